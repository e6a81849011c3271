import type { Standing } from './standing'
import type { Status } from './statuses'

/** Where a suggestion is in the think tank (民生智囊库, S6.2). */
export const THINK_TANK_WORDS = { assessing: '评估中', carrying: '落实中', done: '已见效', declined: '未采纳' } as const
export type ThinkTankState = keyof typeof THINK_TANK_WORDS

const ASSESSED: readonly Status[] = ['assigned', 'handling', 'parked', 'reported', 'confirmed', 'stated', 'checked', 'disputed']
const CLOSED: readonly Status[] = ['closed', 'published']

/** Where an appeal is in the think tank; null when it is no suggestion that a unit has, or had, before it. */
export function thinkTankOf({ kind, status, measure }: Pick<Standing, 'kind' | 'status' | 'measure'>): ThinkTankState | null {
  if (kind !== 'suggestion') return null
  if (ASSESSED.includes(status)) return 'assessing'
  if (!CLOSED.includes(status)) return null
  if (!measure) return 'declined'
  return measure.doneOn ? 'done' : 'carrying'
}

/** Whether an adopted suggestion is closed and its effect still to come. */
export function isCarriedOn(appeal: Pick<Standing, 'kind' | 'status' | 'measure'>): boolean {
  return thinkTankOf(appeal) === 'carrying'
}
