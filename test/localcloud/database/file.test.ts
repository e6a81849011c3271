import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { openDatabase } from '../../../localcloud/database'

const collections = [{ name: 'c', indexes: [{ name: 'n', keys: [{ field: 'n', order: 1 as const }] }] }]

describe('the data file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'file-'))
  const file = (name: string) => join(folder, name)
  const open = (name: string) => openDatabase({ file: file(name), clock: { now: () => 0 }, collections })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('text is refused with words that say what to do, and stays as it was', () => {
    writeFileSync(file('notes.txt'), '不是数据库')
    expect(() => open('notes.txt')).toThrow(/is not a database file; move it away/)
    expect(readFileSync(file('notes.txt'), 'utf8')).toBe('不是数据库')
  })

  test('the database of another program is refused', () => {
    const other = new Libsql(file('other.sqlite'))
    other.exec('CREATE TABLE mine (a)')
    other.close()
    expect(() => open('other.sqlite')).toThrow(/another program/)
  })

  test('a file of another layout is refused, and stays as it was', async () => {
    await open('later.sqlite').close()
    // SQLite's header keeps the layout in the four bytes from 60 on (PRAGMA user_version).
    const later = readFileSync(file('later.sqlite'))
    later.writeUInt32BE(99, 60)
    writeFileSync(file('later.sqlite'), later)
    expect(() => open('later.sqlite')).toThrow(/has layout 99, and this version knows layout \d+; move it away, or choose another data folder/)
    expect(readFileSync(file('later.sqlite')).equals(later)).toBe(true)
  })

  test('a cut-off file is refused', async () => {
    await open('cut.sqlite').close()
    truncateSync(file('cut.sqlite'), 40)
    expect(() => open('cut.sqlite')).toThrow(/is not a database file/)
  })

  test('what is written in large commits is folded into the file on the way: its log does not grow with it', async () => {
    const database = open('large.sqlite')
    const data = Array.from({ length: 1000 }, (_each, n) => JSON.stringify({ n, text: 'x'.repeat(100) }))
    for (let time = 0; time < 120; time += 1) await database.actions['database.insertDocument']!({ collectionName: 'c', data })
    // Without that it is 400 MB; a statement writes about a page of 4 KB, and 40,000 of them are folded.
    expect(statSync(file('large.sqlite-wal')).size).toBeLessThan(200 * 1024 * 1024)
    await database.close()
  })

  test('a file that lost its end, or holds rubbish in the middle, is refused with words that say what to do', async () => {
    const database = open('damaged.sqlite')
    database.bulkInsert('c', Array.from({ length: 2000 }, (_each, n) => ({ n, text: 'x'.repeat(200) })))
    await database.close()
    const whole = readFileSync(file('damaged.sqlite'))
    writeFileSync(file('damaged.sqlite'), whole.subarray(0, whole.length / 2))
    expect(() => open('damaged.sqlite')).toThrow(/is (cut off|damaged); put back a copy of the data folder/)
    writeFileSync(file('damaged.sqlite'), Buffer.concat([whole.subarray(0, 40_960), Buffer.alloc(40_960, 7), whole.subarray(81_920)]))
    expect(() => open('damaged.sqlite')).toThrow(/is damaged; put back a copy of the data folder/)
    writeFileSync(file('damaged.sqlite'), whole)
    await open('damaged.sqlite').close()
  })

  test('an empty file is a new database', async () => {
    writeFileSync(file('empty.sqlite'), '')
    const database = open('empty.sqlite')
    database.bulkInsert('c', [{ n: 1 }])
    await database.close()
    await open('empty.sqlite').close()
  })

  test('killed in the middle of writing, it keeps what was written whole', async () => {
    const script = `
      const { openDatabase } = require(${JSON.stringify(join(__dirname, '../../../localcloud/database'))})
      const database = openDatabase({ file: ${JSON.stringify(file('killed.sqlite'))}, clock: { now: () => 0 }, collections: ${JSON.stringify(collections)} })
      const insert = database.actions['database.insertDocument']
      for (let n = 0; n < 200; n++) {
        insert({ collectionName: 'c', data: [JSON.stringify({ _id: 'a' + n, n }), JSON.stringify({ _id: 'b' + n, n })] })
        require('fs').writeSync(1, n + '\\n')
        if (n === 150) {
          database.actions['database.startTransaction']({})
          process.kill(process.pid, 'SIGKILL')
        }
      }`
    const { stdout, signal } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], { cwd: join(__dirname, '../../..'), encoding: 'utf8' })
    expect(signal).toBe('SIGKILL')
    const acknowledged = stdout.trim().split('\n').length
    const database = open('killed.sqlite')
    const count = (query: object) => (database.actions['database.calculateDocument']!({ collectionName: 'c', query: JSON.stringify(query) }) as any).data.total
    expect([acknowledged, count({})]).toEqual([151, 302])
    expect(count({ n: { $gte: 150 } })).toBe(2)
    await database.close()
  })
})
