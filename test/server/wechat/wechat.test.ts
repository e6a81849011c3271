import { codeImage } from '../../../server/wechat/code'
import { phoneNumber } from '../../../server/wechat/phone'
import { checkMedia, checkText } from '../../../server/wechat/safety'
import { sendSubscription } from '../../../server/wechat/subscription'
import { sendWecom } from '../../../server/wechat/wecom'
import { type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

const message = { openid: 'openid-a', templateKey: 'progress', fields: { thing1: '路灯不亮' }, page: 'pages/appeal/index?code=BZ-26-000001-A' }

describe('a subscription message', () => {
  it('arrives once for one credit, under the deployment\'s template id', async () => {
    test.cloud.wechat.grant('openid-a', 'tmpl-progress', 1)
    expect(await sendSubscription(message)).toEqual({ is: 'sent' })
    expect(test.cloud.wechat.messagesOf({ openid: 'openid-a' })).toMatchObject([{ template: 'tmpl-progress', page: message.page }])
    expect(await sendSubscription(message)).toMatchObject({ is: 'refused', code: 43101 })
  })

  it.each([
    [40003, { openid: 'no openid!' }],
    [40037, { templateKey: 'never chosen' }],
    [41030, { page: 'pages/unreleased/index' }],
    [47003, { fields: { thing1: '一件事'.repeat(7) } }],
  ])('that is wrong is refused with %i, and not thrown', async (code, wrong) => {
    test.cloud.wechat.grant('openid-a', 'tmpl-progress', 1)
    expect(await sendSubscription({ ...message, ...wrong })).toMatchObject({ is: 'refused', code })
  })

  it('is to be tried again when nobody answers', async () => {
    const base = process.env['WECHAT_API_BASE']
    process.env['WECHAT_API_BASE'] = 'http://127.0.0.1:9'
    expect(await sendSubscription(message)).toMatchObject({ is: 'retry' })
    process.env['WECHAT_API_BASE'] = base
  })
})

describe('a WeCom notice', () => {
  it('reaches a cadre, its texts cut to what WeCom takes', async () => {
    const lines: [string, string][] = [['诉求编码', 'BZ-26-000001-A'], ['内容', '很长的内容'.repeat(20)]]
    expect(await sendWecom({ users: ['cadre-1'], title: '有一件诉求等您今天之内尽快签收办理', lines, page: 'officer/case/index' })).toEqual(new Map([['cadre-1', { is: 'sent' }]]))
    const [notice] = test.cloud.wechat.messagesOf({ wecom: 'cadre-1' })
    expect(Array.from(notice!.title)).toHaveLength(12)
    expect(Array.from(notice!.fields[1]!.value)).toHaveLength(30)
  })

  it('to nobody WeCom knows is refused', async () => {
    const sent = await sendWecom({ users: ['不是账号'], title: '有诉求待签收', lines: [], page: 'officer/case/index' })
    expect(sent.get('不是账号')).toMatchObject({ is: 'refused', code: 81013 })
  })

  it('reaches those whom WeCom knows, where it does not know all, in one request', async () => {
    const exchanges = jest.spyOn(globalThis, 'fetch')
    const sent = await sendWecom({ users: ['Cadre-2', '不是Zhang', 'cadre-3'], title: '有诉求待签收', lines: [], page: 'officer/case/index' })
    expect(exchanges.mock.calls.filter(([address]) => String(address).includes('/cgi-bin/message/send'))).toHaveLength(1)
    exchanges.mockRestore()
    expect([...sent].map(([user, { is }]) => [user, is])).toEqual([['Cadre-2', 'sent'], ['不是Zhang', 'refused'], ['cadre-3', 'sent']])
    expect(['Cadre-2', 'cadre-3'].map((wecom) => test.cloud.wechat.messagesOf({ wecom }).length)).toEqual([1, 1])
  })
})

describe('content safety', () => {
  it.each([
    ['村口路灯不亮', 'pass'],
    ['这里有待审示例词', 'review'],
    ['这里有违规示例词', 'risky'],
    [`${'长'.repeat(2600)}违规示例词${'待审示例词'}`, 'risky'],
  ])('advises on words, long ones in pieces', async (text, advice) => {
    expect(await checkText({ text, openid: 'openid-a' })).toBe(advice)
  })

  it('leaves to a person what it cannot be asked about', async () => {
    expect(await checkText({ text: '村口路灯不亮', openid: 'no openid!' })).toBe('review')
    expect(await checkMedia({ url: 'https://example.com/a.jpg', openid: 'no openid!' })).toMatchObject({ is: 'refused', code: 40003 })
  })

  it('gives an image a trace under which the advice comes', async () => {
    expect(await checkMedia({ url: 'https://example.com/a.jpg', openid: 'openid-a' })).toEqual({ is: 'asked', trace: expect.stringMatching(/\S/) })
  })
})

describe('a phone number', () => {
  it('comes for a code, once', async () => {
    test.cloud.wechat.setPhone('openid-a', '13800001234')
    const response = await fetch(`${test.cloud.url}/wechat/_simulator/phone-code`, { method: 'POST', body: JSON.stringify({ openid: 'openid-a' }) })
    const { code } = (await response.json()) as { code: string }
    expect(await phoneNumber(code)).toBe('13800001234')
    await expect(phoneNumber(code)).rejects.toMatchObject({ code: 'INVALID', fields: { code: expect.any(String) } })
  })
})

describe('a mini-program code', () => {
  it('is an image', async () => {
    expect((await codeImage({ scene: 'v=v-1', page: 'pages/appeal/index' })).subarray(1, 4).toString()).toBe('PNG')
  })

  it('does not carry Chinese or a long scene', async () => {
    await expect(codeImage({ scene: '一村', page: 'pages/appeal/index' })).rejects.toThrow('cannot carry')
    await expect(codeImage({ scene: 'x'.repeat(33), page: 'pages/appeal/index' })).rejects.toThrow('cannot carry')
  })
})
