import type { LocalCloud, LocalCloudOptions, WechatOptions } from '../../../localcloud'
import { buildFunctions, send, startTestCloud } from '../cloud'

export const APPID = 'wx1234567890abcdef'

export const TEMPLATES: WechatOptions['templates'] = [
  {
    id: 'progress',
    title: '进度提醒',
    fields: [
      { name: 'thing1', label: '事项' },
      { name: 'phrase2', label: '状态' },
      { name: 'time3', label: '时间' },
      { name: 'character_string4', label: '编号' },
    ],
  },
  { id: 'service', title: '办事结果通知', fields: [{ name: 'thing1' }], longTerm: true },
]

/** Values that fit the template `progress`. */
export const FITTING = {
  thing1: { value: '路灯修好了' },
  phrase2: { value: '已办结' },
  time3: { value: '2026年3月2日 09:00' },
  character_string4: { value: 'A-2026-0001' },
}

/** Starts a cloud with the templates and one function, `receiver`, which keeps what is pushed to it. */
export function startWechat(wechat: Partial<WechatOptions> = {}, options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  const receiver = {
    source: `const seen = []
      export const main = async (event, context) => event.read ? seen : void seen.push({ event, openid: JSON.parse(context.environment).WX_OPENID })`,
  }
  const pushes = [{ msgType: 'event', event: 'wxa_media_check', function: 'receiver' }]
  return startTestCloud(buildFunctions({ receiver }), { workers: 1, wechat: { appid: APPID, templates: TEMPLATES, pushes, ...wechat }, ...options })
}

/** An access token of the stand-in. */
export async function tokenOf(cloud: LocalCloud): Promise<string> {
  const { body } = await send(cloud, 'POST', '/wechat/cgi-bin/stable_token', { grant_type: 'client_credential', appid: APPID, secret: 'any' })
  return body.access_token as string
}

/** Calls an interface of WeChat with a good token. */
export async function call(cloud: LocalCloud, path: string, body: object): Promise<any> {
  return (await send(cloud, 'POST', `/wechat${path}?access_token=${await tokenOf(cloud)}`, body)).body
}
