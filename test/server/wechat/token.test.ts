import { type IncomingMessage, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestCloud, openTestCloud } from '../harness'

type Call = { path: string; token: string | null; body: { force_refresh?: boolean } }

/** A server that counts tokens and takes those in `good`, as WeChat's does; what the stand-in cannot be made to do. */
let server: Server
let calls: Call[]
let given: string[]
let good: Set<string>
let lifetime: number
/** How many calls are answered with "busy" yet. */
let busy: number

const bodyOf = async (req: IncomingMessage) => JSON.parse(Buffer.concat(await req.toArray()).toString() || '{}') as Call['body']

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
  server = createServer(async (req, res) => {
    const url = new URL(req.url!, 'http://x')
    const call = { path: url.pathname, token: url.searchParams.get('access_token'), body: await bodyOf(req) }
    calls.push(call)
    const answer = () => {
      if (call.path === '/cgi-bin/stable_token') return { access_token: given.length > 1 ? given.shift() : given[0], expires_in: lifetime }
      if (busy > 0) return (busy -= 1, { errcode: -1, errmsg: 'system error' })
      return good.has(call.token!) ? { errcode: 0 } : { errcode: 40001, errmsg: 'invalid credential' }
    }
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify(answer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  Object.assign(process.env, { WECHAT_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, WECHAT_APPID: 'wx1', WECHAT_SECRET: 's' })
})
afterAll(async () => {
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  await test.close()
})

/** An instance of a function, which knows nothing of the others but what is stored. */
async function instance(): Promise<typeof import('../../../server/wechat/token').call> {
  jest.resetModules()
  return (await import('../../../server/wechat/token')).call
}

let call: typeof import('../../../server/wechat/token').call
beforeEach(async () => {
  test.cloud.database.clear()
  calls = []
  given = ['one']
  good = new Set(['one'])
  lifetime = 7200
  busy = 0
  call = await instance()
})

const tokenCalls = () => calls.filter(({ path }) => path === '/cgi-bin/stable_token')
const send = () => call('wechat', '/send', {})

it('a token is asked for once, however many messages wait for it, and kept', async () => {
  await Promise.all([send(), send(), send()])
  await send()
  expect(tokenCalls()).toHaveLength(1)
})

it('a token about to end is not used any more', async () => {
  lifetime = 299
  await send()
  await send()
  expect(tokenCalls()).toHaveLength(2)
})

it('a refused token is replaced once and the message sent with the next', async () => {
  given = ['one', 'two']
  good = new Set(['two'])
  expect(await send()).toMatchObject({ errcode: 0 })
  expect(calls.map(({ token }) => token)).toEqual([null, 'one', null, 'two'])
  expect(tokenCalls().every(({ body }) => body.force_refresh === false)).toBe(true)
})

it('renewal is forced only when asking gives the refused token again', async () => {
  given = ['one', 'one', 'two']
  good = new Set(['two'])
  expect(await send()).toMatchObject({ errcode: 0 })
  expect(tokenCalls().map(({ body }) => body.force_refresh)).toEqual([false, false, true])
})

it('a second refusal is answered, not asked for again', async () => {
  good = new Set()
  expect(await send()).toMatchObject({ errcode: 40001 })
  expect(calls.filter(({ path }) => path === '/send')).toHaveLength(2)
})

it('nothing that can be logged carries the token', async () => {
  await send()
  server.closeAllConnections()
  const base = process.env['WECHAT_API_BASE']
  process.env['WECHAT_API_BASE'] = 'http://127.0.0.1:9'
  await expect(send()).rejects.toThrow(/^\/send: /)
  await expect(send()).rejects.not.toThrow('one')
  process.env['WECHAT_API_BASE'] = base
})

describe('instances of a function', () => {
  const sendFrom = async (of: typeof call) => of('wechat', '/send', {})

  it('share one token: what one asked for the others find, also when all begin at once', async () => {
    const others = [await instance(), await instance(), await instance()]
    await Promise.all(others.map(sendFrom))
    await sendFrom(await instance())
    expect(tokenCalls()).toHaveLength(1)
  })

  it('replace a refused one once between them', async () => {
    const others = [await instance(), await instance()]
    await Promise.all(others.map(sendFrom))
    given = ['two']
    good = new Set(['two'])
    expect(await Promise.all(others.map(sendFrom))).toMatchObject([{ errcode: 0 }, { errcode: 0 }])
    expect(tokenCalls()).toHaveLength(2)
  })

  it('wait for nobody who was killed while asking', async () => {
    const { takeLease } = await import('../../../server/store/lease')
    await takeLease('token:wechat', 'killed', Date.now)
    expect(await send()).toMatchObject({ errcode: 0 })
  })
})

it('a token lies sealed in the store, and what it costs there is counted for no command', async () => {
  const { counted } = await import('../../../server/store/cloud')
  expect((await counted(send)).requests).toBe(0)
  const { collection } = await import('../../../server/store/database')
  const row = await collection<{ _id: string; token: string; until: number }>('tokens').byId('wechat')
  expect(row!.token).not.toContain('one')
  expect(row!.token).toMatch(/^old\./)
})

it('a service that is busy is asked once more, and no oftener', async () => {
  busy = 1
  expect(await send()).toMatchObject({ errcode: 0 })
  busy = 2
  expect(await send()).toMatchObject({ errcode: -1 })
})
