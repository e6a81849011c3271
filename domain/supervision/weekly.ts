import type { Calendar } from '../calendar/calendar'
import { type Day, type Instant, addDays, startOf } from '../calendar/day'
import type { Counts } from '../ledger/figures'
import type { UnitKind } from '../organisation/units'

/** Who sends a return each week: a township's holds those of its villages, so that nobody fills in the same twice. */
export const RETURNING: readonly UnitKind[] = ['township', 'department']

/** The hour of the last working day of the week before which a return is in time. */
const DUE_HOUR = 17

/** How many weeks back a return that is missing may still be sent, as late. */
const WEEKS_BACK = 4

/** The week of a day, named by its Monday. */
export function weekOf(day: Day): Day {
  const weekday = new Date(startOf(day) + 8 * 3_600_000).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** `3月2日至6日这一周`. */
export function weekWords(week: Day): string {
  const words = (day: Day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  return `${words(week)}至${words(addDays(week, 4))}`
}

/** The day on which a week's return is due: Friday, or the last working day before it; null in a week without one. */
export function weeklyDueOn(week: Day, calendar: Calendar): Day | null {
  for (let day = addDays(week, 4); day >= week; day = addDays(day, -1)) if (calendar.isWorkingDay(day)) return day
  return null
}

/** Before when it is in time; null in a week in which nobody works. */
export function weeklyDueAt(week: Day, calendar: Calendar): Instant | null {
  const day = weeklyDueOn(week, calendar)
  return day === null ? null : startOf(day) + DUE_HOUR * 3_600_000
}

export const WEEKLY_STATES = ['sent', 'late', 'due', 'missing', 'none'] as const
export type WeeklyState = (typeof WEEKLY_STATES)[number]
export const WEEKLY_WORDS: Record<WeeklyState, string> = { sent: '按时报送', late: '迟报', due: '待报送', missing: '未报', none: '本周免报' }

/** How a unit's return of a week stands at `now`; `sentAt` is null while it was not sent. */
export function weeklyState(week: Day, sentAt: Instant | null, now: Instant, calendar: Calendar): WeeklyState {
  const dueAt = weeklyDueAt(week, calendar)
  if (dueAt === null) return 'none'
  if (sentAt !== null) return sentAt < dueAt ? 'sent' : 'late'
  return now < dueAt ? 'due' : 'missing'
}

/** Whether a return of `week` may be sent in the week of `today`. */
export function mayReturn(week: Day, today: Day): boolean {
  const current = weekOf(today)
  return week === weekOf(week) && week <= current && week >= addDays(current, -7 * WEEKS_BACK)
}

/** The numbers that the ledger gives a return; nobody types them. */
export interface Drawn {
  /** In the unit's place, and in its account. */
  place: Counts
  account: Counts
}
