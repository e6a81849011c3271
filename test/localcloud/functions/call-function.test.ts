import type { LocalCloud } from '../../../localcloud'
import { buildFunctions, folders, startTestCloud } from '../cloud'

/** The SDK's callFunction from outside and from a function, and what of the SDK has no local counterpart. */
let cloud: LocalCloud
let app: any

beforeAll(async () => {
  const relay = `
    import tcb from '@cloudbase/node-sdk'
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
    export const main = async ({ name, data }) => {
      try {
        return (await app.callFunction({ name, data })).result
      } catch (error) {
        return { code: error.code, message: error.message }
      }
    }`
  const bundles = buildFunctions({
    relay: { source: relay, config: { timeout: 20 } },
    echo: { source: 'export const main = async (event, context) => ({ event, openid: JSON.parse(context.environment).WX_OPENID ?? null })' },
    slow: { source: 'export const main = () => new Promise((done) => setTimeout(done, 5000))', config: { timeout: 1 } },
    fail: { source: 'export const main = async () => { throw new Error("今天不办") }' },
    large: { source: 'export const main = async ({ size }) => "x".repeat(size)' },
  })
  cloud = await startTestCloud(bundles)
  process.env.TENCENTCLOUD = 'true'
  app = require('@cloudbase/node-sdk').init({ env: 'local-env', serviceUrl: `${cloud.url}/admin`, secretId: 'id', secretKey: 'key' })
})
afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const direct = (name: string, data: object) => app.callFunction({ name, data }).then(({ result }: any) => result, ({ code, message }: any) => ({ code, message }))
const relayed = (name: string, data: object) => cloud.functions.invoke('relay', { name, data }, { from: 'client', openid: 'zhang' })

describe.each([['from outside', direct], ['from a function', relayed]])('%s', (_where, call) => {
  test.each([
    ['a result', 'echo', { n: [1, '二'] }, { event: { n: [1, '二'] }, openid: null }],
    ['text as a result', 'large', { size: 3 }, 'xxx'],
    ['a function that is not there', 'absent', {}, { code: 'FUNCTION_NOT_FOUND', message: expect.stringContaining('absent') }],
    ['a function that throws', 'fail', {}, { code: 'FUNCTIONS_EXECUTE_FAIL', message: expect.stringContaining('今天不办') }],
    ['a function that takes too long', 'slow', {}, { code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', message: expect.stringContaining('1 seconds') }],
    ['a result over 1 MB', 'large', { size: 1024 * 1024 }, { code: 'FUNCTIONS_EXECUTE_FAIL', message: expect.stringContaining('1 MB') }],
  ])('%s', async (_name, name, data, answer) => {
    expect(await call(name, data)).toEqual(answer)
  })
})

test('data over 100 KB is refused', async () => {
  expect(await direct('echo', { text: 'x'.repeat(101 * 1024) })).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining('100 KB') })
  expect(await direct('large', { size: 1, text: '诉'.repeat(33 * 1024) })).toBe('x')
})

test.each([
  ['auth.getUserInfoForAdmin', () => app.auth().getEndUserInfo('user-1')],
  ['analytics.report', () => app.analytics({ report_type: 'mall', report_data: { action_type: 'order', action_time: 1 } })],
  ['wx.wxPayApi', () => app.callWxPayApi({ apiName: 'pay', requestData: Buffer.from('x') })],
  ['wx.openApi', () => app.callCompatibleWxOpenApi({ apiName: 'send', requestData: Buffer.from('x') })],
])('%s has no counterpart and is refused by its name', async (action, ask) => {
  const answer = await Promise.resolve().then(ask).catch((error: any) => ({ code: error.code, message: error.message }))
  expect(JSON.stringify(answer.code ? answer : JSON.parse(String(answer)))).toEqual(expect.stringContaining(action))
})
