import { inspection } from '../../server/store/inspection'
import { replies } from '../../server/store/library'
import { tables } from '../../server/store/tables'
import { APPEAL_COLUMNS } from '../../domain/outreach/columns'
import type { SamplePerson } from '../../scripts/sample/district'
import type { Answer } from '../../server/contract'
import { SEARCHES_AN_HOUR } from '../../server/door/searches'
import { Play, fieldsOf, problemOf } from './support'

/** What somebody with a post would try, and does not get (docs/decisions/0041). */
let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

it('a grid goes though a complaint of the village is filed there: a refusal would tell of it; another appeal keeps the grid', async () => {
  const { stage } = play
  const admin = stage.at('D', 'administrator')
  const village = 'T05V01'
  const grids = async () => (await stage.ask(admin, 'admin', 'unit', { id: village })).gridList
  const before = await grids()
  await stage.ask(admin, 'admin', 'saveGrids', { unit: village, grids: [...before, { name: '坡上' }, { name: '坡下' }] })
  await stage.cloud.functions.restart()
  const [above, below] = (await grids()).slice(-2).map(({ id }) => id)
  const { code } = await play.file(stage.resident(village), village, { place: { village, grid: above! }, text: '低保名额没有按规定评，请查村干部。', aboutCadre: true, accused: [village] })
  await play.file(stage.resident(village, 1), village, { place: { village, grid: below! } })
  expect(await play.row(code)).toMatchObject({ grid: above, scopes: expect.not.arrayContaining([village]) as string[] })
  const without = async (id: string) => stage.call(admin, 'admin', 'saveGrids', { unit: village, grids: (await grids()).filter((grid) => grid.id !== id) })
  expect(problemOf(await without(above!))).toBeNull()
  expect(fieldsOf(await without(below!))['grids']).toContain('还有在办的诉求')
})

it('a confirmation from a second account with a cadre’s number counts as the cadre’s', async () => {
  const { stage } = play
  const closeOut = async (order: number) => {
    const who = stage.resident('T06V01', order)
    const { code } = await play.file(who, 'T06V01')
    await play.report(await play.toHandling(code), code)
    await play.confirm(who, code)
    await play.signTheRest(code)
    return { code, who }
  }
  const [twin, resident] = [await closeOut(0), await closeOut(1)]
  const { phoneKey } = (await tables.people.byId(stage.at('T06', 'handler').id))!
  expect(phoneKey).not.toBeNull()
  await tables.people.update({ _id: twin.who.id }, { phoneKey })
  await stage.until('2026-03-03T01:05')
  const confirmed = async (code: string) => (await inspection.closeOuts.byId(code))?.cadreConfirmed
  expect([await confirmed(twin.code), await confirmed(resident.code)]).toEqual([true, false])
})

it('an answer for the library takes no other’s place by its request’s id, and its public address tells nothing of who wrote it', async () => {
  const { stage } = play
  const [one, other] = [stage.at('T01V01', 'villageCadre'), stage.at('T02V01', 'villageCadre')]
  const request = 'x'.repeat(64)
  const propose = (who: typeof one, question: string) => stage.ask(who, 'supervision', 'proposeReply', { question, answer: '带身份证到村里办。' }, request)
  const [first, second] = [await propose(one, '老年证怎么办理'), await propose(other, '残疾证怎么办理')]
  expect(second.id).not.toBe(first.id)
  expect([(await replies.byId(first.id))?.by, (await replies.byId(second.id))?.by]).toEqual([one.id, other.id])
  expect(await propose(one, '老年证怎么办理')).toEqual(first)
  for (const { id } of [first, second]) for (const part of [request.slice(0, 20), one.id, other.id]) expect(id).not.toContain(part)
})

it('a sheet that was filed before tells its codes to those who may know of them, and to no unit complained of', async () => {
  const { stage } = play
  const village = 'T07V01'
  const nameOf = (id: string) => stage.district.units.find((unit) => unit.id === id)!.name
  const title = (key: string) => APPEAL_COLUMNS.find((column) => column.key === key)!.titles[0]!
  const header = [title('township'), title('village'), title('text'), title('about')]
  const place = [nameOf('T07'), nameOf(village)]
  const rows = [[...place, '村干部把低保给了自己的亲戚，请查清楚。', '是'], [...place, '组上的路灯坏了两个月，请派人来换。', '']]
  const file = (who: typeof reviewer) => stage.ask(who, 'casework', 'importAppeals', { header, rows, dryRun: false })
  const reviewer = stage.at('T07', 'reviewer')
  const secretary = stage.at(village, 'villageSecretary')
  const filed = (await file(secretary)).rows
  const [complaint, lamp] = filed.map(({ code }) => code!)
  expect(problemOf(await stage.call(secretary, 'casework', 'open', { code: complaint! }))).toBe('NOT_FOUND')
  for (const dryRun of [true, false]) {
    const again = await stage.ask(secretary, 'casework', 'importAppeals', { header, rows, dryRun })
    expect(again).toMatchObject({ good: 0, again: 2, bad: 0 })
    expect(again.rows.map(({ code }) => code)).toEqual([undefined, lamp])
    expect(JSON.stringify(again)).not.toContain(complaint)
  }
  expect((await file(reviewer)).rows.map(({ code }) => code)).toEqual([complaint, lamp])
})

it('nobody files more than four hundred pictures a day', async () => {
  const { stage } = play
  const [who, other] = [stage.resident('T08V01'), stage.resident('T08V01', 1)]
  await stage.evidence(who, 'photo')
  await play.used(`file:${who.id}`, 399)
  await stage.evidence(who, 'signature')
  const fileID = await stage.upload(who, 'photo-too-many.png', Buffer.from('png'))
  expect(problemOf(await stage.call(who, 'account', 'file', { fileID, as: 'photo' }))).toBe('TOO_MANY')
  await stage.evidence(other, 'photo')
  await stage.cloud.clock.advance('P1D')
  await stage.evidence(who, 'photo')
})

it('nobody looks at more than two hundred contacts a day, of appeals and of errands together', async () => {
  const { stage } = play
  const village = 'T09V01'
  const cadre = stage.at(village, 'villageCadre')
  const { code } = await play.file(stage.resident(village), village)
  const { id } = await stage.ask(stage.resident(village), 'errands', 'ask', { matter: 'delivery', village, text: '帮老人带一袋米。' })
  const look = async () => problemOf(await stage.call(cadre, 'casework', 'reveal', { code, purpose: '上门核实' }))
  const lookAtErrand = async () => problemOf(await stage.call(cadre, 'errands', 'contact', { id, purpose: '联系上门' }))
  expect([await look(), await lookAtErrand()]).toEqual([null, null])
  await play.used(`reveal:${cadre.id}`, 198)
  expect([await look(), await lookAtErrand()]).toEqual([null, null])
  expect([await look(), await lookAtErrand()]).toEqual(['TOO_MANY', 'TOO_MANY'])
  expect(problemOf(await stage.call(stage.at(village, 'villageSecretary'), 'casework', 'reveal', { code, purpose: '上门核实' }))).toBeNull()
})

describe('searches in an hour', () => {
  const search = (who: SamplePerson) => play.stage.call(who, 'casework', 'search', { words: '低保名额' })
  const look = (who: SamplePerson) => play.stage.call(who, 'appeal', 'published', { search: '低保名额' })
  const after = async (times: number, ask: () => Promise<Answer<unknown>>) => {
    for (let n = 0; n < times; n += 1) expect([n, problemOf(await ask())]).toEqual([n, null])
    return ask()
  }

  it('are sixty for a resident, who is told so in words and reads on without searching; another’s are their own', async () => {
    const who = play.stage.resident('T10V01')
    const refused = await after(SEARCHES_AN_HOUR.resident, () => look(who))
    expect(refused).toMatchObject({ ok: false, problem: { code: 'SEARCHED_OUT', message: '这一小时查得太多了，请过一会儿再查。' } })
    expect(problemOf(await play.stage.call(who, 'appeal', 'published', {}))).toBeNull()
    expect(problemOf(await look(play.stage.resident('T10V01', 1)))).toBeNull()
    await play.stage.cloud.clock.advance('PT1H')
    expect(problemOf(await look(who))).toBeNull()
  })

  it('are two hundred for a cadre, also after an instance has ended; a dispatcher has six hundred', async () => {
    const { stage } = play
    const [cadre, dispatcher] = [stage.at('T10', 'reviewer'), stage.at('D', 'dispatcher')]
    expect(SEARCHES_AN_HOUR).toEqual({ dispatcher: 600, cadre: 200, resident: 60 })
    for (const [who, most] of [[cadre, 200], [dispatcher, 600]] as const) {
      for (let n = 0; n < 10; n += 1) await search(who)
      await play.used(`search:${who.id}`, most - 10)
      await stage.cloud.functions.restart()
      // What the table holds is learnt with the tenth, which is the last there is.
      expect(problemOf(await after(10, () => search(who)))).toBe('SEARCHED_OUT')
    }
    expect(problemOf(await search(stage.at('T10', 'principal')))).toBeNull()
  })
})
