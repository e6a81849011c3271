import type { LocalCloud } from '../../../localcloud'
import { buildFunctions, folders, startTestCloud } from '../cloud'
import { APPID, FITTING, TEMPLATES } from './support'

let cloud: LocalCloud

/** Calls a method of the real SDK inside a function. */
const asking = `
  import tcb from '@cloudbase/node-sdk'
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
  export const main = async ({ method, argument, bytes }) => {
    try {
      return await app[method](bytes ? { ...argument, requestData: Buffer.from(bytes) } : argument)
    } catch (error) {
      return { code: error.code, message: error.message }
    }
  }`

beforeAll(async () => {
  cloud = await startTestCloud(buildFunctions({ ask: { source: asking, config: { timeout: 20 } } }), {
    wechat: { appid: APPID, templates: TEMPLATES, pages: ['pages/home/index'], quotas: { '/wxa/business/getuserphonenumber': { calls: 1, per: 'day' } } },
  })
  cloud.wechat.grant('zhang', 'progress', 1)
})
afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const ask = (apiName: string, requestData: object) => cloud.functions.invoke('ask', { method: 'callWxOpenApi', argument: { apiName, requestData } }, { from: 'function' }) as Promise<any>

test('a subscription message by its cloud call name, and its errcode when the credit is spent', async () => {
  const message = { touser: 'zhang', template_id: 'progress', page: 'pages/home/index', data: FITTING }
  expect((await ask('subscribeMessage.send', message)).result).toMatchObject({ errcode: 0, errmsg: 'ok', msgid: expect.any(String) })
  expect(cloud.wechat.messagesOf({ openid: 'zhang' })).toHaveLength(1)
  expect((await ask('subscribeMessage.send', message)).result).toMatchObject({ errcode: 43101 })
  expect((await ask('/cgi-bin/message/subscribe/send', { ...message, template_id: 'none' })).result.errcode).toBe(40037)
  expect((await ask('subscribeMessage.send', { ...message, page: 'pages/none/index' })).result.errcode).toBe(41030)
})

test('content safety, codes and phone numbers', async () => {
  expect((await ask('security.msgSecCheck', { content: '违规示例词', version: 2, scene: 2, openid: 'zhang' })).result.result.suggest).toBe('risky')
  expect((await ask('security.msgSecCheck', { content: '违规示例词' })).result.errcode).toBe(87014)
  const { result } = await ask('wxacode.getUnlimited', { scene: 'a=1', page: 'pages/home/index' })
  expect([result.contentType, Buffer.from(result.buffer.data).subarray(1, 4).toString()]).toEqual(['image/png', 'PNG'])
  expect((await ask('phonenumber.getPhoneNumber', { code: 'none' })).result.errcode).toBe(40029)
  expect((await ask('phonenumber.getPhoneNumber', { code: 'none' })).result.errcode).toBe(45009)
})

test('an interface without a stand-in is refused by its name', async () => {
  expect(await ask('customerServiceMessage.send', {})).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining('customerServiceMessage.send') })
})

test.each([
  ['callCompatibleWxOpenApi', 'wx.openApi'],
  ['callWxPayApi', 'wx.wxPayApi'],
])('%s, which speaks protobuf, is refused by its name', async (method, action) => {
  const answer = (await cloud.functions.invoke('ask', { method, argument: { apiName: 'x' }, bytes: 'abc' }, { from: 'function' })) as any
  expect(JSON.stringify(answer)).toContain('INVALID_ACTION')
  expect(JSON.stringify(answer)).toContain(action)
})
