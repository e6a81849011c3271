import type { LetterBoxView } from 'server/contract'
import { dayOf } from 'domain/calendar/day'
import { dayWords } from '@/features/days'

/** `3月2日（周一）开过，5天前`; `还没开过，挂了9天`. */
export function openedWords({ openedAt, days }: Pick<LetterBoxView, 'openedAt' | 'days'>): string {
  if (openedAt === null) return days === 0 ? '今天刚挂' : `还没开过，挂了${days}天`
  return `${dayWords(dayOf(openedAt))}开过，${days === 0 ? '就在今天' : `${days}天前`}`
}
