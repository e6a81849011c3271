import { decide } from '../../../domain/appeal/decide'
import { dueDate } from '../../../domain/appeal/deadline'
import { movedUnit, redated } from '../../../domain/appeal/decisions/upkeep'
import { PLACES, countedRating, parties, speakers } from '../../../domain/appeal/standing'
import { waitsOf } from '../../../domain/appeal/waits'
import { createCalendar } from '../../../domain/calendar/calendar'
import { SIGNED, checked, closed, complaintChecked, complaintHandled, confirmed, handled, reported, stated } from './scenes'
import { Walk, toldLast } from './walk'
import { actor, organisation, worldOn } from './world'

const why = { reason: '点错了' }

describe('A signature on paper', () => {
  const paper = { rating: 'satisfied', photo: 'paper1' } as const

  it('is the petitioner’s own, filed by another than who handles or signs the appeal', () => {
    const walk = reported()
    for (const person of ['DEP1-handler', 'DEP1-deputy', 'DEP1-head']) expect(walk.refused(person, 'recordPaper', paper)).toBe('FORBIDDEN')
    walk.take('V11-cadre', 'recordPaper', paper)
    expect(walk.standing.signatures.petitioner).toMatchObject({ as: 'paper', by: 'V11-cadre', rating: 'satisfied', evidence: 'paper1' })
    expect([walk.standing.status, countedRating(walk.standing)]).toEqual(['confirmed', 'satisfied'])
    expect(closed(checked(stated(walk))).standing.status).toBe('closed')
  })
})

describe('A signature given by mistake', () => {
  it('is taken back by its signer before the next one, and given anew', () => {
    const walk = checked()
    expect([walk.refused('DEP1-handler', 'retract', why), walk.refused('DEP1-head', 'retract', why)]).toEqual(['NOT_YOUR_TURN', 'NOT_YOUR_TURN'])
    walk.take('DEP1-deputy', 'retract', why)
    expect([walk.standing.status, PLACES.filter((place) => walk.standing.signatures[place])]).toEqual(['stated', ['petitioner', 'handler']])
    expect(walk.take('DEP1-deputy', 'check', SIGNED).standing.status).toBe('checked')
  })

  it('that closed the appeal is taken back on the same day alone, and the public result with it', () => {
    const walk = closed().take('system', 'publish', {})
    expect(walk.standing.clock.kind).toBe('met')
    const dueOn = dueDate(walk.standing.clock)
    walk.take('DEP1-head', 'retract', why)
    expect(walk.standing).toMatchObject({ status: 'checked', closedOn: null, publishedOn: null, reopenUntil: null, clock: { kind: 'running', dueOn } })
    expect(toldLast(walk).sort()).toEqual(['person:DEP1-handler task', 'person:R1 progress'])
    expect(closed().later(1).refused('DEP1-head', 'retract', why)).toBe('RETRACT_LATE')
  })

  it('of the handler takes the supervisors’ with it, a leader’s does not', () => {
    const walk = complaintChecked().take('JW-officer', 'superviseSign', { opinion: '合规', ...SIGNED })
    expect(walk.take('DEP1-deputy', 'retract', why).standing.supervised).toHaveLength(1)
    expect(walk.take('DEP1-handler', 'retract', why).standing.supervised).toEqual([])
  })
})

describe('People who leave', () => {
  it('a handler is replaced after the report as before it, and never by one who is to sign unless another signs instead', () => {
    const walk = confirmed()
    expect(walk.take('DEP1-liaison', 'nameHandler', { handler: 'DEP1-handler2', reason: '调离' }).standing.handler).toBe('DEP1-handler2')
    expect(waitsOf(walk.standing)).toEqual(['person:DEP1-handler2'])
    expect(walk.refused('DEP1-handler', 'state', { statement: '经过', ...SIGNED })).toBe('FORBIDDEN')
    expect(stated(confirmed()).refused('DEP1-liaison', 'nameHandler', { handler: 'DEP1-handler2' })).toBe('CONFLICT')
  })

  it('a leader is replaced by the unit’s ladder, and whoever signed keeps the place', () => {
    const walk = checked()
    expect(walk.refused('DEP1-liaison', 'nameSigners', why)).toBe('SAME_SIGNERS')
    const gone = { ...walk.situation(actor('DEP1-liaison')) }
    const without = Object.assign(Object.create(Object.getPrototypeOf(organisation) as object) as typeof organisation, organisation, { get: (id: string) => ({ ...organisation.get(id), ladder: organisation.get(id).ladder.filter((person) => person !== 'DEP1-head') }) })
    expect(decide({ ...gone, organisation: without }, 'nameSigners', why)).toMatchObject({ steps: [{ settles: { checker: 'DEP1-deputy', endorser: 'D-leader' } }] })
  })

  it('a petitioner who died is spoken for by the next who filed it, or waits for an heir or the centre', () => {
    const two = handled().take('R2', 'join', {}).take('DEP1-handler', 'noteGone', { ground: 'died', reason: '村里告知' })
    expect([parties(two.standing), speakers(two.standing)]).toEqual([['R2'], ['R2']])
    const alone = reported().take('D-caller', 'noteGone', { ground: 'died', reason: '家属告知' })
    expect(parties(alone.standing)).toEqual([])
    // The clock no longer stands for an answer that will not come.
    expect(alone.standing.clock.kind).toBe('running')
    expect(alone.refused('R3', 'claim', {})).toBeNull()
    expect(alone.take('D-caller', 'recordUnconfirmed', { ground: 'dead', reason: '已去世' }).standing.status).toBe('confirmed')
    expect(handled().take('DEP1-handler', 'noteGone', { ground: 'moved', reason: '搬去外地' }).standing.petitioner).toBe('R1')
  })
})

describe('A year whose holidays are published late', () => {
  const world = { ...worldOn('2031-12-01'), calendar: createCalendar([{ year: 2032, holidays: ['2032-01-01', '2032-01-02'], makeUpDays: [] }]) }
  const before = createCalendar()

  it('moves each date by what was left of it in working days, and nothing that has passed', () => {
    const walk = handled()
    const appeal = { ...walk.standing, clock: { kind: 'running', startedOn: '2031-11-20', dueOn: '2032-01-05' }, stageDueOn: null, handlerDueOn: '2031-12-05', promisedOn: '2032-01-05' } as const
    const step = redated({ ...appeal, supports: [], supporting: [] } as never, world, before)!
    expect(step.settles).toMatchObject({ handlerDueOn: '2031-12-05' })
    const due = (step.settles!.clock as { dueOn: string }).dueOn
    expect(world.calendar.workingDaysBetween('2031-12-01', due)).toBe(before.workingDaysBetween('2031-12-01', '2032-01-05'))
    expect(due > '2032-01-05').toBe(true)
    expect(redated(walk.standing, world, before)).toBeNull()
    expect(redated(closed().standing, world, before)).toBeNull()
  })
})

describe('A unit that is merged into another', () => {
  it('leaves what it held to the other, which then may know of it', () => {
    const walk = handled()
    const step = movedUnit(walk.standing, worldOn(walk.today), 'DEP1', 'DEP2')!
    expect(step).toMatchObject({ action: 'moveUnit', settles: { lead: 'DEP2' }, about: { from: 'DEP1', into: 'DEP2' } })
    expect(step.settles!.scopes).toContain('DEP2')
    expect(step.settles!.scopes).not.toContain('DEP1')
    expect(movedUnit(walk.standing, worldOn(walk.today), 'DEP2', 'DEP1')).toBeNull()
  })

  it('never leaves a complaint to the one complained of', () => {
    const walk = new Walk({ accused: ['DEP2'] }).take('V11-cadre', 'screenValid', {})
    const step = movedUnit(walk.standing, worldOn(walk.today), 'T1', 'DEP2')!
    expect(step.settles!.scopes).not.toContain('DEP2')
    expect(movedUnit(complaintHandled().standing, worldOn('2025-03-03'), 'DEP1', 'V11')!.settles!.scopes).not.toContain('V11')
  })
})
