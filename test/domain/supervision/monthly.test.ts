import { createCalendar } from '../../../domain/calendar/calendar'
import { startOf } from '../../../domain/calendar/day'
import { LIST_NEXT, LIST_STATES, monthPlus, monthToSettle, monthsLookedAt, monthsToSettle, wrongWithCorrection, wrongWithMove, wrongWithObjection } from '../../../domain/supervision/monthlyList'
import { mayReturn, weekOf, weekWords, weeklyDueAt, weeklyDueOn, weeklyState } from '../../../domain/supervision/weekly'

const calendar = createCalendar()

describe('a list', () => {
  it.each(LIST_STATES.flatMap((from) => LIST_STATES.map((to) => [from, to] as const)))('moves from %s to %s only where the table leads', (from, to) => {
    const wrong = wrongWithMove({ state: from, objectUntil: '2026-03-10' }, to, '2026-03-11', 0)
    expect(wrong).toBe(LIST_NEXT[from] === to ? null : 'CONFLICT')
  })

  it('is frozen after its window, when everyone was answered, and takes objections to the last day of it', () => {
    const draft = { state: 'draft' as const, objectUntil: '2026-03-10' }
    expect(wrongWithMove(draft, 'frozen', '2026-03-10', 0)).toBe('LIST_OPEN')
    expect(wrongWithMove(draft, 'frozen', '2026-03-11', 1)).toBe('OBJECTIONS_OPEN')
    expect(wrongWithObjection(draft, '2026-03-10')).toBeNull()
    expect(wrongWithObjection(draft, '2026-03-11')).toBe('LIST_FROZEN')
    expect(wrongWithObjection({ ...draft, state: 'frozen' }, '2026-03-10')).toBe('LIST_FROZEN')
  })

  it('is of the month before last from the third on, and until then of the one before that', () => {
    expect([monthToSettle('2026-03-02'), monthToSettle('2026-03-03'), monthToSettle('2026-01-03'), monthToSettle('2026-02-01')]).toEqual(['2025-12', '2026-01', '2025-11', '2025-11'])
    expect([monthPlus('2026-01', -1), monthPlus('2026-12', 1), monthPlus('2026-05', -17)]).toEqual(['2025-12', '2027-01', '2024-12'])
  })

  it('is made up where nothing ran, back to the last one that is frozen; a district that begins settles the latest alone', () => {
    const on = (states: Record<string, 'running' | 'frozen'>) => monthsToSettle('2026-06-03', (month) => states[month])
    expect(on({})).toEqual(['2026-04'])
    expect(on({ '2026-03': 'frozen' })).toEqual(['2026-04'])
    expect(on({ '2026-04': 'frozen', '2026-03': 'frozen' })).toEqual(['2026-04'])
    expect(on({ '2026-01': 'frozen' })).toEqual(['2026-02', '2026-03', '2026-04'])
    expect(on({ '2026-01': 'frozen', '2026-02': 'running' })).toEqual(['2026-02', '2026-03', '2026-04'])
    // The very first one was cut off for longer than its month.
    expect(on({ '2026-02': 'running' })).toEqual(['2026-02', '2026-03', '2026-04'])
    expect(on({ '2025-04': 'frozen' })).toEqual(['2026-04'])
    expect(monthsLookedAt('2026-06-03')).toHaveLength(12)
  })

  it('is put right by whole cases alone', () => {
    const counts = { finished: 10, inTime: 8, late: 2, satisfied: 9, dissatisfied: 1, open: 3, overdue: 1 }
    expect(wrongWithCorrection(counts, { late: -1, inTime: 1 })).toBe(false)
    expect(wrongWithCorrection(counts, { late: -3, inTime: 3 })).toBe(true)
    expect(wrongWithCorrection(counts, { late: -1 })).toBe(true)
    expect(wrongWithCorrection(counts, { satisfied: 1 })).toBe(true)
    expect(wrongWithCorrection(counts, { overdue: 3 })).toBe(true)
    expect(wrongWithCorrection(counts, { valid: 1 })).toBe(true)
  })
})

describe('a weekly return', () => {
  it('is of the week that its day lies in, Monday to Sunday', () => {
    for (const day of ['2026-03-02', '2026-03-06', '2026-03-08']) expect(weekOf(day)).toBe('2026-03-02')
    expect(weekOf('2026-03-09')).toBe('2026-03-09')
    expect(weekWords('2026-03-02')).toBe('3月2日至3月6日')
  })

  it('is due on Friday at five, on the last working day where Friday is none, and never in a week without work', () => {
    expect(weeklyDueAt('2026-03-02', calendar)).toBe(startOf('2026-03-06') + 17 * 3_600_000)
    // The first of May 2026 is a Friday and a holiday.
    expect(weeklyDueOn('2026-04-27', calendar)).toBe('2026-04-30')
    // The Spring Festival takes the whole week.
    expect(weeklyDueOn('2026-02-16', calendar)).toBeNull()
    expect(weeklyState('2026-02-16', null, startOf('2026-02-20'), calendar)).toBe('none')
  })

  it('is in time before the hour, late from it on, missing when it never came', () => {
    const due = weeklyDueAt('2026-03-02', calendar)!
    expect(weeklyState('2026-03-02', due - 1, due, calendar)).toBe('sent')
    expect(weeklyState('2026-03-02', due, due, calendar)).toBe('late')
    expect(weeklyState('2026-03-02', null, due - 1, calendar)).toBe('due')
    expect(weeklyState('2026-03-02', null, due, calendar)).toBe('missing')
  })

  it('may be sent for this week and the four before, and for no other', () => {
    expect(['2026-03-02', '2026-02-02'].map((week) => mayReturn(week, '2026-03-04'))).toEqual([true, true])
    expect(['2026-03-09', '2026-01-26', '2026-03-03'].map((week) => mayReturn(week, '2026-03-04'))).toEqual([false, false, false])
  })
})
