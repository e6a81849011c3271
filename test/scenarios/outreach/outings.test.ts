import { ROLE_WORDS } from '../../../domain/organisation/roles'
import { requestId } from '../../../scripts/local/stage'
import type { SamplePerson } from '../../../scripts/sample/district'
import type { Collected, OutingInput } from '../../../server/contract'
import { LAMP, Play, ROAD, problemOf } from '../support'

const VILLAGE = 'T01V01'
const GRID = 'T01V01G1'
const MORNING = Date.parse('2026-03-02T08:00:00+08:00')

let play: Play
let grid: SamplePerson
beforeAll(async () => {
  play = await Play.open()
  grid = play.stage.at(VILLAGE, 'gridWorker')
})
afterAll(() => play.stage.close())

const told = (about: Partial<OutingInput> = {}): OutingInput => ({ id: requestId(), kind: 'visit', place: { village: VILLAGE, grid: GRID }, from: MORNING, until: MORNING + 3_000_000, with: [], met: 3, photos: [], ...about })
const said = (about: Partial<Collected> = {}): Collected => ({ place: { village: VILLAGE }, text: ROAD, aboutCadre: false, accused: [], anonymous: true, evidence: [], ...about })
const wrongIn = (answer: { ok: boolean }) => ('problem' in answer ? Object.keys((answer as { problem: { fields?: object } }).problem.fields ?? {}) : [])

/** From the first look to the unit that will be responsible: the whole way to triage. */
async function toTriage(code: string): Promise<void> {
  const { stage } = play
  await stage.act(stage.at(VILLAGE, 'villageCadre'), code, 'screenValid', {})
  await stage.act(stage.at('T01', 'reviewer'), code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
  await stage.act(stage.at('T01', 'reviewer'), code, 'triage', { kind: 'resolution', level: 'township', lead: 'T01', supporting: [] })
  expect((await play.row(code)).lead).toBe('T01')
}

describe('a visit', () => {
  it('is on record with who, where, when and with whom, and carries several appeals to triage', async () => {
    const { stage } = play
    const colleague = stage.at(VILLAGE, 'villageCadre')
    const { id } = await stage.ask(grid, 'casework', 'recordOuting', told({ with: [colleague.id], company: '驻村队员', note: '走了三户' }))
    const [one, two] = [await stage.ask(grid, 'casework', 'collect', { outing: id, appeal: said() }), await stage.ask(grid, 'casework', 'collect', { outing: id, appeal: said({ text: LAMP }) })]
    const seen = await stage.ask(stage.at('T01', 'reviewer'), 'casework', 'outing', { id })
    expect(seen).toMatchObject({ kindWords: '入户走访', company: '驻村队员', met: 3, entered: 2, mine: false })
    expect(seen.who).toEqual([`${grid.name}（${ROLE_WORDS.gridWorker}）`, `${colleague.name}（${ROLE_WORDS.villageCadre}）`])
    expect(seen.appeals.map(({ code }) => code).sort()).toEqual([one.code, two.code].sort())
    expect(await play.row(one.code)).toMatchObject({ channel: 'visit', recordedBy: grid.id, origin: `outing:${id}`, petitioner: null })
    const page = await stage.ask(stage.at('T01', 'reviewer'), 'casework', 'open', { code: one.code })
    expect(page.channelWords).toBe('入户走访')
    expect(page.timeline[0]!.sentence).toMatch(/网格员登记了诉求（入户走访）$/)
    await toTriage(one.code)
  })

  it('that was kept on the phone and is sent twice is one, and so is each of its appeals', async () => {
    const { stage } = play
    const outing = told()
    const first = await stage.ask(grid, 'casework', 'recordOuting', outing)
    expect(await stage.ask(grid, 'casework', 'recordOuting', outing)).toEqual(first)
    const entry = { outing: first.id, appeal: said({ heardAt: MORNING, text: '三组的水管爆了，全组人没水吃，请来修。' }) }
    const id = requestId()
    const receipt = await stage.ask(grid, 'casework', 'collect', entry, id)
    await stage.until('2026-03-02T12:00')
    expect(await stage.ask(grid, 'casework', 'collect', entry, id)).toEqual(receipt)
    expect((await stage.ask(grid, 'casework', 'outing', { id: first.id })).entered).toBe(1)
    expect((await play.entries(receipt.code))[0]!.about['heardAt']).toBe(MORNING)
  })

  it('is refused in words where it cannot have been: tomorrow, long ago, elsewhere, with oneself', async () => {
    const { stage } = play
    const ask = (about: Partial<OutingInput>) => stage.call(grid, 'casework', 'recordOuting', told(about))
    expect(wrongIn(await ask({ from: MORNING + 864e5, until: MORNING + 864e5 + 1 }))).toEqual(['from', 'until'])
    expect(wrongIn(await ask({ from: MORNING - 40 * 864e5 }))).toEqual(['from', 'until'])
    expect(wrongIn(await ask({ until: MORNING - 1 }))).toEqual(['until'])
    expect(wrongIn(await ask({ with: [grid.id] }))).toEqual(['with'])
    expect(wrongIn(await ask({ with: [stage.resident(VILLAGE).id] }))).toEqual(['with'])
    expect(wrongIn(await ask({ place: { village: 'X99' } }))).toEqual(['place'])
    expect(wrongIn(await ask({ place: { village: VILLAGE, grid: 'T01V02G1' } }))).toEqual(['place'])
    const elsewhere = await ask({ place: { village: 'T02V01' } })
    expect([problemOf(elsewhere), wrongIn(elsewhere)]).toEqual(['FORBIDDEN', ['place']])
  })

  it('begins without an end, hears appeals, and is closed once with a short account', async () => {
    const { stage } = play
    const { until: _, met: __, ...begun } = told({ met: 0 })
    const { id } = await stage.ask(grid, 'casework', 'recordOuting', { ...begun, met: 0 })
    expect(await stage.ask(grid, 'casework', 'outing', { id })).toMatchObject({ until: null, met: 0, note: '', village: VILLAGE, mine: true })
    await stage.ask(grid, 'casework', 'collect', { outing: id, appeal: said({ text: '五组的晒坝裂了缝，请来看看怎么修。' }) })
    const close = (about: object = {}) => stage.call(grid, 'casework', 'closeOuting', { id, until: MORNING + 3_600_000, met: 4, note: '走了四户', ...about })
    expect(wrongIn(await close({ until: MORNING - 1 }))).toEqual(['until'])
    expect(wrongIn(await close({ until: MORNING + 864e5 * 2 }))).toEqual(['until'])
    expect(problemOf(await stage.call(stage.at(VILLAGE, 'villageCadre'), 'casework', 'closeOuting', { id, until: MORNING + 1, met: 0 }))).toBe('NOT_FOUND')
    expect(problemOf(await close())).toBeNull()
    expect(problemOf(await close({ met: 9, note: '又改了' }))).toBeNull()
    expect(await stage.ask(grid, 'casework', 'outing', { id })).toMatchObject({ until: MORNING + 3_600_000, met: 4, note: '走了四户' })
  })

  it('is told in words that only those who went read where they may tell of a complaint', async () => {
    const { stage } = play
    const [colleague, other] = [stage.at(VILLAGE, 'villageCadre'), stage.at(VILLAGE, 'villageSecretary')]
    const noteOf = async (who: SamplePerson, note: string) => {
      const { id } = await stage.ask(grid, 'casework', 'recordOuting', told({ with: [colleague.id], note }))
      const { items } = await stage.ask(who, 'casework', 'outings', { unit: VILLAGE })
      return [(await stage.ask(who, 'casework', 'outing', { id })).note, items.find((one) => one.id === id)!.note]
    }
    const about = '张家说书记把低保给了亲戚，要去查'
    expect(await noteOf(grid, about)).toEqual([about, about])
    expect(await noteOf(colleague, about)).toEqual([about, about])
    expect(await noteOf(other, about)).toEqual(['', ''])
    expect(await noteOf(other, '走了三户，两件事已登记')).toEqual(['走了三户，两件事已登记', '走了三户，两件事已登记'])
  })

  it('offers as company those who record for the same village, and oneself never', async () => {
    const { stage } = play
    const there = await stage.ask(grid, 'casework', 'colleagues', { village: VILLAGE })
    const ids = there.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([stage.at(VILLAGE, 'villageCadre').id, stage.at(VILLAGE, 'villageSecretary').id, stage.at('T01', 'reviewer').id]))
    for (const other of [grid, stage.at('T01', 'handler'), stage.at('T01V02', 'gridWorker'), stage.at('D', 'dispatcher'), stage.resident(VILLAGE)]) expect(ids).not.toContain(other.id)
    expect(there[0]!.words).toContain('幸福街社区')
    const district = await stage.ask(stage.at('D', 'dispatcher'), 'casework', 'colleagues', { village: VILLAGE })
    expect(district.map(({ id }) => id)).toContain(grid.id)
    expect(district.at(-1)!.words).toContain('综合服务中心')
    expect(problemOf(await stage.call(grid, 'casework', 'colleagues', { village: 'T02V01' }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.resident(VILLAGE), 'casework', 'colleagues', { village: VILLAGE }))).toBe('FORBIDDEN')
  })

  it('is nobody else\'s to add to, and nothing to another township', async () => {
    const { stage } = play
    const { id } = await stage.ask(grid, 'casework', 'recordOuting', told())
    expect(problemOf(await stage.call(stage.at(VILLAGE, 'villageCadre'), 'casework', 'collect', { outing: id, appeal: said() }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'outing', { id }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(stage.resident(VILLAGE), 'casework', 'recordOuting', told()))).toBe('FORBIDDEN')
  })
})

describe('a station stay and a meeting', () => {
  it.each([['station', '蹲点调研'], ['meeting', '群众会议']] as const)('%s gives its channel to what was heard there', async (kind, words) => {
    const { stage } = play
    const { id } = await stage.ask(grid, 'casework', 'recordOuting', told({ kind }))
    const { code } = await stage.ask(grid, 'casework', 'collect', { outing: id, appeal: said({ text: `${words}：村口到小学的路烂了大半年，麻烦来修。` }) })
    expect((await stage.ask(stage.at('T01', 'reviewer'), 'casework', 'open', { code })).channelWords).toBe(words)
    await toTriage(code)
    const { items } = await stage.ask(stage.at('T01', 'reviewer'), 'casework', 'outings', { unit: 'T01' })
    expect(items.map((one) => one.id)).toContain(id)
  })
})

describe('what somebody else wrote down', () => {
  let outing: string
  let n = 0
  beforeAll(async () => {
    outing = (await play.stage.ask(grid, 'casework', 'recordOuting', told())).id
  })
  const collect = (about: Partial<Collected>) => play.stage.ask(grid, 'casework', 'collect', { outing, appeal: said({ text: `第${++n}户：${LAMP}`, anonymous: false, ...about }) })
  const unattested = async () => (await play.stage.ask(grid, 'casework', 'unattested', {})).items.map(({ code }) => code)
  const stranger = { name: '何桂英', phone: '13812345678' }

  it('is listed until its petitioner has said that it is theirs', async () => {
    const { code } = await collect({ contact: stranger })
    expect(await unattested()).toContain(code)
  })

  it('is attested by the word on the receipt said back, and by no other word', async () => {
    const { stage } = play
    const { code, queryWord } = await collect({ contact: stranger })
    const attest = (word: string) => stage.call(grid, 'casework', 'act', { action: 'attest', code, version: 1, payload: { word } })
    expect(wrongIn(await attest('胡乱猜的'))).toEqual(['word'])
    expect(problemOf(await attest(queryWord))).toBeNull()
    expect((await play.row(code)).attested).toBe('spoken')
    expect(await unattested()).not.toContain(code)
    expect((await stage.ask(grid, 'casework', 'outing', { id: outing })).appeals.find((one) => one.code === code)!.confirmed).toBe('spoken')
    expect(JSON.stringify(await play.entries(code))).not.toContain(queryWord)
    expect(problemOf(await stage.call(grid, 'casework', 'act', { action: 'attest', code, version: 2, payload: { word: queryWord } }))).toBe('ATTESTED')
  })

  it('is attested by a signature on the spot, which is no photo', async () => {
    const { stage } = play
    const signature = await stage.evidence(grid, 'signature')
    const { code } = await collect({ contact: stranger, signature })
    expect((await play.row(code)).attested).toBe('signature')
    expect(await unattested()).not.toContain(code)
    expect((await stage.ask(stage.at('T01', 'reviewer'), 'casework', 'open', { code })).attachments).toEqual([expect.objectContaining({ id: signature, kind: 'signature' })])
    const photo = await stage.evidence(grid, 'photo')
    expect(wrongIn(await stage.call(grid, 'casework', 'collect', { outing, appeal: said({ text: '门口的电线垂下来了，请来看看。', contact: stranger, anonymous: false, signature: photo }) }))).toEqual(['signature'])
  })

  it('is told to whose verified number was left, who claims it with a tap', async () => {
    const { stage } = play
    const resident = stage.resident(VILLAGE, 1)
    const { code } = await collect({ contact: { name: resident.name, phone: resident.phone } })
    await play.settle()
    expect(await play.news(resident, code)).toContain('干部代您登记了一件诉求')
    expect(await unattested()).toContain(code)
    const { version } = await stage.ask(resident, 'appeal', 'invited', { code })
    await stage.ask(resident, 'appeal', 'act', { action: 'claim', code, version, payload: {} })
    expect(await unattested()).not.toContain(code)
    expect((await play.row(code)).petitioner).toBe(resident.id)
  })

  it('against the village is past the one who wrote it down from the first second', async () => {
    const { stage } = play
    const { code, queryWord } = await collect({ contact: stranger, aboutCadre: true, accused: [VILLAGE] })
    expect(problemOf(await stage.call(grid, 'casework', 'open', { code }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(grid, 'appeal', 'lookUp', { code, word: queryWord }))).toBe('NOT_FOUND')
    expect(await unattested()).not.toContain(code)
    const { appeals, entered } = await stage.ask(grid, 'casework', 'outing', { id: outing })
    expect(appeals.map((one) => one.code)).not.toContain(code)
    expect(entered).toBe(appeals.length + 1)
    // Nobody else of the village can tell from a number that one was left out.
    const others = await stage.ask(stage.at(VILLAGE, 'villageSecretary'), 'casework', 'outing', { id: outing })
    expect([others.entered, others.appeals.map((one) => one.code).includes(code)]).toEqual([others.appeals.length, false])
  })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
