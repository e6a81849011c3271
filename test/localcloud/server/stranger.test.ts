import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { buildFunctions, folders } from '../cloud'

/** Another application altogether, on the entry that stands alone: a reading list, and a function that tidies it up at night. */

const root = resolve(__dirname, '../../..')
const OPEN = "import tcb from '@cloudbase/node-sdk'\nconst app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })\nconst db = app.database()\nconst _ = db.command"
const bundles = buildFunctions({
  books: {
    source: `${OPEN}
    export const main = async ({ add, read, cover }, context) => {
      const reader = tcb.parseContext(context).environment.WX_OPENID
      if (add) await db.collection('books').add({ _id: reader + ':' + add, reader, title: add, read: false })
      if (read) await db.collection('books').doc(reader + ':' + read).update({ read: true, readAt: db.serverDate() })
      if (cover) await app.uploadFile({ cloudPath: 'covers/' + cover + '.txt', fileContent: Buffer.from(cover) })
      const { data } = await db.collection('books').where({ reader, read: _.neq(true) }).orderBy('title', 'asc').get()
      const { result } = await app.callFunction({ name: 'tidy', data: { count: true } })
      return { unread: data.map(({ title }) => title), kept: result }
    }`,
  },
  tidy: {
    source: `${OPEN}
    export const main = async ({ count }) => {
      if (!count) await db.collection('books').where({ read: true, readAt: _.lt(new Date(Date.now() - 86400000)) }).remove()
      return (await db.collection('books').count()).total
    }`,
    config: { triggers: [{ name: 'nightly', type: 'timer', config: '0 0 3 * * * *' }] },
  },
})
const data = folders.make()
const collections = join(data, 'collections.json')
writeFileSync(collections, JSON.stringify([{ name: 'books', indexes: [{ name: 'byReader', keys: [{ field: 'reader', order: 1 }, { field: 'title', order: 1 }] }] }]))

let child: ChildProcess
let url = ''
const start = async (): Promise<void> => {
  const args = ['--functions', bundles, '--data', data, '--collections', collections, '--clock', '2026-03-02T01:00:00Z', '--quiet']
  child = spawn(process.execPath, ['--import', 'tsx', join(root, 'localcloud/bin.ts'), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const { value: line } = (await createInterface({ input: child.stdout! })[Symbol.asyncIterator]().next()) as { value: string }
  expect(line).toMatch(/; functions: books, tidy$/)
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)![0]
}
const stop = async (): Promise<void> => {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
const post = async (path: string, body: object, token = ''): Promise<any> => (await fetch(url + path, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json()
const signIn = async (openid: string): Promise<string> => (await post('/session', { openid })).token

afterAll(() => folders.clean())

test('two functions of another application keep their data, know their callers, call each other, and are woken by their timer', async () => {
  await start()
  try {
    const [ann, bo] = [await signIn('ann'), await signIn('bo')]
    expect(await post('/functions/books', { add: '红楼梦', cover: '红楼梦' }, ann)).toEqual({ unread: ['红楼梦'], kept: 1 })
    expect(await post('/functions/books', { add: '边城' }, ann)).toEqual({ unread: ['红楼梦', '边城'], kept: 2 })
    expect(await post('/functions/books', { add: '边城' }, bo)).toEqual({ unread: ['边城'], kept: 3 })
    expect(await post('/functions/books', { read: '红楼梦' }, ann)).toEqual({ unread: ['边城'], kept: 3 })
    expect(await post('/functions/books', { add: '边城' }, bo)).toMatchObject({ errMsg: expect.stringMatching(/duplicate/i) })
  } finally {
    await stop()
  }
  await start()
  try {
    const bo = await signIn('bo')
    expect(await post('/functions/books', {}, bo)).toEqual({ unread: ['边城'], kept: 3 })
    const nights = { function: 'tidy', trigger: 'nightly', ok: true }
    expect((await post('/clock', { advance: 'P2D' })).firings).toEqual([expect.objectContaining(nights), expect.objectContaining(nights)])
    expect(await post('/functions/books', {}, bo)).toEqual({ unread: ['边城'], kept: 2 })
  } finally {
    await stop()
  }
})
