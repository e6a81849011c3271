import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const codes = (cards: readonly { code: string }[]) => cards.map(({ code }) => code)
const [HERE, THERE] = ['T03V01', 'T03V02']

describe("a case's neighbours", () => {
  it('are the others of the same petitioner and of the same village, the newest first, itself left out', async () => {
    const { stage } = play
    const [one, other] = [stage.resident(HERE), stage.resident(HERE, 1)]
    const first = await play.file(one, HERE)
    const second = await play.file(one, HERE)
    const third = await play.file(other, HERE)
    const elsewhere = await play.file(one, THERE)
    const found = await stage.ask(stage.at('T03', 'reviewer'), 'casework', 'neighbours', { code: first.code })
    expect(codes(found.samePetitioner)).toEqual([elsewhere.code, second.code])
    expect(codes(found.samePlace)).toEqual([third.code, second.code])
  })

  it('leave out what I may not know of, and are nothing to whom the appeal is nothing', async () => {
    const { stage } = play
    const petitioner = stage.resident('T04V01')
    const open = await play.file(petitioner, 'T04V01')
    const hidden = await play.file(petitioner, 'T04V01', { aboutCadre: true, accused: ['T04V01'] })
    const grid = stage.at('T04V01', 'gridWorker')
    const found = await stage.ask(grid, 'casework', 'neighbours', { code: open.code })
    expect([...codes(found.samePetitioner), ...codes(found.samePlace)]).not.toContain(hidden.code)
    expect(problemOf(await stage.call(grid, 'casework', 'neighbours', { code: hidden.code }))).toBe('NOT_FOUND')
  })

  it('recognise nobody through an anonymous appeal, from either side', async () => {
    const { stage } = play
    const petitioner = stage.resident('T05V01')
    const named = await play.file(petitioner, 'T05V01')
    const { contact: _, ...secret } = play.submission(petitioner, 'T05V01', { anonymous: true })
    const anonymous = await stage.ask(petitioner, 'appeal', 'submit', secret)
    const reviewer = stage.at('T05', 'reviewer')
    expect((await stage.ask(reviewer, 'casework', 'neighbours', { code: named.code })).samePetitioner).toEqual([])
    expect((await stage.ask(reviewer, 'casework', 'neighbours', { code: anonymous.code })).samePetitioner).toEqual([])
  })
})

describe('a workbench', () => {
  it('says in words who is waited for, and tells what is mine from what my unit shares', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T06V01'), 'T06V01')
    const handler = await play.toHandling(code)
    const reviewer = stage.at('T06', 'reviewer')
    const { code: shared } = await play.file(stage.resident('T06V01'), 'T06V01')
    await stage.act(stage.at('T06V01', 'gridWorker'), shared, 'screenValid', {})
    const queues = async (who: typeof handler) => Promise.all((['mine', 'shared'] as const).map(async (whose) => (await stage.ask(who, 'casework', 'workbench', { whose })).cards))
    const [mine, others] = await queues(handler)
    expect(mine!.map(({ waitsFor, personal }) => [waitsFor, personal])).toEqual([['等您办', true]])
    expect(codes(others!)).not.toContain(code)
    const [none, desk] = await queues(reviewer)
    expect(none).toEqual([])
    const township = stage.district.units.find(({ id }) => id === 'T06')!.name
    expect(desk!.find((card) => card.code === shared)).toMatchObject({ waitsFor: `等${township}复核`, personal: false })
  })
})

describe('who comes by a code alone', () => {
  it('sees the matter and the place, and joins from there', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T07V01'), 'T07V01')
    const neighbour = stage.resident('T07V01', 1)
    const seen = await stage.ask(neighbour, 'appeal', 'invited', { code })
    expect(seen).toMatchObject({ code, mine: false, offers: [{ action: 'join', refusal: null }] })
    await stage.ask(neighbour, 'appeal', 'act', { action: 'join', code, version: seen.version, payload: {} })
    expect(await stage.ask(neighbour, 'appeal', 'invited', { code })).toMatchObject({ mine: true, offers: [] })
  })

  it('is shown a complaint only as its owner', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T08V01'), 'T08V01', { aboutCadre: true, accused: ['T08V01'] })
    for (const stranger of [stage.resident('T08V01', 1), stage.at('T08V01', 'gridWorker')]) {
      expect(problemOf(await stage.call(stranger, 'appeal', 'invited', { code }))).toBe('NOT_FOUND')
    }
  })
})

describe('published results', () => {
  it('are found by words of their title and by their place, and by nothing else', async () => {
    const { stage } = play
    const petitioner = stage.resident('T09V01')
    const { code } = await play.file(petitioner, 'T09V01', { text: '水渠垮了半个月，田里放不进水，请来修水渠。' })
    await play.report(await play.toHandling(code), code)
    await play.confirm(petitioner, code)
    await play.signTheRest(code)
    await play.settle()
    const find = async (search: string) => codes((await stage.ask(petitioner, 'appeal', 'published', { search })).items)
    const village = stage.district.units.find(({ id }) => id === 'T09V01')!.name
    expect(await find('水渠')).toEqual([code])
    expect(await find(`${village} 水渠垮了`)).toEqual([code])
    expect(await find('水渠路灯')).toEqual([])
    expect(await find('，。')).toEqual([])
  })
})
