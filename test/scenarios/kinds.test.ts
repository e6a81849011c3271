import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const BUS = '首班公交能不能早一点发车，老人赶早市要走四里路，建议六点就开。'

describe('a suggestion', () => {
  it('is assessed, adopted with its measure, carried on after the four signatures to its effect, and shown to everyone', async () => {
    const { stage } = play
    const village = 'T01V01'
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village, { text: BUS })
    const handler = await play.toHandling(code, 'suggestion')
    const tank = async (state: 'assessing' | 'carrying' | 'done') => (await stage.ask(stage.at('T01', 'reviewer'), 'casework', 'thinkTank', { state })).items.map((card) => card.code)
    expect(await tank('assessing')).toEqual([code])

    const reply = { answer: '采纳您的建议。', publicAnswer: '首班车提前到六点。', statement: '与公交公司商定。', evidence: [], adoption: 'adopted' as const }
    const version = (await play.row(code)).seq
    expect(problemOf(await stage.call(handler, 'casework', 'act', { action: 'report', code, version, payload: reply }))).toBe('NEEDS_MEASURE')
    await play.report(handler, code, { ...reply, measure: '首班车提前到六点，电话 13800001234', measureOwner: '客运股老周', measureBy: '2026-06-01' })
    await play.confirm(resident, code)
    await play.signTheRest(code)
    await play.settle()
    expect(await play.row(code)).toMatchObject({ status: 'published', thinkTank: 'carrying', actBy: '2026-06-01' })
    expect(await tank('carrying')).toEqual([code])
    const seen = async () => (await stage.ask(stage.resident('T09V01'), 'appeal', 'published', { kind: 'suggestion' })).items[0]
    // Nobody's number is published with a measure, and who answers for it is the house's own.
    expect(await seen()).toMatchObject({ code, measure: { what: '首班车提前到六点，电话 ███████████', by: '2026-06-01', doneOn: null, effect: null } })
    expect((await stage.ask(resident, 'appeal', 'open', { code })).measure).toMatchObject({ owner: null, by: '2026-06-01' })
    expect((await stage.ask(handler, 'casework', 'open', { code })).measure).toMatchObject({ owner: '客运股老周' })
    expect((await stage.ask(handler, 'casework', 'workbench', {})).cards.map((card) => card.code)).toContain(code)

    await stage.act(handler, code, 'advance', { text: '已与公交公司签好协议', evidence: [] })
    await stage.act(handler, code, 'putOff', { by: '2026-07-01', reason: '等新车到位' })
    await play.settle()
    expect((await seen())!.measure!.by).toBe('2026-07-01')
    await stage.act(handler, code, 'recordEffect', { effect: '每天多坐两百人。', evidence: [] })
    await play.settle()
    expect((await seen())!.measure).toMatchObject({ effect: '每天多坐两百人。', doneOn: '2026-03-02' })
    expect(await play.news(resident, code)).toEqual(expect.arrayContaining(['您的建议有了新进展', '您的建议要晚些落实', '您的建议已见成效']))
    expect([await tank('carrying'), await tank('done')]).toEqual([[], [code]])
    expect(problemOf(await stage.call(handler, 'casework', 'act', { action: 'advance', code, version: (await play.row(code)).seq, payload: { text: '还有', evidence: [] } }))).toBe('NO_MEASURE')
  })

  it('of another unit is in nobody else\'s think tank', async () => {
    const other = play.stage.at('T02', 'reviewer')
    for (const state of ['assessing', 'carrying', 'done', 'declined'] as const) expect((await play.stage.ask(other, 'casework', 'thinkTank', { state })).items).toEqual([])
    expect(problemOf(await play.stage.call(other, 'casework', 'thinkTank', { unit: 'T01', state: 'done' }))).toBe('FORBIDDEN')
    expect(problemOf(await play.stage.call(play.stage.resident('T01V01'), 'casework', 'thinkTank', { state: 'done' }))).toBe('FORBIDDEN')
  })
})

describe('a resolution', () => {
  it('has its individual plan, which the petitioner reads in plain words and sees done step by step', async () => {
    const { stage } = play
    const village = 'T02V01'
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village)
    const handler = await play.toHandling(code)
    await stage.act(handler, code, 'plan', { causes: '排水沟堵了，路基泡软了', steps: [{ what: '清沟', owner: '村建办王工', by: '2026-03-09' }, { what: '铺好路面', owner: '施工队', by: '2026-03-20' }] })
    await stage.act(handler, code, 'progress', { text: '沟清好了', evidence: [], step: 1, done: true })
    const { plan, timeline } = await stage.ask(resident, 'appeal', 'open', { code })
    expect(plan).toEqual({ causes: '排水沟堵了，路基泡软了', steps: [{ what: '清沟', owner: null, by: '2026-03-09', doneOn: '2026-03-02', progress: [{ on: '2026-03-02', words: '沟清好了' }] }, { what: '铺好路面', owner: null, by: '2026-03-20', doneOn: null, progress: [] }] })
    // Who answers for a step is nowhere on what the petitioner gets.
    expect(JSON.stringify(timeline)).not.toContain('王工')
    await play.settle()
    expect(await play.news(resident, code)).toEqual(expect.arrayContaining(['怎么办、分几步办定好了', '第1步办好了']))
    expect((await stage.ask(handler, 'casework', 'open', { code })).plan!.steps[0]!.owner).toBe('村建办王工')
  })
})

it('leaves the store as the records say', () => play.expectRebuilt())
