import type { LocalCloud } from '../../../localcloud'
import { buildFunctions, folders, send, startTestCloud } from '../cloud'
import { APPID, FITTING, TEMPLATES, tokenOf } from './support'

/**
 * Each documented errcode, brought about on both ways to WeChat: over HTTPS with an access token, and as a cloud call that a
 * function makes with the real SDK, which has none. WeChat answers either with status 200.
 */
let cloud: LocalCloud

/** A function that calls WeChat with the real SDK, and keeps what WeChat pushes to it. */
const asking = `
  import tcb from '@cloudbase/node-sdk'
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
  const pushed = []
  export const main = async (event, context) => {
    if (event.read) return pushed
    if (event.MsgType) return void pushed.push({ event, openid: JSON.parse(context.environment).WX_OPENID })
    return (await app.callWxOpenApi({ apiName: event.apiName, requestData: event.requestData })).result
  }`

beforeAll(async () => {
  cloud = await startTestCloud(buildFunctions({ ask: { source: asking, config: { timeout: 20 } } }), {
    workers: 1,
    wechat: {
      appid: APPID, templates: TEMPLATES, pages: ['pages/home/index'],
      pushes: [{ msgType: 'event', event: 'wxa_media_check', function: 'ask' }],
      quotas: { '/wxa/business/getuserphonenumber': { calls: 0, per: 'day' } },
    },
  })
})
afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const overHttps = async (path: string, body: object): Promise<any> => {
  const answer = await send(cloud, 'POST', `/wechat${path}?access_token=${await tokenOf(cloud)}`, body)
  expect(answer.status).toBe(200)
  return answer.body
}
const byCloudCall = (_path: string, body: object, name: string) => cloud.functions.invoke('ask', { apiName: name, requestData: body }, { from: 'function' }) as Promise<any>

const SUBSCRIBE = ['/cgi-bin/message/subscribe/send', 'subscribeMessage.send'] as const
const TEXT = ['/wxa/msg_sec_check', 'security.msgSecCheck'] as const
const MEDIA = ['/wxa/media_check_async', 'security.mediaCheckAsync'] as const
const CODE = ['/wxa/getwxacodeunlimit', 'wxacode.getUnlimited'] as const
const PHONE = ['/wxa/business/getuserphonenumber', 'phonenumber.getPhoneNumber'] as const
const message = { touser: 'zhang', template_id: 'progress', page: 'pages/home/index', data: FITTING }
const text = { content: '路灯', version: 2, scene: 2, openid: 'zhang' }
const media = { media_url: 'https://elsewhere.example/a.jpg', media_type: 2, version: 2, scene: 2, openid: 'zhang' }

describe.each([['over HTTPS', overHttps], ['by a cloud call of the SDK', byCloudCall]])('%s', (_way, call) => {
  test.each([
    ['a receiver that is no openid', SUBSCRIBE, { ...message, touser: '张 三' }, 40003],
    ['no receiver', SUBSCRIBE, { ...message, touser: undefined }, 40003],
    ['a text of nobody', TEXT, { ...text, openid: undefined }, 40003],
    ['a file of nobody', MEDIA, { ...media, openid: '' }, 40003],
    ['an unknown template', SUBSCRIBE, { ...message, template_id: 'none' }, 40037],
    ['a page that is not released', SUBSCRIBE, { ...message, page: 'pages/none/index' }, 41030],
    ['a code to a page that is not released', CODE, { scene: 'a=1', page: 'pages/none/index' }, 41030],
    ['a message without a credit', SUBSCRIBE, message, 43101],
    ['a call beyond the quota', PHONE, { code: 'any' }, 45009],
    ['a word in a field that takes none', SUBSCRIBE, { ...message, data: { ...FITTING, time3: { value: '明天' } } }, 47003],
    ['a field that is missing', SUBSCRIBE, { ...message, data: {} }, 47003],
    ['a field that the template has not', SUBSCRIBE, { ...message, data: { ...FITTING, thing9: { value: '一' } } }, 47003],
    ['risky words, in the older form', TEXT, { content: '违规示例词' }, 87014],
    ['no text', TEXT, { ...text, content: '' }, 47001],
    ['a text that is too long', TEXT, { ...text, content: '字'.repeat(2501) }, 45002],
    ['an unknown scene', TEXT, { ...text, scene: 9 }, 40097],
    ['an unknown kind of file', MEDIA, { ...media, media_type: 7 }, 40097],
    ['a scene of a code that is too long', CODE, { scene: 'x'.repeat(33) }, 40169],
    ['a scene of a code in Chinese', CODE, { scene: '村=1' }, 40129],
  ] as const)('%s', async (_name, [path, name], body, errcode) => {
    const answer = await call(path, body, name)
    expect(answer).toMatchObject({ errcode, errmsg: expect.any(String) })
    expect(answer.errmsg).not.toBe('')
    expect(cloud.wechat.messagesOf({ openid: 'zhang' })).toEqual([])
  })

  test('a file is taken at once, and its verdict is pushed to the function that is set for it, once', async () => {
    const { errcode, trace_id } = await call(MEDIA[0], media, MEDIA[1])
    expect([errcode, trace_id]).toEqual([0, expect.any(String)])
    await cloud.wechat.settled()
    const pushed = (await cloud.functions.invoke('ask', { read: true }, { from: 'function' })) as { event: any; openid: string }[]
    expect(pushed.filter(({ event }) => event.trace_id === trace_id)).toEqual([
      { openid: 'zhang', event: expect.objectContaining({ MsgType: 'event', Event: 'wxa_media_check', FromUserName: 'zhang', appid: APPID, version: 2, trace_id }) },
    ])
  })
})

test.each([
  ['no token', '', 41001],
  ['a token that was made up', 'made-up', 40001],
])('%s', async (_name, token, errcode) => {
  for (const [path] of [SUBSCRIBE, TEXT, MEDIA, CODE, PHONE]) expect((await send(cloud, 'POST', `/wechat${path}?access_token=${token}`, message)).body).toMatchObject({ errcode })
})

test('a token that was replaced is the latest no more, and one that is out of date is told from it', async () => {
  const errcode = async (token: string) => (await send(cloud, 'POST', `/wechat${SUBSCRIBE[0]}?access_token=${token}`, message)).body.errcode
  const old = await tokenOf(cloud)
  const { body } = await send(cloud, 'POST', '/wechat/cgi-bin/stable_token', { grant_type: 'client_credential', appid: APPID, secret: 'any', force_refresh: true })
  expect(body.access_token).not.toBe(old)
  expect(await errcode(body.access_token)).toBe(43101)
  await cloud.clock.advance('PT3H')
  expect(await errcode(body.access_token)).toBe(42001)
})

test('what is no JSON is told so', async () => {
  const answer = await fetch(`${cloud.url}/wechat${SUBSCRIBE[0]}?access_token=${await tokenOf(cloud)}`, { method: 'POST', body: '{' })
  expect(await answer.json()).toMatchObject({ errcode: 47001 })
})
