import type { HeardCard } from 'server/contract'
import type { OutingKind } from 'domain/outreach/outings'
import { type Instant, clockTime, dayOf } from 'domain/calendar/day'

import { momentWords } from '@/features/days'
import type { Tone } from '@/ui/tag'

import type { Confirming, Sending } from './kept/outing'

/** The kinds of outings as one chooses between them. */
export const OUTINGS: Record<OutingKind, { words: string; note: string }> = {
  visit: { words: '入户走访', note: '一天以内，走几家算一次' },
  station: { words: '蹲点调研', note: '在一个地方守几天，最多七天' },
  meeting: { words: '群众会议', note: '院坝会、村民会，一天以内' },
}

export const SENDING: Record<Sending['is'], { words: string; tone: Tone }> = {
  waiting: { words: '待发送', tone: 'amber' },
  sending: { words: '正在发送', tone: 'blue' },
  refused: { words: '需改', tone: 'red' },
  sent: { words: '已发送', tone: 'green' },
}

/** How a petitioner can say that it is theirs, as one chooses between the ways. */
export const CONFIRMINGS: Record<Confirming, { words: string; note: string }> = {
  signature: { words: '当场签名', note: '在这部手机上签，没有网络也行' },
  spoken: { words: '说口令', note: '发出后把口令读给他听，请他说一遍' },
  message: { words: '微信消息', note: '他验证过手机号的话，会收到消息，点一下就确认' },
}

/** How they did. */
export const CONFIRMED: Record<NonNullable<HeardCard['confirmed']> | 'not', { words: string; tone: Tone }> = {
  claimed: { words: '本人已认领', tone: 'green' },
  signature: { words: '已签名确认', tone: 'green' },
  spoken: { words: '口令已核对', tone: 'green' },
  anonymous: { words: '匿名', tone: 'grey' },
  not: { words: '待本人确认', tone: 'amber' },
}

/** `3月2日（周一）08:00–10:30`; across days with both days; open while it goes on. */
export function spanWords(from: Instant, until: Instant | null | undefined): string {
  const begin = momentWords(from)
  if (until === null || until === undefined) return `${begin}开始`
  return dayOf(from) === dayOf(until) ? `${begin}–${clockTime(until)}` : `${begin}至${momentWords(until)}`
}
