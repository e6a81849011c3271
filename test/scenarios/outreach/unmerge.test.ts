import { LAMP, Play, ROAD, problemOf } from '../support'

const VILLAGE = 'T01V01'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const REASON = '一处在村口，一处在三组，不是同一段路'
const grid = () => play.stage.at(VILLAGE, 'gridWorker')

/** Two of two residents, the second merged into the first. */
async function merged(order: number) {
  const { stage } = play
  const [one, two] = [stage.resident(VILLAGE, order), stage.resident(VILLAGE, order + 1)]
  const [master, double] = [(await play.file(one, VILLAGE)).code, (await play.file(two, VILLAGE, { text: `${LAMP}还有路也烂了。` })).code]
  await stage.act(grid(), double, 'merge', { master, reason: '同一段路' })
  return { one, two, master, double }
}

describe('what was merged by mistake', () => {
  it('is taken apart again: it goes on from where it stood, with its people, who are told', async () => {
    const { stage } = play
    const { two, master, double } = await merged(0)
    expect((await play.row(master)).coPetitioners).toEqual([two.id])
    await stage.act(grid(), double, 'unmerge', { reason: REASON })
    expect(await play.row(double)).toMatchObject({ status: 'submitted', master: null, petitioner: two.id, stageDueOn: '2026-03-03' })
    expect(await play.row(master)).toMatchObject({ status: 'submitted', coPetitioners: [], merged: [] })
    await play.settle()
    expect(await play.news(two, double)).toContain('您的诉求改为单独办理')
    expect(problemOf(await stage.call(two, 'appeal', 'open', { code: master }))).toBe('NOT_FOUND')
    await stage.act(grid(), double, 'screenValid', {})
    const page = await stage.ask(two, 'appeal', 'open', { code: double })
    expect(page.timeline.map(({ texts }) => texts)).toContainEqual([['理由', REASON]])
  })

  it('at the review goes back to the review', async () => {
    const { stage } = play
    const { double, master } = await merged(2)
    await stage.act(grid(), double, 'unmerge', { reason: REASON })
    await stage.act(grid(), double, 'screenValid', {})
    await stage.act(stage.at('T01', 'reviewer'), double, 'merge', { master, reason: '同一段路' })
    expect(problemOf(await stage.call(grid(), 'casework', 'act', { action: 'unmerge', code: double, version: (await play.row(double)).seq, payload: { reason: REASON } }))).toBe('FORBIDDEN')
    await stage.act(stage.at('T01', 'reviewer'), double, 'unmerge', { reason: REASON })
    expect((await play.row(double)).status).toBe('screened')
  })

  it('keeps whoever came with another duplicate or joined of themselves', async () => {
    const { stage } = play
    const [one, two] = [stage.resident(VILLAGE, 4), stage.resident(VILLAGE, 5)]
    const master = (await play.file(one, VILLAGE, { text: `${ROAD}在学校后门。` })).code
    const doubles = [(await play.file(two, VILLAGE)).code, (await play.file(two, VILLAGE)).code]
    for (const double of doubles) await stage.act(grid(), double, 'merge', { master, reason: '同一段路' })
    await stage.act(grid(), doubles[0]!, 'unmerge', { reason: REASON })
    expect(await play.row(master)).toMatchObject({ coPetitioners: [two.id], merged: [doubles[1]] })
  })

  it('stays together once the master was answered: then a member is split off instead', async () => {
    const { stage } = play
    const { master, double } = await merged(6)
    const handler = await play.toHandling(master)
    await stage.act(handler, master, 'report', { answer: '路面已铺好，请您查看。', publicAnswer: '道路已修复。', statement: '三天完工。', evidence: [] })
    const { seq } = await play.row(double)
    expect(problemOf(await stage.call(grid(), 'casework', 'act', { action: 'unmerge', code: double, version: seq, payload: { reason: REASON } }))).toBe('MASTER_ANSWERED')
  })

  it('stays together where nobody would be left of the master', async () => {
    const { stage } = play
    const { one, master, double } = await merged(8)
    await stage.act(one, master, 'withdraw', {})
    const { seq } = await play.row(double)
    expect(problemOf(await stage.call(grid(), 'casework', 'act', { action: 'unmerge', code: double, version: seq, payload: { reason: REASON } }))).toBe('LAST_PETITIONER')
  })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
