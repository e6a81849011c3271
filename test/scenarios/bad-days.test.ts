import { tables } from '../../server/store/tables'
import { changePerson } from '../../server/store/people'
import { saveUnits } from '../../server/store/units'
import type { SamplePerson } from '../../scripts/sample/district'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

async function handled(village: string): Promise<{ code: string; resident: SamplePerson; handler: SamplePerson }> {
  const resident = play.stage.resident(village)
  const { code } = await play.file(resident, village)
  return { code, resident, handler: await play.toHandling(code) }
}

const sign = async (who: SamplePerson, code: string, action: 'check' | 'endorse') =>
  play.stage.call(who, 'casework', 'act', { action, code, version: (await play.row(code)).seq, payload: { signature: await play.stage.evidence(who, 'signature') } })
const retract = async (who: SamplePerson, code: string) => play.stage.call(who, 'casework', 'act', { action: 'retract', code, version: (await play.row(code)).seq, payload: { reason: '点错了一件' } })

describe('a petitioner who has died', () => {
  it('is followed by those who filed with them, who are asked instead', async () => {
    const { stage } = play
    const { code, handler } = await handled('T01V01')
    const neighbour = stage.resident('T01V01', 1)
    expect(problemOf(await stage.call(neighbour, 'appeal', 'act', { action: 'join', code, version: (await play.row(code)).seq, payload: {} }))).toBeNull()
    await stage.act(handler, code, 'noteGone', { ground: 'died', reason: '村里告知，上周去世' })
    await play.report(handler, code)
    await play.confirm(neighbour, code)
    await play.signTheRest(code)
    expect((await play.row(code)).petitioner).toBe(neighbour.id)
    expect((await play.entries(code)).map(({ action }) => action)).toContain('noteGone')
  })

  it('alone leaves the place unconfirmed, with the reason on record, and never counts as satisfied', async () => {
    const { stage } = play
    const { code, handler } = await handled('T01V02')
    await play.report(handler, code)
    const caller = stage.at('D', 'caller')
    await stage.act(caller, code, 'noteGone', { ground: 'died', reason: '家属告知' })
    await stage.act(caller, code, 'recordUnconfirmed', { ground: 'dead', reason: '已去世，家属无异议' })
    await play.signTheRest(code)
    await play.settle()
    expect((await stage.row('figures', 'all:T01V02') as { counts: object }).counts).toMatchObject({ finished: 1, unconfirmed: 1 })
  })
})

it('a petitioner who has moved keeps the appeal, and confirms from wherever they are', async () => {
  const { stage } = play
  const { code, handler, resident } = await handled('T01V03')
  await stage.act(handler, code, 'noteGone', { ground: 'moved', reason: '搬去外地务工' })
  await play.report(handler, code)
  await play.confirm(resident, code)
  expect(await play.row(code)).toMatchObject({ petitioner: resident.id, status: 'confirmed' })
})

it('a handler who has left the unit reaches the appeal no more; whoever receives for it hands it over', async () => {
  const { stage } = play
  const { code, handler, resident } = await handled('T02V01')
  const posts = (await tables.people.byId(handler.id))!.posts
  await changePerson(handler.id, { posts: [] })
  expect(problemOf(await stage.call(handler, 'casework', 'open', { code }))).toBe('NOT_FOUND')
  expect(problemOf(await stage.call(handler, 'casework', 'act', { action: 'progress', code, version: (await play.row(code)).seq, payload: { text: '我接着办', evidence: [] } }))).toBe('NOT_FOUND')
  const coordinator = stage.at('T02', 'coordinator')
  const page = await stage.ask(coordinator, 'casework', 'open', { code })
  const next = stage.person(page.suggestions!.handlers.find(({ id }) => id !== handler.id)!.id)
  await stage.act(coordinator, code, 'nameHandler', { handler: next.id, reason: '原办理人调离' })
  await play.settle()
  expect(await play.news(next, code)).toContain('有诉求交您办理')
  await play.report(next, code)
  await play.confirm(resident, code)
  expect(await play.row(code)).toMatchObject({ handler: next.id, status: 'confirmed' })
  await changePerson(handler.id, { posts })
})

describe('a leader', () => {
  it('who signed by mistake takes it back, and signs again; the last signature only on its own day', async () => {
    const { stage } = play
    const { code, handler, resident } = await handled('T03V01')
    await play.report(handler, code)
    await play.confirm(resident, code)
    await stage.act(handler, code, 'state', { statement: '三天修完', signature: await stage.evidence(handler, 'signature') })
    const { checker, endorser } = await play.row(code)
    const [second, third] = [stage.person(checker), stage.person(endorser)]
    expect(problemOf(await sign(second, code, 'check'))).toBeNull()
    expect(problemOf(await retract(third, code))).toBe('NOT_YOUR_TURN')
    expect(problemOf(await retract(second, code))).toBeNull()
    expect((await play.row(code)).status).toBe('stated')
    for (const [who, action] of [[second, 'check'], [third, 'endorse']] as const) expect(problemOf(await sign(who, code, action))).toBeNull()
    await play.settle()
    expect(problemOf(await retract(third, code))).toBeNull()
    expect(await play.row(code)).toMatchObject({ status: 'checked', closedOn: null })
    expect(problemOf(await sign(third, code, 'endorse'))).toBeNull()
    await play.later(1)
    expect(problemOf(await retract(third, code))).toBe('RETRACT_LATE')
    expect((await play.entries(code)).filter(({ action }) => action === 'retract')).toHaveLength(2)
    expect(await stage.ask(third, 'casework', 'verify', { code })).toMatchObject({ ok: true })
  })

  it('who has left is followed by the next on the ladder, named on record', async () => {
    const { stage } = play
    const { code, handler, resident } = await handled('T04V01')
    await play.report(handler, code)
    await play.confirm(resident, code)
    await stage.act(handler, code, 'state', { statement: '三天修完', signature: await stage.evidence(handler, 'signature') })
    const { checker } = await play.row(code)
    const unit = (await tables.units.byId('T04'))!
    await saveUnits([{ ...unit, leaders: Object.fromEntries(Object.entries(unit.leaders).map(([role, people]) => [role, people.filter((person) => person !== checker)])) }])
    await stage.cloud.functions.restart()
    await stage.act(stage.at('T04', 'coordinator'), code, 'nameSigners', { reason: '分管领导已调离' })
    const after = await play.row(code)
    expect([after.checker === checker, after.checker === after.endorser]).toEqual([false, false])
    expect(problemOf(await sign(stage.person(checker), code, 'check'))).not.toBeNull()
    expect(problemOf(await sign(stage.person(after.checker), code, 'check'))).toBeNull()
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())
