import type { Entry } from '../../../domain/appeal/entries'
import { replay } from '../../../domain/appeal/replay'
import { DEFAULT_SETTINGS } from '../../../domain/appeal/settings'
import { createCalendar } from '../../../domain/calendar/calendar'
import { type Counts, COUNTS, DISTRICT, accountOf, contribution, deltas, figureUnits, sum } from '../../../domain/ledger/figures'
import { FULL } from '../../../scripts/sample/history/ends'
import { insertHistory } from '../../../scripts/sample/history/insert'
import { rowOf } from '../../../server/casework/row'
import type { AppealRow, FigureRow } from '../../../server/store/rows'
import { above } from '../../../server/store/conditions'
import { tables } from '../../../server/store/tables'
import { ALL, figureId } from '../../../server/supervision/totals'
import { Play, problemOf } from '../support'

const VALID = 400
let play: Play
let resolved: number
beforeAll(async () => {
  play = await Play.open('2026-11-23T09:00:00+08:00')
  const { stage } = play
  ;({ resolved } = insertHistory(stage.cloud, { district: stage.district, valid: VALID, now: stage.cloud.clock.now() }))
})
afterAll(() => play.stage.close())

const leader = () => play.stage.at('D', 'districtLeader')

/** Every case behind a number, page after page. */
async function casesOf(who: { openid: string }, figure: string, name: (typeof COUNTS)[number], from?: string | null, until?: string): Promise<string[]> {
  const found: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await play.stage.ask(who, 'supervision', 'cases', { figure, name, ...(from ? { from } : {}), ...(until ? { until } : {}), ...(cursor ? { cursor } : {}) })
    found.push(...page.items.map(({ code }) => code))
    if (!page.next) return found.sort()
    cursor = page.next
  }
}

describe('a board', () => {
  it('of the district says what the sample says, and so does every resident\'s', async () => {
    const { stage } = play
    const board = await stage.ask(leader(), 'supervision', 'leadership', {})
    expect(board.counts).toMatchObject({ valid: VALID, resolved })
    expect(board.kinds.reduce((total, { valid }) => total + valid, 0)).toBeLessThanOrEqual(VALID)
    expect(board.channels.reduce((total, { valid }) => total + valid, 0)).toBe(VALID)
    expect(board.ages.reduce((total, { open }) => total + open, 0)).toBe(board.counts.open)
    expect(board.townships).toHaveLength(22)
    const open = await stage.ask(stage.resident('T01V01'), 'supervision', 'publicBoard', {})
    expect(open.counts).toEqual(board.counts)
    expect(open.rates).toEqual(board.rates)
    expect((await stage.ask(stage.resident('T01V01'), 'appeal', 'home', {})).totals).toEqual({ valid: VALID, resolved })
    expect(JSON.stringify(open)).not.toContain('lead:')
  })

  it('opens every number to as many cases', async () => {
    const { stage } = play
    const [busiest] = (await stage.ask(leader(), 'supervision', 'leadership', {})).townships.sort((a, b) => (b.counts.valid ?? 0) - (a.counts.valid ?? 0))
    const unit = busiest!.unit
    const rows = await tables.appeals.all()
    const who = stage.at(unit, 'principal')
    const board = await stage.ask(who, 'supervision', 'unitBoard', { unit })
    const month = board.months.find((one) => rows.some((row) => figureUnits(row).includes(unit) && deltas(null, row)[0]!.month === one))!
    for (const figure of [unit, accountOf(unit)]) {
      const counts = figure === unit ? board.counts : board.account.counts
      for (const name of COUNTS) {
        const found = await casesOf(who, figure, name)
        expect([figure, name, found.length]).toEqual([figure, name, counts[name] ?? 0])
        expect(found).toEqual(rows.filter((row) => figureUnits(row).includes(figure) && contribution(row)[name]).map(({ code }) => code).sort())
      }
    }
    for (const { open, from, until } of board.ages) expect((await casesOf(who, unit, 'open', from, until)).length).toBe(open)
    const ofMonth = await stage.ask(who, 'supervision', 'unitBoard', { unit, month })
    for (const name of ['received', 'valid', 'open'] as const) expect((await casesOf(who, unit, name, month, month)).length).toBe(ofMonth.counts[name] ?? 0)
  })

  it('takes three requests and its cases two', async () => {
    const { stage } = play
    const least = async (action: string, ask: () => Promise<unknown>) => {
      const before = play.calls().length
      for (let times = 0; times < 3; times += 1) await ask()
      return Math.min(...play.calls().slice(before).filter((call) => call.action === action).map(({ requests }) => requests))
    }
    expect(await least('leadership', () => stage.ask(leader(), 'supervision', 'leadership', {}))).toBeLessThanOrEqual(3)
    expect(await least('leadership', () => stage.ask(leader(), 'supervision', 'leadership', { month: '2026-10' }))).toBeLessThanOrEqual(3)
    expect(await least('unitBoard', () => stage.ask(leader(), 'supervision', 'unitBoard', { unit: 'T01' }))).toBeLessThanOrEqual(3)
    expect(await least('publicBoard', () => stage.ask(stage.resident('T01V01'), 'supervision', 'publicBoard', {}))).toBeLessThanOrEqual(3)
    expect(await least('cases', () => stage.ask(leader(), 'supervision', 'cases', { figure: DISTRICT, name: 'open' }))).toBeLessThanOrEqual(2)
  })

  it('is read by those whose unit it is, those above it and who oversees; of the district by who oversees alone', async () => {
    const { stage } = play
    const may = async (who: { openid: string }, unit: string) => problemOf(await stage.call(who, 'supervision', 'unitBoard', { unit }))
    expect(await may(stage.at('T01V01', 'villageSecretary'), 'T01V01')).toBeNull()
    expect(await may(stage.at('T01', 'reviewer'), 'T01V01')).toBeNull()
    expect(await may(stage.at('D-jw', 'disciplineOfficer'), 'T01V01')).toBeNull()
    for (const who of [stage.at('T02', 'principal'), stage.at('T01V02', 'villageSecretary'), stage.at('DEP-water', 'principal'), stage.at('D', 'administrator'), stage.resident('T01V01')]) {
      expect([stage.words(who), await may(who, 'T01V01')]).toEqual([stage.words(who), 'NOT_FOUND'])
      expect(problemOf(await stage.call(who, 'supervision', 'cases', { figure: 'T01V01', name: 'valid' }))).toBe('NOT_FOUND')
      expect(problemOf(await stage.call(who, 'supervision', 'cases', { figure: DISTRICT, name: 'valid' }))).toBe('FORBIDDEN')
      expect(problemOf(await stage.call(who, 'supervision', 'leadership', {}))).toBe('FORBIDDEN')
    }
  })
})

describe('who is complained of', () => {
  it('learns nothing from a number, nor from the cases behind it', async () => {
    const { stage } = play
    const township = 'T06'
    const village = 'T06V02'
    const hidden = [stage.at(township, 'principal'), stage.at(village, 'villageSecretary')]
    const numbers = async () => JSON.stringify(await Promise.all([
      stage.ask(hidden[0]!, 'supervision', 'unitBoard', { unit: township }),
      stage.ask(hidden[0]!, 'supervision', 'unitBoard', { unit: village }),
      stage.ask(hidden[1]!, 'supervision', 'unitBoard', { unit: village }),
    ]))
    const before = await numbers()
    const { code } = await play.file(stage.resident(village), village, { text: '镇干部把低保名额给了自己亲戚，要求查清楚。', aboutCadre: true, accused: [township] })
    await play.settle()
    expect((await stage.ask(leader(), 'supervision', 'cases', { figure: DISTRICT, name: 'received' })).items.map((card) => card.code)).toContain(code)
    expect(await numbers()).toBe(before)
    for (const who of hidden) {
      for (const figure of [township, accountOf(township), village, accountOf(village)]) {
        for (const name of COUNTS) {
          const answer = await stage.call(who, 'supervision', 'cases', { figure, name })
          expect([figure, name, answer.ok && JSON.stringify(answer.value).includes(code)]).toEqual([figure, name, false])
        }
      }
    }
  })
})

describe('every figure and every standing', () => {
  it('deleted, is rebuilt from the entries alone, and the totals are the same', async () => {
    const { stage } = play
    const resident = stage.resident('T01V01')
    const [home, rows, figures] = await Promise.all([stage.ask(resident, 'supervision', 'publicBoard', {}), tables.appeals.all(), tables.figures.all()])
    await tables.appeals.remove({ _id: above('') })
    await tables.figures.remove({ _id: above('') })
    expect((await stage.ask(resident, 'supervision', 'publicBoard', {})).counts).toEqual({})

    const byAppeal = new Map<string, Entry[]>()
    for (const entry of await tables.entries.all()) byAppeal.set(entry.appeal, [...(byAppeal.get(entry.appeal) ?? []), entry])
    const world = { calendar: createCalendar(), settings: DEFAULT_SETTINGS }
    const excerpts = new Map(rows.map(({ code, excerpt }) => [code, excerpt]))
    const rebuilt = [...byAppeal.values()].map((own): AppealRow => rowOf(replay(own.sort((a, b) => a.seq - b.seq)), excerpts.get(own[0]!.appeal)!, world))
    const sums = new Map<string, FigureRow & { applied: string[] }>()
    for (const row of rebuilt) {
      for (const { month, unit, counts } of deltas(null, row)) {
        for (const each of [month, ALL]) sums.set(figureId(each, unit), { _id: figureId(each, unit), month: each, unit, counts: sum([sums.get(figureId(each, unit))?.counts ?? {}, counts]), applied: [] })
      }
    }
    expect(rebuilt.sort((a, b) => (a._id < b._id ? -1 : 1))).toEqual(rows.sort((a, b) => (a._id < b._id ? -1 : 1)))
    stage.cloud.database.bulkInsert('appeals', rebuilt)
    stage.cloud.database.bulkInsert('figures', [...sums.values()])
    expect((await stage.ask(resident, 'supervision', 'publicBoard', {})).counts).toEqual(home.counts)
    expect(tidy([...sums.values()])).toEqual(tidy(figures))
  })

  it('and the seed at the district\'s own volume is 98.2 percent resolved', () => {
    expect(FULL).toEqual({ valid: 48_488, resolved: 47_591 })
    expect(Math.round((FULL.resolved / FULL.valid) * 1000) / 10).toBe(98.2)
  })
})

const tidy = (figures: readonly { _id: string; counts: Counts }[]) =>
  Object.fromEntries(figures.map(({ _id, counts }) => [_id, Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0).sort())] as const).filter(([, counts]) => Object.keys(counts).length > 0).sort())
