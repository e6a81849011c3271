import { type Sending, send } from './sending'
import { setting } from './token'

/** The longest texts WeCom takes; one character more and the whole notice is refused. */
const LIMITS = { title: 12, description: 12, key: 10, value: 30, items: 10 }

export interface WecomNotice {
  /** The cadres' user ids in WeCom, a thousand at most. */
  users: readonly string[]
  /** At least four characters. */
  title: string
  description?: string
  lines: readonly (readonly [label: string, value: string])[]
  page: string
}

const NOBODY: Sending = { is: 'refused', code: 81013, why: '81013 no such user' }

/**
 * Sends cadres one mini-program notice through WeCom in one request, which needs no credit; texts too long are cut.
 * How it went by user id: WeCom says yes to a list of which it knows some, and names the others.
 */
export async function sendWecom({ users, title, description, lines, page }: WecomNotice): Promise<ReadonlyMap<string, Sending>> {
  const body = () => ({
    touser: users.join('|'),
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
  let unknown: readonly string[] = []
  const sent = await send('wecom', '/cgi-bin/message/send', body, ({ members }) => {
    unknown = UNKNOWN.flatMap((name) => String(members[name] ?? '').toLowerCase().split('|'))
  })
  return new Map(users.map((user) => [user, sent.is === 'sent' && unknown.includes(user.toLowerCase()) ? NOBODY : sent]))
}

/** Where a reply names whom the notice did not reach, in small letters however they were written: not in the app's sight, or without a licence. */
const UNKNOWN = ['invaliduser', 'unlicenseduser']

function cut(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
