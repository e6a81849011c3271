import { decide } from '../../../domain/appeal/decide'
import { dueDate } from '../../../domain/appeal/deadline'
import { THINK_TANK_WORDS, thinkTankOf } from '../../../domain/appeal/thinkTank'
import { actByOf, waitsOf } from '../../../domain/appeal/waits'
import { addDays } from '../../../domain/calendar/day'
import { supervisorsOf } from '../../../domain/appeal/routing'
import { openOrders } from '../../../domain/appeal/standing'
import { ADOPTED, OPINION, REPORT, SIGNED, adopted, closed, checked, complaintChecked, complaintHandled, confirmed, handled, paused, reported, stated } from './scenes'
import { Walk, toldLast } from './walk'
import { actor, organisation, settings } from './world'

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

describe('A complaint', () => {
  it('waits with its fourth signature for both supervisors, each for its own part', () => {
    const walk = complaintChecked()
    expect(walk.standing.supervising).toEqual([{ unit: 'JW', duty: 'discipline' }, { unit: 'XF', duty: 'petition' }])
    expect(waitsOf(walk.standing)).toEqual(['JW:discipline', 'XF:petition'])
    expect(walk.refused('DEP1-head', 'endorse', SIGNED)).toBe('NOT_SUPERVISED')
    walk.take('JW-officer', 'superviseSign', OPINION)
    expect(walk.refused('JW-officer2', 'superviseSign', OPINION)).toBe('FORBIDDEN')
    expect(walk.refused('DEP1-head', 'endorse', SIGNED)).toBe('NOT_SUPERVISED')
    walk.take('XF-officer', 'superviseSign', OPINION)
    expect(toldLast(walk)).toEqual(['person:DEP1-head task'])
    expect(walk.take('DEP1-head', 'endorse', SIGNED).standing.status).toBe('closed')
  })

  it('loses the supervisors’ signatures by whatever voids the handler’s', () => {
    const walk = complaintChecked().take('JW-officer', 'superviseSign', OPINION)
    expect(walk.take('DEP1-head', 'sendBackProcedure', { reason: '缺谈话记录' }).standing.supervised).toEqual([])
  })

  it('is not supervised by who is complained of or who handles it', () => {
    const of = (accused: string[], lead: string) => supervisorsOf({ kind: 'complaint', aboutCadre: true, accused, lead }, organisation).map(({ unit }) => unit)
    expect([of([], 'DEP1'), of(['JW'], 'DEP1'), of([], 'XF'), of(['XF'], 'JW')]).toEqual([['JW', 'XF'], ['XF'], ['JW'], []])
    expect(supervisorsOf({ kind: 'resolution', aboutCadre: false, accused: [], lead: 'DEP1' }, organisation)).toEqual([])
  })
})

describe('An order from above', () => {
  const order = { as: 'supervision', text: '请说明为什么还没有动工', by: '2025-03-07' } as const

  it('is answered by whoever holds the appeal, by its day, and by nobody else', () => {
    const walk = handled().take('D-dispatcher', 'order', order)
    expect(toldLast(walk).sort()).toEqual(['person:DEP1-deputy warning', 'person:DEP1-handler warning'])
    expect(actByOf(walk.standing)).toBe('2025-03-07')
    expect(walk.refused('D-dispatcher', 'answerOrder', { answer: '已办' })).toBe('FORBIDDEN')
    walk.take('DEP1-handler', 'answerOrder', { answer: '明天进场' })
    expect(openOrders(walk.standing)).toEqual([])
    expect(toldLast(walk)).toEqual(['person:D-dispatcher task'])
  })

  it('goes up level by level when its day passes without an answer, each level once', () => {
    const walk = handled().take('D-dispatcher', 'order', order)
    const rises = () => walk.tick().filter(({ action }) => action === 'escalate').map(({ about }) => about?.['to'])
    expect(walk.on('2025-03-07') && rises()).toEqual([])
    expect(walk.later(1) && rises()).toEqual(['leaderInCharge'])
    expect(rises()).toEqual([])
    expect(walk.later(4) && rises()).toEqual(['principal', 'centre'])
    expect(toldLast(walk)).toEqual(['D:dispatch warning'])
    expect(walk.later(3) && rises()).toEqual([])
  })

  it('stands beside a clock that stands still, and ends with the appeal', () => {
    const walk = paused().take('D-dispatcher', 'order', { ...order, by: '2025-03-04' })
    expect(walk.on('2025-03-05').tick().map(({ action }) => action)).toEqual(['escalate'])
    walk.take('R1', 'withdraw', {})
    expect([openOrders(walk.standing), walk.on('2025-04-30').tick()]).toEqual([[], []])
  })

  it('reaches the desk while no unit is responsible, and a complaint’s supervisors may give one', () => {
    const walk = new Walk().take('T1-reviewer', 'order', { ...order, as: 'prompt' })
    expect(toldLast(walk)).toEqual(['V11:screening task'])
    expect(walk.take('V11-cadre', 'answerOrder', { answer: '今天核实' }).standing.orders[0]!.answered).toBe(true)
    expect(complaintHandled().take('XF-officer', 'order', order).standing.orders[0]).toMatchObject({ unit: 'XF', answered: false })
    expect(handled().refused('XF-officer', 'order', order)).toBe('NOT_FOUND')
  })

  it('has a day that has not passed', () => {
    expect(handled().refused('D-dispatcher', 'order', { ...order, by: '2025-03-02' })).toBe('INVALID')
  })
})
