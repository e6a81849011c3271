/**
 * A calendar day in China, `YYYY-MM-DD`. A day is not a Date: it has no zone and no time, and
 * the text order is the order of days.
 */
export type Day = string & { readonly __day?: never }

/** A point in time, milliseconds since the epoch. */
export type Instant = number

const DAY_MS = 86_400_000
const CHINA_OFFSET_MS = 8 * 3_600_000 // China has one zone and no summer time

/** The day in China at an instant. */
export function dayOf(instant: Instant): Day {
  return new Date(instant + CHINA_OFFSET_MS).toISOString().slice(0, 10)
}

/** The instant at which a day begins in China. */
export function startOf(day: Day): Instant {
  return Date.parse(`${day}T00:00:00+08:00`)
}

/** Hours and minutes in China, `HH:MM`. */
export function clockTime(instant: Instant): string {
  return new Date(instant + CHINA_OFFSET_MS).toISOString().slice(11, 16)
}

/** The day `days` calendar days later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  // A day of UTC has 24 hours, always.
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whether words are a day that there is: no thirtieth of February. */
export function isDay(words: string): words is Day {
  const at = Date.parse(words)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === words
}

/** The same day `years` years later; the 28th of February where that year has no 29th. */
export function addYears(day: Day, years: number): Day {
  const same = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  // A day that the year does not have is read as the one after it.
  return addDays(same, 0) === same ? same : addDays(same, -1)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOf(to) - startOf(from)) / DAY_MS)
}

/** The month key of a day, `YYYY-MM`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7)
}

const WEEKDAYS = '日一二三四五六'

/** `11月23日（周一）`; with the year when it is not that of `today`. */
export function dayWords(day: Day, today?: Day): string {
  const date = new Date(day)
  const year = today !== undefined && today.slice(0, 4) !== day.slice(0, 4) ? `${date.getUTCFullYear()}年` : ''
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日（周${WEEKDAYS[date.getUTCDay()]}）`
}
