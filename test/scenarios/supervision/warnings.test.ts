import { accountOf } from '../../../domain/ledger/figures'
import { YELLOW_RULES } from '../../../domain/supervision/warnings'
import { basisPoints } from '../../../domain/ledger/rates'
import type { SamplePerson } from '../../../scripts/sample/district'
import { supervision } from '../../../server/store/supervision'
import { tables } from '../../../server/store/tables'
import { Play, problemOf } from '../support'
import { putMonth } from './sample'

const MONTH = '2026-01'
/** Its appeals are made late and unhappy: the numbers warn of it. */
const UNIT = 'T04'
let play: Play
let dispatcher: SamplePerson
let head: SamplePerson

beforeAll(async () => {
  play = await Play.open('2026-03-02T09:00:00+08:00')
  dispatcher = play.stage.at('D', 'dispatcher')
  head = play.stage.at(UNIT, 'principal')
  putMonth(play, MONTH, 900, (standing) => (standing.lead === UNIT && standing.clock.kind === 'met' ? { ...standing, clock: { ...standing.clock, on: '2027-01-01' } } : standing))
  await play.stage.until('2026-03-03T02:05')
  await play.settle()
})
afterAll(() => play.stage.close())

const open = (id: string, who = dispatcher) => play.stage.ask(who, 'supervision', 'warning', { id })
const id = `W-${MONTH}-${UNIT}-onTime`
const told = async (who: SamplePerson) => (await play.stage.ask(who, 'account', 'messages', {})).items.flatMap(({ lines }) => lines.map(([, words]) => words))

/** From a warning to a date for putting it right. */
async function toDate(of: string, dueOn: string): Promise<void> {
  const { stage } = play
  const talked = await stage.ask(dispatcher, 'supervision', 'talkWarning', { id: of, version: (await open(of)).version, on: '2026-03-03', place: '区中心二楼会议室', with: head.id, record: '逐件核对超期原因，要求落实专人。' })
  await stage.ask(dispatcher, 'supervision', 'setRectification', { id: of, version: talked.version, dueOn, words: '超期件逐件说明，新件按期办' })
}

describe('a yellow warning', () => {
  it('is given by the numbers of a settled month, each line that was crossed, to units with enough cases and to no other', async () => {
    const list = await play.stage.ask(dispatcher, 'supervision', 'list', { month: MONTH, kind: 'township' })
    const line = list.lines.find(({ unit }) => unit === UNIT)!
    expect(basisPoints(line.rates.onTime)).toBeLessThan(8000)
    const all = (await supervision.warnings.all()).filter(({ unit }) => list.lines.some((one) => one.unit === unit))
    const expected = list.lines.filter(({ place }) => place !== null).flatMap(({ unit, rates }) => YELLOW_RULES.filter(({ rate, line: limit }) => (rate === 'repeat' ? (basisPoints(rates[rate]) ?? 0) > limit : (basisPoints(rates[rate]) ?? 10_000) < limit)).map(({ rate }) => `W-${MONTH}-${unit}-${rate}`))
    expect(all.map(({ _id }) => _id).sort()).toEqual(expected.sort())
    expect(await open(id)).toMatchObject({ level: 'yellow', state: 'issued', rule: 'onTime', figure: accountOf(UNIT), steps: [{ what: '发出预警', who: '系统' }] })
    expect(await told(head)).toEqual(expect.arrayContaining(['黄灯预警']))
  })

  it('is talked over with the unit\'s head and nobody else, then gets a date, is answered, rechecked and lifted, each step on record', async () => {
    const { stage } = play
    const { version, heads, may } = await open(id)
    expect(heads.map((one) => one.id)).toEqual([head.id])
    expect(may).toEqual({ talk: true, setDate: false, answer: false, recheck: false })
    const talk = { id, version, on: '2026-03-03', place: '区中心会议室', with: head.id, record: '逐件核对超期原因，要求落实专人。' }
    expect(problemOf(await stage.call(head, 'supervision', 'talkWarning', talk))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'talkWarning', { ...talk, with: stage.at(UNIT, 'handler').id }))).toBe('INVALID')
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'talkWarning', { ...talk, on: '2026-03-04' }))).toBe('INVALID')
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'setRectification', { id, version, dueOn: '2026-03-20', words: '整改' }))).toBe('WARNED_STEP')
    await toDate(id, '2026-03-20')
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'talkWarning', talk))).toBe('STALE')
    const dated = await open(id)
    expect(dated.may).toMatchObject({ recheck: false })
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'recheckWarning', { id, version: dated.version, passed: true, words: '抽查三件属实' }))).toBe('TOO_EARLY')
    expect((await open(id, head)).may).toEqual({ talk: false, setDate: false, answer: true, recheck: false })
    expect(problemOf(await stage.call(stage.at('T05', 'principal'), 'supervision', 'answerWarning', { id, version: dated.version, words: '已经整改完了' }))).toBe('NOT_FOUND')
    const answered = await stage.ask(head, 'supervision', 'answerWarning', { id, version: dated.version, words: '超期件已全部办结，并落实专人盯办' })
    await stage.ask(dispatcher, 'supervision', 'recheckWarning', { id, version: answered.version, passed: true, words: '抽查三件，属实' })
    const lifted = await open(id)
    expect(lifted).toMatchObject({ state: 'lifted', dueOn: null, talk: { place: '区中心二楼会议室', with: head.name } })
    expect(lifted.steps.map(({ what }) => what)).toEqual(['发出预警', '约谈', '确定整改期限', '报告整改情况', '复查通过，解除'])
    expect((await stage.ask(dispatcher, 'supervision', 'warnings', {})).items.map((one) => one.id)).not.toContain(id)
    await play.settle()
    expect(await told(head)).toEqual(expect.arrayContaining(['黄灯约谈已记录', '黄灯整改期限已定', '黄灯已解除']))
  })

  it('does not rise by itself when its date passes: both sides are told, and a recheck that fails makes it red by a step on record', async () => {
    const { stage } = play
    await stage.ask(stage.at('D-jw', 'disciplineOfficer'), 'supervision', 'issueWarning', { unit: 'T09', rule: 'falseData', words: '台账与现场不符', cases: [] })
    const { row } = { row: { ...(await supervision.warnings.byId(id))!, _id: `W-2025-12-${UNIT}-onTime`, month: '2025-12', state: 'issued' as const, open: true, seq: 1, talk: null, answer: null } }
    stage.cloud.database.bulkInsert('warnings', [row])
    await toDate(row._id, '2026-03-05')
    await stage.until('2026-03-06T09:05')
    await play.settle()
    const after = await open(row._id)
    expect(after).toMatchObject({ state: 'rectifying', level: 'yellow', may: { recheck: true } })
    expect(await told(dispatcher)).toEqual(expect.arrayContaining(['黄灯整改到期']))
    expect(await told(head)).toEqual(expect.arrayContaining(['黄灯整改今天到期']))
    const { raised } = await stage.ask(dispatcher, 'supervision', 'recheckWarning', { id: row._id, version: after.version, passed: false, words: '仍有两件超期没有办' })
    expect(await open(row._id)).toMatchObject({ state: 'raised' })
    expect(await open(raised!)).toMatchObject({ level: 'red', state: 'issued', rule: 'notRectified', from: row._id, words: '黄灯到期没有整改：仍有两件超期没有办' })
    // A red one that is not put right begins anew with a talk.
    await toDate(raised!, '2026-03-09')
    await stage.until('2026-03-09T09:05')
    await stage.ask(dispatcher, 'supervision', 'recheckWarning', { id: raised!, version: (await open(raised!)).version, passed: false, words: '还是没有办' })
    expect(await open(raised!)).toMatchObject({ state: 'issued', level: 'red', talk: null })
  })
})

describe('a red warning', () => {
  it('names cases that the unit handled and no others, so that it can answer and learns of nothing else', async () => {
    const { stage } = play
    const officer = stage.at('D-jw', 'disciplineOfficer')
    const { code } = await play.file(stage.resident('T07V01'), 'T07V01')
    await play.toHandling(code)
    const { code: complaint } = await play.file(stage.resident('T07V02'), 'T07V02', { text: '镇干部把低保名额给了自己亲戚，要求查清楚。', aboutCadre: true, accused: ['T07'] })
    const input = { unit: 'T07', rule: 'shamCloseOut' as const, words: '现场没有修，台账写已修好', cases: [code] }
    expect(problemOf(await stage.call(stage.at('T08', 'principal'), 'supervision', 'issueWarning', input))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'issueWarning', { ...input, cases: [complaint] }))).toBe('INVALID')
    const { id: red } = await stage.ask(dispatcher, 'supervision', 'issueWarning', input)
    expect(await open(red, stage.at('T07', 'principal'))).toMatchObject({ level: 'red', cases: [code] })
    // A case that became a complaint of the unit after the warning is shown to it no more.
    await supervision.warnings.update({ _id: red }, { cases: [code, complaint] })
    expect(await open(red, stage.at('T07', 'principal'))).toMatchObject({ cases: [code] })
    for (const who of [stage.at('T08', 'principal'), stage.resident('T07V01')]) expect(problemOf(await stage.call(who, 'supervision', 'warning', { id: red }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(officer, 'supervision', 'warning', { id: red }))).toBeNull()
  })
})

describe('who is of the unit that is warned', () => {
  it('manages nothing of its warning, whatever else they are; the centre’s own is the discipline commission’s', async () => {
    const { stage } = play
    const oversight = stage.at('D-xf', 'petitionOfficer')
    const issue = async (unit: string) => (await stage.ask(oversight, 'supervision', 'issueWarning', { unit, rule: 'falseData', words: '台账与现场对不上，已逐件核对', cases: [] })).id
    const [ofTown, ofCentre] = [await issue('T09'), await issue('D')]
    const talk = (of: string, unit: string) => ({ id: of, version: 1, on: '2026-03-03', place: '区中心会议室', with: stage.at(unit, 'principal').id, record: '逐件核对，要求落实专人整改。' })
    const two = stage.at('D', 'dispatcher', 1)
    const { posts } = (await tables.people.byId(two.id))!
    await tables.people.update({ _id: two.id }, { posts: [...posts, { unit: 'T09', role: 'coordinator' }] })
    expect(problemOf(await stage.call(two, 'supervision', 'talkWarning', talk(ofTown, 'T09')))).toBe('FORBIDDEN')
    expect((await open(ofTown, two)).may).toMatchObject({ talk: false, recheck: false })
    await tables.people.update({ _id: two.id }, { posts })
    expect(problemOf(await stage.call(two, 'supervision', 'talkWarning', talk(ofTown, 'T09')))).toBeNull()
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'talkWarning', talk(ofCentre, 'D')))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.at('D', 'districtLeader'), 'supervision', 'talkWarning', talk(ofCentre, 'D')))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.at('D-jw', 'disciplineOfficer'), 'supervision', 'talkWarning', talk(ofCentre, 'D')))).toBeNull()
  })
})
