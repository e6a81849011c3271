import type { Template } from './fields'
import type { PushTarget } from './media'
import type { Quota } from './quota'

/** The mini-program as WeChat knows it. */
export interface WechatOptions {
  appid: string
  templates: readonly Template[]
  /** The released pages; when given, a message or code to another page is refused with 41030. */
  pages?: readonly string[]
  /** Which functions receive pushed messages. */
  pushes?: readonly PushTarget[]
  /** Call limits by interface, over the documented ones. */
  quotas?: Readonly<Record<string, Quota>>
}

/** An application that says nothing of WeChat. */
export const NO_WECHAT: WechatOptions = { appid: 'wx0000000000000000', templates: [] }
