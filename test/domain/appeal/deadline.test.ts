import fc from 'fast-check'
import { addDays } from '../../../domain/calendar/day'
import { type Clock, dueOn, extend, handlerDueOn, meet, pause, promiseOnFiling, rekind, resume, start, unmeet } from '../../../domain/appeal/deadline'
import { KINDS, type Kind } from '../../../domain/appeal/kinds'
import { dueDate } from '../../../domain/appeal/deadline'
import { REPORT, SIGNED, assigned, closed, dispute, handled, reported } from './scenes'
import { Walk } from './walk'
import { choices, starts, wander } from './wander'
import { calendar, settings } from './world'

const days = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2024-01-02', n))
const workdays = days.filter((day) => calendar.isWorkingDay(day))
const kinds = fc.constantFrom<Kind>(...KINDS)
const left = (clock: Clock, on: string) => calendar.workingDaysBetween(on, dueDate(clock)!)

describe('A promised date', () => {
  // Counted by hand on the State Council's notices for 2024 and 2025.
  it.each<[string, Kind, string, string]>([
    // 2025-09-28 is a Sunday worked; 10-01 to 10-08 are off, 10-11 is a Saturday worked.
    ['2025-09-26', 'suggestion', '2025-10-23', 'over the National Day and Mid-Autumn holidays of 2025'],
    ['2025-09-30', 'consultation', '2025-10-09', 'over the eight days of October 2025'],
    ['2025-09-30', 'resolution', '2025-11-04', 'with the Saturday worked after it'],
    ['2025-01-24', 'consultation', '2025-01-26', 'on a Sunday that is worked before Spring Festival'],
    ['2025-01-27', 'consultation', '2025-02-05', 'over Spring Festival of 2025'],
    ['2024-09-30', 'complaint', '2024-11-15', 'over the National Day of 2024, with 12 October worked'],
    ['2025-03-03', 'suggestion', '2025-03-24', 'over three plain weeks'],
  ])('assigned on %s, a %s is due on %s: %s', (on, kind, due) => {
    expect(dueOn(on, kind, calendar, settings)).toBe(due)
  })

  it('counts from the working day after, also when the assignment falls on a day off', () => {
    expect(dueOn('2025-10-04', 'consultation', calendar, settings)).toBe('2025-10-09')
  })

  it('leaves the handler five working days less, and never a day before the start', () => {
    expect(handlerDueOn('2025-03-03', '2025-03-24', calendar, settings)).toBe('2025-03-17')
    fc.assert(
      fc.property(days, kinds, (on, kind) => {
        const due = dueOn(on, kind, calendar, settings)
        const own = handlerDueOn(on, due, calendar, settings)
        expect(own > on && own <= due).toBe(true)
        if (kind !== 'consultation') expect(calendar.workingDaysBetween(own, due)).toBe(5)
      }),
    )
  })

  it('is told on filing: every stage at its limit and then the days of the kind, at least those of a resolution', () => {
    // 1 + 2 + 1 + 1 working days to the assignment, then 20.
    expect(promiseOnFiling('2025-03-03', 'consultation', calendar, settings)).toBe(calendar.addWorkingDays('2025-03-03', 25))
    expect(promiseOnFiling('2025-03-03', 'complaint', calendar, settings)).toBe(calendar.addWorkingDays('2025-03-03', 35))
  })
})

describe('A clock', () => {
  it('that is paused and runs again leaves as many working days as were left, for the allowance and no more', () => {
    fc.assert(
      fc.property(days, kinds, fc.nat(40), fc.nat(30), fc.integer({ min: 1, max: 5 }), (on, kind, until, waited, allowance) => {
        const clock = start(on, kind, calendar, settings)
        const since = addDays(on, until)
        const back = addDays(since, waited)
        const resumed = resume(pause(clock, since, allowance, 'away', calendar), back, calendar)
        const passed = calendar.workingDaysBetween(since, back)
        expect(left(resumed, back)).toBe(left(clock, since) - Math.max(0, passed - allowance))
      }),
    )
  })

  it('does not stop without an allowance, nor twice', () => {
    const clock = start('2025-03-03', 'resolution', calendar, settings)
    expect(pause(clock, '2025-03-05', 0, 'away', calendar)).toBe(clock)
    const paused = pause(clock, '2025-03-05', 5, 'away', calendar)
    expect(pause(paused, '2025-03-06', 5, 'away', calendar)).toBe(paused)
  })

  it('that was met and is taken back leaves what was left on the day it was met', () => {
    fc.assert(
      fc.property(workdays, kinds, fc.nat(40), fc.nat(30), (on, kind, until, later) => {
        const clock = start(on, kind, calendar, settings)
        const metOn = addDays(on, until)
        const back = addDays(metOn, later)
        expect(left(unmeet(meet(clock, metOn), back, calendar), back)).toBe(left(clock, metOn))
      }),
    )
  })

  it('keeps its start and what it gained when the kind changes, and comes back as it was', () => {
    fc.assert(
      fc.property(days, kinds, kinds, fc.nat(10), (on, from, to, gained) => {
        const clock = extend(start(on, from, calendar, settings), gained, calendar)
        const changed = rekind(clock, from, to, calendar, settings)
        expect(changed).toMatchObject({ startedOn: on, dueOn: calendar.addWorkingDays(dueOn(on, to, calendar, settings), gained) })
        expect(rekind(changed, to, from, calendar, settings)).toEqual(clock)
      }),
    )
  })
})

describe('On the way of an appeal', () => {
  it('the clock starts with the first assignment; a return and a second assignment do not move it', () => {
    const walk = assigned()
    const { clock } = walk.standing
    expect(clock).toEqual({ kind: 'running', startedOn: '2025-03-03', dueOn: '2025-03-31' })
    walk.take('DEP1-liaison', 'return', { ground: 'notOurDuty', reason: '不归我们' }).later(2).take('D-dispatcher', 'assign', { lead: 'DEP2', supporting: [] })
    expect(walk.standing.clock).toEqual(clock)
  })

  it('a consultation is due one working day after receipt, however late it is assigned', () => {
    const walk = new Walk().take('V11-cadre', 'screenValid', {}).later(2).take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    walk.take('T1-reviewer', 'triage', { kind: 'consultation', level: 'township', lead: 'T1', supporting: [] })
    expect(walk.standing).toMatchObject({ clock: { startedOn: '2025-03-03', dueOn: '2025-03-04' }, promisedOn: '2025-03-05' })
  })

  it('a change of kind at a second triage keeps the start and takes the days of the new kind', () => {
    const walk = new Walk().take('V11-cadre', 'keep', { kind: 'resolution' }).later(3).take('T1-reviewer', 'recall', { reason: '超出村里权限' })
    walk.take('T1-reviewer', 'triage', { kind: 'suggestion', level: 'township', lead: 'T1', supporting: [] })
    expect(walk.standing.clock).toEqual({ kind: 'running', startedOn: '2025-03-03', dueOn: '2025-03-24' })
  })

  it('a resolution is met on publication and a suggestion on its answer', () => {
    const resolution = closed().later(2).take('system', 'publish', {})
    expect(resolution.standing.clock).toMatchObject({ kind: 'met', on: '2025-03-05' })
    const suggestion = handled('suggestion').later(3)
    expect(reported(suggestion).standing.clock).toMatchObject({ kind: 'met', on: '2025-03-06' })
  })

  it('the answer stops the clock for five working days at most and a dispute goes on with what was left', () => {
    const walk = handled().later(10)
    const due = dueDate(walk.standing.clock)!
    reported(walk).later(2).take('R1', 'dispute', dispute)
    expect(walk.standing.clock).toMatchObject({ kind: 'running', dueOn: calendar.addWorkingDays(due, 2) })
    reported(walk).later(9)
    walk.tick()
    expect(walk.standing).toMatchObject({ status: 'reported', pauseDaysUsed: 5, clock: { kind: 'running', dueOn: calendar.addWorkingDays(due, 5) } })
  })

  it('a promise moves later by an approved extension, a pause or a second round, and by nothing else', () => {
    const MAY_MOVE = ['grantExtension', 'reopen']
    fc.assert(
      fc.property(starts, choices(), (start, drawn) => {
        const walk = wander(start, drawn)
        walk.entries.slice(1).forEach((entry, index) => {
          const [before, after] = [walk.standings[index]!, walk.standings[index + 1]!]
          if (after.promisedOn > before.promisedOn) expect([entry.action, before.clock.kind === 'paused' || MAY_MOVE.includes(entry.action)]).toEqual([entry.action, true])
          const due = dueDate(after.clock)
          if (after.clock.kind === 'running' && after.handlerDueOn && due) expect(after.handlerDueOn <= due).toBe(true)
        })
      }),
      { numRuns: 80 },
    )
  })

  it('the pauses of one round never take more than the allowance', () => {
    fc.assert(
      fc.property(starts, choices(), (start, drawn) => {
        for (const standing of wander(start, drawn).standings) expect(standing.pauseDaysUsed).toBeLessThanOrEqual(settings.pauseDays)
      }),
      { numRuns: 40 },
    )
  })

  it('a suggestion that the level above closes keeps the day of its answer', () => {
    const walk = reported(handled('suggestion')).take('R1', 'dispute', dispute).later(2)
    walk.take('DEP1-handler', 'report', REPORT).take('R1', 'disputeAgain', dispute).later(4).take('D-dispatcher', 'closeUnrecognised', { opinion: '依法办结' })
    expect(walk.standing.clock).toMatchObject({ kind: 'met', on: '2025-03-05' })
    walk.take('DEP1-handler', 'state', { statement: '经过', ...SIGNED })
  })
})
