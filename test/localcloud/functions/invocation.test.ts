import { constants, getPriority } from 'node:os'
import type { FunctionFailure} from '../../../localcloud';
import { type LocalCloud } from '../../../localcloud'
import { buildFunctions, folders, send, startTestCloud } from '../cloud'

const lines: string[] = []
let cloud: LocalCloud

beforeAll(async () => {
  const bundles = buildFunctions({
    echo: { source: 'export const main = async (event) => ({ event, pid: process.env.WX_OPENID })' },
    count: { source: 'let calls = 0; export const main = async () => ++calls' },
    slow: { source: 'export const main = (event) => new Promise((done) => setTimeout(() => done(event.n), event.wait))', config: { timeout: 1 } },
    fail: { source: 'export const main = async () => { throw new Error("no such thing") }' },
    crash: { source: 'let calls = 0; export const main = async (event) => { calls += 1; if (event.crash) process.exit(1); return calls }' },
    stray: { source: 'export const main = async (event) => { if (event.crash) { void Promise.reject(new Error("stray")); await new Promise(() => {}) } return "alive" }' },
    greedy: { source: 'export const main = async () => { const kept = []; for (;;) kept.push(new Array(100000).fill(Math.random())) }', config: { memorySize: 32, timeout: 20 } },
    large: { source: 'export const main = async (event) => "x".repeat(event.size)' },
    nothing: { source: 'export const main = async () => undefined' },
    talk: { source: 'export const main = async () => { console.log("good day"); return 1 }' },
    broken: { source: 'throw new Error("cannot load"); export const main = 1' },
    rank: { source: 'export const main = async () => require("node:os").getPriority()' },
    environment: { source: 'export const main = async () => ({ ...process.env })' },
  })
  cloud = await startTestCloud(bundles, { log: (line) => lines.push(line), env: { APP_SETTING: 'on' } })
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const asFunction = { from: 'function' } as const
const failureOf = async (name: string, data: unknown): Promise<FunctionFailure> =>
  cloud.functions.invoke(name, data, asFunction).then(
    () => Promise.reject(new Error('the call succeeded')),
    (failure: FunctionFailure) => failure,
  )

test('a function gets the data and its result comes back as JSON', async () => {
  const answer = await send(cloud, 'POST', '/functions/echo', { a: [1, '二'] }, 'zhang')
  expect(answer).toEqual({ status: 200, body: { event: { a: [1, '二'] }, pid: 'zhang' } })
})

test('a result of undefined is null', async () => {
  expect(await send(cloud, 'POST', '/functions/nothing', {}, 'zhang')).toEqual({ status: 200, body: null })
})

test('a warm worker is used again', async () => {
  expect([await cloud.functions.invoke('count', {}, asFunction), await cloud.functions.invoke('count', {}, asFunction)]).toEqual([1, 2])
})

const testOfThreads = process.platform === 'linux' ? test : test.skip

testOfThreads('a function gives way to the gateway that it waits for', async () => {
  const before = getPriority()
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority
  expect(await cloud.functions.invoke('rank', {}, asFunction)).toBe(Math.min(PRIORITY_LOW, before + PRIORITY_BELOW_NORMAL))
  expect(getPriority()).toBe(before)
})

test('calls beyond the workers wait their turn and all are answered', async () => {
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => cloud.functions.invoke('slow', { n, wait: 50 }, asFunction)))
  expect(answers).toEqual([1, 2, 3, 4, 5])
})

test('a call without a session is refused', async () => {
  expect((await send(cloud, 'POST', '/functions/echo', {})).status).toBe(401)
})

test('a forged session is refused', async () => {
  const answer = await fetch(`${cloud.url}/functions/echo`, { method: 'POST', headers: { authorization: 'Bearer zhang.forged' } })
  expect(answer.status).toBe(401)
})

test('an unknown function fails as the mini-program would see it', async () => {
  const answer = await send(cloud, 'POST', '/functions/absent', {}, 'zhang')
  expect(answer.status).toBe(404)
  expect(answer.body).toMatchObject({ errCode: -501000, errMsg: expect.stringMatching(/^cloud\.callFunction:fail .*absent/) })
})

test('what a function throws is one failed call with its message', async () => {
  const answer = await send(cloud, 'POST', '/functions/fail', {}, 'zhang')
  expect(answer.body).toEqual({ errCode: -504002, errMsg: expect.stringContaining('no such thing') })
})

test('a call past its timeout fails, and the next one is served', async () => {
  expect(await failureOf('slow', { wait: 5000 })).toMatchObject({ kind: 'timedOut', errCode: -504003, code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' })
  expect(await cloud.functions.invoke('slow', { n: 7, wait: 0 }, asFunction)).toBe(7)
})

test('a crash is one failed call, and a new worker starts from nothing', async () => {
  await cloud.functions.invoke('crash', {}, asFunction)
  expect(await failureOf('crash', { crash: true })).toMatchObject({ kind: 'crashed', code: 'FUNCTIONS_EXECUTE_FAIL' })
  expect(await cloud.functions.invoke('crash', {}, asFunction)).toBe(1)
})

test('an unhandled rejection crashes the call, as it does on the platform', async () => {
  expect((await failureOf('stray', { crash: true })).message).toContain('stray')
  expect(await cloud.functions.invoke('stray', {}, asFunction)).toBe('alive')
})

test('a function that takes more memory than configured is ended', async () => {
  expect((await failureOf('greedy', {})).message).toContain('ERR_WORKER_OUT_OF_MEMORY')
})

test('a bundle that cannot be loaded fails each call with its reason', async () => {
  expect((await failureOf('broken', {})).message).toContain('cannot load')
  expect((await failureOf('broken', {})).message).toContain('cannot load')
})

test.each([
  [100 * 1024 - 20, 200],
  [100 * 1024, 413],
  [1024 * 1024, 413],
])('data of %i characters is answered with %i', async (size, status) => {
  const answer = await send(cloud, 'POST', '/functions/count', { text: 'x'.repeat(size) }, 'zhang')
  expect(answer.status).toBe(status)
  if (status === 413) expect(answer.body.errCode).toBe(-401002)
})

test('a result over 1 MB fails', async () => {
  expect(await failureOf('large', { size: 1024 * 1024 })).toMatchObject({ kind: 'largeResult' })
  expect(await cloud.functions.invoke('large', { size: 1000 }, asFunction)).toHaveLength(1000)
})

test('data that is not JSON is refused', async () => {
  const headers = { authorization: `Bearer ${cloud.sessions.open('zhang')}` }
  const answer = await fetch(`${cloud.url}/functions/echo`, { method: 'POST', headers, body: '{' })
  expect(answer.status).toBe(400)
})

test('what a function prints goes to the log under its name', async () => {
  await cloud.functions.invoke('talk', {}, asFunction)
  for (let waited = 0; waited < 2000 && !lines.includes('[talk] good day'); waited += 20) await new Promise((done) => setTimeout(done, 20))
  expect(lines).toContain('[talk] good day')
})

test("a function finds the platform's and the application's variables, and none of this process's", async () => {
  process.env.LOCAL_SECRET_OF_THE_MACHINE = 'kept'
  const environment = (await cloud.functions.invoke('environment', {}, asFunction)) as Record<string, string>
  expect(environment).toMatchObject({ SCF_NAMESPACE: 'local-env', APP_SETTING: 'on', WECHAT_API_BASE: `${cloud.url}/wechat`, WECOM_API_BASE: `${cloud.url}/wecom` })
  expect(environment).not.toHaveProperty('LOCAL_SECRET_OF_THE_MACHINE')
})
