import { randomUUID } from 'node:crypto'
import type { Ledger } from './ledger'
import { Refusal } from './refusal'

/** A notice as WeCom takes it for the message type miniprogram_notice. */
interface Notice {
  title: string
  description?: string
  page?: string
  content_item?: readonly { key: string; value: string }[]
}

/** Longest texts of a notice, in characters, and the most receivers and lines. */
const LIMITS = { title: 12, description: 12, key: 10, value: 30, items: 10, users: 1000 }
const SHORTEST_TITLE = 4

const USER_ID = /^[\w.@-]{1,64}$/

/** Sends a miniprogram_notice to each member named in `touser`; refuses what WeCom would, naming the field. */
export function sendNotice(body: Record<string, unknown>, ledger: Ledger, at: string): object {
  if (body.msgtype !== 'miniprogram_notice') throw new Refusal(40008)
  const notice = readNotice(body.miniprogram_notice)
  const users = String(body.touser ?? '').split('|').filter(Boolean)
  const good = users.filter((user) => USER_ID.test(user))
  if (users.length > LIMITS.users || good.length === 0) throw new Refusal(81013)
  const fields = (notice.content_item ?? []).map(({ key, value }) => ({ name: key, label: key, value }))
  const msgid = randomUUID()
  for (const to of good) {
    const message = { id: `${msgid}-${to}`, at, channel: 'wecom' as const, to, title: notice.title, page: notice.page ?? null, fields }
    ledger.record({ kind: 'message', spends: false, message: notice.description === undefined ? message : { ...message, description: notice.description } })
  }
  // Ids come back in small letters, however they were written.
  return { invaliduser: users.filter((user) => !USER_ID.test(user)).join('|').toLowerCase(), msgid }
}

function readNotice(given: unknown): Notice {
  const notice = (given ?? {}) as Partial<Notice> & { appid?: unknown }
  const { title = '', description = '', content_item: items = [] } = notice
  const within = (field: string, text: unknown, most: number): void => {
    if (typeof text !== 'string' || [...text].length > most) throw new Refusal(40058, `field \`${field}\` exceed max length ${most}`)
  }
  if (typeof notice.appid !== 'string') throw new Refusal(40058, 'field `appid` is missing')
  within('title', title, LIMITS.title)
  if ([...title].length < SHORTEST_TITLE) throw new Refusal(40058, `field \`title\` is shorter than ${SHORTEST_TITLE}`)
  within('description', description, LIMITS.description)
  if (!Array.isArray(items) || items.length > LIMITS.items) throw new Refusal(40058, 'field `content_item` has too many items')
  for (const item of items as readonly { key: string; value: string }[]) {
    within('content_item.key', item.key, LIMITS.key)
    within('content_item.value', item.value, LIMITS.value)
  }
  return { ...notice, title }
}
