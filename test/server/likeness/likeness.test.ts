import { Stage } from '../../../scripts/local/stage'
import type { SamplePerson } from '../../../scripts/sample/district'

const HERE = 'T06V01'
const NEXT_DOOR = 'T06V02'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open('2026-03-02T09:00:00+08:00')
})
afterAll(() => stage.close())

/** Files for a resident and gives the code, with the index brought up to date. */
async function file(who: SamplePerson, text: string, more: { village?: string; spot?: string; accused?: string[] } = {}): Promise<string> {
  const { village = HERE, spot = '三组小学门口', accused } = more
  const { code } = await stage.ask(who, 'appeal', 'submit', {
    channel: 'self', place: { village, spot }, text, aboutCadre: accused !== undefined, accused: accused ?? [], evidence: [],
  })
  await stage.settle()
  return code
}

const candidates = (who: SamplePerson, code: string) => stage.ask(who, 'casework', 'candidates', { code })
const found = async (who: SamplePerson, words: string) => (await stage.ask(who, 'casework', 'search', { words })).items.map(({ code }) => code)
const similar = (who: SamplePerson, text: string, village = HERE) => stage.ask(who, 'appeal', 'similar', { text, village, spot: '三组' })

describe('what sounds like another appeal', () => {
  let first: string
  let second: string
  let other: string
  let elsewhere: string
  let allowance: string
  let complaint: string
  const filer = () => stage.resident(HERE, 0)
  const neighbour = () => stage.resident(HERE, 1)
  const secretary = () => stage.at(HERE, 'villageSecretary')
  const reviewer = () => stage.at('T06', 'reviewer')

  beforeAll(async () => {
    first = await file(filer(), '小学门口那一排路灯坏了半个月了，电话13800001234，晚上黑漆漆的老人都不敢出门')
    other = await file(filer(), '小学门口的垃圾堆了一个星期没人清运，苍蝇到处飞')
    elsewhere = await file(stage.resident(NEXT_DOOR), '五组的路灯坏了半个月，晚上看不见路', { village: NEXT_DOOR, spot: '五组' })
    allowance = await file(neighbour(), '我家的低保从上个月起停发了，不晓得什么原因', { spot: '三组' })
    complaint = await file(neighbour(), '村支书把修路灯的钱贪污了，路灯坏了半个月不给修', { accused: [HERE] })
    second = await file(neighbour(), '我们这儿那几盏灯夜头一直不亮，摸黑走路，喊人来修一哈嘛')
  })

  it('is shown to the village beside its own words, with the reason in words', async () => {
    const shown = await candidates(secretary(), second)
    expect(shown.text).toContain('那几盏灯')
    expect(shown.candidates.map(({ code }) => code)).toEqual([first])
    expect(shown.candidates[0]).toMatchObject({ open: true, statusWords: '待初审' })
    expect(shown.candidates[0]!.reason).toMatch(/^都说到“路灯”.*同在.+，前后不到一天$/)
    expect(shown.candidates[0]!.words).toContain('路灯')
    const { own, other: theirs } = shown.candidates[0]!.compared
    expect(own.map(({ words }) => words).join('')).toBe(shown.text)
    expect(theirs.map(({ words }) => words).join('')).toBe(shown.candidates[0]!.text)
    expect([own, theirs].map((parts) => parts.some(({ same }) => same) && parts.some(({ same }) => !same))).toEqual([true, true])
  })

  it('is shown without personal data', async () => {
    const [candidate] = (await candidates(secretary(), second)).candidates
    expect(candidate!.text).toContain('路灯坏了')
    expect(JSON.stringify(candidate)).not.toContain('13800001234')
  })

  it('stands among the suggestions of the case where it can be merged', async () => {
    const page = await stage.ask(secretary(), 'casework', 'open', { code: second })
    expect(page.suggestions!.candidates.map(({ code }) => code)).toEqual([first])
  })

  it('is never a complaint to the unit complained of, nor to those below the desk that has it', async () => {
    const offered = [...(await candidates(secretary(), first)).candidates, ...(await candidates(secretary(), second)).candidates]
    expect(offered.map(({ code }) => code)).not.toContain(complaint)
    expect(await found(secretary(), '路灯')).not.toContain(complaint)
    const refused = await stage.call(secretary(), 'casework', 'candidates', { code: complaint })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } })
  })

  it('reaches those who decide on a complaint', async () => {
    const dispatcher = stage.at(stage.district.units.find(({ kind }) => kind === 'centre')!.id, 'dispatcher')
    expect(await found(dispatcher, '路灯')).toEqual(expect.arrayContaining([complaint, first, second, elsewhere]))
    expect((await candidates(dispatcher, complaint)).candidates.map(({ code }) => code)).toContain(first)
  })

  it('is not told to a resident through the cadres\' question', async () => {
    expect(await stage.call(filer(), 'casework', 'candidates', { code: first })).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } })
    expect(await found(filer(), '路灯')).toEqual([])
  })

  describe('to a neighbour who is typing', () => {
    it('is an open matter that can be joined, told without a word of the petitioner\'s own', async () => {
      const { open } = await similar(stage.resident(NEXT_DOOR), '学校门口的路灯不亮')
      expect(open.map(({ code }) => code)).toContain(first)
      const told = open.find(({ code }) => code === first)!
      expect(told).toMatchObject({ matter: '路灯照明', joined: 0 })
      expect(JSON.stringify(told)).not.toMatch(/半个月|老人|13800001234/)
    })

    it('is neither a complaint, nor somebody\'s allowance, nor their own', async () => {
      const asked = stage.resident(NEXT_DOOR)
      expect((await similar(asked, '村支书贪污修路灯的钱，路灯坏了不给修')).open.map(({ code }) => code)).not.toContain(complaint)
      expect((await similar(asked, '我家的低保停发了')).open.map(({ code }) => code)).not.toContain(allowance)
      expect((await similar(filer(), '小学门口的路灯坏了')).open.map(({ code }) => code)).not.toContain(first)
    })

    it('is a published result with its answer', async () => {
      stage.cloud.database.bulkInsert('publications', [{ _id: 'BZ-25-000001-A', kind: 'resolution', village: HERE, township: 'T06', unit: 'T06', title: '堰塘漏水', answer: '已补好。', publishedOn: '2026-02-20', shown: true }])
      stage.cloud.database.bulkInsert('likeness', [{ _id: 'BZ-25-000001-A', keys: ['T06V01:堰塘', 'T06V01:漏水'], text: '堰塘漏水装不住水', spot: '', village: HERE, township: 'T06', scopes: [], at: Date.parse('2026-02-01'), open: false, master: null, shared: 'result' }])
      const { results } = await similar(filer(), '我们的塘漏水，栽不下秧')
      expect(results[0]).toMatchObject({ code: 'BZ-25-000001-A', answer: '已补好。' })
    })

    it('can be joined in a tap', async () => {
      const joiner = stage.resident('T07V01')
      const { open } = await stage.ask(joiner, 'appeal', 'similar', { text: '小学门口的路灯不亮', village: HERE })
      const told = open.find(({ code }) => code === first)!
      await stage.ask(joiner, 'appeal', 'act', { action: 'join', code: told.code, version: told.version, payload: {} })
      expect((await stage.ask(joiner, 'appeal', 'mine', {})).items.map(({ code }) => code)).toEqual([first])
    })

    it('is asked for at typing\'s pace and no faster', async () => {
      const eager = stage.resident('T07V02')
      const answers = []
      for (let n = 0; n < 31; n += 1) answers.push(await stage.call(eager, 'appeal', 'similar', { text: '。', village: HERE }))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(30)
      expect(answers[30]).toMatchObject({ ok: false, problem: { code: 'TOO_MANY' } })
    })
  })

  describe('searched by cadres', () => {
    it('is found by words, whichever way they are said, and by code', async () => {
      expect((await found(secretary(), '路灯')).sort()).toEqual([first, second].sort())
      expect(await found(secretary(), '垃圾')).toEqual([other])
      expect(await found(secretary(), '渣渣没得人倒')).toEqual([other])
      expect(await found(secretary(), first.toLowerCase().replaceAll('-', ' '))).toEqual([first])
    })

    it('is found by place, alone and with words', async () => {
      const name = stage.district.units.find(({ id }) => id === NEXT_DOOR)!.name
      expect(await found(reviewer(), name)).toEqual([elsewhere])
      expect(await found(reviewer(), `${name} 路灯`)).toEqual([elsewhere])
      expect(await found(secretary(), `${name} 路灯`)).toEqual([])
    })

    it('is nothing where nothing was said', async () => {
      expect(await found(secretary(), '，。！')).toEqual([])
      expect(await found(secretary(), '飞机场')).toEqual([])
    })
  })

  it('leads to the master once it was merged, and moves out of sight with its scopes', async () => {
    await stage.act(secretary(), second, 'merge', { master: first, reason: '同一处路灯' })
    await stage.settle()
    const third = await file(stage.resident(NEXT_DOOR), '我们这儿那几盏灯夜头不亮，喊人来修一哈')
    expect((await candidates(secretary(), third)).candidates.map(({ code }) => code)).toEqual([first])
    await stage.act(secretary(), third, 'passUp', { accused: [HERE] })
    await stage.settle()
    expect(await found(secretary(), '路灯')).not.toContain(third)
  })
})
