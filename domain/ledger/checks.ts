import type { Standing } from '../appeal/standing'
import { NEVER } from '../appeal/waits'
import { type Day, addDays } from '../calendar/day'

/** What a check reads of a row of the ledger. */
export type Checked = Pick<Standing, 'status' | 'kind' | 'lead' | 'handler' | 'plan' | 'movedOn' | 'assigner'> & { actBy: Day }

/**
 * What makes an appeal's record incomplete, or late: each asks an appeal that somebody is waited for,
 * and is a filter of the ledger with a count of its own.
 */
export const CHECKS = {
  /** The step that is waited for; whether the term of handling has passed is the figure `overdue` (`figures.ts`), in words of its own. */
  overdue: { words: '这一步超期', holds: ({ actBy }: Checked, today: Day) => actBy < today },
  noHandler: { words: '没有责任人', holds: ({ assigner, handler }: Checked) => assigner !== null && handler === null },
  /** The individual plan (一人一策) is for resolutions alone (S6.3). */
  noPlan: { words: '没有方案', holds: ({ kind, status, plan }: Checked) => kind === 'resolution' && status === 'handling' && plan === null },
  stalled: { words: '停滞', holds: ({ movedOn }: Checked, today: Day, days: number) => movedOn <= addDays(today, -days) },
} as const
export type Check = keyof typeof CHECKS
export const CHECK_NAMES = Object.keys(CHECKS) as Check[]

/** For how many days nothing happened, to choose from; the first is what the ledger counts unasked. */
export const STALLED_DAYS = [7, 15, 30] as const

/** Whether an appeal fails a check today. One that waits for nobody fails none. */
export function fails(row: Checked, check: Check, today: Day, stalledDays: number = STALLED_DAYS[0]): boolean {
  return row.actBy !== NEVER && CHECKS[check].holds(row, today, stalledDays)
}
