import fc from 'fast-check'
import { addDays, type Day } from '../../../domain/calendar/day'
import { dueSteps, nextLookOn } from '../../../domain/appeal/reminders'
import { assigned, handled, paused, reported } from './scenes'
import { Walk } from './walk'
import { choices, starts, wander } from './wander'
import { calendar, settings } from './world'

/** What the clock writes from the walk's day on, day by day, as `day action step`. */
function sweep(walk: Walk, days: number, looks: (day: Day) => boolean = () => true): string[] {
  const written: string[] = []
  const first = walk.today
  for (let n = 1; n <= days; n += 1) {
    walk.on(addDays(first, n))
    if (!looks(walk.today)) continue
    for (const { action, about } of walk.tick()) written.push(`${walk.today} ${action} ${String(about?.['step'] ?? about?.['to'] ?? '')}`.trim())
  }
  return written
}

describe('Reminders', () => {
  it('fall at half the time, three days, one day, on the day and daily after, and go up once a step', () => {
    // Assigned on Monday 2025-03-03, due on Monday 2025-03-31; 4 to 6 April are Qingming.
    const walk = handled()
    expect(sweep(walk, 40)).toEqual([
      '2025-03-17 remind half',
      '2025-03-26 remind three',
      '2025-03-28 remind one',
      '2025-03-31 remind day',
      '2025-04-01 remind late1',
      '2025-04-01 escalate leaderInCharge',
      '2025-04-02 remind late2',
      '2025-04-03 remind late3',
      '2025-04-03 escalate principal',
      '2025-04-07 remind late4',
      '2025-04-08 remind late5',
      '2025-04-08 escalate centre',
      '2025-04-09 remind late6',
      '2025-04-10 remind late7',
      '2025-04-11 remind late8',
    ])
  })

  it('a sweep after a week without one reminds once and goes up every step that is due', () => {
    const walk = handled().on('2025-04-10')
    expect(walk.tick().map(({ action, about }) => `${action} ${String(about?.['step'] ?? about?.['to'])}`)).toEqual(['remind late7', 'escalate leaderInCharge', 'escalate principal', 'escalate centre'])
    expect(walk.tick()).toEqual([])
  })

  it('run towards the limit of a stage before an assignment, of acceptance and of a ruling', () => {
    expect(sweep(new Walk(), 2)).toEqual(['2025-03-05 remind late1', '2025-03-05 escalate leaderInCharge'])
    expect(sweep(assigned(), 2)).toEqual(['2025-03-05 remind late1', '2025-03-05 escalate leaderInCharge'])
  })

  it('begin anew with a new stage', () => {
    const walk = new Walk()
    sweep(walk, 3)
    walk.take('V11-cadre', 'screenValid', {})
    expect(nextLookOn(walk.standing, calendar, settings)).toBe(calendar.addWorkingDays(walk.standing.stageDueOn!, 1))
    expect(sweep(walk, 7).filter((line) => line.includes('escalate leaderInCharge'))).toHaveLength(1)
  })

  it('are not repeated by a pause, for as many days are left after it as before', () => {
    const walk = handled().on('2025-03-26')
    walk.tick()
    paused(walk)
    expect(sweep(walk, 9)).toEqual(['2025-04-03 resume'])
    expect(walk.standing.clock).toMatchObject({ dueOn: '2025-04-08' })
    expect(sweep(walk, 4)).toEqual(['2025-04-07 remind one', '2025-04-08 remind day'])
  })

  it('of a date that has passed are daily ones, also where a pause makes room for an earlier step', () => {
    // A short span has no step of three days; the pause after the date would put one behind the date again.
    const walk = handled('consultation').on('2025-03-06')
    walk.tick()
    paused(walk)
    walk.on('2025-03-13').take('DEP1-handler', 'resume', {})
    const written = [walk.tick(), walk.tick()].flat().map(({ about }) => about?.['step'])
    expect(written).toEqual([])
  })

  it('let a parked appeal go on at its review date', () => {
    const walk = handled().take('D-dispatcher', 'park', { reviewOn: '2025-03-20', reason: '等立项' })
    expect(sweep(walk, 17)).toEqual(['2025-03-20 unpark'])
    // Thirteen working days stood.
    expect(walk.standing).toMatchObject({ status: 'handling', clock: { kind: 'running', dueOn: calendar.addWorkingDays('2025-03-31', 13) }, pauseDaysUsed: 0 })
  })

  it('go on for signatures after a suggestion was answered', () => {
    const walk = reported(handled('suggestion'))
    expect(walk.standing.stageDueOn).toBe('2025-03-10')
    expect(sweep(walk, 8)).toEqual(['2025-03-11 remind late1', '2025-03-11 escalate leaderInCharge'])
  })

  it('are none for what has ended, which is looked at again when its retention ends', () => {
    const walk = handled().take('R1', 'withdraw', {})
    expect(nextLookOn(walk.standing, calendar, settings)).toBe('2035-03-03')
    expect(dueSteps(walk.standing, '2026-01-01', calendar)).toEqual([])
  })

  it('each fall once, and a second sweep of the same day writes nothing', () => {
    fc.assert(
      fc.property(starts, choices(24), (start, drawn) => {
        const walk = wander(start, drawn)
        for (let n = 0; n < 30; n += 1) {
          walk.on(addDays(walk.today, 1)).tick()
          // After the end of a pause its reminders may be due at once; after those nothing is.
          walk.tick()
          expect(walk.tick()).toEqual([])
        }
        // A new kind, an extension or a second round sets another date and begins a new count.
        const dateOf = (seq: number) => walk.entries.slice(0, seq).filter(({ action }) => ['changeKind', 'triage', 'grantExtension', 'reopen'].includes(action)).length
        const given = walk.entries.filter(({ action }) => action === 'escalate').map(({ settles, about, seq }) => (about['order'] ? `order ${String(about['order'])} ${String(about['to'])}` : `${dateOf(seq)} ${settles.reminded!.at(-1)}`))
        expect(given).toEqual([...new Set(given)])
      }),
      { numRuns: 40 },
    )
  })

  it('are the same by looking daily for sixty days as by looking only when the next look has come', () => {
    fc.assert(
      fc.property(starts, choices(24), (start, drawn) => {
        const daily = wander(start, drawn)
        const seldom = wander(start, drawn)
        const all = sweep(daily, 60)
        let last = seldom.standing
        expect(
          sweep(seldom, 60, (day) => {
            last = seldom.standing
            return nextLookOn(last, calendar, settings) <= day
          }),
        ).toEqual(all)
      }),
      { numRuns: 60 },
    )
  })
})
