import { invalidOperator } from '../errors'

/** Milliseconds that a time zone is ahead of UTC at an instant. */
export type Zone = (instant: number) => number

const UTC: Zone = () => 0
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(name: string): Intl.DateTimeFormat {
  let format = formats.get(name)
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
    } catch {
      throw invalidOperator(`${JSON.stringify(name)} is no time zone`)
    }
    formats.set(name, format)
  }
  return format
}

/** A zone by its name in the Olson database, or as an offset such as `+08:00`, `+0530` or `-05`. */
export function zoneOf(name: unknown): Zone {
  if (name === undefined) return UTC
  if (typeof name !== 'string') throw invalidOperator('a timezone is text')
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(name)
  if (offset) {
    const ahead = (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * 60_000 * (offset[1] === '-' ? -1 : 1)
    return () => ahead
  }
  if (['UTC', 'GMT', 'Z'].includes(name)) return UTC
  const format = formatOf(name)
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)])) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>
    const { year, month, day, hour, minute, second } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
  }
}

/** The instant at which the clocks of a zone show `local`, written as if it were UTC. */
export function instantAt(local: number, zone: Zone): number {
  const guess = local - zone(local)
  return local - zone(guess)
}
