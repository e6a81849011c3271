import { requestId } from '../../../scripts/local/stage'
import type { SamplePerson } from '../../../scripts/sample/district'
import type { Letter } from '../../../server/contract'
import { LAMP, Play, ROAD, fieldsOf, problemOf, wrongFields } from '../support'

const VILLAGE = 'T01V01'
const NOW = Date.parse('2026-03-02T09:00:00+08:00')

let play: Play
let grid: SamplePerson
let cadre: SamplePerson
let box: string
beforeAll(async () => {
  play = await Play.open()
  grid = play.stage.at(VILLAGE, 'gridWorker')
  cadre = play.stage.at(VILLAGE, 'villageCadre')
  box = (await play.stage.ask(grid, 'casework', 'saveBox', { id: requestId(), name: '村口信箱', place: { village: VILLAGE, spot: '小卖部门口' }, keeper: cadre.id, inUse: true })).id
})
afterAll(() => play.stage.close())

const opening = (openers: string[], at = NOW - 60_000) => ({ id: requestId(), box, at, openers, found: 3 })
const letter = async (about: Partial<Letter> = {}): Promise<Letter> => ({ id: requestId(), text: ROAD, aboutCadre: false, accused: [], anonymous: true, evidence: [await play.stage.evidence(grid, 'photo')], ...about })

describe('a letter box', () => {
  it('has a place and a keeper of that place, and is listed up to the district', async () => {
    const { stage } = play
    for (const who of [grid, stage.at('T01', 'reviewer'), stage.at('D', 'dispatcher')]) {
      const { items } = await stage.ask(who, 'casework', 'boxes', {})
      expect(items).toEqual([expect.objectContaining({ id: box, name: '村口信箱', keeperName: cadre.name, inUse: true })])
    }
    const foreign = { id: requestId(), name: '信箱', place: { village: VILLAGE }, keeper: stage.at('T02V01', 'villageCadre').id, inUse: true }
    expect(wrongFields(await stage.call(grid, 'casework', 'saveBox', foreign))).toEqual(['keeper'])
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'saveBox', { ...foreign, id: box, place: { village: 'T02V01' } }))).toBe('FORBIDDEN')
  })

  it('is opened by two different people of the place, one of whom writes it down', async () => {
    const { stage } = play
    const other = stage.at(VILLAGE, 'villageSecretary')
    for (const openers of [[grid.id], [grid.id, grid.id], [cadre.id, other.id], [grid.id, stage.resident(VILLAGE).id], [grid.id, cadre.id, other.id]]) {
      expect([openers, wrongFields(await stage.call(grid, 'casework', 'openBox', opening(openers)))]).toEqual([openers, ['openers']])
    }
    expect(wrongFields(await stage.call(grid, 'casework', 'openBox', opening([grid.id, cadre.id], NOW + 864e5)))).toEqual(['at'])
    const sent = opening([grid.id, cadre.id])
    const { id } = await stage.ask(grid, 'casework', 'openBox', sent)
    expect(await stage.ask(grid, 'casework', 'openBox', sent)).toEqual({ id })
    const { items } = await stage.ask(grid, 'casework', 'openings', { box })
    expect(items).toEqual([expect.objectContaining({ id, openers: [grid.name, cadre.name], found: 3, entered: 0 })])
    // Who did not open it learns nothing from what is left between what was found and what they may see.
    expect((await stage.ask(other, 'casework', 'openings', { box })).items[0]!.entered).toBeNull()
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'openings', { box }))).toBe('NOT_FOUND')
  })
})

describe('the list of boxes', () => {
  const list = async (inUse?: boolean) => (await play.stage.ask(grid, 'casework', 'boxes', inUse === undefined ? {} : { inUse })).items
  const save = (id: string, about: object = {}) => play.stage.ask(grid, 'casework', 'saveBox', { id, name: '活动室信箱', place: { village: VILLAGE, spot: '活动室' }, keeper: cadre.id, inUse: true, ...about })

  it('begins with the one that was not opened for longest, and says which is overdue', async () => {
    const { stage } = play
    const id = requestId()
    await save(id)
    await stage.until('2026-03-09T10:00')
    await stage.ask(grid, 'casework', 'openBox', opening([grid.id, cadre.id], Date.parse('2026-03-09T09:00:00+08:00')))
    expect((await list()).map((one) => [one.id, one.days, one.overdue])).toEqual([[id, 7, true], [box, 0, false]])
  })

  it('counts from an opening that is told late, even before the box was put on the list', async () => {
    const { stage } = play
    const id = requestId()
    await save(id, { name: '晒坝信箱' })
    const told = { ...opening([grid.id, cadre.id], Date.parse('2026-03-01T10:00:00+08:00')), box: id }
    await stage.ask(grid, 'casework', 'openBox', told)
    expect((await list()).find((one) => one.id === id)).toMatchObject({ openedAt: told.at, days: 8, overdue: true })
    // An earlier one that is told after it changes nothing.
    await stage.ask(grid, 'casework', 'openBox', { ...told, id: requestId(), at: told.at - 864e5 })
    expect((await list()).find((one) => one.id === id)).toMatchObject({ openedAt: told.at, days: 8 })
    await save(id, { name: '晒坝信箱', inUse: false })
  })

  it('keeps one that was moved under its id, and lists one that was taken down by itself, where it is not opened', async () => {
    const { stage } = play
    const { items: [first] } = await stage.ask(grid, 'casework', 'boxes', {})
    await save(first!.id, { place: { village: VILLAGE, spot: '村委会' } })
    expect((await list())[0]).toMatchObject({ id: first!.id, place: expect.stringContaining('村委会'), days: 7 })
    await save(first!.id, { inUse: false })
    expect((await list()).map((one) => one.id)).toEqual([box])
    expect((await list(false)).find((one) => one.id === first!.id)!.overdue).toBe(false)
    const closed = await stage.call(grid, 'casework', 'openBox', { ...opening([grid.id, cadre.id]), box: first!.id })
    expect(wrongFields(closed)).toEqual(['box'])
  })
})

describe('letters', () => {
  it('are entered together, each with its photo; what is wrong with one keeps the others in, and each is entered once', async () => {
    const { stage } = play
    const { id } = await stage.ask(grid, 'casework', 'openBox', opening([grid.id, cadre.id]))
    const [good, used, named] = [await letter(), await letter({ text: LAMP, evidence: ['e-000000000000000000000009'] }), await letter({ text: '老人活动室的顶漏雨，请来修一修。', anonymous: false, contact: { name: '吴秀英', phone: '13912345678' } })]
    const { letters } = await stage.ask(grid, 'casework', 'enterLetters', { opening: id, letters: [good, used, named] })
    expect(letters.map(({ row, code, wrong }) => [row, code !== undefined, Object.keys(wrong ?? {})])).toEqual([[good.id, true, []], [used.id, false, ['evidence']], [named.id, true, []]])
    const again = await stage.ask(grid, 'casework', 'enterLetters', { opening: id, letters: [good, { ...used, evidence: [await stage.evidence(grid, 'photo')] }, named] })
    expect(again.letters.map(({ code, again: before }) => [code !== undefined, before ?? false])).toEqual([[true, true], [true, false], [true, true]])
    expect(again.letters[0]!.code).toBe(letters[0]!.code)
    expect((await stage.ask(grid, 'casework', 'openings', { box })).items.find((one) => one.id === id)!.entered).toBe(3)

    const code = letters[0]!.code!
    expect(await play.row(code)).toMatchObject({ channel: 'letterBox', recordedBy: grid.id, origin: `opening:${id}`, anonymous: true })
    const page = await stage.ask(grid, 'casework', 'open', { code })
    expect(page).toMatchObject({ channelWords: '信箱来信', attachments: [{ id: good.evidence[0] }] })
    await stage.act(cadre, code, 'screenValid', {})
    await stage.act(stage.at('T01', 'reviewer'), code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    await stage.act(stage.at('T01', 'reviewer'), code, 'triage', { kind: 'resolution', level: 'township', lead: 'T01', supporting: [] })
    expect((await play.row(code)).lead).toBe('T01')
  })

  it('against the village are counted for its other cadres nowhere, and what became of the rest is told', async () => {
    const { stage } = play
    const { id } = await stage.ask(grid, 'casework', 'openBox', opening([grid.id, cadre.id]))
    const { letters } = await stage.ask(grid, 'casework', 'enterLetters', { opening: id, letters: [await letter({ text: '院子后头的沟塌了，雨水往屋里灌，请来修。' }), await letter({ text: '低保名额没有按规定评，要求查清楚。', aboutCadre: true, accused: [VILLAGE] })] })
    const [plain, hidden] = letters.map(({ code }) => code!)
    const seen = await stage.ask(stage.at(VILLAGE, 'villageSecretary'), 'casework', 'opening', { id })
    expect(seen).toMatchObject({ entered: null, box: { id: box, keeperName: cadre.name }, letters: [{ code: plain, confirmed: 'anonymous' }] })
    expect(JSON.stringify(seen)).not.toContain(hidden)
    const mine = await stage.ask(grid, 'casework', 'opening', { id })
    expect([mine.entered, mine.letters.map(({ code }) => code)]).toEqual([2, [plain]])
    expect((await stage.ask(stage.at('T01', 'reviewer'), 'casework', 'opening', { id })).letters.map(({ code }) => code).sort()).toEqual([plain, hidden].sort())
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'opening', { id }))).toBe('NOT_FOUND')
  })

  it('without a photo, or of an opening that is not mine to know of, are refused', async () => {
    const { stage } = play
    const { id } = await stage.ask(grid, 'casework', 'openBox', opening([grid.id, cadre.id]))
    expect(fieldsOf(await stage.call(grid, 'casework', 'enterLetters', { opening: id, letters: [await letter({ evidence: [] })] }))).toEqual({ 'letters.0.evidence': expect.any(String) })
    expect(problemOf(await stage.call(stage.at('T02V01', 'gridWorker'), 'casework', 'enterLetters', { opening: id, letters: [await letter()] }))).toBe('NOT_FOUND')
  })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
