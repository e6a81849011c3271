import { type Sending, send } from './sending'
import { setting } from './token'

/** The longest texts WeCom takes; one character more and the whole notice is refused. */
const LIMITS = { title: 12, description: 12, key: 10, value: 30, items: 10 }

export interface WecomNotice {
  /** The cadre's user id in WeCom. */
  user: string
  /** At least four characters. */
  title: string
  description?: string
  lines: readonly (readonly [label: string, value: string])[]
  page: string
}

/** Sends a cadre a mini-program notice through WeCom, which needs no credit; texts too long are cut. */
export function sendWecom({ user, title, description, lines, page }: WecomNotice): Promise<Sending> {
  const body = () => ({
    touser: user,
    msgtype: 'miniprogram_notice',
    miniprogram_notice: {
      appid: setting('WECHAT_APPID'),
      page,
      title: cut(title, LIMITS.title),
      ...(description ? { description: cut(description, LIMITS.description) } : {}),
      content_item: lines.slice(0, LIMITS.items).map(([key, value]) => ({ key: cut(key, LIMITS.key), value: cut(value, LIMITS.value) })),
    },
    enable_duplicate_check: 1,
    duplicate_check_interval: 1800,
  })
  // WeCom says yes to a list of which it knows nobody.
  return send('wecom', '/cgi-bin/message/send', body, (reply) => (reply.errcode === 0 && reply.members['invaliduser'] ? { ...reply, errcode: 81013, errmsg: 'no such user' } : reply))
}

function cut(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
