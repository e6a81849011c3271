import type { AppealCard } from 'server/contract'
import { ENDED, type Status } from 'domain/appeal/statuses'

import type { Tone } from '@/ui/tag'

/** Working days left at which a date is called due soon. */
const SOON = 3

/** 还剩3个工作日, 今天到期, 已超期2个工作日; null when nothing is due. */
export function deadline(card: Pick<AppealCard, 'daysLeft' | 'dueOn' | 'provisional' | 'status'>): { words: string; tone: Tone } | null {
  const { daysLeft } = card
  if (daysLeft === null || ENDED.includes(card.status)) return null
  const note = card.provisional ? '（暂定）' : ''
  if (daysLeft < 0) return { words: `已超期${-daysLeft}个工作日`, tone: 'red' }
  if (daysLeft === 0) return { words: '今天到期', tone: 'amber' }
  return { words: `还剩${daysLeft}个工作日${note}`, tone: daysLeft <= SOON ? 'amber' : 'blue' }
}

/** The colour of each state; its word always stands beside it. */
export const STATUS_TONES: Record<Status, Tone> = {
  submitted: 'blue',
  screened: 'blue',
  reviewed: 'blue',
  triaged: 'blue',
  assigned: 'blue',
  handling: 'blue',
  reported: 'amber',
  confirmed: 'blue',
  stated: 'blue',
  checked: 'blue',
  closed: 'green',
  published: 'green',
  invalid: 'grey',
  unreasonable: 'grey',
  contested: 'blue',
  disputed: 'amber',
  duplicate: 'grey',
  parked: 'grey',
  withdrawn: 'grey',
  transferred: 'grey',
}
