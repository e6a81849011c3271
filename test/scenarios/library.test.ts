import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const CARD = { question: '社保卡丢了怎么补办', answer: '带身份证到镇便民服务中心，当天就能补办。' }

describe('the library of answers', () => {
  it('takes what a cadre proposes, is decided on by another, found by its words, used and counted', async () => {
    const { stage } = play
    const cadre = stage.at('T01V01', 'villageCadre')
    const dispatcher = stage.at('D', 'dispatcher')
    expect(problemOf(await stage.call(cadre, 'supervision', 'proposeReply', { ...CARD, answer: '打13800001234问我叫张三。' }))).toBe('INVALID')
    const { id } = await stage.ask(cadre, 'supervision', 'proposeReply', CARD)
    const find = async (words: string) => (await stage.ask(stage.at('T09V01', 'villageCadre'), 'supervision', 'replies', { words })).items
    expect(await find('社保卡补办')).toEqual([])
    for (const who of [cadre, stage.at('T01', 'reviewer')]) expect(problemOf(await stage.call(who, 'supervision', 'decideReply', { id, approve: true, publish: true }))).toBe('FORBIDDEN')
    expect((await stage.ask(dispatcher, 'supervision', 'replies', { state: 'proposed' })).items[0]).toMatchObject({ id, may: { decide: true } })
    await stage.ask(dispatcher, 'supervision', 'decideReply', { id, approve: true, publish: true })
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'decideReply', { id, approve: true, publish: true }))).toBe('CONFLICT')
    expect((await find('社保卡补办')).map((reply) => [reply.id, reply.uses])).toEqual([[id, 0]])
    expect(await find('路灯不亮')).toEqual([])

    const resident = stage.resident('T01V01')
    const { code } = await play.file(resident, 'T01V01', { text: '请问社保卡丢了要到哪里去补办，带什么材料？' })
    await stage.act(cadre, code, 'answerAtOnce', { answer: CARD.answer, reply: id })
    await play.settle()
    await play.settle()
    expect((await find('社保卡补办'))[0]!.uses).toBe(1)
  })

  it('shows what it publishes to everyone as a question and answer, until it is taken out of use', async () => {
    const { stage } = play
    const anybody = stage.resident('T09V01')
    const seen = async () => (await stage.ask(anybody, 'appeal', 'published', { kind: 'consultation' })).items
    const [shown] = await seen()
    expect(shown).toMatchObject({ title: CARD.question, answer: CARD.answer, village: '', township: '' })
    expect((await stage.ask(anybody, 'appeal', 'published', { search: '社保卡' })).items).toHaveLength(1)
    expect(await stage.ask(anybody, 'appeal', 'publishedOne', { code: shown!.code })).toMatchObject({ answer: CARD.answer })
    const dispatcher = stage.at('D', 'dispatcher')
    const id = shown!.code.slice('qa-'.length)
    expect(problemOf(await stage.call(stage.at('T01V01', 'villageCadre'), 'supervision', 'retireReply', { id, reason: '变了' }))).toBe('FORBIDDEN')
    await stage.ask(dispatcher, 'supervision', 'retireReply', { id, reason: '政策变了' })
    expect(await seen()).toEqual([])
    expect(problemOf(await stage.call(anybody, 'appeal', 'publishedOne', { code: shown!.code }))).toBe('NOT_FOUND')
    expect((await stage.ask(dispatcher, 'supervision', 'replies', { state: 'retired' })).items[0]).toMatchObject({ id, why: '政策变了', may: { decide: false, retire: false } })
  })

  it('is declined with a reason, never by who proposed it, and is nothing of a resident\'s', async () => {
    const { stage } = play
    const dispatcher = stage.at('D', 'dispatcher')
    const { id } = await stage.ask(dispatcher, 'supervision', 'proposeReply', { question: '老年证怎么办理', answer: '带身份证和照片到村里办。' })
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'decideReply', { id, approve: true, publish: false }))).toBe('FORBIDDEN')
    const other = await stage.ask(stage.at('T02', 'reviewer'), 'supervision', 'proposeReply', { question: '打疫苗是星期几', answer: '每周三上午。' })
    expect(problemOf(await stage.call(dispatcher, 'supervision', 'decideReply', { id: other.id, approve: false, publish: false }))).toBe('INVALID')
    expect(await stage.ask(dispatcher, 'supervision', 'decideReply', { id: other.id, approve: false, publish: false, reason: '各镇不同' })).toEqual({ state: 'declined' })
    expect(problemOf(await stage.call(stage.resident('T01V01'), 'supervision', 'replies', {}))).toBe('FORBIDDEN')
  })
})
