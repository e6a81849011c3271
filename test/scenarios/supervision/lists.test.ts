import { accountOf, contribution, responsibleUnit, sum } from '../../../domain/ledger/figures'
import { ratesOf } from '../../../domain/ledger/rates'
import { rank } from '../../../domain/supervision/standings'
import type { AppealRow } from '../../../server/store/rows'
import { supervision } from '../../../server/store/supervision'
import { tables } from '../../../server/store/tables'
import { Play, problemOf } from '../support'
import { putMonth } from './sample'

let play: Play
let rows: AppealRow[]
const MONTH = '2026-01'
const KIND = 'township' as const

beforeAll(async () => {
  play = await Play.open('2026-03-02T09:00:00+08:00')
  rows = putMonth(play, MONTH, 900)
  await play.stage.until('2026-03-03T02:05')
})
afterAll(() => play.stage.close())

const dispatcher = () => play.stage.at('D', 'dispatcher')
const read = (who = dispatcher()) => play.stage.ask(who, 'supervision', 'list', { month: MONTH, kind: KIND })

describe('a month', () => {
  it('is settled by itself on the third of the month after the next: every unit as recomputed from its appeals, and as kept', async () => {
    expect(await supervision.settlements.byId(MONTH)).toMatchObject({ state: 'frozen', examined: rows.length, differences: [], sums: {} })
    const units = play.stage.district.units.filter(({ kind }) => kind === KIND)
    const recomputed = units.map(({ id }) => ({ unit: id, counts: sum(rows.filter((row) => responsibleUnit(row) === id).map(contribution)) }))
    const { lines } = await read()
    expect(lines.map(({ name: _, mine: __, opens: ___, ...line }) => line)).toEqual(rank(KIND, recomputed))
    expect(lines.filter(({ place }) => place !== null).length).toBeGreaterThan(3)
  })

  it('stays as it was frozen when an appeal moves afterwards, and when it is settled again', async () => {
    const before = await supervision.settled.all()
    await play.stage.until('2026-03-04T02:05')
    expect(await supervision.settled.all()).toEqual(before)
  })

  it('shows what was put right beside what was frozen', async () => {
    const unit = 'T05'
    const input = { month: MONTH, unit, changes: { satisfied: -1, fair: 1 }, reason: '回访记录录入有误' }
    const frozen = await play.stage.ask(dispatcher(), 'supervision', 'settlement', { month: MONTH, unit })
    expect(problemOf(await play.stage.call(play.stage.at(unit, 'principal'), 'supervision', 'correct', input))).toBe('FORBIDDEN')
    expect(problemOf(await play.stage.call(dispatcher(), 'supervision', 'correct', { ...input, changes: { late: 1 } }))).toBe('INVALID')
    await play.stage.ask(dispatcher(), 'supervision', 'correct', input)
    expect(await play.stage.ask(dispatcher(), 'supervision', 'settlement', { month: MONTH, unit })).toMatchObject({ counts: frozen.counts, agrees: true, corrections: [{ unit, changes: input.changes, reason: input.reason }] })
  })
})

describe('a list', () => {
  it('opens each number to its cases', async () => {
    const { lines } = await read()
    const line = lines.find(({ rates }) => rates.onTime.below > rates.onTime.above)!
    const found: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await play.stage.ask(dispatcher(), 'supervision', 'cases', { figure: accountOf(line.unit), name: 'late', from: MONTH, until: MONTH, ...(cursor ? { cursor } : {}) })
      found.push(...page.items.map(({ code }) => code))
      if (!page.next) break
      cursor = page.next
    }
    const late = rows.filter((row) => responsibleUnit(row) === line.unit && contribution(row).late).map(({ code }) => code)
    expect(found.sort()).toEqual(late.sort())
  })

  it('is a draft that a unit may object to once, by who speaks for it, in time; what is upheld changes it, what is refused does not', async () => {
    const { stage } = play
    const [first, second] = (await read()).lines.filter(({ rates }) => rates.onTime.below - rates.onTime.above > 0).map(({ unit }) => unit) as [string, string]
    const objecting = (unit: string) => ({ month: MONTH, kind: KIND, unit, reason: '有一件已按期办结，登记晚了一天' })
    expect(problemOf(await stage.call(stage.at(second, 'principal'), 'supervision', 'object', objecting(first)))).toBe('FORBIDDEN')
    const { id } = await stage.ask(stage.at(first, 'principal'), 'supervision', 'object', objecting(first))
    const other = await stage.ask(stage.at(second, 'leaderInCharge'), 'supervision', 'object', objecting(second))
    expect(problemOf(await stage.call(stage.at(first, 'coordinator'), 'supervision', 'object', objecting(first)))).toBe('OBJECTED')
    // A unit reads its own objection and not its neighbour's; the centre reads both.
    expect((await read(stage.at(first, 'principal'))).objections.map((one) => one.id)).toEqual([id])
    const before = await read()
    expect(before.objections).toHaveLength(2)
    const line = before.lines.find(({ unit }) => unit === first)!
    const decision = { id, version: before.version, upheld: true, opinion: '属实，予以更正', changes: { late: -1, inTime: 1 } }
    expect(problemOf(await stage.call(stage.at(first, 'principal'), 'supervision', 'decideObjection', decision))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(dispatcher(), 'supervision', 'decideObjection', { ...decision, changes: { late: -500, inTime: 500 } }))).toBe('INVALID')
    // Whoever is of the unit that objects does not answer it, though they manage lists besides.
    const two = stage.at('D', 'dispatcher', 1)
    const { posts } = (await tables.people.byId(two.id))!
    await tables.people.update({ _id: two.id }, { posts: [...posts, { unit: first, role: 'clerk' }] })
    expect(problemOf(await stage.call(two, 'supervision', 'decideObjection', decision))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(two, 'supervision', 'correct', { month: MONTH, unit: first, changes: { late: -1, inTime: 1 }, reason: '当时漏登了办结' }))).toBe('FORBIDDEN')
    await tables.people.update({ _id: two.id }, { posts })
    await stage.ask(dispatcher(), 'supervision', 'decideObjection', decision)
    expect(problemOf(await stage.call(dispatcher(), 'supervision', 'decideObjection', decision))).toBe('STALE')
    const after = await read()
    expect(after.lines.find(({ unit }) => unit === first)!.rates.onTime).toEqual({ above: line.rates.onTime.above + 1, below: line.rates.onTime.below })
    await stage.ask(dispatcher(), 'supervision', 'decideObjection', { id: other.id, version: after.version, upheld: false, opinion: '系统时间无误，不予采纳' })
    const last = await read()
    expect(last.lines).toEqual(after.lines)
    expect(last.objections.map((one) => one.state).sort()).toEqual(['refused', 'upheld'])
    await play.settle()
    const told = await stage.ask(stage.at(first, 'principal'), 'account', 'messages', {})
    expect(told.items.some(({ lines }) => lines.some(([, words]) => words === '异议已采纳'))).toBe(true)
  })

  it('is frozen when the window is over and everyone is answered, then published to whom the district says', async () => {
    const { stage } = play
    const { version, objectUntil } = await read()
    const freeze = { month: MONTH, kind: KIND, version, to: 'frozen' as const }
    expect(problemOf(await stage.call(dispatcher(), 'supervision', 'moveList', freeze))).toBe('LIST_OPEN')
    await stage.until(`${stage.workingDaysAfter(objectUntil, 1)}T09:00`)
    expect(problemOf(await stage.call(stage.at('T01', 'principal'), 'supervision', 'object', { month: MONTH, kind: KIND, unit: 'T01', reason: '现在才看到名单' }))).toMatch(/LIST_FROZEN|OBJECTED/)
    expect(problemOf(await stage.call(stage.at('T01', 'principal'), 'supervision', 'moveList', freeze))).toBe('FORBIDDEN')
    const frozen = await stage.ask(dispatcher(), 'supervision', 'moveList', freeze)
    const resident = stage.resident('T01V01')
    expect(problemOf(await stage.call(resident, 'supervision', 'list', { month: MONTH, kind: KIND }))).toBe('NOT_FOUND')
    const publish = { month: MONTH, kind: KIND, version: frozen.version, to: 'published' as const }
    expect(problemOf(await stage.call(dispatcher(), 'supervision', 'moveList', publish))).toBe('INVALID')
    await stage.ask(dispatcher(), 'supervision', 'moveList', { ...publish, audience: 'public' })
    const seen = await stage.ask(resident, 'supervision', 'list', { month: MONTH, kind: KIND })
    expect(seen).toMatchObject({ state: 'published', objections: [], may: { object: null, decide: false, move: null } })
    expect(seen.lines.filter(({ opens, mine }) => opens || mine)).toEqual([])
    const { steps } = await stage.ask(dispatcher(), 'supervision', 'listRecord', { month: MONTH, kind: KIND })
    expect(steps.map(({ what }) => what)).toEqual(['生成草案', '提出异议', '提出异议', '采纳异议', '未采纳异议', '定稿', '公布'])
  })

  it('becomes a sheet for the assessment of units, and of persons never: who asked is on record', async () => {
    const { stage } = play
    const sheet = await stage.ask(dispatcher(), 'supervision', 'assessment', { year: 2026, kind: KIND, about: 'units' })
    expect(sheet.rows).toHaveLength(22)
    expect(sheet.columns[0]).toBe('单位')
    expect(problemOf(await stage.call(dispatcher(), 'supervision', 'assessment', { year: 2026, kind: KIND, about: 'persons' }))).toBe('UNITS_ONLY')
    const { items } = await supervision.steps.page({ where: { of: `declined:2026:${KIND}` }, order: [['seq', 'asc']], limit: 9 })
    expect(items).toMatchObject([{ what: 'declined', by: dispatcher().id }])
    expect(problemOf(await stage.call(stage.at('T01', 'principal'), 'supervision', 'assessment', { year: 2026, kind: KIND, about: 'units' }))).toBe('FORBIDDEN')
    const names = stage.district.people.map(({ name }) => name)
    expect(names.filter((name) => JSON.stringify(sheet).includes(name))).toEqual([])
  })
})

it('the rates of a list are those of the ledger', async () => {
  const { rates, counts } = await play.stage.ask(dispatcher(), 'supervision', 'settlement', { month: MONTH })
  expect(rates).toEqual(ratesOf(counts))
  expect(counts).toEqual(sum(rows.map(contribution)))
})
