import fc from 'fast-check'
import { createCalendar } from '../../../../domain/calendar/calendar'
import { addDays } from '../../../../domain/calendar/day'
import { Organisation } from '../../../../domain/organisation/units'
import { DECISION_WAY, type DecisionState, type DecisionStep, decisionAfter, isLate, toldToday } from '../../../../domain/supervision/meeting/decisions'
import { AGAIN_AFTER_DAYS, DOCKET_RULES, DOCKET_STATES, type DocketItem, type DocketRule, LATE_DAYS, RULE_NAMES, STUCK_DAYS, afterNight, mayReadPaper, rulesFor } from '../../../../domain/supervision/meeting/docket'
import { MEETINGS, MEETING_KINDS, MEETING_WAY, type MeetingState, type MeetingStep, meetingAfter, seatsOf } from '../../../../domain/supervision/meeting/kinds'
import { DEFAULT_SETTINGS } from '../../../../domain/appeal/settings'
import { BLANK, type Standing } from '../../../../domain/appeal/standing'
import { STATUSES, isOpen } from '../../../../domain/appeal/statuses'
import { makeDistrict } from '../../../../scripts/sample/district'

const { units } = makeDistrict()
const organisation = new Organisation(units)
const calendar = createCalendar()
const TODAY = '2026-03-10'
const world = { today: TODAY, calendar, organisation, settings: DEFAULT_SETTINGS }
const appeal = (about: Partial<Standing> = {}): Standing => ({ ...BLANK, code: 'BZ-26-000001-A', promisedOn: TODAY, village: 'T01V01', township: 'T01', desk: 'T01V01', channel: 'self', status: 'handling', movedOn: TODAY, ...about })
const running = (dueOn: string): Standing['clock'] => ({ kind: 'running', startedOn: '2026-01-05', dueOn })

describe('what puts an appeal on a docket', () => {
  const CASES: [DocketRule, Partial<Standing>, Partial<Standing>][] = [
    ['overdue', { clock: running(calendar.addWorkingDays(TODAY, -LATE_DAYS)) }, { clock: running(calendar.addWorkingDays(TODAY, 1 - LATE_DAYS)) }],
    ['stuck', { movedOn: addDays(TODAY, -STUCK_DAYS) }, { movedOn: addDays(TODAY, 1 - STUCK_DAYS) }],
    ['stuck', { movedOn: addDays(TODAY, -STUCK_DAYS) }, { movedOn: addDays(TODAY, -STUCK_DAYS), status: 'parked' }],
    ['returnedAtCap', { status: 'triaged', returns: DEFAULT_SETTINGS.returnCap }, { status: 'triaged', returns: DEFAULT_SETTINGS.returnCap - 1 }],
    ['returnedAtCap', { status: 'assigned', returns: DEFAULT_SETTINGS.returnCap }, { status: 'handling', returns: DEFAULT_SETTINGS.returnCap }],
    ['crossing', { lead: 'DEP-water', supporting: ['DEP-transport'] }, { lead: 'DEP-water', supporting: ['T01'] }],
    ['crossing', { lead: 'T01V01', supporting: ['T02V01'] }, { lead: 'T01V01', supporting: ['T01', 'T01V02'] }],
    ['contested', { status: 'disputed' }, { status: 'contested', desk: 'T01' }],
    ['contested', { status: 'contested', desk: 'D' }, { status: 'reported' }],
  ]

  it.each(CASES)('%s holds from its bound on, and not before', (name, holds, fails) => {
    expect([DOCKET_RULES[name].holds(appeal(holds), world), DOCKET_RULES[name].holds(appeal(fails), world)]).toEqual([true, false])
    expect(rulesFor(DOCKET_RULES[name].meeting, appeal(holds), world)).toContain(name)
    expect(DOCKET_RULES[name].evidence(appeal(holds), world)).not.toMatch(/undefined|null|NaN/)
  })

  it('every rule has a meeting and every meeting a rule', () => {
    expect(new Set(RULE_NAMES.map((name) => DOCKET_RULES[name].meeting))).toEqual(new Set(MEETING_KINDS))
  })

  it('is nothing once it has ended, whatever else it is', () => {
    const worst = { clock: running('2026-01-06'), movedOn: '2025-01-01', returns: 9, lead: 'DEP-water', supporting: ['DEP-transport'] }
    for (const status of STATUSES.filter((one) => !isOpen(one))) for (const kind of MEETING_KINDS) expect(rulesFor(kind, appeal({ ...worst, status }), world)).toEqual([])
  })
})

const someRules = fc.subarray([...RULE_NAMES])
const item: fc.Arbitrary<DocketItem> = fc.record({ state: fc.constantFrom(...DOCKET_STATES), rules: someRules, byHand: fc.constantFrom(null, '几个单位都说不归自己管'), since: fc.constantFrom('2026-01-05', '2026-02-20', '2026-03-10') })
const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays(TODAY, n))

describe('a night over a docket', () => {
  it('does no more the second time than the first', () => {
    fc.assert(fc.property(fc.option(item), someRules, day, (before, rules, today) => {
      const once = afterNight(before, rules, today)
      expect(afterNight(once, rules, today)).toBe(once)
    }))
  })

  it('never moves what a person confirmed, nor what is on a meeting, nor lets lapse what a person put there', () => {
    fc.assert(fc.property(item, someRules, day, (before, rules, today) => {
      const after = afterNight(before, rules, today)
      if (before.state === 'confirmed' || before.state === 'meeting') expect(after).toBe(before)
      if (before.byHand !== null) expect(after!.state === 'lapsed' && before.state !== 'lapsed').toBe(false)
    }))
  })

  it('leaves off what was taken off until another reason comes up', () => {
    fc.assert(fc.property(item, someRules, day, (before, rules, today) => {
      const after = afterNight({ ...before, state: 'off' }, rules, today)!
      expect(after.state).toBe(rules.every((name) => before.rules.includes(name)) ? 'off' : 'proposed')
    }))
  })

  it('brings up again after a month what was spoken of and still stands', () => {
    const spoken: DocketItem = { state: 'discussed', rules: ['overdue'], byHand: null, since: TODAY }
    expect(afterNight(spoken, ['overdue'], addDays(TODAY, AGAIN_AFTER_DAYS - 1))).toBe(spoken)
    expect(afterNight(spoken, ['overdue'], addDays(TODAY, AGAIN_AFTER_DAYS))!.state).toBe('proposed')
    expect(afterNight(spoken, [], addDays(TODAY, 99))).toBe(spoken)
    expect(afterNight(spoken, ['overdue', 'stuck'], TODAY)!.state).toBe('proposed')
  })
})

describe('who reads the paper of an item', () => {
  const head = { person: 'p-1', posts: [{ unit: 'T05', role: 'principal' as const }] }
  it('nobody of a unit that is complained of, even as a party or at the meeting', () => {
    for (const about of [{ scopes: ['T05'] }, { petitioner: 'p-1' }, { handler: 'p-1' }, {}]) expect(mayReadPaper(head, appeal({ barred: ['T05'], ...about }), true)).toBe(false)
  })
  it('a complaint only who may know of it anyway; anything else who comes', () => {
    expect(mayReadPaper(head, appeal(), true)).toBe(true)
    expect(mayReadPaper(head, appeal(), false)).toBe(false)
    expect(mayReadPaper(head, appeal({ kind: 'complaint' }), true)).toBe(false)
    expect(mayReadPaper(head, appeal({ aboutCadre: true }), true)).toBe(false)
    expect(mayReadPaper(head, appeal({ kind: 'complaint', scopes: ['T05'] }), true)).toBe(true)
  })
})

describe('who is asked to come', () => {
  it('those who always are, and the head of each unit concerned, each once', () => {
    const seats = seatsOf('joint', [organisation.get('DEP-water'), organisation.get('T01V01'), organisation.get('D-xf'), organisation.get('DEP-water')], units)
    expect(seats.map(({ unit, role }) => `${unit} ${role}`)).toEqual(['D districtLeader', 'D-jw principal', 'D-zf principal', 'D-xf principal', 'DEP-water principal', 'T01V01 villageSecretary'])
  })
  it('is called by units that the district has', () => {
    for (const kind of MEETING_KINDS) expect(MEETINGS[kind].callers.filter((caller) => !units.some((unit) => unit.kind === caller))).toEqual([])
  })
})

describe('the ways of a meeting and of a decision', () => {
  it('go where their tables lead and nowhere else', () => {
    const steps: MeetingStep[] = ['minute', 'close', 'callOff']
    const meeting = (Object.keys(MEETING_WAY) as MeetingState[]).flatMap((state) => steps.map((step) => `${state} ${step} ${meetingAfter(state, step)}`))
    expect(meeting.filter((line) => !line.endsWith('null'))).toEqual(['called minute called', 'called close closed', 'called callOff calledOff'])
    const asked: DecisionStep[] = ['answer', 'accept', 'sendBack']
    const decision = (Object.keys(DECISION_WAY) as DecisionState[]).flatMap((state) => asked.map((step) => `${state} ${step} ${decisionAfter(state, step)}`))
    expect(decision.filter((line) => !line.endsWith('null'))).toEqual(['open answer answered', 'answered answer answered', 'answered accept accepted', 'answered sendBack open'])
  })
  it('a decision is late after its date while it was not answered', () => {
    expect([isLate({ state: 'open', dueOn: TODAY }, TODAY), isLate({ state: 'open', dueOn: '2026-03-09' }, TODAY), isLate({ state: 'answered', dueOn: '2026-03-09' }, TODAY)]).toEqual([false, true, false])
  })
  it('its owner hears before the date, the leaders after it, and then again and again who called the meeting', () => {
    const heard = (left: number) => toldToday(calendar.addWorkingDays(TODAY, left), TODAY, calendar)
    expect([4, 3, 2, 1, 0].map((left) => heard(left)?.owner ?? null)).toEqual([null, ['reception'], null, ['reception'], ['reception']])
    expect([1, 2, 3, 4].map((late) => heard(-late)?.owner ?? null)).toEqual([['checking'], null, ['endorsing'], null])
    expect([4, 5, 6, 10].map((late) => heard(-late)?.callers ?? false)).toEqual([false, true, false, true])
    expect(heard(-5)!.words).toBe('已超期5个工作日')
  })
})
