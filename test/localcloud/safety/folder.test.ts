import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { buildFunctions, folders, startTestCloud } from '../cloud'

const root = resolve(__dirname, '../../..')
const command = [process.execPath, '--import', 'tsx', join(root, 'localcloud/bin.ts')] as const

/** Runs the standalone entry to its end: for what it refuses. */
const refused = (...args: string[]) => spawnSync(command[0], [...command.slice(1), ...args], { cwd: root, encoding: 'utf8', timeout: 30_000 })

const bundles = buildFunctions({ one: { source: 'export const main = async ({ n }) => n + 1' } })
afterAll(() => folders.clean())

test('the standalone entry serves functions and a declared collection, and a second one on its folder says so and stops', async () => {
  const data = folders.make()
  const collections = join(data, 'collections.json')
  writeFileSync(collections, JSON.stringify([{ name: 'things', indexes: [{ name: 'n', keys: [{ field: 'n', order: 1 }], unique: true }] }]))
  const args = ['--functions', bundles, '--data', data, '--collections', collections]
  const child = spawn(command[0], [...command.slice(1), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value.match(/http:\/\/127\.0\.0\.1:\d+.*/) as [string]
    expect(line).toMatch(/ready in \d+ ms; functions: one$/)
    const url = line.split(',')[0]!
    const post = async (path: string, body: object, token = '') => (await fetch(url + path, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json() as Promise<any>
    const { token } = await post('/session', { openid: 'zhang' })
    expect(await post('/functions/one', { n: 1 }, token)).toBe(2)
    const add = () => post('/admin', { action: 'database.insertDocument', collectionName: 'things', data: ['{"n":1}'] })
    expect((await add()).data.insertedIds).toHaveLength(1)
    expect((await add()).code).toBe('DATABASE_DUPLICATE_WRITE')

    const second = refused(...args)
    expect(second.status).toBe(1)
    expect(second.stderr).toMatch(/another local cloud \(process \d+\) is using .*: stop it, or choose another data folder/)
    expect((await fetch(`${url}/health`)).status).toBe(200)
  } finally {
    child.kill('SIGTERM')
    await new Promise((ended) => child.once('exit', ended))
  }
})

test.each([
  ['nothing said', [], /--functions and --data are needed[^]*usage:/],
  ['an unknown option', ['--invented'], /--invented[^]*usage:/],
  ['no functions there', ['--functions', '/nowhere', '--data', folders.make()], /no built functions in \/nowhere/],
  ['a collections file of another shape', ['--functions', bundles, '--data', folders.make(), '--collections', join(root, 'package.json')], /is not a list of/],
])('the standalone entry says what is wrong: %s', (_name, args, words) => {
  const { status, stderr } = refused(...args)
  expect([status, stderr]).toEqual([1, expect.stringMatching(words)])
})

test.each(['clock.json', 'key.json', 'timers.json'])('a damaged %s is named, with what to do', async (name) => {
  const data = folders.make()
  writeFileSync(join(data, name), '{"offset": 1')
  await expect(startTestCloud(bundles, { data })).rejects.toThrow(new RegExp(`${name} is damaged.*choose another data folder`))
})

test('a damaged journal is named with its line; a torn last line is not damage', async () => {
  const data = folders.make()
  writeFileSync(join(data, 'wechat.jsonl'), '{"kind":"phone","openid":"a","number":"100"}\nrubbish\n')
  await expect(startTestCloud(bundles, { data })).rejects.toThrow(/wechat\.jsonl is damaged: line 2/)
  writeFileSync(join(data, 'wechat.jsonl'), '{"kind":"accept","openid":"a","template":"t"}\n{"kind":"acc')
  const cloud = await startTestCloud(bundles, { data })
  expect(cloud.wechat.creditsOf('a', 't')).toBe(1)
  await cloud.close()
})
