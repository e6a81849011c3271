import fc from 'fast-check'
import { parseCron } from '../../../localcloud/timers/cron'

const at = (text: string): number => Date.parse(text)
const iso = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString())

test.each([
  ['0 0 2 * * * *', '2026-03-01T00:00:00Z', '2026-03-01T18:00:00.000Z', 'hours are China time'],
  ['0 */5 * * * * *', '2026-03-01T00:02:00Z', '2026-03-01T00:05:00.000Z', 'every five minutes'],
  ['0 */5 * * * * *', '2026-03-01T00:05:00Z', '2026-03-01T00:10:00.000Z', 'later than the moment, never at it'],
  ['*/5 * * * * * *', '2026-03-01T00:00:01.500Z', '2026-03-01T00:00:05.000Z', 'seconds'],
  ['0 1/10 2 * * * *', '2026-03-01T00:00:00Z', '2026-03-01T18:01:00.000Z', 'an increment from a start'],
  ['0 15 10 * * MON-FRI *', '2026-02-28T12:00:00Z', '2026-03-02T02:15:00.000Z', 'weekdays by name'],
  ['0 0 12 13 * WED *', '2026-03-04T05:00:00Z', '2026-03-11T04:00:00.000Z', 'day and weekday mean either'],
  ['0 0 0 1 1 * 2028', '2026-03-01T00:00:00Z', '2027-12-31T16:00:00.000Z', 'a year'],
  ['0 0 0 1 1 * 2027-2029', '2026-12-31T17:00:00Z', '2027-12-31T16:00:00.000Z', 'a range of years'],
  ['0 0 0 29 2 * 2029,2032', '2026-03-01T00:00:00Z', '2032-02-28T16:00:00.000Z', 'a day that only one of the years has'],
])('%s after %s is due at %s: %s', (expression, moment, due) => {
  expect(iso(parseCron(expression).next(at(moment)))).toBe(due)
})

/** The numbers a field stands for, told from its text anew. */
function numbersOf(field: string, least: number, most: number): Set<number> {
  const numbers = new Set<number>()
  for (const part of field.split(',')) {
    const [range, step = '1'] = part.split('/') as [string, string?]
    const [from, to] = range === '*' ? [least, most] : range.split('-').map(Number)
    for (let n = from!; n <= (to ?? (part.includes('/') ? most : from!)); n += Number(step)) numbers.add(n)
  }
  return numbers
}

/** A field of numbers, of a range, of steps, or of all. */
const field = (least: number, most: number): fc.Arbitrary<string> => {
  const one = fc.integer({ min: least, max: most })
  return fc.oneof(
    fc.constant('*'),
    one.map(String),
    fc.uniqueArray(one, { minLength: 2, maxLength: 3 }).map((list) => list.sort((a, b) => a - b).join(',')),
    fc.tuple(one, one).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    fc.tuple(one, fc.integer({ min: 2, max: 7 })).map(([from, step]) => `${from}/${step}`),
    fc.integer({ min: 2, max: 7 }).map((step) => `*/${step}`),
  )
}

test('the next moment is the first minute in China time that fits every field, and the last one is found back', () => {
  const HOUR = 3_600_000
  fc.assert(
    fc.property(fc.nat({ max: 59 }), field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6), fc.nat({ max: 200_000 }), (second, minute, hour, day, month, weekday, start) => {
      const expression = `${second} ${minute} ${hour} ${day} ${month} ${weekday} *`
      const [minutes, hours, days, months, weekdays] = [numbersOf(minute, 0, 59), numbersOf(hour, 0, 23), numbersOf(day, 1, 31), numbersOf(month, 1, 12), numbersOf(weekday, 0, 6)]
      const fits = (at: number) => {
        const there = new Date(at + 8 * HOUR)
        // Day and weekday, where neither is `*`, mean either of them.
        const [onDay, onWeekday] = [days.has(there.getUTCDate()), weekdays.has(there.getUTCDay())]
        const either = day !== '*' && weekday !== '*'
        return minutes.has(there.getUTCMinutes()) && hours.has(there.getUTCHours()) && months.has(there.getUTCMonth() + 1) && (either ? onDay || onWeekday : onDay && onWeekday)
      }
      const from = at('2026-01-01T00:00:00Z') + start * 60_000
      let expected: number | null = null
      for (let moment = from + second * 1000, steps = 0; expected === null && steps < 4 * 1440; moment += 60_000, steps++) if (moment > from && fits(moment)) expected = moment
      const due = parseCron(expression).next(from)
      if (expected === null) return expect(due === null || due > from + 4 * 24 * HOUR - HOUR).toBe(true)
      expect([expression, iso(due)]).toEqual([expression, iso(expected)])
      expect(parseCron(expression).last(expected, from)).toBe(expected)
      expect(parseCron(expression).last(expected - 1, from)).toBeNull()
    }),
    { numRuns: 150 },
  )
})

test('a schedule of the past is due no more', () => {
  expect(parseCron('0 0 0 1 1 * 2020').next(at('2026-03-01T00:00:00Z'))).toBeNull()
})

test.each([
  ['0 0 2 * * * *', '2026-03-01T18:00:00Z', '2026-03-01T18:00:00.000Z'],
  ['0 0 2 * * * *', '2026-03-01T18:00:00.250Z', '2026-03-01T18:00:00.000Z'],
  ['0 0 2 * * * *', '2026-03-01T17:59:59.999Z', '2026-02-28T18:00:00.000Z'],
  ['0 0 0 1 1 * 2020', '2026-03-01T00:00:00Z', '2019-12-31T16:00:00.000Z'],
])('%s at %s was due last at %s', (expression, moment, due) => {
  expect(iso(parseCron(expression).last(at(moment), 0))).toBe(due)
})

test('what was due before the bound does not count', () => {
  const daily = parseCron('0 0 2 * * * *')
  expect(daily.last(at('2026-03-02T00:00:00Z'), at('2026-03-01T18:00:00Z'))).toBeNull()
})

test.each(['0 0 2 L * * *', '0 0 2 ? * * *', '0 0 2 * * MON#2 *', '0 0 2 * * 5L *', 'H 0 2 * * * *', '0 0 2 * 13 * *', '60 0 2 * * * *', '0 0 2 MON * * *', '0 0 2 * * *', '* * * * *', '0 0 25 * * * *', '0 0 2 * * * next', 'every day'])('%s is refused', (expression) => {
  expect(() => parseCron(expression)).toThrow()
})
