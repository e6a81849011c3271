import { offers } from '../../../domain/appeal/offers'
import { unconfirmedGround } from '../../../domain/appeal/unconfirmed'
import { SCENES, handled, reported } from './scenes'
import type { Walk } from './walk'
import { PEOPLE, actor, settings } from './world'

const offered = (scene: string, person: string) => {
  const walk = SCENES[scene]!()
  return offers(actor(person), walk.standing, walk.today, settings)
}
const primary = (scene: string, person: string) => offered(scene, person).find((one) => one.primary)?.action

describe('What a screen offers', () => {
  it.each([
    ['待初审', 'V11-grid', 'screenValid'],
    ['待复核', 'T1-reviewer', 'reviewValid'],
    ['待分流', 'T1-reviewer', 'triage'],
    ['待交办', 'D-dispatcher', 'assign'],
    ['待签收', 'DEP1-liaison', 'accept'],
    ['办理中', 'DEP1-handler', 'report'],
    ['已申请延期', 'D-dispatcher', 'grantExtension'],
    ['已请协办', 'DEP2-liaison', 'answerSupport'],
    ['村办中', 'T1-reviewer', 'reviewBeside'],
    ['待确认', 'R1', 'confirm'],
    ['待确认', 'D-caller', 'logAttempt'],
    ['待办理人签字', 'DEP1-handler', 'state'],
    ['待分管领导审核', 'DEP1-deputy', 'check'],
    ['待主要领导签批', 'DEP1-head', 'endorse'],
    ['不予受理', 'R1', 'contest'],
    ['待上级裁定', 'D-dispatcher', 'orderRound'],
    ['撤回的投诉', 'JW-officer', 'goOn'],
  ])('%s: to %s it makes %s the next step', (scene, person, action) => {
    expect(primary(scene, person)).toBe(action)
  })

  it('leaves a place unconfirmed only once nobody is left to ask: after tries on three days, or where no name was left', () => {
    const attempt = { way: 'phone', outcome: '无人接听' } as const
    const next = (walk: Walk) => offers(actor('D-caller'), walk.standing, walk.today, settings).find((one) => one.primary)?.action
    const walk = reported()
    for (const day of [1, 2]) expect([day, next(walk.take('D-caller', 'logAttempt', attempt).later(1))]).toEqual([day, 'logAttempt'])
    expect(next(walk.take('D-caller', 'logAttempt', attempt))).toBe('recordUnconfirmed')
    expect(unconfirmedGround(walk.standing, settings)).toBe('notReached')

    const nameless = reported(handled('resolution', { petitioner: null, recordedBy: 'T1-clerk', anonymous: true }))
    expect([next(nameless), unconfirmedGround(nameless.standing, settings)]).toEqual(['recordUnconfirmed', 'anonymous'])
    // Without a name, but with an account that can still say yes.
    expect(next(reported(handled('resolution', { anonymous: true })))).toBe('logAttempt')
  })

  it('has at most one next step for anyone, and never one that is refused', () => {
    for (const scene of Object.keys(SCENES)) {
      const { standing, today } = SCENES[scene]!()
      for (const person of PEOPLE) {
        const next = offers(actor(person), standing, today, settings).filter((one) => one.primary)
        expect(next.length).toBeLessThan(2)
        expect(next.every((one) => one.refusal === null)).toBe(true)
      }
    }
  })

  it('tells why what is one’s own cannot be done now', () => {
    expect(offered('区里裁定后待签收', 'DEP1-liaison')).toContainEqual({ action: 'return', refusal: 'RETURN_CAP', primary: false })
    expect(offered('已停表', 'DEP1-handler')).toContainEqual({ action: 'askPause', refusal: 'PAUSED', primary: false })
  })

  it('offers a cadre who works on an appeal neither to join nor to claim it', () => {
    expect(offered('代录件', 'V11-cadre').map(({ action }) => action)).not.toContain('claim')
    expect(offered('办理中', 'T1-reviewer').map(({ action }) => action)).not.toContain('join')
  })

  it('offers nothing at all of a complaint to those complained of', () => {
    for (const person of ['V11-grid', 'V11-cadre', 'V11-secretary']) expect(offered('投诉待初审', person)).toEqual([])
  })
})
