import { type Day, addYears } from '../calendar/day'
import type { Step } from './entries'
import type { Settings } from './settings'
import type { Standing } from './standing'
import { isOpen } from './statuses'
import { isCarriedOn } from './thinkTank'

/** What lists show in the place of the words that are gone. */
export const ERASED_WORDS = '原文已按保存期限清除'

/**
 * The day on which an appeal that has ended loses what tells of people: so many years after it was closed, or after
 * the step that ended it. Null while it is open, while an adopted suggestion is carried on, and once it is done
 * (个人信息保护法 art. 19: no longer than the purpose needs; B5).
 */
export function eraseOn(appeal: Standing, { retentionYears }: Settings): Day | null {
  if (isOpen(appeal.status) || isCarriedOn(appeal) || appeal.erasedOn) return null
  return addYears(appeal.closedOn ?? appeal.movedOn, retentionYears)
}

/** The step by which it loses it: nobody is a party any more; the words, contact and files follow (`server/clock/erase.ts`). */
export function erasure(appeal: Standing, today: Day, settings: Settings): Step[] {
  const on = eraseOn(appeal, settings)
  return on !== null && on <= today ? [{ action: 'erase', settles: { petitioner: null, representatives: [], coPetitioners: [], lent: [] } }] : []
}
