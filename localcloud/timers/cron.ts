import { CronExpressionParser } from 'cron-parser'

/**
 * A timer trigger's schedule. CloudBase reads the seven fields (second, minute, hour, day, month, weekday, year) in
 * UTC+8, although a function's own clock is UTC: 触发器规则的时区为 UTC+8 (developers.weixin.qq.com, 云开发 › 定时触发器).
 * Day and weekday, when both are given, mean either of them.
 */
export interface Schedule {
  /** The last due moment at or before `moment`, or null when there is none later than `after`. Milliseconds. */
  last(moment: number, after: number): number | null
  /** The first due moment later than `moment`, or null when there is none any more. */
  next(moment: number): number | null
}

const ZONE = 'UTC+8'
const ZONE_MS = 8 * 3_600_000
/** What the platform's fields are made of: numbers, names of months and weekdays (0 is Sunday), and `,` `-` `*` `/`. The library knows more. */
const PLAIN = /^[\d,*/-]+$/
const NAMED: Readonly<Partial<Record<number, RegExp>>> = { 4: /\b(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\b/gi, 5: /\b(?:SUN|MON|TUE|WED|THU|FRI|SAT)\b/gi }
const YEARS = { first: 1970, last: 2099 }

/** Parses a seven-field expression; throws an Error that quotes it when it is not one. */
export function parseCron(expression: string): Schedule {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== 7) throw new Error(`a timer's schedule has seven fields, not ${fields.length}: ${expression}`)
  const odd = fields.slice(0, 6).find((field, i) => !PLAIN.test(NAMED[i] ? field.replace(NAMED[i], '0') : field))
  if (odd !== undefined) throw new Error(`${odd} is not understood in a timer's schedule: ${expression}`)
  const six = fields.slice(0, 6).join(' ')
  const years = parseYears(fields[6]!, expression)
  CronExpressionParser.parse(six, { tz: ZONE })

  // The library knows no years: a moment in a year that is not meant moves the search to that year's edge.
  const search = (from: number, step: 'next' | 'prev', bound: (moment: number) => boolean): number | null => {
    for (let cursor = from; bound(cursor); ) {
      const found = CronExpressionParser.parse(six, { tz: ZONE, currentDate: cursor })[step]().getTime()
      const year = yearOf(found)
      if (!bound(found)) return null
      if (years.has(year)) return found
      cursor = step === 'next' ? startOf(year + 1) - 1 : startOf(year)
    }
    return null
  }

  return {
    last: (moment, after) => search(Math.floor(moment / 1000) * 1000 + 1000, 'prev', (found) => found > after),
    next: (moment) => search(moment, 'next', (found) => yearOf(found) <= YEARS.last),
  }
}

const yearOf = (moment: number): number => new Date(moment + ZONE_MS).getUTCFullYear()
const startOf = (year: number): number => Date.UTC(year, 0, 1) - ZONE_MS

/** The years of a field such as `*`, `2026`, `2026,2028`, `2026-2030` or `2026/2`. */
function parseYears(field: string, expression: string): ReadonlySet<number> {
  const years = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d{4})(?:-(\d{4}))?)(?:\/(\d+))?$/.exec(part)
    if (!match) throw new Error(`the year field of a timer's schedule is not understood: ${expression}`)
    const [, from, to, step] = match
    const first = from === undefined ? YEARS.first : Number(from)
    const last = to !== undefined ? Number(to) : from === undefined || step !== undefined ? YEARS.last : first
    for (let year = first; year <= last; year += Math.max(1, Number(step ?? 1))) years.add(year)
  }
  return years
}
