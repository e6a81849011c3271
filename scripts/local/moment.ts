import { createCalendar } from '../../domain/calendar/calendar'
import { type Day, type Instant, dayOf, dayWords, startOf } from '../../domain/calendar/day'

const calendar = createCalendar()

/** The last year whose holidays are published: dates in it are certain, and so the local clock starts there. */
export const LAST_YEAR = calendar.horizon

const NINE = 9 * 3_600_000
const nineOn = (day: Day): Instant => startOf(day) + NINE

/** Where the clock of a new data folder starts: nine in the morning of a working day late in the last published year. */
export const CLOCK_START: Instant = nineOn(calendar.nextWorkingDay(`${LAST_YEAR}-11-22`))

/** Nine in the morning of the first working day after `now`. */
export function nextMorning(now: Instant): Instant {
  return nineOn(calendar.nextWorkingDay(dayOf(now)))
}

/** Why the clock shows what it shows, for whoever wonders. */
export const CLOCK_WORDS = `本机时钟从${LAST_YEAR}年${dayWords(dayOf(CLOCK_START))}9:00开始走：${LAST_YEAR}年是已公布节假日安排的最后一年。`
