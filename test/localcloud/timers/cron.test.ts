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

test.each(['0 0 2 * * *', '* * * * *', '0 0 25 * * * *', '0 0 2 * * * next', 'every day'])('%s is refused', (expression) => {
  expect(() => parseCron(expression)).toThrow()
})
