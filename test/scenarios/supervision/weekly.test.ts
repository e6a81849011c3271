import { accountOf } from '../../../domain/ledger/figures'
import { tables } from '../../../server/store/tables'
import { supervision } from '../../../server/store/supervision'
import { ALL, figureId } from '../../../server/supervision/totals'
import { requestId } from '../../../scripts/local/stage'
import { Play, problemOf } from '../support'

let play: Play
beforeAll(async () => {
  // A Monday.
  play = await Play.open('2026-03-02T09:00:00+08:00')
})
afterAll(() => play.stage.close())

const WEEK = '2026-03-02'
const coordinator = (unit: string) => play.stage.at(unit, 'coordinator')
const overview = async (week = WEEK) => new Map((await play.stage.ask(play.stage.at('D', 'dispatcher'), 'supervision', 'weeklies', { week })).units.map(({ unit, state }) => [unit, state]))

describe('a unit\'s return of a week', () => {
  it('holds the numbers that the ledger has on the day, and none that anybody typed', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T01V01'), 'T01V01')
    await play.toHandling(code)
    await play.settle()
    const kept = async (unit: string) => (await tables.figures.byId(figureId(ALL, unit)))!.counts
    const seen = await stage.ask(coordinator('T01'), 'supervision', 'weekly', {})
    expect(seen).toMatchObject({ week: WEEK, unit: 'T01', state: 'due', before: null, sent: null, maySend: true })
    expect(seen.drawn).toEqual({ place: await kept('T01'), account: await kept(accountOf('T01')) })
    expect(seen.drawn.account).toMatchObject({ valid: 1, open: 1 })
    const typed = { unit: 'T01', week: WEEK, plan: '本周勘察，下周开工', evidence: [], drawn: {} }
    expect(problemOf(await stage.call(coordinator('T01'), 'supervision', 'sendWeekly', typed as never))).toBe('INVALID')
  })

  it('is sent once, by who speaks for the unit, with a plan and photos if there are any; the same request again is the same return', async () => {
    const { stage } = play
    const who = coordinator('T01')
    const input = { unit: 'T01', week: WEEK, plan: '本周勘察，下周开工', evidence: [await stage.evidence(who, 'photo')] }
    expect(problemOf(await stage.call(stage.at('T01', 'handler'), 'supervision', 'sendWeekly', { ...input, evidence: [] }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(coordinator('T02'), 'supervision', 'sendWeekly', { ...input, evidence: [] }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(who, 'supervision', 'sendWeekly', { ...input, evidence: ['e-nothing'] }))).toBe('INVALID')
    const id = requestId()
    expect(await stage.ask(who, 'supervision', 'sendWeekly', input, id)).toEqual({ state: 'sent' })
    expect(await stage.ask(who, 'supervision', 'sendWeekly', input, id)).toEqual({ state: 'sent' })
    expect(problemOf(await stage.call(who, 'supervision', 'sendWeekly', input))).toBe('RETURN_SENT')
    expect(await supervision.weeklies.all()).toHaveLength(1)
    const sent = await stage.ask(who, 'supervision', 'weekly', {})
    expect(sent).toMatchObject({ state: 'sent', maySend: false, sent: { plan: input.plan } })
    expect(sent.sent!.photos).toEqual([expect.stringContaining('http')])
    // What moves afterwards is next week's.
    await play.file(stage.resident('T01V02'), 'T01V02')
    await play.settle()
    expect((await stage.ask(who, 'supervision', 'weekly', {})).drawn).toEqual(sent.drawn)
  })

  it('is asked for on the morning of its day, shows as late after the hour, and as missing when it never came', async () => {
    const { stage } = play
    await stage.until('2026-03-06T09:05')
    await play.settle()
    const asked = async (unit: string) => (await stage.ask(coordinator(unit), 'account', 'messages', {})).items.filter(({ lines }) => lines.some(([, words]) => words === '本周周报今天报送')).length
    expect([await asked('T01'), await asked('T02')]).toEqual([0, 1])
    expect([(await overview()).get('T01'), (await overview()).get('T02')]).toEqual(['sent', 'due'])
    await stage.until('2026-03-06T17:00')
    expect(await stage.ask(coordinator('T02'), 'supervision', 'sendWeekly', { unit: 'T02', week: WEEK, plan: '补报本周的情况', evidence: [] })).toEqual({ state: 'late' })
    const states = await overview()
    expect([states.get('T01'), states.get('T02'), states.get('T03'), states.get('DEP-water')]).toEqual(['sent', 'late', 'missing', 'missing'])
    expect(states.size).toBe(36)
    await stage.until('2026-03-09T09:00')
    expect((await stage.ask(coordinator('T01'), 'supervision', 'weekly', {})).before).not.toBeNull()
    expect(problemOf(await stage.call(coordinator('T03'), 'supervision', 'sendWeekly', { unit: 'T03', week: '2026-01-05', plan: '补报一月的', evidence: [] }))).toBe('INVALID')
  })

  it('is read by the unit and who oversees; of who sent what only the centre has the whole', async () => {
    const { stage } = play
    expect(problemOf(await stage.call(stage.at('D-xf', 'petitionOfficer'), 'supervision', 'weekly', { unit: 'T01', week: WEEK }))).toBeNull()
    for (const who of [coordinator('T02'), stage.resident('T01V01')]) expect(problemOf(await stage.call(who, 'supervision', 'weekly', { unit: 'T01', week: WEEK }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(coordinator('T01'), 'supervision', 'weeklies', { week: WEEK }))).toBe('FORBIDDEN')
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())
