import { existsSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { type LocalCloud, sendJson } from '../../../localcloud'
import { buildFunctions, folders, send, startTestCloud } from '../cloud'

const functions = (): string => buildFunctions({ one: { source: 'export const main = async (_, context) => JSON.parse(context.environment).WX_OPENID' } })

let cloud: LocalCloud
let data: string
let bundles: string

beforeAll(async () => {
  data = folders.make()
  bundles = functions()
  cloud = await startTestCloud(bundles, {
    data,
    routes: [
      { method: 'GET', path: '/', handle: (_req, res, own) => sendJson(res, 200, { console: own.url }) },
      { method: 'GET', path: { prefix: '/assets/' }, handle: (req, res) => sendJson(res, 200, { file: req.url }) },
      { method: 'GET', path: '/health', handle: (_req, res) => sendJson(res, 200, { ok: false }) },
    ],
  })
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

/** The status for a request with given headers, which fetch would not let through. */
const statusWith = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    request(`${cloud.url}/health`, { headers }, (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject).end()
  })

test('a person signs in with an openid and calls with the token', async () => {
  const { body } = await send(cloud, 'POST', '/session', { openid: 'zhang' })
  const answer = await fetch(`${cloud.url}/functions/one`, { method: 'POST', headers: { authorization: `Bearer ${body.token}` } })
  expect(await answer.json()).toBe('zhang')
})

test.each([{}, { openid: '' }, { openid: 'a b' }, { openid: { $ne: null } }, { openid: '张' }])('signing in as %j is refused', async (body) => {
  expect((await send(cloud, 'POST', '/session', body)).status).toBe(400)
})

test('added routes are served, and do not replace the own ones', async () => {
  expect((await send(cloud, 'GET', '/')).body).toEqual({ console: cloud.url })
  expect((await send(cloud, 'GET', '/assets/a.js')).body).toEqual({ file: '/assets/a.js' })
  expect((await send(cloud, 'GET', '/health')).body.ok).toBe(true)
  expect((await send(cloud, 'GET', '/nowhere')).status).toBe(404)
})

test('a body that is not a JSON object is refused', async () => {
  for (const body of ['{', '[]', '"text"']) expect((await fetch(`${cloud.url}/session`, { method: 'POST', body })).status).toBe(400)
})

test('requests by another name or from a foreign page are refused', async () => {
  const own = cloud.url.slice('http://'.length)
  expect(await statusWith({ host: own })).toBe(200)
  expect(await statusWith({ host: own, origin: cloud.url })).toBe(200)
  expect(await statusWith({ host: 'evil.example' })).toBe(403)
  expect(await statusWith({ host: own, origin: 'https://evil.example' })).toBe(403)
  expect(await statusWith({ host: own, origin: 'null' })).toBe(403)
})

test('no other address of this machine is listened on', async () => {
  const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter(({ address, family }) => family === 'IPv4' && address !== '127.0.0.1')
  const addresses = ['127.0.0.2', ...others.map(({ address }) => address)]
  for (const address of addresses) {
    await expect(fetch(cloud.url.replace('127.0.0.1', address))).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  }
})

test('a second local cloud on the folder is refused, and the first goes on', async () => {
  await expect(startTestCloud(bundles, { data })).rejects.toThrow(/another local cloud .* is using/)
  expect((await send(cloud, 'GET', '/health')).status).toBe(200)
  expect(existsSync(join(data, 'lock'))).toBe(true)
})

test('a folder that another living process has is refused, one left by a dead process is taken', async () => {
  const folder = folders.make()
  writeFileSync(join(folder, 'lock'), String(process.ppid))
  await expect(startTestCloud(bundles, { data: folder })).rejects.toThrow(`process ${process.ppid}`)
  writeFileSync(join(folder, 'lock'), '999999999')
  const second = await startTestCloud(bundles, { data: folder })
  await second.close()
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('a taken port is named, and the folder is free again', async () => {
  const folder = folders.make()
  const port = Number(new URL(cloud.url).port)
  await expect(startTestCloud(bundles, { data: folder, port })).rejects.toThrow(`port ${port}`)
  const second = await startTestCloud(bundles, { data: folder })
  await second.close()
})

test('missing bundles are named', async () => {
  await expect(startTestCloud(join(bundles, 'absent'))).rejects.toThrow('build them first')
})

test('clearing empties messages and files and forgets what warm functions remember; the clock stays', async () => {
  const counting = buildFunctions({ count: { source: 'let calls = 0; export const main = async () => ++calls' } })
  const full = await startTestCloud(counting, { wechat: { appid: 'wx1', templates: [{ id: 't', title: '', fields: [{ name: 'thing1' }] }] } })
  await full.clock.set('2026-05-01T00:00:00Z')
  full.wechat.grant('zhang', 't', 1)
  const upload = () => fetch(`${full.url}/storage?path=a.txt`, { method: 'POST', headers: { authorization: `Bearer ${full.sessions.open('zhang')}` }, body: 'a' })
  await upload()
  await full.functions.invoke('count', {}, { from: 'function' })

  await full.clear()

  expect(full.wechat.creditsOf('zhang', 't')).toBe(0)
  expect((await upload()).status).toBe(200)
  expect(await full.functions.invoke('count', {}, { from: 'function' })).toBe(1)
  expect(new Date(full.clock.now()).toISOString().slice(0, 10)).toBe('2026-05-01')
  await full.close()
})

describe('closing', () => {
  const wechat = { appid: 'wx1', templates: [] }

  test('waits for what is being answered, which is written and outlives a restart', async () => {
    const folder = folders.make()
    const lines: string[] = []
    let arrive: () => void = () => undefined
    let goOn: () => void = () => undefined
    const [arrived, gone] = [new Promise<void>((resolve) => (arrive = resolve)), new Promise<void>((resolve) => (goOn = resolve))]
    const slow = { method: 'POST' as const, path: '/slow', handle: async (_req: unknown, _res: unknown, own: LocalCloud) => (arrive(), await gone, own.wechat.grant('zhang', 't', 1)) }
    const first = await startTestCloud(bundles, { data: folder, wechat, routes: [slow], log: (line) => lines.push(line) })
    // Whoever asked learns of the closing when the connection is cut, and what was asked for goes on.
    const asked = fetch(`${first.url}/slow`, { method: 'POST' }).catch(() => goOn())
    await arrived
    await first.close()
    await asked
    expect(lines).toEqual([])
    const second = await startTestCloud(bundles, { data: folder, wechat })
    expect(second.wechat.creditsOf('zhang', 't')).toBe(1)
    await second.close()
  })

  test('ends the functions that are at work before the files that they write to, and starts none again', async () => {
    const lines: string[] = []
    const busy = buildFunctions({ busy: { source: "export const main = async () => { console.log('at work'); await new Promise(() => setInterval(() => undefined, 1000)) }" } })
    let begun: () => void = () => undefined
    const atWork = new Promise<void>((resolve) => (begun = resolve))
    const full = await startTestCloud(busy, { wechat, workers: 1, log: (line) => (lines.push(line), begun()) })
    const calls = [1, 2, 3].map(() => full.functions.invoke('busy', {}, { from: 'function' }).catch((error: Error) => error.message))
    await atWork
    await full.close()
    expect(await Promise.all(calls)).toEqual([expect.stringContaining('exited'), ...[2, 3].map(() => expect.stringContaining('is closing'))])
    expect(lines).toEqual(['[busy] at work'])
    expect(() => full.wechat.grant('zhang', 't', 1)).toThrow('is closed')
  })
})

test('a session outlives a restart, and is worth nothing on another folder', async () => {
  const folder = folders.make()
  const first = await startTestCloud(bundles, { data: folder })
  const token = first.sessions.open('zhang')
  await first.close()
  const second = await startTestCloud(bundles, { data: folder })
  expect([second.sessions.find(token), cloud.sessions.find(token)]).toEqual(['zhang', null])
  await second.close()
})
