import { getDayDetail } from 'chinese-days'
import { type Day, addDays } from './day'

/**
 * Working days of a district. Every answer follows the State Council's yearly notice
 * (国务院办公厅关于部分节假日安排的通知); a year without a notice is Monday to Friday and provisional.
 */
export interface Calendar {
  isWorkingDay(day: Day): boolean
  /**
   * The `n`-th working day after `day`, or before it when `n` is negative. Zero gives `day`
   * itself, working or not, so that `workingDaysBetween(day, addWorkingDays(day, n))` is `n`
   * for every `n` from zero up, and for every `n` at all when `day` is a working day.
   */
  addWorkingDays(day: Day, n: number): Day
  /** Working days after `from` up to and including `to`; the same with a minus when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number
  /** The first working day after `day`, never `day` itself. */
  nextWorkingDay(day: Day): Day
  /** The last year up to which every year is published. */
  readonly horizon: number
  /** Whether the year of `day` is not published, so that dates in it may still move. */
  isProvisional(day: Day): boolean
}

/**
 * One notice as an administrator enters it. The days may reach into the neighbouring years,
 * as the notice for 2019 did with 2018-12-29 to 31. It replaces what is known of those days.
 */
export interface PublishedYear {
  year: number
  holidays: readonly Day[]
  makeUpDays: readonly Day[]
}

/** The first year `chinese-days` knows; earlier ones are Monday to Friday here. */
const FIRST_KNOWN = 2004

/** The years `chinese-days` really knows: past them it answers as if there were no holidays. */
function lastKnownYear(): number {
  let year = FIRST_KNOWN
  while (getDayDetail(`${year + 1}-10-01`).name.includes('国庆节')) year += 1
  return year
}

const LAST_KNOWN = lastKnownYear()

/** The days of one year, with what answers each question in one look-up. */
interface YearTable {
  days: readonly Day[]
  /** Working days of the year up to and including the day at the same place. */
  rank: Uint16Array
  /** Places of the working days in `days`. */
  working: readonly number[]
}

/**
 * A calendar over the published years built in and those given, which win over the built-in.
 * Years are worked out when first asked for; each answer after that is a few look-ups.
 * Throws when a day is given both as a holiday and as a make-up day, or is no day at all.
 */
export function createCalendar(published: readonly PublishedYear[] = []): Calendar {
  const given = givenDays(published)
  const added = new Set(published.map(({ year }) => year))
  const tables = new Map<number, YearTable>()
  const isPublished = (year: number) => year <= LAST_KNOWN || added.has(year)

  let horizon = LAST_KNOWN
  while (added.has(horizon + 1)) horizon += 1

  function tableOf(year: number): YearTable {
    let table = tables.get(year)
    if (!table) {
      table = buildYear(year, given, added)
      tables.set(year, table)
    }
    return table
  }

  function addWorkingDays(day: Day, n: number): Day {
    if (n === 0) return day
    let year = yearOf(day)
    let table = tableOf(year)
    const rank = table.rank[placeOf(day)]!
    const worksToday = table.working[rank - 1] === placeOf(day)
    // Zero-based place, among the working days of the year, of the day sought.
    let place = n > 0 ? rank + n - 1 : rank + n - (worksToday ? 1 : 0)
    while (place < 0) {
      year -= 1
      table = tableOf(year)
      place += table.working.length
    }
    while (place >= table.working.length) {
      place -= table.working.length
      year += 1
      table = tableOf(year)
    }
    return table.days[table.working[place]!]!
  }

  function workingDaysBetween(from: Day, to: Day): number {
    if (to < from) {
      const back = workingDaysBetween(to, from)
      return back === 0 ? 0 : -back
    }
    let count = tableOf(yearOf(to)).rank[placeOf(to)]! - tableOf(yearOf(from)).rank[placeOf(from)]!
    for (let year = yearOf(from); year < yearOf(to); year += 1) count += tableOf(year).working.length
    return count
  }

  return {
    isWorkingDay: (day) => {
      const table = tableOf(yearOf(day))
      return table.working[table.rank[placeOf(day)]! - 1] === placeOf(day)
    },
    addWorkingDays,
    workingDaysBetween,
    nextWorkingDay: (day) => addWorkingDays(day, 1),
    horizon,
    isProvisional: (day) => !isPublished(yearOf(day)),
  }
}

/** The years that nobody gave a day of: the same for every calendar, so that a new one need not work them out again. */
const untouched = new Map<number, YearTable>()

function buildYear(year: number, given: ReadonlyMap<Day, boolean>, added: ReadonlySet<number>): YearTable {
  const isOwn = added.has(year) || [...given.keys()].some((day) => yearOf(day) === year)
  if (isOwn) return workedOut(year, given, added)
  let table = untouched.get(year)
  if (!table) {
    table = workedOut(year, given, added)
    untouched.set(year, table)
  }
  return table
}

function workedOut(year: number, given: ReadonlyMap<Day, boolean>, added: ReadonlySet<number>): YearTable {
  const builtIn = year >= FIRST_KNOWN && year <= LAST_KNOWN && !added.has(year)
  const days: Day[] = []
  const working: number[] = []
  const rank: number[] = []
  for (let day: Day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    const noticed = given.get(day) ?? (builtIn ? noticedDay(day) : undefined)
    if (noticed ?? new Date(day).getUTCDay() % 6 !== 0) working.push(days.length)
    days.push(day)
    rank.push(working.length)
  }
  return { days, working, rank: Uint16Array.from(rank) }
}

/**
 * Whether a day that a built-in notice names is worked; undefined for every other day. The weekday is
 * left to us: west of Greenwich `chinese-days` takes a day for the one before, in its lists and in its
 * questions alike, so that named days still agree and weekdays do not.
 */
function noticedDay(day: Day): boolean | undefined {
  const { name, work } = getDayDetail(day)
  return name.includes(',') ? work : undefined
}

/** Days the notices name, true for those worked. */
function givenDays(published: readonly PublishedYear[]): Map<Day, boolean> {
  const given = new Map<Day, boolean>()
  const put = (day: Day, worked: boolean) => {
    if (Number.isNaN(Date.parse(day)) || addDays(day, 0) !== day) throw new Error(`${day} is not a day`)
    if (given.get(day) === !worked) throw new Error(`${day} is given both as a holiday and as a make-up day`)
    given.set(day, worked)
  }
  for (const { holidays, makeUpDays } of published) {
    for (const day of holidays) put(day, false)
    for (const day of makeUpDays) put(day, true)
  }
  return given
}

const yearOf = (day: Day) => Number(day.slice(0, 4))

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Place of a day in its year, from zero. */
function placeOf(day: Day): number {
  const month = Number(day.slice(5, 7))
  const leapDay = month > 2 && isLeap(yearOf(day)) ? 1 : 0
  return DAYS_BEFORE_MONTH[month - 1]! + Number(day.slice(8, 10)) - 1 + leapDay
}
