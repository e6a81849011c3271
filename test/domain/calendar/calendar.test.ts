import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { createCalendar } from '../../../domain/calendar/calendar'
import { addDays, daysBetween, type Day } from '../../../domain/calendar/day'
import { NOTICES } from './notices'

const calendar = createCalendar()

/** Every day of a year, counted by hand and not by the calendar. */
function daysOf(year: number): Day[] {
  const first = `${year}-01-01`
  return Array.from({ length: daysBetween(first, `${year + 1}-01-01`) }, (_, i) => addDays(first, i))
}

function isWeekday(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

describe.each(NOTICES)('the State Council notice for $year', ({ year, holidays, makeUpDays, workingDays }) => {
  test.each(holidays)('%s is a holiday', (day) => {
    expect(calendar.isWorkingDay(day)).toBe(false)
  })

  test.each(makeUpDays)('%s is worked to make up for a holiday', (day) => {
    expect(isWeekday(day)).toBe(false)
    expect(calendar.isWorkingDay(day)).toBe(true)
  })

  test('every other day is worked from Monday to Friday', () => {
    const others = daysOf(year).filter((day) => !holidays.includes(day) && !makeUpDays.includes(day))
    expect(others.filter((day) => calendar.isWorkingDay(day) !== isWeekday(day))).toEqual([])
  })

  test('the year has as many working days as the notice leaves', () => {
    expect(calendar.workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(workingDays)
  })

  test('none of its days is provisional', () => {
    expect(daysOf(year).filter((day) => calendar.isProvisional(day))).toEqual([])
  })
})

describe('counting working days', () => {
  test.each([
    ['2026-09-30', 1, '2026-10-08', 'over the National Day holiday'],
    ['2026-09-18', 1, '2026-09-20', 'onto a make-up Sunday'],
    ['2026-02-14', 1, '2026-02-24', 'over the nine days of Spring Festival'],
    ['2026-02-24', 20, '2026-03-23', 'through a make-up Saturday'],
    ['2025-12-31', 1, '2026-01-04', 'into the next year, to a make-up Sunday'],
    ['2026-01-04', -1, '2025-12-31', 'back into the year before'],
    ['2026-10-03', 1, '2026-10-08', 'from within a holiday'],
    ['2026-10-03', -1, '2026-09-30', 'back from within a holiday'],
    ['2026-11-23', 0, '2026-11-23', 'no day at all'],
    ['2026-10-03', 0, '2026-10-03', 'no day at all from within a holiday'],
    ['2024-02-28', 1, '2024-02-29', 'onto a leap day'],
    ['2024-02-29', 1, '2024-03-01', 'from a leap day'],
    ['2024-01-01', 763, '2027-01-22', 'over three years and past the horizon'],
  ])('%s and %i working days is %s: %s', (from, n, to) => {
    expect(calendar.addWorkingDays(from, n)).toBe(to)
  })

  test('the next working day is never the day itself', () => {
    expect(calendar.nextWorkingDay('2026-11-23')).toBe('2026-11-24')
    expect(calendar.nextWorkingDay('2026-11-27')).toBe('2026-11-30')
  })

  test('a holiday is never counted, its first day after is', () => {
    expect(calendar.workingDaysBetween('2026-09-30', '2026-10-07')).toBe(0)
    expect(calendar.workingDaysBetween('2026-09-30', '2026-10-08')).toBe(1)
    expect(calendar.workingDaysBetween('2026-10-08', '2026-09-30')).toBe(-1)
  })
})

describe('the laws of working days', () => {
  const anyDay = fc.integer({ min: 0, max: 8 * 365 }).map((n) => addDays('2021-06-01', n))
  const anyCount = fc.integer({ min: -300, max: 300 })

  test('the days between a day and its n-th working day are n', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(300), (day, n) => {
        expect(calendar.workingDaysBetween(day, calendar.addWorkingDays(day, n))).toBe(n)
      }),
    )
  })

  test('from a working day, going and coming back ends where it began', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (some, n) => {
        const day = calendar.nextWorkingDay(some)
        const there = calendar.addWorkingDays(day, n)
        expect(calendar.addWorkingDays(there, -n)).toBe(day)
        expect(calendar.workingDaysBetween(day, there)).toBe(n)
      }),
    )
  })

  test('two steps are one', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(150), fc.nat(150), (day, a, b) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(day, a), b)).toBe(calendar.addWorkingDays(day, a + b))
      }),
    )
  })

  test('a later start never ends earlier, and one more day always ends later', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(40), anyCount, (day, later, n) => {
        const end = calendar.addWorkingDays(day, n)
        if (n !== 0) expect(calendar.addWorkingDays(addDays(day, later), n) >= end).toBe(true)
        if (n >= 0) expect(calendar.addWorkingDays(day, n + 1) > end).toBe(true)
      }),
    )
  })

  test('counting agrees with looking at each day', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(500), (from, span) => {
        const days = Array.from({ length: span }, (_, i) => addDays(from, i + 1))
        expect(calendar.workingDaysBetween(from, addDays(from, span))).toBe(days.filter((day) => calendar.isWorkingDay(day)).length)
      }),
      { numRuns: 30 },
    )
  })

  test('a span taken backwards counts the same with a minus', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(calendar.workingDaysBetween(from, to) + calendar.workingDaysBetween(to, from)).toBe(0)
      }),
    )
  })
})

describe('past the published years', () => {
  const notice2027 = { year: 2027, holidays: ['2027-01-01', '2027-10-01', '2027-10-04'], makeUpDays: ['2027-10-09'] }

  test('the horizon is the last year with a notice', () => {
    expect(calendar.horizon).toBe(2026)
    expect(calendar.isProvisional('2026-12-31')).toBe(false)
    expect(calendar.isProvisional('2027-01-01')).toBe(true)
  })

  test('days run from Monday to Friday', () => {
    expect(daysOf(2027).filter((day) => calendar.isWorkingDay(day) !== isWeekday(day))).toEqual([])
  })

  test('a year that an administrator adds moves the horizon and the dates', () => {
    const extended = createCalendar([notice2027])
    expect(extended.horizon).toBe(2027)
    expect(extended.isProvisional('2027-10-01')).toBe(false)
    expect(calendar.addWorkingDays('2027-09-30', 1)).toBe('2027-10-01')
    expect(extended.addWorkingDays('2027-09-30', 1)).toBe('2027-10-05')
    expect(extended.isWorkingDay('2027-10-09')).toBe(true)
  })

  test('a year added beyond a gap is sure, the gap is not', () => {
    const extended = createCalendar([{ ...notice2027, year: 2028, holidays: ['2028-10-02'], makeUpDays: [] }])
    expect(extended.horizon).toBe(2026)
    expect(extended.isProvisional('2027-06-01')).toBe(true)
    expect(extended.isProvisional('2028-06-01')).toBe(false)
  })

  test('an added notice may change the December before it', () => {
    const extended = createCalendar([{ ...notice2027, holidays: ['2026-12-31', '2027-01-01'], makeUpDays: ['2026-12-26'] }])
    expect(extended.addWorkingDays('2026-12-25', 1)).toBe('2026-12-26')
    expect(extended.addWorkingDays('2026-12-30', 1)).toBe('2027-01-04')
  })

  test('an added notice replaces the one built in for its year', () => {
    const changed = createCalendar([{ year: 2026, holidays: ['2026-11-23'], makeUpDays: [] }])
    expect(changed.isWorkingDay('2026-11-23')).toBe(false)
    expect(changed.isWorkingDay('2026-10-01')).toBe(true)
  })

  test('a notice that contradicts itself or names no day is refused', () => {
    expect(() => createCalendar([{ ...notice2027, makeUpDays: ['2027-10-01'] }])).toThrow('both')
    expect(() => createCalendar([{ ...notice2027, holidays: ['2027-02-30'] }])).toThrow('2027-02-30 is not a day')
  })
})

test.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('a clock that stands in %s changes nothing', (zone) => {
  const script = `
    const { createCalendar } = require('./domain/calendar/calendar.ts')
    const calendar = createCalendar()
    const days = ['2026-09-18', '2026-09-20', '2026-10-01', '2026-10-08', '2026-10-11', '2026-11-22', '2026-11-23']
    console.log(days.map((day) => Number(calendar.isWorkingDay(day))).join(''), calendar.addWorkingDays('2025-12-31', 20))`
  const out = execFileSync(process.execPath, ['--require', 'tsx/cjs', '-e', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  })
  expect(out.trim()).toBe('1101001 2026-01-29')
})
