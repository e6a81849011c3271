import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startDistrict } from '../../../scripts/local/district'
import { fill } from '../../../scripts/local/fill'
import { keysOf } from '../../../scripts/local/keys'
import { CLOCK_START } from '../../../scripts/local/moment'
import { readAll } from '../../../scripts/local/read'
import { ROOT } from '../../../scripts/root'
import { COLLECTIONS, type CollectionName } from '../../../server/store/collections'
import { LEFT_OUT } from '../../../scripts/backup/take'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
const [data, empty, kept] = ['data', 'empty', 'kept'].map((name) => join(folder, name)) as [string, string, string]
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `npm run backup` as an engineer calls it: what it says, and whether it ended well. */
async function backup(...args: string[]): Promise<{ ok: boolean; said: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/backup.ts', ...args], { cwd: ROOT })
    return { ok: true, said: stdout }
  } catch (error) {
    return { ok: false, said: String((error as { stderr?: string }).stderr) }
  }
}

/** Opens a data folder without functions, for as long as `look` takes. */
async function withCloud<T>(where: string, look: (cloud: Awaited<ReturnType<typeof startDistrict>>) => Promise<T>): Promise<T> {
  const cloud = await startDistrict({ data: where, functions: mkdtempSync(join(folder, 'none-')), clockStart: new Date(CLOCK_START).toISOString() })
  try {
    return await look(cloud)
  } finally {
    await cloud.close()
  }
}

/** Every document of every collection that a backup keeps, as text. */
const everything = (where: string) =>
  withCloud(where, async (cloud) => {
    const all: Record<string, string[]> = {}
    for (const { name } of COLLECTIONS) if (!LEFT_OUT[name as CollectionName]) all[name] = (await readAll(cloud, name as CollectionName, { order: { _id: 1 }, limit: 100_000 })).map((document) => JSON.stringify(document)).sort()
    return all
  })

describe('a backup', () => {
  it('is taken, and after a wipe put back as it was: every document, every chain, every figure', async () => {
    await withCloud(data, (cloud) => fill(cloud, 40))
    const before = await everything(data)
    expect(before['entries']!.length).toBeGreaterThan(200)
    const taken = await backup('--to', kept, '--data', data)
    expect(taken).toEqual({ ok: true, said: expect.stringContaining('every chain holds') as string })
    // Keys are kept apart from what they open.
    const { APPEALS_KEYS, APPEALS_HASH_KEY } = keysOf(data)
    for (const key of [APPEALS_KEYS.split(':')[1]!, APPEALS_HASH_KEY]) expect(readFileSync(join(kept, 'manifest.json'), 'utf8')).not.toContain(key)

    expect((await backup('--from', kept, '--data', data)).said).toContain('已有数据')
    expect(await backup('--from', kept, '--data', data, '--fresh')).toEqual({ ok: true, said: expect.stringContaining('every chain holds') as string })
    expect(await everything(data)).toEqual(before)
  })

  it('is not put back under keys that do not open it, nor when a byte of it was changed', async () => {
    expect((await backup('--from', kept, '--data', empty)).said).toContain('打不开这份备份')
    const lines = join(kept, 'entries.ndjson.gz')
    const whole = readFileSync(lines)
    appendFileSync(lines, 'x')
    expect((await backup('--from', kept, '--data', data, '--fresh')).said).toContain('已损坏')
    writeFileSync(lines, whole.subarray(0, whole.length - 200))
    expect((await backup('--from', kept, '--data', data, '--fresh')).said).toContain('已损坏')
    writeFileSync(lines, whole)
    expect((await backup('--from', join(folder, 'nothing'), '--data', data)).said).toContain('没有完整的备份')
    expect((await backup('--to', kept, '--data', data)).said).toContain('已经存在')
    expect((await backup()).said).toContain('用法')
  })

  it('that was cut short while it was put back goes on where it stopped', async () => {
    const manifest = JSON.parse(readFileSync(join(kept, 'manifest.json'), 'utf8')) as { at: number }
    const before = await everything(data)
    // As a killed run leaves it: marked, and some of it there.
    for (const rest of ['', '-wal', '-shm']) rmSync(join(data, `database.sqlite${rest}`), { force: true })
    await withCloud(data, async (cloud) => {
      await cloud.database.bulkInsert('counters', [{ _id: 'restoring', from: String(manifest.at) }])
      await cloud.database.bulkInsert('units', before['units']!.slice(0, 3).map((unit) => JSON.parse(unit) as { _id: string }))
    })
    expect(await backup('--from', kept, '--data', data)).toEqual({ ok: true, said: expect.stringContaining('every chain holds') as string })
    expect(await everything(data)).toEqual(before)
  })
})
