import { invalidOperator } from '../errors'
import { isObject, type Doc } from '../values'
import type { Options } from 'mingo/types'
import { evaluate, isNothing, wholeNumber, wrongType, type Operator } from './operator'
import { instantAt, zoneOf } from './zone'

/** Dates, taken apart and put together by the calendar of a time zone. */

const DAY = 86_400_000

/** What a calendar and a clock show: an instant shifted into its zone, read as UTC. */
type Local = Date

const dayOfYear = (local: Local): number => Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / DAY) + 1
const isoDay = (local: Local): number => local.getUTCDay() || 7

/** The Thursday of the local date's week, which decides the week's year. */
const thursday = (local: Local): Date => new Date(local.getTime() + (4 - isoDay(local)) * DAY)
const isoWeek = (local: Local): number => Math.floor((dayOfYear(thursday(local)) - 1) / 7) + 1

const FIELDS: Record<string, (local: Local) => number> = {
  $year: (local) => local.getUTCFullYear(),
  $month: (local) => local.getUTCMonth() + 1,
  $dayOfMonth: (local) => local.getUTCDate(),
  $hour: (local) => local.getUTCHours(),
  $minute: (local) => local.getUTCMinutes(),
  $second: (local) => local.getUTCSeconds(),
  $millisecond: (local) => local.getUTCMilliseconds(),
  $dayOfYear: dayOfYear,
  $dayOfWeek: (local) => local.getUTCDay() + 1,
  $isoDayOfWeek: isoDay,
  $isoWeek: isoWeek,
  $isoWeekYear: (local) => thursday(local).getUTCFullYear(),
  // Weeks begin on Sunday; the days before the first one are week 0.
  $week: (local) => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7),
}

/** The date an operand names and its zone, or null when there is none. */
function dated(name: string, date: unknown, timezone: unknown): { local: Local; ahead: number } | null {
  if (isNothing(date) || timezone === null) return null
  if (!(date instanceof Date)) throw wrongType(name, date)
  const ahead = zoneOf(timezone)(date.getTime())
  return { local: new Date(date.getTime() + ahead), ahead }
}

/** The options of an operator that takes them by name, evaluated one by one. */
function optionsOf(name: string, known: readonly string[], doc: unknown, operand: unknown, options: Options): Doc {
  if (!isObject(operand)) throw invalidOperator(`${name} takes ${known.join(', ')}`)
  const odd = Object.keys(operand).find((key) => !known.includes(key))
  if (odd) throw invalidOperator(`${name} does not know ${odd}`)
  return Object.fromEntries(Object.entries(operand).map(([key, one]) => [key, evaluate(doc, one, options)]))
}

const field = (name: string): Operator => (doc, operand, options) => {
  const only: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
  const named = isObject(only) && 'date' in only
  const { date, timezone } = named ? optionsOf(name, ['date', 'timezone'], doc, only, options) : { date: evaluate(doc, only, options), timezone: undefined }
  const found = dated(name, date, timezone)
  return found && FIELDS[name]!(found.local)
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const SPECIFIERS: Record<string, (local: Local, ahead: number) => string> = {
  Y: (local) => pad(FIELDS.$year!(local), 4),
  m: (local) => pad(FIELDS.$month!(local), 2),
  d: (local) => pad(FIELDS.$dayOfMonth!(local), 2),
  H: (local) => pad(FIELDS.$hour!(local), 2),
  M: (local) => pad(FIELDS.$minute!(local), 2),
  S: (local) => pad(FIELDS.$second!(local), 2),
  L: (local) => pad(FIELDS.$millisecond!(local), 3),
  j: (local) => pad(dayOfYear(local), 3),
  w: (local) => String(FIELDS.$dayOfWeek!(local)),
  u: (local) => String(isoDay(local)),
  U: (local) => pad(FIELDS.$week!(local), 2),
  V: (local) => pad(isoWeek(local), 2),
  G: (local) => pad(FIELDS.$isoWeekYear!(local), 4),
  z: (_local, ahead) => `${ahead < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(ahead) / 3_600_000), 2)}${pad((Math.abs(ahead) / 60_000) % 60, 2)}`,
  Z: (_local, ahead) => String(ahead / 60_000),
  '%': () => '%',
}

const dateToString: Operator = (doc, operand, options) => {
  const { date, format, timezone, onNull = null } = optionsOf('$dateToString', ['date', 'format', 'timezone', 'onNull'], doc, operand, options)
  if (format === null) return null
  const found = dated('$dateToString', date, timezone)
  if (!found) return isNothing(date) ? onNull : null
  const pattern = format ?? (timezone === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L')
  if (typeof pattern !== 'string') throw invalidOperator('$dateToString needs a format of text')
  return pattern.replace(/%(.?)/gsu, (_all, letter: string) => {
    const specifier = SPECIFIERS[letter]
    if (!specifier) throw invalidOperator(`$dateToString does not know %${letter}`)
    return specifier(found.local, found.ahead)
  })
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek', 'timezone']

const dateFromParts: Operator = (doc, operand, options) => {
  const given = optionsOf('$dateFromParts', PARTS, doc, operand, options)
  if (Object.values(given).some(isNothing)) return null
  const part = (name: string, usual: number): number => wholeNumber(`$dateFromParts: ${name}`, given[name] ?? usual)
  const iso = 'isoWeekYear' in given
  if (iso === 'year' in given) throw invalidOperator('$dateFromParts needs either year or isoWeekYear')
  const midnight = iso ? isoMidnight(part('isoWeekYear', 1970), part('isoWeek', 1), part('isoDayOfWeek', 1)) : Date.UTC(part('year', 1970), part('month', 1) - 1, part('day', 1))
  const local = midnight + part('hour', 0) * 3_600_000 + part('minute', 0) * 60_000 + part('second', 0) * 1000 + part('millisecond', 0)
  return new Date(instantAt(local, zoneOf(given.timezone)))
}

function isoMidnight(year: number, week: number, day: number): number {
  // The fourth of January is always in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4))
  return fourth.getTime() + (day - isoDay(fourth) + (week - 1) * 7) * DAY
}

/** The figures a format reads, each with the part it is. */
const READ: Record<string, { part: string; pattern: string }> = {
  Y: { part: 'year', pattern: String.raw`\d{4}` },
  m: { part: 'month', pattern: String.raw`\d{1,2}` },
  d: { part: 'day', pattern: String.raw`\d{1,2}` },
  H: { part: 'hour', pattern: String.raw`\d{1,2}` },
  M: { part: 'minute', pattern: String.raw`\d{1,2}` },
  S: { part: 'second', pattern: String.raw`\d{1,2}` },
  L: { part: 'millisecond', pattern: String.raw`\d{1,3}` },
  z: { part: 'zone', pattern: String.raw`Z|[+-]\d{2}:?\d{2}` },
}

/** What is understood where no format is given. */
const ISO = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<millisecond>\d{1,3})\d*)?)?)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?$/

function patternOf(format: unknown): RegExp {
  if (format === undefined) return ISO
  if (typeof format !== 'string') throw invalidOperator('$dateFromString needs a format of text')
  const source = format.replace(/%(.?)|[.*+?^${}()|[\]\\]/gsu, (all, letter?: string) => {
    if (letter === undefined) return `\\${all}`
    if (letter === '%') return '%'
    const read = READ[letter]
    if (!read) throw invalidOperator(`$dateFromString does not know %${letter}`)
    return `(?<${read.part}>${read.pattern})`
  })
  return new RegExp(`^${source}$`, 'u')
}

const dateFromString: Operator = (doc, operand, options) => {
  const { dateString: text, format, timezone, onNull = null, onError } = optionsOf('$dateFromString', ['dateString', 'format', 'timezone', 'onNull', 'onError'], doc, operand, options)
  if (isNothing(text)) return onNull
  const found = typeof text === 'string' ? patternOf(format).exec(text)?.groups : undefined
  const instant = found && readParts(found, timezone)
  if (instant !== undefined) return new Date(instant)
  if (isObject(operand) && 'onError' in operand) return onError
  throw invalidOperator(`$dateFromString cannot read ${JSON.stringify(text)}`)
}

function readParts(found: Record<string, string | undefined>, timezone: unknown): number | undefined {
  if (found.zone !== undefined && timezone !== undefined) throw invalidOperator('$dateFromString: the text has a zone of its own')
  const number = (part: string, usual: number) => Number(found[part] ?? usual)
  const [year, month, day] = [number('year', 1970), number('month', 1), number('day', 1)]
  const millis = found.millisecond === undefined ? 0 : Number(found.millisecond.padEnd(3, '0'))
  const local = Date.UTC(year, month - 1, day, number('hour', 0), number('minute', 0), number('second', 0), millis)
  const read = new Date(local)
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || number('hour', 0) > 23 || number('minute', 0) > 59 || number('second', 0) > 59) return undefined
  return instantAt(local, zoneOf(found.zone ?? timezone))
}

export const DATES: Record<string, Operator> = {
  ...Object.fromEntries(Object.keys(FIELDS).map((name) => [name, field(name)])),
  $dateToString: dateToString,
  $dateFromParts: dateFromParts,
  $dateFromString: dateFromString,
}
