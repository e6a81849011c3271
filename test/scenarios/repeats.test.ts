import { Play, ROAD, problemOf } from './support'

const [VILLAGE, SECOND, THIRD] = ['T06V01', 'T06V02', 'T06V03'] as const
const AGAIN = '村口到小学的路又烂了，一下雨娃娃走路上学全是泥，上次只补了一半。'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const grid = (village: string = VILLAGE) => play.stage.at(village, 'gridWorker')
const proposed = async (who: { openid: string }, code: string) => (await play.stage.ask(who, 'casework', 'repeats', { code })).earlier.map((one) => one.code)

/** A road that was repaired and closed out with four signatures. */
async function closedOut(village: string): Promise<string> {
  const { stage } = play
  const resident = stage.resident(village)
  const { code } = await play.file(resident, village, { text: ROAD })
  await play.report(await play.toHandling(code), code)
  await play.confirm(resident, code)
  await play.signTheRest(code)
  await play.settle()
  return code
}

describe('a matter that comes again after it was closed out', () => {
  it('is proposed where it is screened, said by a person, and stands at both; it counts at the one that was closed out', async () => {
    const { stage } = play
    const before = await closedOut(VILLAGE)
    await play.later(2)
    const resident = stage.resident(VILLAGE)
    const { code } = await play.file(resident, VILLAGE, { text: AGAIN })
    await play.settle()
    const { earlier } = await stage.ask(grid(), 'casework', 'repeats', { code })
    expect(earlier).toEqual([expect.objectContaining({ code: before, reason: expect.stringContaining('同一位诉求人') as string })])
    const repeatFigure = async () => ((await stage.row('figures', `all:${VILLAGE}`)) as { counts: Record<string, number> }).counts['repeat'] ?? 0
    expect(await repeatFigure()).toBe(0)
    await stage.act(grid(), code, 'linkRepeat', { earlier: before, reason: earlier[0]!.reason })
    await play.settle()
    expect(await repeatFigure()).toBe(1)
    expect((await stage.ask(grid(), 'casework', 'open', { code })).repeat).toEqual({ of: { code: before, closedOn: '2026-03-02' }, by: [] })
    const reviewer = stage.at('T06', 'reviewer')
    expect((await stage.ask(reviewer, 'casework', 'open', { code: before })).repeat).toEqual({ of: null, by: [code] })
    // The petitioner is not told that they come again.
    expect((await stage.ask(resident, 'appeal', 'open', { code })).repeat).toEqual({ of: null, by: [] })
    expect((await stage.ask(stage.at('D', 'dispatcher'), 'supervision', 'cases', { figure: 'district', name: 'repeat' })).items.map((card) => card.code)).toEqual([before])
    // Taken back by the review, it counts no more.
    await stage.act(reviewer, code, 'unlinkRepeat', { reason: '是另一段路' })
    await play.settle()
    expect([await repeatFigure(), (await play.row(before)).repeats]).toEqual([0, []])
    expect(problemOf(await stage.call(resident, 'casework', 'repeats', { code }))).toBe('NOT_FOUND')
  })

  it('is known by the number that was left, whoever writes it down, and never by a number in clear', async () => {
    const { stage } = play
    const before = await closedOut(SECOND)
    await play.later(1)
    const [resident, clerk] = [stage.resident(SECOND), stage.at('T06', 'clerk')]
    const contact = { name: resident.name, phone: resident.phone }
    const { code } = await stage.ask(clerk, 'casework', 'record', { channel: 'telephone', place: { village: SECOND }, text: AGAIN, aboutCadre: false, accused: [], contact, evidence: [] })
    await play.settle()
    const { earlier } = await stage.ask(grid(SECOND), 'casework', 'repeats', { code })
    expect(earlier.map((one) => [one.code, one.reason.startsWith('留的是同一个电话')])).toEqual([[before, true]])
    expect(JSON.stringify(earlier)).not.toContain(resident.phone)
  })

  it('is not seen in another’s, in another matter, in what is filed without a name, nor through a complaint', async () => {
    const { stage } = play
    await closedOut(THIRD)
    await play.later(1)
    const resident = stage.resident(THIRD)
    const anothers = await play.file(stage.resident(THIRD, 1), THIRD, { text: AGAIN })
    const otherwise = await play.file(resident, THIRD, { text: '老人低保怎么申请，要带哪些材料？' })
    const nameless = await play.file(resident, THIRD, { text: `${AGAIN}请保密。`, anonymous: true })
    const complaint = await play.file(resident, THIRD, { text: `${AGAIN}村里修路的钱去哪了？`, aboutCadre: true, accused: [THIRD] })
    await play.settle()
    for (const { code } of [anothers, otherwise, nameless]) expect(await proposed(grid(THIRD), code)).toEqual([])
    expect(problemOf(await stage.call(grid(THIRD), 'casework', 'repeats', { code: complaint.code }))).toBe('NOT_FOUND')
    expect(await proposed(stage.at('T06', 'reviewer'), complaint.code)).toEqual([])
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())
