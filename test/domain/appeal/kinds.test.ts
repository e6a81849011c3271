import { decide } from '../../../domain/appeal/decide'
import { dueDate } from '../../../domain/appeal/deadline'
import { THINK_TANK_WORDS, thinkTankOf } from '../../../domain/appeal/thinkTank'
import { actByOf, waitsOf } from '../../../domain/appeal/waits'
import { addDays } from '../../../domain/calendar/day'
import { ADOPTED, REPORT, adopted, closed, checked, confirmed, handled, reported, stated } from './scenes'
import { toldLast } from './walk'
import { actor, settings } from './world'

const step = (by: string) => ({ what: '清沟', owner: '村建办', by })

describe('An individual plan', () => {
  it('has causes and steps, and what is done of them is on record', () => {
    const walk = handled().take('DEP1-handler', 'plan', { causes: '沟堵了', steps: [step('2025-03-10'), step('2025-03-14')] })
    expect(walk.standing.plan?.steps).toEqual([{ by: '2025-03-10', doneOn: null }, { by: '2025-03-14', doneOn: null }])
    expect(toldLast(walk)).toContain('person:R1 progress')
    walk.take('DEP1-handler', 'progress', { text: '已进场', evidence: [], step: 1 })
    expect(walk.standing.plan?.steps[0]!.doneOn).toBeNull()
    expect(toldLast(walk)).toEqual([])
    walk.take('DEP1-handler', 'progress', { text: '清好了', evidence: [], step: 1, done: true })
    expect(walk.standing.plan?.steps.map(({ doneOn }) => doneOn)).toEqual([walk.today, null])
    expect(toldLast(walk)).toContain('person:R1 progress')
    expect(walk.refused('DEP1-handler', 'progress', { text: '没有第三步', evidence: [], step: 3 })).toBe('INVALID')
  })

  it('ends within the time there is, and never begins in the past', () => {
    const walk = handled()
    const due = dueDate(walk.standing.clock)!
    expect(walk.refused('DEP1-handler', 'plan', { causes: '沟堵了', steps: [step(due), step(addDays(due, 1))] })).toBe('PLAN_LATE')
    expect(walk.refused('DEP1-handler', 'plan', { causes: '沟堵了', steps: [step(addDays(walk.today, -1))] })).toBe('INVALID')
    expect(walk.refused('DEP1-handler', 'plan', { causes: '沟堵了', steps: [step(due)] })).toBeNull()
    // What is late already is planned to its end all the same.
    walk.on(addDays(due, 3))
    expect(walk.refused('DEP1-handler', 'plan', { causes: '沟堵了', steps: [step(addDays(due, 9))] })).toBeNull()
  })

  it('is needed before the report of a resolution where the district wants it', () => {
    const planNeeded = { ...settings, planNeeded: true }
    const walk = handled()
    const report = () => decide({ ...walk.situation(actor('DEP1-handler')), settings: planNeeded }, 'report', REPORT)
    expect(report()).toBe('NEEDS_PLAN')
    walk.take('DEP1-handler', 'plan', { causes: '沟堵了', steps: [step('2025-03-10')] })
    expect(report()).not.toBe('NEEDS_PLAN')
  })

  it('is not inherited by another unit', () => {
    const walk = handled().take('DEP1-handler', 'plan', { causes: '沟堵了', steps: [step('2025-03-10')] })
    walk.take('D-dispatcher', 'passUp', { accused: ['DEP1'] })
    expect(walk.standing.plan).toBeNull()
  })
})

describe('A suggestion', () => {
  it('that is adopted says what follows, who answers for it and by when', () => {
    const { measureOwner: _, ...without } = ADOPTED
    const walk = handled('suggestion')
    expect(walk.refused('DEP1-handler', 'report', without)).toBe('NEEDS_MEASURE')
    expect(walk.refused('DEP1-handler', 'report', { ...ADOPTED, adoption: 'partly', measureBy: '2025-03-02' })).toBe('NEEDS_MEASURE')
    expect(walk.take('DEP1-handler', 'report', { ...ADOPTED, adoption: 'partly' }).standing.measure).toEqual({ seq: walk.standing.seq, by: ADOPTED.measureBy, doneOn: null })
  })

  it('is in one place of the think tank at a time', () => {
    const at = (walk: { standing: Parameters<typeof thinkTankOf>[0] }) => thinkTankOf(walk.standing)
    expect(at(handled('resolution'))).toBeNull()
    expect(at(handled('suggestion'))).toBe('assessing')
    expect(at(confirmed(reported(handled('suggestion'))))).toBe('assessing')
    expect(at(closed(checked(stated(confirmed(reported(handled('suggestion')))))))).toBe('declined')
    const walk = adopted()
    expect(at(walk)).toBe('carrying')
    walk.take('DEP1-handler', 'recordEffect', { effect: '多坐两百人', evidence: [] })
    expect(at(walk)).toBe('done')
    expect(Object.keys(THINK_TANK_WORDS)).toEqual(['assessing', 'carrying', 'done', 'declined'])
  })

  it('waits for its handler until the effect is on record, and reminds and escalates by the day of its measure', () => {
    const walk = adopted()
    expect(waitsOf(walk.standing)).toEqual(['person:DEP1-handler'])
    expect(actByOf(walk.standing)).toBe(ADOPTED.measureBy)
    walk.take('DEP1-handler', 'putOff', { by: '2025-04-10', reason: '等招标' })
    expect(toldLast(walk).sort()).toEqual(['D:triage task', 'person:R1 progress'])
    expect(walk.on('2025-04-10').tick().map(({ action, about }) => [action, about?.['lateDays']])).toEqual([['remind', 0]])
    expect(walk.on('2025-04-16').tick().map(({ action, about }) => [action, about?.['to'] ?? about?.['lateDays']])).toEqual([['remind', 4], ['escalate', 'leaderInCharge'], ['escalate', 'principal']])
    expect(toldLast(walk)).toEqual(['person:DEP1-head warning'])
    walk.take('DEP1-handler', 'recordEffect', { effect: '多坐两百人', evidence: [] })
    expect([waitsOf(walk.standing), walk.on('2025-09-01').tick()]).toEqual([[], []])
  })

  it('that was declined, or is no suggestion, has nothing to carry on', () => {
    const declined = closed(checked(stated(confirmed(reported(handled('suggestion'))))))
    for (const walk of [declined, closed()]) expect(walk.refused('DEP1-handler', 'advance', { text: '进展', evidence: [] })).toBe('NO_MEASURE')
  })
})
