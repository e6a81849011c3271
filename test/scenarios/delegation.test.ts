import { addDays, dayOf } from '../../domain/calendar/day'
import { delegations } from '../../server/store/delegations'
import { tables } from '../../server/store/tables'
import type { SamplePerson } from '../../scripts/sample/district'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const today = '2026-03-02'

/** An appeal that waits for its leader in charge, with who that is. */
async function stated(village: string): Promise<{ code: string; resident: SamplePerson; handler: SamplePerson; leader: SamplePerson; last: SamplePerson }> {
  const { stage } = play
  const resident = stage.resident(village)
  const { code } = await play.file(resident, village)
  const handler = await play.toHandling(code)
  await play.report(handler, code)
  await play.confirm(resident, code)
  await stage.act(handler, code, 'state', { statement: '三天修完', signature: await stage.evidence(handler, 'signature') })
  const { checker, endorser } = await play.row(code)
  return { code, resident, handler, leader: stage.person(checker), last: stage.person(endorser) }
}

const check = async (who: SamplePerson, code: string) =>
  play.stage.call(who, 'casework', 'act', { action: 'check', code, version: (await play.row(code)).seq, payload: { signature: await play.stage.evidence(who, 'signature') } })
const desk = async (who: SamplePerson) => (await play.stage.ask(who, 'casework', 'workbench', {})).cards

describe('a leader who is away', () => {
  it('names who signs for them, whose workbench and messages follow; the signature says for whom', async () => {
    const { stage } = play
    const { code, resident, leader, last } = await stated('T01V01')
    const deputy = stage.at('T01', 'coordinator')
    expect(problemOf(await check(deputy, code))).toBe('FORBIDDEN')
    const view = await stage.ask(leader, 'supervision', 'delegations', {})
    expect(view.leaders).toEqual([expect.objectContaining({ id: leader.id })])
    expect(view.leaders[0]!.deputies.map(({ id }) => id)).toContain(deputy.id)
    const given = { leader: leader.id, deputy: deputy.id, from: today, to: '2026-03-06', reason: '外出培训' }
    const { id } = await stage.ask(leader, 'supervision', 'delegate', given, 'delegate-once')
    // The answer was lost: the same request is the same delegation.
    expect(await stage.ask(leader, 'supervision', 'delegate', given, 'delegate-once')).toEqual({ id })
    expect(problemOf(await stage.call(leader, 'supervision', 'delegate', { ...given, from: '2026-03-06', to: '2026-03-10' }))).toBe('DELEGATED')
    await play.settle()
    expect((await tables.messages.page({ where: { to: deputy.id }, order: [['at', 'desc']], limit: 5 })).items[0]!.fields[1]![1]).toBe('请您代领导签字')

    expect((await desk(deputy)).find((card) => card.code === code)).toMatchObject({ waitsFor: '受委托，等您代签', personal: true, likely: 'check' })
    expect((await stage.ask(deputy, 'casework', 'workbench', {})).counts).toContainEqual({ status: 'stated', count: 1 })
    expect(problemOf(await check(deputy, code))).toBeNull()
    expect((await play.row(code)).signatures.leaderInCharge).toMatchObject({ by: deputy.id, for: leader.id })
    const place = (await stage.ask(last, 'casework', 'open', { code })).signatures[2]!
    expect(place.who).toMatch(/^由.+联络员受.+分管领导委托$/)
    expect((await stage.ask(resident, 'appeal', 'open', { code })).signatures[2]!.who).toBe(place.who)
    await stage.act(last, code, 'endorse', { signature: await stage.evidence(last, 'signature') })
    expect(await stage.ask(last, 'casework', 'verify', { code })).toMatchObject({ ok: true })
    // A second one that comes while they are away is told to both.
    const second = await stated('T01V02')
    await play.settle()
    for (const who of [leader, deputy]) expect(await play.news(who, second.code)).toContain('有诉求待您审核签字')
  })

  it('may take it back before its day, and it ends by itself', async () => {
    const { stage } = play
    const { code, leader } = await stated('T01V03')
    const deputy = stage.at('T01', 'coordinator')
    const [one] = (await stage.ask(deputy, 'supervision', 'delegations', {})).items
    expect(one).toMatchObject({ state: 'running', mayRevoke: false })
    expect(problemOf(await stage.call(deputy, 'supervision', 'revokeDelegation', { id: one!.id, reason: '不想签' }))).toBe('NOT_FOUND')
    await stage.ask(leader, 'supervision', 'revokeDelegation', { id: one!.id, reason: '提前回来' })
    expect(problemOf(await check(deputy, code))).toBe('FORBIDDEN')
    expect((await desk(deputy)).map((card) => card.code)).not.toContain(code)
    expect((await stage.ask(leader, 'supervision', 'delegations', {})).items[0]).toMatchObject({ state: 'revoked', revokedFor: '提前回来' })

    await stage.ask(leader, 'supervision', 'delegate', { leader: leader.id, deputy: deputy.id, from: today, to: today, reason: '外出一天' })
    expect((await desk(deputy)).map((card) => card.code)).toContain(code)
    await play.later(1)
    expect((await desk(deputy)).map((card) => card.code)).not.toContain(code)
    expect(problemOf(await check(deputy, code))).toBe('FORBIDDEN')
    expect(problemOf(await check(leader, code))).toBeNull()
  })

  it('is signed for by nobody whose right was revoked a moment ago, whatever their own row still says', async () => {
    const { stage } = play
    const { code, leader } = await stated('T02V01')
    const deputy = stage.at('T02', 'coordinator')
    const { id } = await stage.ask(leader, 'supervision', 'delegate', { leader: leader.id, deputy: deputy.id, from: '2026-03-03', to: '2026-03-05', reason: '外出' })
    await delegations.change({ _id: id }, { revoked: { by: leader.id, at: 1, reason: '回来了' } })
    expect(problemOf(await check(deputy, code))).toBe('FORBIDDEN')
  })

  it('is never signed for by who handled the case, or signs it in another place', async () => {
    const { stage } = play
    const { code, leader, last } = await stated('T03V01')
    const { id } = await stage.ask(leader, 'supervision', 'delegate', { leader: leader.id, deputy: last.id, from: '2026-03-03', to: '2026-03-05', reason: '外出' })
    expect(problemOf(await check(last, code))).toBe('OTHER_PLACE')
    expect((await stage.ask(last, 'casework', 'open', { code })).offers).toContainEqual({ action: 'check', refusal: 'OTHER_PLACE', primary: false })
    await stage.ask(leader, 'supervision', 'revokeDelegation', { id, reason: '换人' })
    // In a village the secretary leads and the cadres do the work.
    const village = 'T03V02'
    const [secretary, cadre] = [stage.at(village, 'villageSecretary'), stage.at(village, 'villageCadre')]
    const resident = stage.resident(village)
    const own = await play.file(resident, village)
    await stage.act(cadre, own.code, 'keep', { kind: 'resolution' })
    await play.report(cadre, own.code)
    await play.confirm(resident, own.code)
    await stage.act(cadre, own.code, 'state', { statement: '当天办完', signature: await stage.evidence(cadre, 'signature') })
    expect((await play.row(own.code)).checker).toBe(secretary.id)
    await stage.ask(secretary, 'supervision', 'delegate', { leader: secretary.id, deputy: cadre.id, from: '2026-03-03', to: '2026-03-05', reason: '住院' })
    expect(problemOf(await check(cadre, own.code))).toBe('OTHER_PLACE')
    expect(problemOf(await check(secretary, own.code))).toBeNull()
  })

  it('may be represented through an administrator, and through nobody else', async () => {
    const { stage } = play
    const { code, leader, handler } = await stated('T04V01')
    const [admin, deputy] = [stage.at('D', 'administrator'), stage.at('T04', 'coordinator')]
    const given = { leader: leader.id, deputy: deputy.id, from: '2026-03-03', to: '2026-03-05', reason: '突发疾病住院' }
    for (const who of [deputy, handler, stage.at('D', 'dispatcher'), stage.resident('T04V01')]) expect(problemOf(await stage.call(who, 'supervision', 'delegate', given))).toBe('FORBIDDEN')
    for (const who of [deputy, leader]) expect(problemOf(await stage.call(who, 'supervision', 'delegations', { unit: 'T04' }))).toBe('FORBIDDEN')
    const wrong = async (about: object) => {
      const answer = await stage.call(admin, 'supervision', 'delegate', { ...given, ...about })
      return answer.ok ? [] : Object.keys(answer.problem.fields ?? {})
    }
    expect([await wrong({ deputy: handler.id }), await wrong({ deputy: stage.at('T05', 'coordinator').id }), await wrong({ deputy: leader.id }), await wrong({ leader: handler.id }), await wrong({ from: '2026-03-01' }), await wrong({ to: '2026-03-02' }), await wrong({ to: '2027-03-02' })])
      .toEqual([['deputy'], ['deputy'], ['deputy'], ['leader'], ['from'], ['to'], ['to']])
    expect((await stage.ask(admin, 'supervision', 'delegations', { unit: 'T04' })).leaders.map(({ id }) => id)).toContain(leader.id)
    await stage.ask(admin, 'supervision', 'delegate', given)
    expect(problemOf(await check(deputy, code))).toBeNull()
    expect((await stage.ask(leader, 'supervision', 'delegations', {})).items[0]!.setBy).toContain('系统管理员')
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())

describe('a delegation ends', () => {
  it('with the post that made the deputy one, and with the post of the leader', async () => {
    const { stage } = play
    const { code, leader } = await stated('T07V01')
    const deputy = stage.at('T07', 'coordinator')
    const now = dayOf(stage.cloud.clock.now())
    await stage.ask(leader, 'supervision', 'delegate', { leader: leader.id, deputy: deputy.id, from: now, to: addDays(now, 3), reason: '外出培训' })
    const posts = (await tables.people.byId(deputy.id))!.posts
    // A clerk of the same unit receives and signs nothing.
    await tables.people.update({ _id: deputy.id }, { posts: [{ unit: 'T07', role: 'clerk' }] })
    expect(problemOf(await check(deputy, code))).toBe('FORBIDDEN')
    await tables.people.update({ _id: deputy.id }, { posts })
    const led = (await tables.people.byId(leader.id))!.posts
    await tables.people.update({ _id: leader.id }, { posts: [] })
    expect(problemOf(await check(deputy, code))).toBe('FORBIDDEN')
    await tables.people.update({ _id: leader.id }, { posts: led })
    expect(problemOf(await check(deputy, code))).toBeNull()
    await play.settle()
  })
})
