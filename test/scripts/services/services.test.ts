import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Ran, VALUES, run } from '../deploy/support'

// Each run is a process of its own, with a local cloud in it.
jest.setTimeout(120_000)

const DISTRICT = Object.fromEntries(Object.entries(VALUES).filter(([name]) => !name.startsWith('TENCENTCLOUD'))) as Omit<typeof VALUES, 'TENCENTCLOUD_SECRETID' | 'TENCENTCLOUD_SECRETKEY'>
const FULL = { ...DISTRICT, WECOM_CORPID: 'corp1', WECOM_SECRET: 'the-secret-of-wecom', SMS_SECRET_ID: 'an-sms-id', SMS_SECRET_KEY: 'an-sms-key', SMS_APP_ID: '1400000001', SMS_SIGN: '示范区', SMS_TEMPLATES: '{"progress":"2001"}' }
const services = (args: readonly string[], values: Record<string, string> = FULL): Promise<Ran> => run(['scripts/services.ts', ...args], { PATH: process.env['PATH'], ...values })

it('a dry run shows each request with its real address, what the documents answer, and what the port makes of it', async () => {
  const { code, output } = await services(['--dry', 'all'])
  expect({ code, output }).toMatchObject({ code: 0 })
  for (const line of [
    'POST https://api.weixin.qq.com/cgi-bin/stable_token',
    'POST https://api.weixin.qq.com/cgi-bin/message/subscribe/send?access_token=****',
    '"template_id":"tmpl-1"',
    'GET https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid=corp1&corpsecret=****',
    '"msgtype":"miniprogram_notice"',
    'POST https://sms.tencentcloudapi.com/',
    '"TemplateId":"2001","TemplateParamSet":["BZ-26-000001-A"]',
    'POST https://api.weixin.qq.com/wxa/msg_sec_check',
    'POST https://api.weixin.qq.com/wxa/media_check_async',
    'POST https://api.weixin.qq.com/wxa/business/getuserphonenumber',
    'POST https://api.weixin.qq.com/wxa/getwxacodeunlimit',
    'so: {"is":"sent"}',
  ]) expect(output).toContain(line)
  expect(output).not.toContain('failed:')
  for (const secret of [FULL.WECHAT_SECRET, FULL.WECOM_SECRET, FULL.SMS_SECRET_KEY, FULL.APPEALS_HASH_KEY]) expect(output).not.toContain(secret)
  expect(output).not.toMatch(/access_token(=|":")\w/)
})

it('what is not set up is said to be off, and what would be refused is shown refused', async () => {
  const sms = await services(['--dry', 'sms'], DISTRICT)
  expect(sms).toMatchObject({ code: 0, output: expect.stringContaining('off: no SMS template') })
  expect(sms.output).not.toContain('https://sms')
  expect((await services(['--dry', 'text', '--text', '违规示例词'])).output).toContain('so: "risky"')
  expect((await services(['--dry', 'wecom'], DISTRICT)).output).toContain('WECOM_CORPID is not set')
})

it('without the values of a deployment, or a known name, it says what it needs', async () => {
  expect(await services(['--dry', 'text'], {})).toMatchObject({ code: 1, output: expect.stringContaining('WECHAT_SECRET is not set') })
  expect(await services(['--dry', 'pigeon'])).toMatchObject({ code: 1, output: expect.stringContaining('NAME: subscription, wecom, sms') })
})

it('says beforehand what is off, and which messages have no template', async () => {
  const { output } = await services(['--dry', 'text'], DISTRICT)
  expect(output).toMatch(/note: TEMPLATE_IDS names no id for .*task/)
  expect(output).toContain('note: WeCom is off: WECOM_CORPID, WECOM_SECRET not set')
  expect(output).toContain('note: SMS is off: SMS_SECRET_ID')
})

describe('in earnest', () => {
  let server: Server
  const asked: string[] = []
  beforeAll(async () => {
    // In the real service's place: the test reaches no other machine.
    server = createServer((ask, reply) => {
      asked.push(String(ask.url).replace(/\?.*/, ''))
      reply.setHeader('content-type', 'application/json').end(JSON.stringify(ask.url!.includes('token') && !ask.url!.includes('access_token') ? { access_token: 'a-live-token', expires_in: 7200 } : { errcode: 43101, errmsg: 'user refuse to accept the msg' }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  beforeEach(() => void asked.splice(0))
  const live = (...args: string[]) => services(['--live', ...args], { ...FULL, WECHAT_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })

  it('nothing is sent unless the one whom it reaches is named twice, and never all at once', async () => {
    for (const args of [['subscription'], ['subscription', '--to', 'openid-a'], ['subscription', '--to', 'openid-a', '--confirm', 'openid-b'], ['subscription', '--confirm', 'openid-a']]) {
      expect(await live(...args)).toMatchObject({ code: 1, output: expect.stringContaining('nothing was sent') })
    }
    expect(await live('all', '--to', 'openid-a', '--confirm', 'openid-a')).toMatchObject({ code: 1, output: expect.stringContaining('one at a time') })
    expect(await live('text', '--dry', 'text')).toMatchObject({ code: 1, output: expect.stringContaining('NAME:') })
    expect(asked).toEqual([])
  })

  it('one message goes to the service itself, and what came of it is told', async () => {
    const { code, output } = await live('subscription', '--to', 'openid-a', '--confirm', 'openid-a')
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('(live: sent to openid-a)') })
    expect(output).toContain('"code":43101')
    expect(output).not.toContain('a-live-token')
    expect(asked).toEqual(['/cgi-bin/stable_token', '/cgi-bin/message/subscribe/send'])
  })
})
