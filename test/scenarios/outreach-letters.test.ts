import { requestId } from '../../scripts/local/stage'
import type { SamplePerson } from '../../scripts/sample/district'
import type { Letter } from '../../server/contract'
import { LAMP, Play, ROAD, problemOf } from './support'

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

const fieldsOf = (answer: { ok: boolean }) => (answer as { problem?: { fields?: Record<string, string> } }).problem?.fields ?? {}
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
    expect(Object.keys(fieldsOf(await stage.call(grid, 'casework', 'saveBox', foreign)))).toEqual(['keeper'])
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'saveBox', { ...foreign, id: box, place: { village: 'T02V01' } }))).toBe('FORBIDDEN')
  })

  it('is opened by two different people of the place, one of whom writes it down', async () => {
    const { stage } = play
    const other = stage.at(VILLAGE, 'villageSecretary')
    for (const openers of [[grid.id], [grid.id, grid.id], [cadre.id, other.id], [grid.id, stage.resident(VILLAGE).id], [grid.id, cadre.id, other.id]]) {
      expect([openers, Object.keys(fieldsOf(await stage.call(grid, 'casework', 'openBox', opening(openers))))]).toEqual([openers, ['openers']])
    }
    expect(Object.keys(fieldsOf(await stage.call(grid, 'casework', 'openBox', opening([grid.id, cadre.id], NOW + 864e5))))).toEqual(['at'])
    const sent = opening([grid.id, cadre.id])
    const { id } = await stage.ask(grid, 'casework', 'openBox', sent)
    expect(await stage.ask(grid, 'casework', 'openBox', sent)).toEqual({ id })
    const { items } = await stage.ask(grid, 'casework', 'openings', { box })
    expect(items).toEqual([expect.objectContaining({ id, openers: [grid.name, cadre.name], found: 3, entered: 0 })])
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'openings', { box }))).toBe('NOT_FOUND')
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

  it('without a photo, or of an opening that is not mine to know of, are refused', async () => {
    const { stage } = play
    const { id } = await stage.ask(grid, 'casework', 'openBox', opening([grid.id, cadre.id]))
    expect(fieldsOf(await stage.call(grid, 'casework', 'enterLetters', { opening: id, letters: [await letter({ evidence: [] })] }))).toEqual({ 'letters.0.evidence': expect.any(String) })
    expect(problemOf(await stage.call(stage.at('T02V01', 'gridWorker'), 'casework', 'enterLetters', { opening: id, letters: [await letter()] }))).toBe('NOT_FOUND')
  })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
