import { currentKey, open as unseal } from '../../server/store/seal'
import { tables } from '../../server/store/tables'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open('2031-12-15T09:00:00+08:00')
})
afterAll(() => play.stage.close())


describe('a deadline in a year without a calendar', () => {
  it('is provisional, moves when an administrator adds the notice, and people are told', async () => {
    const { stage } = play
    const resident = stage.resident('T01V01')
    const receipt = await play.file(resident, 'T01V01')
    expect(receipt.provisional).toBe(true)
    const { code } = receipt
    const handler = await play.toHandling(code)
    const before = await play.row(code)
    const admin = stage.at('D', 'administrator')
    const notice = { year: 2032, holidays: ['2032-01-01', '2032-01-02', '2032-01-05', '2032-01-06'], makeUpDays: [] }
    for (const who of [resident, handler, stage.at('D', 'dispatcher')]) expect(problemOf(await stage.call(who, 'supervision', 'saveYear', notice))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(admin, 'supervision', 'saveYear', { ...notice, makeUpDays: ['2032-01-01'] }))).toBe('INVALID')
    expect((await stage.ask(admin, 'supervision', 'saveYear', notice)).years[0]).toMatchObject({ year: 2032 })
    // Each function keeps what it read for a minute of the machine's own time: the clock woke after the change.
    await play.worked()
    const after = await play.row(code)
    expect(after.promisedOn > before.promisedOn).toBe(true)
    expect((after.clock as { dueOn: string }).dueOn > (before.clock as { dueOn: string }).dueOn).toBe(true)
    expect(await play.news(resident, code)).toContain('放假安排公布，日期有调整')
    expect(await play.news(handler, code)).toContain('放假安排公布，期限有调整')
    expect((await play.entries(code)).filter(({ action }) => action === 'redate')).toHaveLength(1)
    expect(await stage.ask(admin, 'supervision', 'calendar', {})).toMatchObject({ working: false })
    // Whoever moves the calendar moves every date: it is on record, and others are told.
    const [line] = (await stage.ask(admin, 'admin', 'changes', {})).items
    expect(line).toMatchObject({ what: '登记放假安排', lines: [['年份', null, '2032'], ['放假', null, notice.holidays.join('、')], ['补班', null, null]] })
    const heard = (await stage.ask(stage.at('D-jw', 'disciplineOfficer'), 'account', 'messages', {})).items.flatMap(({ lines }) => lines.map(([, words]) => words))
    expect(heard).toContain('放假安排有改动，期限跟着变')
  })

  it('does not become another day once it has passed: what was late stays late', async () => {
    const { stage } = play
    const admin = stage.at('D', 'administrator')
    const year = { year: 2031, holidays: ['2031-10-01', '2031-10-02', '2031-10-03'], makeUpDays: [] }
    await stage.ask(admin, 'supervision', 'saveYear', year)
    for (const wrong of [{ ...year, holidays: [...year.holidays, '2031-12-12'] }, { ...year, holidays: year.holidays.slice(1) }, { ...year, holidays: ['2027-10-01'] }]) {
      expect([wrong.holidays, problemOf(await stage.call(admin, 'supervision', 'saveYear', wrong))]).toEqual([wrong.holidays, 'INVALID'])
    }
    expect(problemOf(await stage.call(admin, 'supervision', 'saveYear', { ...year, holidays: [...year.holidays, '2031-12-31'] }))).toBeNull()
    await play.worked()
  })
})

describe('a unit that is merged into another', () => {
  it('takes its people along, and what it held follows', async () => {
    const { stage } = play
    const resident = stage.resident('T02V01')
    const { code } = await play.file(resident, 'T02V01')
    await stage.act(stage.at('T02V01', 'gridWorker'), code, 'screenValid', {})
    await stage.act(stage.at('T02', 'reviewer'), code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    await stage.act(stage.at('T02', 'reviewer'), code, 'triage', { kind: 'resolution', level: 'district', lead: 'DEP-water', supporting: [] })
    await stage.act(stage.at('D', 'dispatcher'), code, 'assign', { lead: 'DEP-water', supporting: [] })
    const handler = stage.at('DEP-water', 'handler')
    await stage.act(stage.at('DEP-water', 'coordinator'), code, 'accept', { handler: handler.id })
    const admin = stage.at('D', 'administrator')
    const merge = { id: 'DEP-water', into: 'DEP-transport', reason: '机构改革' }
    expect(problemOf(await stage.call(stage.at('D', 'dispatcher'), 'admin', 'closeUnit', merge))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(admin, 'admin', 'closeUnit', { ...merge, into: 'T01' }))).toBe('INVALID')
    await stage.ask(admin, 'admin', 'closeUnit', merge)
    await play.worked()
    expect(await play.row(code)).toMatchObject({ lead: 'DEP-transport', handler: handler.id, lastAction: 'moveUnit' })
    expect((await tables.people.byId(handler.id))!.posts.map(({ unit }) => unit)).toEqual(['DEP-transport'])
    expect((await stage.ask(stage.at('DEP-transport', 'coordinator'), 'casework', 'open', { code })).lead).toContain('交通')
    await play.report(handler, code)
    await play.confirm(resident, code)
    expect((await play.row(code)).status).toBe('confirmed')
  })
})

describe('what was looked at', () => {
  it('is read by auditors, and nobody else', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T03V01'), 'T03V01')
    const grid = stage.at('T03V01', 'gridWorker')
    await stage.ask(grid, 'casework', 'reveal', { code, purpose: '上门核实' })
    for (const who of [stage.at('D', 'administrator'), stage.at('D-jw', 'disciplineOfficer')]) {
      expect((await stage.ask(who, 'supervision', 'revealLog', {})).items[0]).toMatchObject({ code, purpose: '上门核实', who: expect.stringContaining('网格员') as string })
    }
    expect((await stage.ask(stage.at('D', 'administrator'), 'supervision', 'revealLog', { code })).items).toHaveLength(1)
    for (const who of [grid, stage.at('D', 'dispatcher'), stage.resident('T03V01')]) expect(problemOf(await stage.call(who, 'supervision', 'revealLog', {}))).toBe('FORBIDDEN')
  })
})

describe('two signatures at the same second', () => {
  it('are one after the other: the second one sees the first', async () => {
    const { stage } = play
    const resident = stage.resident('T04V01')
    const { code } = await play.file(resident, 'T04V01')
    const handler = await play.toHandling(code)
    await play.report(handler, code)
    await play.confirm(resident, code)
    const version = (await play.row(code)).seq
    const payload = { statement: '三天修完。', signature: await stage.evidence(handler, 'signature') }
    const both = await Promise.all([0, 1].map(() => stage.call(handler, 'casework', 'act', { action: 'state', code, version, payload })))
    expect(both.map(problemOf).sort()).toEqual(['STALE', null].sort())
    expect((await play.entries(code)).filter(({ action }) => action === 'state')).toHaveLength(1)
  })
})

it('leaves every contact sealed under the key of now', async () => {
  await play.later(1)
  await play.worked()
  const contacts = (await tables.records.all()).filter(({ _id }) => _id.endsWith('-contact')) as unknown as { phone: string }[]
  expect(contacts.length).toBeGreaterThan(0)
  for (const { phone } of contacts) expect([phone.split('.')[0], unseal(phone).length]).toEqual([currentKey(), 11])
})
