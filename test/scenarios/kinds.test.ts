import { DISCIPLINE, PETITION } from '../../scripts/sample/units'
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

const LOW = '村里评低保不公开，我家三口人生病没有评上，要求查清楚。'

describe('a complaint', () => {
  it('is watched by both supervisors, who order, ask and sign their own part, and is answered in public without its accused', async () => {
    const { stage } = play
    const village = 'T03V02'
    const name = stage.district.units.find(({ id }) => id === village)!.name
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village, { text: LOW, aboutCadre: true, accused: [village] })
    const handler = await play.toHandling(code, 'complaint')
    const [discipline, petition] = [stage.at(DISCIPLINE, 'disciplineOfficer'), stage.at(PETITION, 'petitionOfficer')]
    for (const [officer, as] of [[discipline, 'supervision'], [petition, 'prompt']] as const) await stage.act(officer, code, 'order', { as, text: '请说明调查进展', by: '2026-03-06' })
    await play.settle()
    expect(await play.news(handler, code)).toEqual(expect.arrayContaining(['上级督办，请按期答复', '上级催办，请按期答复']))
    expect((await stage.ask(handler, 'casework', 'open', { code })).orders.map(({ as, answered }) => [as, answered])).toEqual([['supervision', false], ['prompt', false]])
    await stage.act(handler, code, 'answerOrder', { answer: '已入户三户，本周出结论' })
    await play.settle()
    for (const officer of [discipline, petition]) expect(await play.news(officer, code)).toContain('催办、督办已答复')
    // The petitioner reads that it was hurried on, not what was written within the house.
    const seen = await stage.ask(resident, 'appeal', 'open', { code })
    expect([seen.orders, JSON.stringify(seen.timeline).includes('已入户三户')]).toEqual([[], false])

    await play.report(handler, code, { publicAnswer: `经查，${name}评定程序有误，已责令重新评议。` })
    await play.confirm(resident, code)
    const { checker, endorser } = await play.row(code)
    const [second, third] = [stage.person(checker), stage.person(endorser)]
    await stage.act(handler, code, 'state', { statement: '入户调查', signature: await stage.evidence(handler, 'signature') })
    await stage.act(second, code, 'check', { signature: await stage.evidence(second, 'signature') })
    const endorse = async () => stage.call(third, 'casework', 'act', { action: 'endorse', code, version: (await play.row(code)).seq, payload: { signature: await stage.evidence(third, 'signature') } })
    expect(problemOf(await endorse())).toBe('NOT_SUPERVISED')
    expect((await stage.ask(discipline, 'casework', 'workbench', {})).cards.map((card) => card.code)).toContain(code)
    await play.supervise(code)
    expect(problemOf(await endorse())).toBeNull()
    await play.settle()
    expect((await stage.ask(resident, 'appeal', 'open', { code })).supervision.map(({ words }) => words)).toEqual(['督办意见已签', '督办意见已签'])
    expect(await stage.ask(stage.resident('T09V01'), 'appeal', 'publishedOne', { code })).toMatchObject({ answer: '经查，有关单位评定程序有误，已责令重新评议。' })
    // Nobody of the village, before or after.
    for (const role of ['villageCadre', 'villageSecretary', 'gridWorker'] as const) {
      const one = stage.at(village, role)
      expect(problemOf(await stage.call(one, 'casework', 'open', { code }))).toBe('NOT_FOUND')
      expect(problemOf(await stage.call(one, 'casework', 'act', { action: 'order', code, version: (await play.row(code)).seq, payload: { as: 'prompt', text: '查谁说的', by: '2026-03-09' } }))).toBe('NOT_FOUND')
    }
  })
})

describe('a public result', () => {
  it('with something to blacken waits for a person, who decides what stays readable', async () => {
    const { stage } = play
    const village = 'T02V02'
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village)
    const handler = await play.toHandling(code)
    const publicAnswer = '道路修到三栋二单元，联系电话13800001234，值班室38号。'
    await play.report(handler, code, { publicAnswer })
    await play.confirm(resident, code)
    await play.signTheRest(code)
    await play.settle()
    expect((await play.row(code)).status).toBe('closed')
    const dispatcher = stage.at('D', 'dispatcher')
    expect(await play.news(dispatcher, code)).toContain('公开答复待人工核对')
    await stage.act(dispatcher, code, 'publish', { publicAnswer, keep: ['38号'] })
    await play.settle()
    expect((await stage.ask(resident, 'appeal', 'publishedOne', { code })).answer).toBe('道路修到█████，联系电话███████████，值班室38号。')
    // Withdrawn, it is nobody's to read.
    await stage.act(dispatcher, code, 'unpublish', { reason: '内容要改' })
    await play.settle()
    expect(problemOf(await stage.call(resident, 'appeal', 'publishedOne', { code }))).toBe('NOT_FOUND')
  })
})

it('leaves the store as the records say', () => play.expectRebuilt())
