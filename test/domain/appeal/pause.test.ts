import { dueDate } from '../../../domain/appeal/deadline'
import { waitsOf } from '../../../domain/appeal/waits'
import { PAUSE, handled, paused } from './scenes'
import { toldLast } from './walk'
import { calendar } from './world'

const asked = () => handled().take('DEP1-handler', 'askPause', PAUSE)

describe('A wait for the petitioner', () => {
  it('is asked for with a reason and a day, and stops nothing before it is granted one level up', () => {
    const walk = asked()
    expect(walk.standing).toMatchObject({ clock: { kind: 'running' }, pauseAsked: { ground: 'away', until: PAUSE.until } })
    expect(toldLast(walk)).toEqual(['D:triage task'])
    expect(waitsOf(walk.standing)).toContain('D:triage')
    expect(walk.refused('DEP1-handler', 'grantPause', { opinion: '同意' })).toBe('FORBIDDEN')
    expect(walk.refused('DEP1-handler', 'askPause', PAUSE)).toBe('PAUSE_OPEN')
  })

  it('once granted ends by itself on the day named, and the petitioner is told at both ends', () => {
    const walk = asked()
    const due = dueDate(walk.standing.clock)!
    walk.later(1).take('D-dispatcher', 'grantPause', { opinion: '同意' })
    expect(walk.standing).toMatchObject({ pauseAsked: null, clock: { kind: 'paused', since: '2025-03-04', until: PAUSE.until, why: 'away' } })
    expect(toldLast(walk)).toEqual(expect.arrayContaining(['person:R1 progress', 'person:DEP1-handler task']))
    walk.on(PAUSE.until)
    expect(walk.tick()).toEqual([])
    walk.later(1)
    expect(walk.tick().map(({ action }) => action)).toContain('resume')
    expect(walk.standing).toMatchObject({ clock: { kind: 'running', dueOn: calendar.addWorkingDays(due, 3) }, pauseDaysUsed: 3 })
    expect(walk.messages.filter(({ entry }) => entry.action === 'resume').flatMap(({ message }) => message.to)).toEqual(['person:R1', 'person:DEP1-handler'])
  })

  it('that is refused changes no date, and may be asked for again', () => {
    const walk = asked()
    const due = dueDate(walk.standing.clock)
    walk.take('D-dispatcher', 'refusePause', { opinion: '先办能办的' })
    expect([dueDate(walk.standing.clock), walk.standing.pauseAsked, toldLast(walk)]).toEqual([due, null, ['person:DEP1-handler task']])
    expect(walk.refused('DEP1-handler', 'askPause', PAUSE)).toBeNull()
  })

  it('is never longer than what is left of the allowance, nor granted once its day has passed', () => {
    const walk = handled()
    const until = (days: number) => ({ ...PAUSE, until: calendar.addWorkingDays(walk.today, days) })
    expect([walk.refused('DEP1-handler', 'askPause', until(0)), walk.refused('DEP1-handler', 'askPause', until(5)), walk.refused('DEP1-handler', 'askPause', until(6))]).toEqual(['INVALID', null, 'PAUSE_LONG'])
    paused(walk).later(3).take('DEP1-handler', 'resume', {})
    expect([walk.refused('DEP1-handler', 'askPause', until(2)), walk.refused('DEP1-handler', 'askPause', until(3))]).toEqual([null, 'PAUSE_LONG'])
    walk.take('DEP1-handler', 'askPause', until(1)).later(1)
    expect(walk.refused('D-dispatcher', 'grantPause', { opinion: '同意' })).toBe('PAUSE_PASSED')
    expect(walk.refused('D-dispatcher', 'refusePause', { opinion: '已过' })).toBeNull()
  })

  it('lapses when a result is reported', () => {
    const walk = asked().take('DEP1-handler', 'report', { answer: '已经修好', publicAnswer: '已修复', statement: '三天修完', evidence: [] })
    expect(walk.standing.pauseAsked).toBeNull()
  })
})

describe('Naming a handler', () => {
  it('who is one already is refused in words, and tells nobody again', () => {
    const walk = handled()
    expect(walk.refused('DEP1-liaison', 'nameHandler', { handler: 'DEP1-handler' })).toBe('SAME_HANDLER')
    expect(walk.refused('DEP1-liaison', 'nameHandler', { handler: 'DEP1-handler2' })).toBeNull()
  })
})
