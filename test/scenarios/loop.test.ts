import { Stage } from '../../scripts/local/stage'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open('2026-03-02T09:00:00+08:00', process.env['LOG'] ? { log: console.log } : {})
})
afterAll(() => stage.close())

const ROAD = '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥，麻烦来修一下。'

describe('the loop closes', () => {
  it('takes a resolution from a phone to the fourth signature and makes it public', async () => {
    const village = 'T01V01'
    const resident = stage.resident(village)
    const photo = await stage.evidence(resident, 'photo')
    const receipt = await stage.ask(resident, 'appeal', 'submit', {
      channel: 'self', place: { village, spot: '村口' }, text: ROAD, aboutCadre: false, accused: [], contact: { name: resident.name, phone: resident.phone }, evidence: [photo],
    })
    expect(receipt.code).toMatch(/^BZ-26-\d{6}-[A-Z]$/)
    const { code } = receipt

    const grid = stage.at(village, 'gridWorker')
    await stage.act(grid, code, 'screenValid', { note: '已到现场看过' })
    const reviewer = stage.at('T01', 'reviewer')
    await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决' })
    await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'district', lead: 'DEP-transport', supporting: ['T01'] })
    const dispatcher = stage.at('D', 'dispatcher')
    expect((await stage.ask(dispatcher, 'casework', 'workbench', {})).cards.map((card) => card.code)).toContain(code)
    await stage.act(dispatcher, code, 'assign', { lead: 'DEP-transport', supporting: ['T01'] })
    const handler = stage.at('DEP-transport', 'handler')
    await stage.act(stage.at('DEP-transport', 'coordinator'), code, 'accept', { handler: handler.id })
    await stage.act(handler, code, 'plan', { causes: '路基没有压实', steps: [{ what: '现场勘察', owner: '村建办', by: '2026-03-09' }, { what: '铺好路面', owner: '施工队', by: '2026-03-16' }] })
    await stage.act(handler, code, 'report', { answer: '路面已铺好，请您查看。', publicAnswer: '村口道路已硬化。', statement: '三月五日勘察，十二日完工。', evidence: [] })

    const seen = await stage.ask(resident, 'appeal', 'open', { code })
    expect(seen.answer).toBe('路面已铺好，请您查看。')
    expect(seen.offers.map((offer) => offer.action)).toContain('confirm')
    await stage.act(resident, code, 'confirm', { rating: 'satisfied', signature: await stage.evidence(resident, 'signature') })
    await stage.act(handler, code, 'state', { statement: '三月五日勘察，十二日完工。', signature: await stage.evidence(handler, 'signature') })

    const unit = stage.district.units.find(({ id }) => id === 'DEP-transport')!
    const [checker, endorser] = unit.ladder.map((id) => stage.person(id))
    await stage.act(checker!, code, 'check', { signature: await stage.evidence(checker!, 'signature') })
    await stage.act(endorser!, code, 'endorse', { signature: await stage.evidence(endorser!, 'signature') })
    await stage.settle()

    const done = await stage.ask(resident, 'appeal', 'open', { code })
    expect(done.status).toBe('published')
    expect(done.signatures.map(({ place, words }) => [place, words])).toEqual([
      ['petitioner', '确认，满意'],
      ['handler', '已签'],
      ['leaderInCharge', '已签'],
      ['principal', '已签'],
    ])
    const results = await stage.ask(stage.resident('T02V01'), 'appeal', 'published', {})
    expect(results.items[0]).toMatchObject({ code, answer: '村口道路已硬化。' })
    expect(await stage.ask(dispatcher, 'casework', 'verify', { code })).toMatchObject({ ok: true, brokenAt: null })
    expect((await stage.ask(resident, 'appeal', 'home', {})).totals).toEqual({ valid: 1, resolved: 1 })
  })
})
