import type { SamplePerson } from '../../scripts/sample/district'
import { GENESIS } from '../../domain/appeal/entries'
import { hashOfChange } from '../../server/admin/administer'
import { administration } from '../../server/store/administration'
import { open } from '../../server/store/seal'
import { tables } from '../../server/store/tables'
import { freshDistrict } from '../../server/store/units'
import { Play, fieldsOf, problemOf } from './support'

let play: Play
let admin: SamplePerson
beforeAll(async () => {
  play = await Play.open()
  admin = play.stage.at('D', 'administrator')
})
afterAll(() => play.stage.close())


const postsOf = async (who: { id: string }) => (await tables.people.byId(who.id))!.posts.map(({ unit, role }) => `${unit} ${role}`)

/** A resident who was never seen, with a verified number where one is given. */
const stranger = (openid: string) => ({ openid })

describe('units', () => {
  it('are added, renamed and listed, each with an id that nobody had', async () => {
    const { stage } = play
    const { id } = await stage.ask(admin, 'admin', 'addUnit', { kind: 'village', name: '新桥村', parent: 'T01', grids: ['东片', '西片'] })
    expect(id).toMatch(/^T01V\d\d$/)
    expect(problemOf(await stage.call(admin, 'admin', 'addUnit', { kind: 'village', name: '新桥村', parent: 'T01' }))).toBe('INVALID')
    expect(problemOf(await stage.call(admin, 'admin', 'addUnit', { kind: 'village', name: '上桥村', parent: 'D' }))).toBe('INVALID')
    await stage.ask(admin, 'admin', 'renameUnit', { id, name: '新桥社区', reason: '村改社区' })
    const { units } = await stage.ask(admin, 'admin', 'units', {})
    expect(units.find((unit) => unit.id === id)).toMatchObject({ name: '新桥社区', kind: 'village', parent: 'T01', grids: 2, closedOn: null })
    const view = await stage.ask(admin, 'admin', 'unit', { id })
    expect(view).toMatchObject({ people: [], open: 0, moving: false })
    expect(view.ladder.length).toBeGreaterThanOrEqual(2)
    // An appeal of the new village finds its way.
    const { code } = await play.file(stage.resident('T01V01', 3), id)
    expect(await play.row(code)).toMatchObject({ village: id, township: 'T01', desk: id })
  })

  it('keep grids that somebody works in', async () => {
    const { stage } = play
    const { gridList } = await stage.ask(admin, 'admin', 'unit', { id: 'T05V01' })
    const renamed = gridList.map((grid, at) => ({ ...grid, name: `第${at + 1}片` }))
    await stage.ask(admin, 'admin', 'saveGrids', { unit: 'T05V01', grids: [...renamed, { name: '新片' }] })
    const after = (await stage.ask(admin, 'admin', 'unit', { id: 'T05V01' })).gridList
    expect(after.map(({ name }) => name)).toEqual(['第1片', '第2片', '新片'])
    expect(fieldsOf(await stage.call(admin, 'admin', 'saveGrids', { unit: 'T05V01', grids: after.slice(1) }))['grids']).toContain('还有网格员')
    await stage.ask(admin, 'admin', 'saveGrids', { unit: 'T05V01', grids: after.slice(0, 2) })
  })

  it('are closed only when nobody and nothing is left there', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T06V02'), 'T06V02')
    expect(fieldsOf(await stage.call(admin, 'admin', 'closeUnit', { id: 'T06V02', reason: '撤村' }))['into']).toMatch(/1件在办诉求、5名人员/)
    expect(problemOf(await stage.call(admin, 'admin', 'closeUnit', { id: 'D', reason: '撤' }))).toBe('INVALID')
    expect(fieldsOf(await stage.call(admin, 'admin', 'closeUnit', { id: 'T06', reason: '撤镇' }))['into']).toContain('下面还有')
    await stage.ask(admin, 'admin', 'closeUnit', { id: 'T06V02', into: 'T06V01', reason: '合村' })
    await play.worked()
    expect(await play.row(code)).toMatchObject({ desk: 'T06V01', village: 'T06V02' })
    expect((await play.row(code)).scopes).toContain('T06V01')
    expect(await postsOf(stage.at('T06V02', 'gridWorker'))).toEqual(['T06V01 gridWorker'])
    await stage.act(stage.at('T06V02', 'gridWorker'), code, 'screenValid', {})
    // An instance that knows the units as they were files to the old one; it is found when its minute is over.
    const late = await play.file(stage.resident('T06V02', 1), 'T06V02', { place: { village: 'T06V02', grid: 'T06V02G1' } })
    await stage.cloud.clock.advance(5 * 60_000)
    await play.worked()
    expect(await play.row(late.code)).toMatchObject({ desk: 'T06V01', grid: 'T06V02G1' })
    // What an instance of before wrote down meanwhile is found with it: those who were there before read all of it.
    const ledger = await stage.ask(stage.at('T06V01', 'villageSecretary'), 'casework', 'ledger', {})
    expect(ledger.items.map((card) => card.code)).toEqual(expect.arrayContaining([code, late.code]))
    // What a code on a wall names stands for the one that took it up.
    const { organisation } = await freshDistrict()
    expect([organisation.current('T06V02'), organisation.gridsOf('T06V01').map(({ id }) => id)]).toEqual(['T06V01', expect.arrayContaining(['T06V01G1', 'T06V02G1'])])
    const closed = (await stage.ask(admin, 'admin', 'units', {})).units.find(({ id }) => id === 'T06V02')!
    expect(closed).toMatchObject({ into: expect.any(String) as string, closedOn: '2026-03-02' })
    expect(organisation.villagesOf('T06').map(({ id }) => id)).not.toContain('T06V02')
    expect(problemOf(await stage.call(admin, 'admin', 'closeUnit', { id: 'T06V02', into: 'T06V01', reason: '再来' }))).toBe('INVALID')
  })

  it('split: grids and people go along with what they work on', async () => {
    const { stage } = play
    const [first, second] = [stage.at('T07V01', 'gridWorker'), stage.at('T07V01', 'gridWorker', 1)]
    const ours = await play.file(stage.resident('T07V01'), 'T07V01', { place: { village: 'T07V01', grid: 'T07V01G1' } })
    const theirs = await play.file(stage.resident('T07V01', 1), 'T07V01', { place: { village: 'T07V01', grid: 'T07V01G2' } })
    const { id } = await stage.ask(admin, 'admin', 'splitUnit', { id: 'T07V01', name: '河东社区', grids: ['T07V01G2'], people: [second.id], reason: '新建社区' })
    await play.worked()
    expect([await postsOf(first), await postsOf(second)]).toEqual([['T07V01 gridWorker'], [`${id} gridWorker`]])
    expect([(await play.row(ours.code)).desk, (await play.row(theirs.code)).desk]).toEqual(['T07V01', id])
    await stage.act(second, theirs.code, 'screenValid', {})
  })
})

describe('townships', () => {
  it('hand over a village, with what is open of it but for what they have begun to handle', async () => {
    const { stage } = play
    const [village, from, into] = ['T10V01', 'T10', 'T11']
    const fresh = await play.file(stage.resident(village), village)
    const begun = await play.file(stage.resident(village, 1), village)
    const [reviewer, handler] = [stage.at(from, 'reviewer'), stage.at(from, 'handler')]
    await stage.act(stage.at(village, 'gridWorker'), begun.code, 'screenValid', {})
    await stage.act(reviewer, begun.code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决' })
    await stage.act(reviewer, begun.code, 'triage', { kind: 'resolution', level: 'township', lead: from, supporting: [] })
    await stage.act(stage.at(from, 'coordinator'), begun.code, 'accept', { handler: handler.id })
    const move = { id: village, into, reason: '区划调整' }
    for (const wrong of [from, 'T11V01', 'D']) expect(Object.keys(fieldsOf(await stage.call(admin, 'admin', 'moveVillage', { ...move, into: wrong })))).toEqual(['into'])
    expect(Object.keys(fieldsOf(await stage.call(admin, 'admin', 'moveVillage', { ...move, id: from })))).toEqual(['id'])
    await stage.ask(admin, 'admin', 'moveVillage', move)
    await play.worked()
    await stage.cloud.functions.restart()
    const { organisation } = await freshDistrict()
    expect(organisation.get(village)).toMatchObject({ parent: into, ancestors: [into, 'D'], overseer: into })
    expect(await play.row(fresh.code)).toMatchObject({ township: into, desk: village, village })
    expect(await play.row(begun.code)).toMatchObject({ township: from, lead: from, handler: handler.id })
    // The new township reviews it, the former one knows of it no more, and the village's people stay who they were.
    await stage.act(stage.at(village, 'gridWorker'), fresh.code, 'screenValid', {})
    expect(problemOf(await stage.call(reviewer, 'casework', 'open', { code: fresh.code }))).toBe('NOT_FOUND')
    await stage.act(stage.at(into, 'reviewer'), fresh.code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    expect((await stage.ask(admin, 'admin', 'changes', { unit: village })).items[0]).toMatchObject({ what: '村（社区）划转', reason: '区划调整', lines: [['上级', expect.any(String), expect.any(String)]] })
    await play.expectRebuilt()
  })

  it('split: villages and people go, and what a handler has begun goes on with that handler', async () => {
    const { stage } = play
    const [stays, goes, from] = ['T12V01', 'T12V02', 'T12']
    const [reviewer, coordinator, handler] = [stage.at(from, 'reviewer'), stage.at(from, 'coordinator'), stage.at(from, 'handler', 1)]
    const handled = await play.file(stage.resident(stays), stays)
    await stage.act(stage.at(stays, 'gridWorker'), handled.code, 'screenValid', {})
    await stage.act(reviewer, handled.code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决' })
    await stage.act(reviewer, handled.code, 'triage', { kind: 'resolution', level: 'township', lead: from, supporting: [] })
    await stage.act(coordinator, handled.code, 'accept', { handler: handler.id })
    const fresh = await play.file(stage.resident(goes), goes)
    const split = { id: from, name: '河东镇', grids: [], people: [handler.id], reason: '析镇' }
    expect(Object.keys(fieldsOf(await stage.call(admin, 'admin', 'splitUnit', split)))).toEqual(['villages'])
    expect(Object.keys(fieldsOf(await stage.call(admin, 'admin', 'splitUnit', { ...split, villages: ['T13V01'] })))).toEqual(['villages'])
    const { id } = await stage.ask(admin, 'admin', 'splitUnit', { ...split, villages: [goes] })
    await play.worked()
    await stage.cloud.functions.restart()
    const { organisation } = await freshDistrict()
    expect([organisation.get(goes).parent, organisation.get(stays).parent, organisation.get(id).kind]).toEqual([id, from, 'township'])
    expect(await postsOf(handler)).toEqual([`${id} handler`])
    expect(await play.row(fresh.code)).toMatchObject({ township: id, village: goes, desk: goes })
    expect(await play.row(handled.code)).toMatchObject({ township: from, lead: id, handler: handler.id })
    expect(problemOf(await stage.call(handler, 'casework', 'open', { code: handled.code }))).toBeNull()
    await play.expectRebuilt()
  })

  it('that a complaint names take nothing of it with a village', async () => {
    const { stage } = play
    const [village, from, into] = ['T14V01', 'T14', 'T15']
    const { code } = await play.file(stage.resident(village), village, { text: '镇里低保名额没有按规定评，请查。', aboutCadre: true, accused: [into] })
    const against = await play.file(stage.resident(village, 1), village, { text: '镇干部优亲厚友，请查。', aboutCadre: true, accused: [from] })
    await stage.ask(admin, 'admin', 'moveVillage', { id: village, into, reason: '区划调整' })
    await play.worked()
    await stage.cloud.functions.restart()
    for (const [unit, hidden] of [[into, code], [from, against.code]] as const) {
      const who = stage.at(unit, 'reviewer')
      expect(problemOf(await stage.call(who, 'casework', 'open', { code: hidden }))).toBe('NOT_FOUND')
      expect(JSON.stringify(await stage.ask(who, 'casework', 'ledger', {}))).not.toContain(hidden)
      expect((await play.row(hidden)).scopes).not.toContain(unit)
    }
  })
})

describe('a merge and a complaint', () => {
  it('hides what complains of a unit from its people wherever they go, and from where they are now', async () => {
    const { stage } = play
    const [cadre, secretary] = [stage.at('T08V02', 'villageCadre'), stage.at('T08V01', 'villageSecretary')]
    const { code } = await play.file(stage.resident('T08V02'), 'T08V02', { text: '低保名额没有按规定评，请查村干部。', aboutCadre: true, accused: ['T08V02'] })
    expect((await stage.ask(admin, 'admin', 'unit', { id: 'T08V02' })).open).toBe(0)
    await stage.ask(admin, 'admin', 'closeUnit', { id: 'T08V02', into: 'T08V01', reason: '合村' })
    await play.worked()
    expect((await play.row(code)).barred).toEqual(expect.arrayContaining(['T08V01', 'T08V02']))
    for (const who of [cadre, secretary]) {
      expect(problemOf(await stage.call(who, 'casework', 'open', { code }))).toBe('NOT_FOUND')
      expect(JSON.stringify(await stage.call(who, 'casework', 'ledger', {}))).not.toContain(code)
    }
    // Whoever goes up to the township does not read there what complains of where they came from.
    await stage.ask(admin, 'admin', 'setPosts', { person: cadre.id, posts: [{ unit: 'T08', role: 'reviewer' }], reason: '调任' })
    await play.worked()
    expect(problemOf(await stage.call(cadre, 'casework', 'open', { code }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(stage.at('T08', 'reviewer'), 'casework', 'open', { code }))).toBeNull()
  })
})

describe('an invitation', () => {
  it('binds the identity of whoever brings its code, once', async () => {
    const { stage } = play
    const guest = stranger('o-guest-0001')
    const invitation = await stage.ask(admin, 'admin', 'invite', { name: '周小雨', posts: [{ unit: 'T09', role: 'clerk' }] })
    expect(invitation).toMatchObject({ name: '周小雨', state: 'open', code: expect.stringMatching(/^[2-9A-Z]{10}$/) as string })
    const code = invitation.code!
    expect(problemOf(await stage.call(guest, 'admin', 'acceptInvitation', { id: invitation.id }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(guest, 'admin', 'acceptInvitation', { id: invitation.id, code: 'AAAAAAAAAA' }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(guest, 'admin', 'invited', { code: 'AAAAAAAAAA' }))).toBe('INVALID')
    const seen = await stage.ask(guest, 'admin', 'invited', { code: code.toLowerCase() })
    expect(seen.invitations).toMatchObject([{ name: '周小雨', phoneNeeded: false, posts: [{ unit: 'T09', roleWords: '窗口受理员' }] }])
    await stage.ask(guest, 'admin', 'acceptInvitation', { id: invitation.id, code })
    expect((await stage.ask(guest, 'account', 'enter', {})).posts).toMatchObject([{ unit: 'T09', role: 'clerk' }])
    expect((await stage.ask(guest, 'account', 'enter', {})).name).toBe('周小雨')
    expect(problemOf(await stage.call(stranger('o-guest-0002'), 'admin', 'acceptInvitation', { id: invitation.id, code }))).toBe('INVALID')
    const row = (await administration.invitations.byId(invitation.id))!
    expect(JSON.stringify(row)).not.toContain(code)
    expect([row.state, open(row.name)]).toEqual(['accepted', '周小雨'])
  })

  it('for a number opens to whoever verified it, with the code or without, and to nobody else', async () => {
    const { stage } = play
    const [right, wrong] = [stage.resident('T09V01'), stage.resident('T09V02')]
    const invitation = await stage.ask(admin, 'admin', 'invite', { name: '何强', phone: right.phone, posts: [{ unit: 'T09V01', role: 'gridWorker', grids: ['T09V01G1'] }] })
    expect(invitation.phone).toBe(`${right.phone.slice(0, 3)}****${right.phone.slice(-4)}`)
    expect(problemOf(await stage.call(stranger('o-guest-0003'), 'admin', 'acceptInvitation', { id: invitation.id, code: invitation.code! }))).toBe('PHONE_NEEDED')
    expect(problemOf(await stage.call(wrong, 'admin', 'acceptInvitation', { id: invitation.id, code: invitation.code! }))).toBe('INVALID')
    expect((await stage.ask(wrong, 'admin', 'invited', {})).invitations).toEqual([])
    // Whoever finds the code learns no name by it.
    expect((await stage.ask(wrong, 'admin', 'invited', { code: invitation.code! })).invitations).toMatchObject([{ name: '', phoneNeeded: true }])
    expect((await stage.ask(right, 'admin', 'invited', {})).invitations).toMatchObject([{ id: invitation.id, name: '何强' }])
    await stage.ask(right, 'admin', 'acceptInvitation', { id: invitation.id })
    expect(await postsOf(right)).toEqual(['T09V01 gridWorker'])
  })

  it('ends by its date, by being taken back, and by a newer code', async () => {
    const { stage } = play
    const guest = stranger('o-guest-0004')
    const one = await stage.ask(admin, 'admin', 'invite', { name: '赵敏', posts: [{ unit: 'T09', role: 'clerk' }] })
    const newer = await stage.ask(admin, 'admin', 'renewInvitation', { id: one.id })
    expect(newer.code).not.toBe(one.code)
    expect(problemOf(await stage.call(guest, 'admin', 'invited', { code: one.code! }))).toBe('INVALID')
    await stage.ask(admin, 'admin', 'revokeInvitation', { id: one.id })
    expect(problemOf(await stage.call(guest, 'admin', 'acceptInvitation', { id: one.id, code: newer.code! }))).toBe('INVALID')
    const late = await stage.ask(admin, 'admin', 'invite', { name: '赵敏', posts: [{ unit: 'T09', role: 'clerk' }] })
    await stage.cloud.clock.advance(15 * 86_400_000)
    expect(fieldsOf(await stage.call(guest, 'admin', 'acceptInvitation', { id: late.id, code: late.code! }))['code']).toContain('失效')
    expect((await stage.ask(admin, 'admin', 'invitations', { state: 'open' })).items.find(({ id }) => id === late.id)).toMatchObject({ state: 'expired', code: null })
  })

  it('gives no post that a unit does not have, and none beside administration', async () => {
    const { stage } = play
    for (const posts of [[{ unit: 'T09', role: 'gridWorker' as const }], [{ unit: 'D', role: 'administrator' as const }, { unit: 'D', role: 'principal' as const }], []]) {
      expect(problemOf(await stage.call(admin, 'admin', 'invite', { name: '王五', posts }))).toBe('INVALID')
    }
    const other = await stage.ask(admin, 'admin', 'invite', { name: '王五', posts: [{ unit: 'D', role: 'administrator' }] })
    expect(fieldsOf(await stage.call(stage.at('T09', 'reviewer'), 'admin', 'acceptInvitation', { id: other.id, code: other.code! }))['code']).toContain('不能兼任')
  })

  it('to a leader’s post puts its holder on the ladder', async () => {
    const { stage } = play
    const leader = stranger('o-guest-0005')
    const { id, code } = await stage.ask(admin, 'admin', 'invite', { name: '孙副镇长', posts: [{ unit: 'T10', role: 'leaderInCharge' }] })
    await stage.ask(leader, 'admin', 'acceptInvitation', { id, code: code! })
    const { person } = await stage.ask(leader, 'account', 'enter', {})
    expect((await tables.units.byId('T10'))!.leaders.leaderInCharge).toContain(person)
    await stage.ask(admin, 'admin', 'setPosts', { person, posts: [], reason: '退休' })
    expect((await tables.units.byId('T10'))!.leaders.leaderInCharge).not.toContain(person)
    expect((await tables.people.byId(person))!.formerly).toEqual(['T10'])
  })
})

describe('somebody who leaves', () => {
  it('hands over what is open to whom the administrator names, where that one may take it', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T11V01'), 'T11V01')
    const handler = await play.toHandling(code)
    const heir = stage.at('T11', 'handler', 1)
    expect(heir.id).not.toBe(handler.id)
    const view = await stage.ask(admin, 'admin', 'officer', { id: handler.id })
    expect(view.open).toBeGreaterThan(0)
    expect(view.heirs.map(({ id }) => id)).toContain(heir.id)
    await stage.ask(admin, 'admin', 'setPosts', { person: handler.id, posts: [], heir: heir.id, reason: '调离' })
    await play.worked()
    expect(await play.row(code)).toMatchObject({ handler: heir.id, lastAction: 'handOver' })
    expect(await play.news(heir, code)).toContain('同事离岗，这件移交给您')
    expect(problemOf(await stage.call(handler, 'casework', 'open', { code }))).toBe('NOT_FOUND')
    await play.report(heir, code)
    await play.confirm(stage.resident('T11V01'), code)
    await play.signTheRest(code)
    expect((await play.row(code)).status).toBe('closed')
  })

  it('leaves it to the unit to name somebody where nobody is named', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T12V01'), 'T12V01')
    const handler = await play.toHandling(code)
    await stage.ask(admin, 'admin', 'setPosts', { person: handler.id, posts: [], reason: '调离' })
    await play.worked()
    expect(await play.row(code)).toMatchObject({ handler: null, status: 'handling', waits: ['T12:reception'] })
  })

  it('is never the last administrator, and nobody gives themselves a post', async () => {
    const { stage } = play
    expect(problemOf(await stage.call(admin, 'admin', 'setPosts', { person: admin.id, posts: [{ unit: 'D', role: 'principal' }], reason: '自己来' }))).toBe('INVALID')
    const second = stranger('o-guest-0006')
    const { id, code } = await stage.ask(admin, 'admin', 'invite', { name: '第二管理员', posts: [{ unit: 'D', role: 'administrator' }] })
    await stage.ask(second, 'admin', 'acceptInvitation', { id, code: code! })
    await stage.ask(second, 'admin', 'setPosts', { person: admin.id, posts: [], reason: '调离' })
    expect(problemOf(await stage.call(admin, 'admin', 'units', {}))).toBe('FORBIDDEN')
    const { person } = await stage.ask(second, 'account', 'enter', {})
    expect(fieldsOf(await stage.call(second, 'admin', 'setPosts', { person, posts: [], reason: '也走' }))['posts']).toBeDefined()
    const back = await stage.ask(second, 'admin', 'invite', { name: admin.name, posts: [{ unit: 'D', role: 'administrator' }] })
    await stage.ask(admin, 'admin', 'acceptInvitation', { id: back.id, code: back.code! })
  })

  it('goes to nobody’s own second account, which the number tells; and who comes to the district’s own desks is told to others', async () => {
    const { stage } = play
    const twin = stranger('o-guest-twin')
    const { person } = await stage.ask(twin, 'account', 'enter', {})
    const { phoneKey } = (await tables.people.byId(admin.id))!
    await tables.people.update({ _id: person }, { phoneKey })
    const leader = { name: '周志强', posts: [{ unit: 'D', role: 'districtLeader' as const }] }
    const own = await stage.ask(admin, 'admin', 'invite', leader)
    expect(fieldsOf(await stage.call(twin, 'admin', 'acceptInvitation', { id: own.id, code: own.code! }))['code']).toContain('自己发出')
    expect((await stage.ask(twin, 'account', 'enter', {})).posts).toEqual([])
    await tables.people.update({ _id: person }, { phoneKey: null })
    await stage.ask(twin, 'admin', 'acceptInvitation', { id: own.id, code: own.code! })
    await play.settle()
    const heard = async (who: { openid: string }) => (await stage.ask(who, 'account', 'messages', {})).items.flatMap(({ lines }) => lines.map(([, words]) => words))
    expect(await heard(stage.at('D-jw', 'disciplineOfficer'))).toEqual(expect.arrayContaining(['有人到岗，请核对是不是本人', '区群众诉求综合服务中心区领导']))
    // The counter of a township is nothing to be alarmed about.
    const before = (await heard(stage.at('D-jw', 'disciplineOfficer'))).length
    const clerk = stranger('o-guest-clerk')
    const small = await stage.ask(admin, 'admin', 'invite', { name: '小陈', posts: [{ unit: 'T09', role: 'clerk' }] })
    await stage.ask(clerk, 'admin', 'acceptInvitation', { id: small.id, code: small.code! })
    await play.settle()
    expect(await heard(stage.at('D-jw', 'disciplineOfficer'))).toHaveLength(before)
  })

  it('of two administrators who dismiss each other at once, one stays', async () => {
    const { stage } = play
    const second = stranger('o-guest-0006')
    const { person } = await stage.ask(second, 'account', 'enter', {})
    const both = await Promise.all([stage.call(admin, 'admin', 'setPosts', { person, posts: [], reason: '甲' }), stage.call(second, 'admin', 'setPosts', { person: admin.id, posts: [], reason: '乙' })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    if (!both[0]!.ok) admin = { ...admin, openid: second.openid, id: person }
  })
})

describe('the record', () => {
  it('holds every change, who, when, before and after, in a chain without a gap', async () => {
    const rows = (await administration.changes.all()).sort((a, b) => a.seq - b.seq)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1))
    let previous = GENESIS
    for (const row of rows) {
      expect([row.previous, row.hash]).toEqual([previous, hashOfChange(row)])
      previous = row.hash
    }
    const { items } = await play.stage.ask(admin, 'admin', 'changes', { unit: 'T06V02' })
    expect(items[0]).toMatchObject({ what: '合并单位', reason: '合村', lines: [['单位', expect.any(String), expect.any(String)]] })
    // People are in it by id alone.
    expect(JSON.stringify(rows)).not.toContain('周小雨')
  })

  it('has a change once, however often it is sent', async () => {
    const { stage } = play
    const before = (await administration.changes.all()).length
    const input = { kind: 'village' as const, name: '重复村', parent: 'T02' }
    const [first, again] = [await stage.ask(admin, 'admin', 'addUnit', input, 'the-same-request'), await stage.ask(admin, 'admin', 'addUnit', input, 'the-same-request')]
    expect(again).toEqual(first)
    expect((await administration.changes.all()).length).toBe(before + 1)
  })
})
