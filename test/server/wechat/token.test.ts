import { type IncomingMessage, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Call = { path: string; token: string | null; body: { force_refresh?: boolean } }

/** A server that counts tokens and takes those in `good`, as WeChat's does; what the stand-in cannot be made to do. */
let server: Server
let calls: Call[]
let given: string[]
let good: Set<string>
let lifetime: number

const bodyOf = async (req: IncomingMessage) => JSON.parse(Buffer.concat(await req.toArray()).toString() || '{}') as Call['body']

beforeAll(async () => {
  server = createServer(async (req, res) => {
    const url = new URL(req.url!, 'http://x')
    const call = { path: url.pathname, token: url.searchParams.get('access_token'), body: await bodyOf(req) }
    calls.push(call)
    const answer = () => {
      if (call.path === '/cgi-bin/stable_token') return { access_token: given.length > 1 ? given.shift() : given[0], expires_in: lifetime }
      return good.has(call.token!) ? { errcode: 0 } : { errcode: 40001, errmsg: 'invalid credential' }
    }
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify(answer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  Object.assign(process.env, { WECHAT_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, WECHAT_APPID: 'wx1', WECHAT_SECRET: 's' })
})
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

let call: typeof import('../../../server/wechat/token').call
beforeEach(async () => {
  calls = []
  given = ['one']
  good = new Set(['one'])
  lifetime = 7200
  jest.resetModules()
  ;({ call } = await import('../../../server/wechat/token'))
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
