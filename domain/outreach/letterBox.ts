import type { Instant } from '../calendar/day'
import type { PersonId } from '../organisation/units'
import { wasHeard } from './outings'

/** Two people open a box together, so that no letter is lost between box and record (S2.3). */
const OPENERS = 2

/** What is wrong with an opening, by field, in words. `present` are those of the openers who hold a post that may open boxes there. */
export function wrongWithOpening(openers: readonly PersonId[], present: readonly PersonId[], recorder: PersonId, at: Instant, now: Instant): Record<string, string> {
  const people = new Set(openers)
  const wrong = people.size !== OPENERS ? '开箱要有两个不同的人在场' : !people.has(recorder) ? '请由开箱的人登记' : openers.some((person) => !present.includes(person)) ? '开箱的人要是本辖区的工作人员' : null
  return { ...(wrong ? { openers: wrong } : {}), ...(wasHeard(at, now) ? {} : { at: '开箱时间不对，不能晚于现在，也不能太久以前' }) }
}

const DAY_MS = 86_400_000
/** A box is opened every week, so that the week's return (周报) has its letters in. */
export const OPENED_WITHIN_DAYS = 7

/** Full days since a box was last opened, or hung where it never was; and whether that is too long. */
export function sinceOpened(lookedAt: Instant, now: Instant): { days: number; overdue: boolean } {
  const days = Math.max(0, Math.floor((now - lookedAt) / DAY_MS))
  return { days, overdue: days >= OPENED_WITHIN_DAYS }
}
