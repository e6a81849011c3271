import { awaitsStandIn, isWaitedFor, keysWith } from '../../../domain/appeal/offers'
import { type Actor, maySee } from '../../../domain/appeal/permissions'
import { PLACES } from '../../../domain/appeal/standing'
import { waitsOf } from '../../../domain/appeal/waits'
import { type StandIn, mayStandIn, standingIn } from '../../../domain/organisation/delegation'
import { ROLE_DUTIES, type Role } from '../../../domain/organisation/roles'
import { SIGNED, checked, closed, complaintHandled, confirmed, reported, stated } from './scenes'
import { STAND_IN, actor, organisation, settings } from './world'

const DEPUTY = 'D-leader2'
/** Somebody as one who stands in for `leader`. */
const standing = (person: string, leader: string): Actor => ({ ...actor(person), standsIn: [{ ...STAND_IN, person: leader }] })
const why = { reason: '点错了' }

describe('Whoever stands in for a leader who is away', () => {
  it('signs in the leader’s place, and the record says for whom and by which delegation', () => {
    const walk = stated().take(DEPUTY, 'check', SIGNED)
    expect(walk.standing.signatures.leaderInCharge).toMatchObject({ by: DEPUTY, for: 'DEP1-deputy', as: 'signed' })
    expect(walk.entries.at(-1)!.about).toMatchObject({ for: 'DEP1-deputy', forUnit: 'DEP1', forRole: 'leaderInCharge', delegation: 'd-1' })
    closed(walk)
    expect(new Set(PLACES.map((place) => walk.standing.signatures[place]!.by)).size).toBe(4)
  })

  it('leaves the leader free to sign, whose own signature is nobody else’s', () => {
    const walk = checked()
    expect(walk.standing.signatures.leaderInCharge).not.toHaveProperty('for')
    expect(walk.refused(DEPUTY, 'check', SIGNED)).toBe('CONFLICT')
  })

  it('has no other part in the four signatures: neither handles the case, nor signs elsewhere, nor supervises it', () => {
    const { standing: at, today } = stated()
    for (const person of ['DEP1-handler', 'DEP1-head']) expect(awaitsStandIn(standing(person, 'DEP1-deputy'), at, today, settings)).toBe(false)
    expect(awaitsStandIn(actor(DEPUTY), at, today, settings)).toBe(true)
    // Who confirmed, or whose own appeal it is, signs for nobody.
    expect(awaitsStandIn({ ...actor('R1'), standsIn: [STAND_IN] }, at, today, settings)).toBe(false)
    const complaint = stated(confirmed(reported(complaintHandled()))).take('JW-officer', 'superviseSign', { opinion: '合规', ...SIGNED })
    expect(awaitsStandIn(standing('JW-officer', 'DEP1-deputy'), complaint.standing, complaint.today, settings)).toBe(false)
    expect(awaitsStandIn(standing('JW-officer2', 'DEP1-deputy'), complaint.standing, complaint.today, settings)).toBe(true)
  })

  it('knows of a case only as far as the leader’s place goes, and never of one against their own unit', () => {
    const complaint = complaintHandled()
    expect(maySee(standing('V11-cadre2', 'DEP1-deputy'), stated(confirmed(reported(complaint))).standing)).toBe(false)
    expect(maySee(standing('T2-reviewer', 'T2-deputy'), stated().standing)).toBe(false)
    expect(maySee(standing('T2-reviewer', 'DEP1-deputy'), stated().standing)).toBe(true)
  })

  it('is waited for when it is the leader’s turn to sign, and for nothing else that waits for the leader', () => {
    const deputy = actor(DEPUTY)
    const row = (walk: ReturnType<typeof stated>) => ({ ...walk.standing, waits: waitsOf(walk.standing) })
    expect(keysWith(deputy)).toContain('person:DEP1-deputy')
    expect([isWaitedFor(deputy, row(stated()), '2025-03-03'), isWaitedFor(deputy, row(checked()), '2025-03-03')]).toEqual([true, false])
    const told = stated().messages.filter(({ entry }) => entry.action === 'state').flatMap(({ message }) => message.deputies ?? [])
    expect(told).toEqual([{ leader: 'DEP1-deputy', except: expect.arrayContaining(['DEP1-handler', 'DEP1-deputy', 'DEP1-head', 'R1']) as string[] }])
  })

  it('may take back what they signed by mistake, and sign again', () => {
    const walk = stated().take(DEPUTY, 'check', SIGNED)
    expect(walk.refused('DEP1-deputy', 'retract', why)).toBe('NOT_YOUR_TURN')
    walk.take(DEPUTY, 'retract', why).take('DEP1-deputy', 'check', SIGNED)
    expect(walk.standing.signatures.leaderInCharge).toMatchObject({ by: 'DEP1-deputy' })
  })

  it('does not become the last to sign when the leaders are named anew', () => {
    const walk = stated().take(DEPUTY, 'check', SIGNED)
    expect(walk.refused('D-dispatcher', 'nameSigners', why)).toBe('SAME_SIGNERS')
    expect(walk.standing.endorser).not.toBe(DEPUTY)
  })
})

describe('A delegation', () => {
  const given: StandIn = { ...STAND_IN, from: '2025-03-03', to: '2025-03-07' }
  const { posts } = actor(DEPUTY)

  it('begins and ends by itself, and goes with the post by which it was given', () => {
    const on = (day: string) => standingIn([given], posts, day).length
    expect(['2025-03-02', '2025-03-03', '2025-03-07', '2025-03-08'].map(on)).toEqual([0, 1, 1, 0])
    expect(standingIn([given], [{ unit: 'T1', role: 'leaderInCharge' }], '2025-03-05')).toEqual([])
    expect(standingIn(undefined, posts, '2025-03-05')).toEqual([])
  })

  it('goes to a leader, or to who receives for the unit, there or above: to nobody below or beside it, and to no one who only does the work', () => {
    const { ancestors } = organisation.get('V11')
    const may = (unit: string, role: Role) => mayStandIn({ unit, role }, 'V11', ancestors)
    const roles = (Object.keys(ROLE_DUTIES) as Role[]).filter((role) => may('V11', role))
    expect(roles.sort()).toEqual(['coordinator', 'districtLeader', 'leaderInCharge', 'principal', 'villageCadre', 'villageSecretary'])
    expect([may('T1', 'principal'), may('D', 'districtLeader'), may('V12', 'villageSecretary'), may('T2', 'principal')]).toEqual([true, true, false, false])
  })
})
