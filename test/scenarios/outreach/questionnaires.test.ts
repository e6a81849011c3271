import { requestId } from '../../../scripts/local/stage'
import type { SamplePerson } from '../../../scripts/sample/district'
import type { Answered, QuestionnaireInput } from '../../../server/contract'
import { Play, problemOf, wrongFields } from '../support'

const TOWN = 'T01'
const [HERE, THERE] = ['T01V01', 'T01V02']

let play: Play
let reviewer: SamplePerson
beforeAll(async () => {
  play = await Play.open()
  reviewer = play.stage.at(TOWN, 'reviewer')
})
afterAll(() => play.stage.close())

const design = (about: Partial<QuestionnaireInput> = {}): QuestionnaireInput => ({
  id: requestId(), title: '出行问卷', unit: TOWN, places: [HERE, THERE], endsOn: '2026-03-31', anonymous: false,
  questions: [
    { id: 'q1', kind: 'single', title: '路好走吗', options: ['好走', '不好走'], needed: true },
    { id: 'q2', kind: 'multiple', title: '缺什么', options: ['路灯', '护栏', '站牌'], needed: false },
    { id: 'q3', kind: 'scale', title: '打几分', needed: true },
    { id: 'q4', kind: 'text', title: '还想说什么', needed: false },
  ],
  ...about,
})
const ROAD = '村口到小学的路烂了大半年，麻烦来修一下。'
const answersOf = (text?: string): Answered[] => [{ question: 'q1', choices: [1] }, { question: 'q2', choices: [0, 2] }, { question: 'q3', choices: [2] }, ...(text ? [{ question: 'q4', text }] : [])]

async function published(about: Partial<QuestionnaireInput> = {}): Promise<string> {
  const { id } = await play.stage.ask(reviewer, 'casework', 'saveQuestionnaire', design(about))
  await play.stage.ask(reviewer, 'casework', 'moveQuestionnaire', { id, to: 'published' })
  return id
}

describe('a questionnaire', () => {
  it('is a draft until it is published, and is not changed under those who answered', async () => {
    const { stage } = play
    const draft = design()
    await stage.ask(reviewer, 'casework', 'saveQuestionnaire', draft)
    await stage.ask(reviewer, 'casework', 'saveQuestionnaire', { ...draft, title: '改了名的问卷' })
    expect(problemOf(await stage.call(stage.resident(HERE), 'appeal', 'questionnaire', { id: draft.id }))).toBe('NOT_FOUND')
    await stage.ask(reviewer, 'casework', 'moveQuestionnaire', { id: draft.id, to: 'published' })
    expect(await stage.ask(stage.resident(HERE), 'appeal', 'questionnaire', { id: draft.id })).toMatchObject({ title: '改了名的问卷', answered: false })
    expect(wrongFields(await stage.call(reviewer, 'casework', 'saveQuestionnaire', draft))).toEqual(['id'])
  })

  it('goes to places of its own unit alone, with options that can be told apart', async () => {
    const { stage } = play
    const wrong = async (about: Partial<QuestionnaireInput>) => wrongFields(await stage.call(reviewer, 'casework', 'saveQuestionnaire', design(about)))
    expect(await wrong({ places: ['T02V01'] })).toEqual(['places'])
    expect(await wrong({ endsOn: '2026-03-01' })).toEqual(['endsOn'])
    expect(await wrong({ questions: [{ id: 'q1', kind: 'single', title: '好吗', options: ['好'], needed: true }] })).toEqual(['questions.0.options'])
    expect(await wrong({ questions: [{ id: 'q1', kind: 'multiple', title: '好吗', options: ['好', '好'], needed: true }] })).toEqual(['questions.0.options'])
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'saveQuestionnaire', design()))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.resident(HERE), 'casework', 'saveQuestionnaire', design()))).toBe('FORBIDDEN')
  })

  it('is answered once a person, and its counts are those of the answers, before and after they are added up', async () => {
    const { stage } = play
    const id = await published()
    const [one, two] = [stage.resident(HERE), stage.resident(THERE)]
    expect((await stage.ask(one, 'appeal', 'asked', { village: HERE })).filter((asked) => asked.id === id)).toMatchObject([{ answered: false }])
    await stage.ask(one, 'appeal', 'answer', { id, village: HERE, answers: answersOf() })
    await stage.ask(one, 'appeal', 'answer', { id, village: HERE, answers: [{ question: 'q1', choices: [0] }, { question: 'q3', choices: [5] }] })
    expect((await stage.ask(one, 'appeal', 'asked', { village: HERE })).filter((asked) => asked.id === id)).toMatchObject([{ answered: true }])
    const counts = async () => (await stage.ask(reviewer, 'casework', 'results', { id })).questions.map(({ answered, shares }) => [answered, ...shares.map(({ count }) => count)])
    expect(await counts()).toEqual([[1, 0, 1], [1, 1, 0, 1], [1, 0, 1, 0, 0, 0], [0]])
    await stage.cloud.clock.advance(120_000)
    await stage.ask(two, 'appeal', 'answer', { id, village: THERE, answers: [{ question: 'q1', choices: [0] }, { question: 'q3', choices: [5] }] })
    for (let look = 0; look < 2; look += 1) expect(await counts()).toEqual([[2, 1, 1], [1, 1, 0, 1], [2, 0, 1, 0, 0, 1], [0]])
    await stage.cloud.clock.advance(120_000)
    expect(await counts()).toEqual([[2, 1, 1], [1, 1, 0, 1], [2, 0, 1, 0, 0, 1], [0]])
  })

  it('names each answer that is wrong, and takes none after its end or from elsewhere', async () => {
    const { stage } = play
    const id = await published()
    const who = stage.resident(HERE, 1)
    const wrong = async (answers: Answered[], village = HERE) => wrongFields(await stage.call(who, 'appeal', 'answer', { id, village, answers }))
    expect(await wrong([])).toEqual(['q1', 'q3'])
    expect(await wrong([{ question: 'q1', choices: [0, 1] }, { question: 'q2', choices: [0, 0] }, { question: 'q3', choices: [9] }])).toEqual(['q1', 'q2', 'q3'])
    expect(await wrong([...answersOf(), { question: 'q9', text: '没有这题' }])).toEqual(['answers'])
    expect(await wrong(answersOf(), 'T02V01')).toEqual(['village'])
    await stage.ask(reviewer, 'casework', 'moveQuestionnaire', { id, to: 'ended' })
    expect(problemOf(await stage.call(who, 'appeal', 'answer', { id, village: HERE, answers: answersOf() }))).toBe('QUESTIONNAIRE_ENDED')
  })

  it('shows its answers without names, and without numbers that stand in the words', async () => {
    const { stage } = play
    const id = await published()
    await stage.ask(stage.resident(HERE), 'appeal', 'answer', { id, village: HERE, answers: answersOf(`${ROAD}我的电话13812345678`) })
    const { items } = await stage.ask(reviewer, 'casework', 'answers', { id, asking: true })
    expect(items).toHaveLength(1)
    expect(items[0]!.answers.map(({ words }) => words)).toEqual(['不好走', '路灯、站牌', '2分', expect.stringContaining('█')])
    expect(JSON.stringify(items)).not.toContain(stage.resident(HERE).id)
  })
})

describe('the answers', () => {
  /** What somebody reads of a questionnaire: in the list, counted, and asking for something; null where there is none for them. */
  async function readBy(who: SamplePerson, id: string, unit?: string): Promise<{ words: string[]; asking: number; counted: number; texts: number } | null> {
    const { stage } = play
    const as = { id, ...(unit ? { unit } : {}) }
    const list = await stage.call(who, 'casework', 'answers', as)
    if (!list.ok) {
      for (const answer of [list, await stage.call(who, 'casework', 'results', as), ...(unit ? [] : [await stage.call(who, 'casework', 'designed', { id })])]) expect(problemOf(answer)).toBe('NOT_FOUND')
      return null
    }
    const [asking, { answered, questions }] = [await stage.ask(who, 'casework', 'answers', { ...as, asking: true }), await stage.ask(who, 'casework', 'results', as)]
    return { words: list.value.items.map(({ answers }) => answers.at(-1)!.words), asking: asking.items.length, counted: answered, texts: questions.at(-1)!.answered }
  }

  const lamp = '组上的路灯坏了两个月，请派人来换。'
  const ofVillage = '村支书收了钱才给办低保，太不公平了，请查一查。'
  const ofTown = '镇政府的人态度恶劣，收了礼才办事，请查一查。'

  it('are read along their place: a village its own, a township those of its villages, the district all; nobody else any', async () => {
    const { stage } = play
    const dispatcher = stage.at('D', 'dispatcher')
    const id = requestId()
    await stage.ask(dispatcher, 'casework', 'saveQuestionnaire', design({ id, unit: 'D', places: [HERE, TOWN, 'T02V01'] }))
    expect(await readBy(stage.at(HERE, 'villageCadre'), id)).toBeNull()
    await stage.ask(dispatcher, 'casework', 'moveQuestionnaire', { id, to: 'published' })
    for (const [village, text] of [[HERE, ROAD], [THERE, lamp], ['T02V01', '水渠垮了，请来修一修。']] as const) await stage.ask(stage.resident(village), 'appeal', 'answer', { id, village, answers: answersOf(text) })
    expect(await readBy(stage.at(HERE, 'villageCadre'), id)).toEqual({ words: [ROAD], asking: 1, counted: 1, texts: 1 })
    expect(await readBy(stage.at(THERE, 'gridWorker'), id)).toMatchObject({ words: [lamp], counted: 1 })
    expect(await readBy(reviewer, id)).toMatchObject({ words: [lamp, ROAD], counted: 2 })
    expect(await readBy(dispatcher, id)).toMatchObject({ words: ['水渠垮了，请来修一修。', lamp, ROAD], counted: 3 })
    await stage.cloud.clock.advance(120_000)
    expect(await readBy(stage.at(HERE, 'villageSecretary'), id)).toMatchObject({ counted: 1 })
    expect(await readBy(reviewer, id)).toMatchObject({ counted: 2 })
    for (const who of [stage.at('T03', 'reviewer'), stage.at('T02V02', 'villageCadre'), stage.at('DEP-transport', 'handler'), stage.at('D', 'administrator'), stage.resident(HERE)]) expect(await readBy(who, id)).toBeNull()
    expect(await readBy(stage.at(HERE, 'villageCadre'), id, TOWN)).toBeNull()
    const listed = async (who: SamplePerson) => (await stage.ask(who, 'casework', 'questionnaires', {})).items.filter((one) => one.id === id).map(({ mine }) => mine)
    expect([await listed(stage.at(HERE, 'villageCadre')), await listed(reviewer), await listed(dispatcher), await listed(stage.at('T03', 'reviewer'))]).toEqual([[false], [false], [true], []])
    expect(problemOf(await stage.call(reviewer, 'casework', 'moveQuestionnaire', { id, to: 'ended' }))).toBe('NOT_FOUND')
    expect(problemOf(await stage.call(stage.at('D', 'caller'), 'casework', 'moveQuestionnaire', { id, to: 'ended' }))).toBe('FORBIDDEN')
  })

  it('that complain are kept from those of whom they complain, in lists and in counts, even where the questionnaire is theirs', async () => {
    const { stage } = play
    const id = await published()
    const [one, two, three] = [stage.resident(HERE, 5), stage.resident(HERE, 4), stage.resident(HERE, 3)]
    await stage.ask(one, 'appeal', 'answer', { id, village: HERE, answers: answersOf(ofVillage) })
    await stage.ask(two, 'appeal', 'answer', { id, village: HERE, answers: answersOf(ofTown) })
    await stage.ask(three, 'appeal', 'answer', { id, village: HERE, answers: answersOf(lamp) })
    const [cadre, dispatcher] = [stage.at(HERE, 'villageCadre'), stage.at('D', 'dispatcher')]
    for (let look = 0; look < 2; look += 1) {
      expect(await readBy(cadre, id)).toEqual({ words: [lamp], asking: 1, counted: 1, texts: 1 })
      expect(await readBy(reviewer, id)).toEqual({ words: [lamp, ofVillage], asking: 2, counted: 2, texts: 2 })
      expect(await readBy(dispatcher, id)).toEqual({ words: [lamp, ofTown, ofVillage], asking: 3, counted: 3, texts: 3 })
      await stage.cloud.clock.advance(120_000)
    }
    const all = (await stage.ask(dispatcher, 'casework', 'answers', { id })).items
    expect(all.map(({ complaint }) => complaint)).toEqual([false, true, true])
    const [, ofTownsPeople, ofVillagers] = all.map((given) => ({ answers: given.id, question: 'q4', aboutCadre: given.complaint }))
    for (const [who, tap] of [[cadre, ofVillagers], [cadre, ofTownsPeople], [reviewer, ofTownsPeople]] as const) expect(problemOf(await stage.call(who, 'casework', 'adoptAnswer', tap!))).toBe('NOT_FOUND')
    const { code } = await stage.ask(dispatcher, 'casework', 'adoptAnswer', ofTownsPeople!)
    const row = await play.row(code)
    expect([row.desk, row.scopes.includes(TOWN), row.scopes.includes(HERE)]).toEqual(['D', false, false])
  })

  it('are nobody\'s to read whose unit has no part in the places, and paper ones are kept from the same people', async () => {
    const { stage } = play
    const id = await published()
    const name = (unit: string) => stage.district.units.find((one) => one.id === unit)!.name
    const header = ['村（社区）', '路好走吗', '打几分', '还想说什么']
    const rows = [[name(HERE), '好走', '5', ofVillage], [name(THERE), '好走', '4', lamp]]
    const by = await stage.ask(stage.at(THERE, 'villageSecretary'), 'casework', 'importAnswers', { id, header, rows, dryRun: true })
    expect(by.rows.map(({ wrong }) => Object.values(wrong ?? {}))).toEqual([['这里不归您登记'], []])
    await stage.ask(reviewer, 'casework', 'importAnswers', { id, header, rows, dryRun: false })
    expect(await readBy(stage.at(HERE, 'villageCadre'), id)).toMatchObject({ words: [], counted: 0 })
    expect(await readBy(stage.at(THERE, 'villageCadre'), id)).toMatchObject({ words: [lamp], counted: 1 })
    expect(await readBy(reviewer, id)).toMatchObject({ counted: 2 })
  })
})

it('a questionnaire\'s code opens it, once it is published', async () => {
  const { stage } = play
  const draft = design()
  await stage.ask(reviewer, 'casework', 'saveQuestionnaire', draft)
  expect(wrongFields(await stage.call(reviewer, 'casework', 'questionnaireCode', { id: draft.id }))).toEqual(['id'])
  await stage.ask(reviewer, 'casework', 'moveQuestionnaire', { id: draft.id, to: 'published' })
  const code = await stage.ask(stage.at(HERE, 'gridWorker'), 'casework', 'questionnaireCode', { id: draft.id })
  expect((await fetch(code.url!)).status).toBe(200)
  expect(await stage.ask(reviewer, 'casework', 'questionnaireCode', { id: draft.id })).toMatchObject({ scene: draft.id, closed: false })
  expect(await stage.ask(stage.resident(HERE), 'appeal', 'questionnaire', { id: code.scene })).toMatchObject({ title: '出行问卷' })
  expect(problemOf(await stage.call(stage.at('T03', 'reviewer'), 'casework', 'questionnaireCode', { id: draft.id }))).toBe('NOT_FOUND')
})

describe('an answer that asks for something', () => {
  it('becomes an appeal in a tap, once, of the one who gave it, and goes to triage', async () => {
    const { stage } = play
    const id = await published()
    const resident = stage.resident(HERE, 2)
    await stage.ask(resident, 'appeal', 'answer', { id, village: HERE, answers: answersOf(ROAD) })
    const [given] = (await stage.ask(reviewer, 'casework', 'answers', { id, asking: true })).items
    expect(given).toMatchObject({ asks: 'q4', taken: false })
    const tap = { answers: given!.id, question: 'q4', aboutCadre: false }
    const both = await Promise.all([stage.ask(reviewer, 'casework', 'adoptAnswer', tap), stage.ask(stage.at(TOWN, 'reviewer', 0), 'casework', 'adoptAnswer', tap)])
    const { code } = both[0]
    expect(both[1]!.code).toBe(code)
    expect(await stage.ask(reviewer, 'casework', 'adoptAnswer', tap)).toEqual({ code, again: true })
    expect(await play.row(code)).toMatchObject({ channel: 'questionnaire', petitioner: resident.id, recordedBy: reviewer.id, origin: `answers:${given!.id}` })
    expect((await stage.ask(resident, 'appeal', 'mine', {})).items.map((card) => card.code)).toContain(code)
    expect((await stage.ask(reviewer, 'casework', 'answers', { id })).items[0]).toMatchObject({ taken: true, code })
    await stage.act(stage.at(HERE, 'gridWorker'), code, 'screenValid', {})
    await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'township', lead: TOWN, supporting: [] })
    expect((await play.row(code)).lead).toBe(TOWN)
  })

  it('is nobody\'s where the questionnaire was anonymous', async () => {
    const { stage } = play
    const id = await published({ anonymous: true })
    await stage.ask(stage.resident(HERE, 3), 'appeal', 'answer', { id, village: HERE, answers: answersOf(ROAD) })
    const [given] = (await stage.ask(reviewer, 'casework', 'answers', { id })).items
    const { code } = await stage.ask(reviewer, 'casework', 'adoptAnswer', { answers: given!.id, question: 'q4', aboutCadre: false })
    expect(await play.row(code)).toMatchObject({ petitioner: null, anonymous: true })
    expect(JSON.stringify(await stage.row('answers', given!.id))).not.toContain(stage.resident(HERE, 3).id)
  })
})

it('answers on paper come from a sheet: bad rows are named, good rows stay in, and none comes in twice', async () => {
  const { stage } = play
  const id = await published()
  const name = (unit: string) => stage.district.units.find((one) => one.id === unit)!.name
  const header = ['乡镇（街道）', '村（社区）', '姓名', '电话', '路好走吗', '缺什么', '打几分', '还想说什么']
  const row = (...cells: string[]) => [name(TOWN), ...cells]
  const rows = [
    row(name(HERE), '吴秀英', '13912345678', '不好走', '路灯、护栏', '2', ROAD),
    row('不存在村', '', '', '好走', '', '5', ''),
    row(name(HERE), '', '', '凑合', '', '5', ''),
    ['', '', '', '', '', '', '', ''],
    row(name(THERE), '', '', '好走', '站牌', '9', ''),
    row(name(THERE), '', '', '好走', '', '4', ''),
    row(name(THERE), '', '', '好走', '', '4', ''),
  ]
  const lacking = await stage.ask(reviewer, 'casework', 'importAnswers', { id, header: header.slice(0, 4), rows, dryRun: true })
  expect(lacking).toMatchObject({ missing: ['路好走吗', '打几分'], good: 0 })
  const preview = await stage.ask(reviewer, 'casework', 'importAnswers', { id, header, rows, dryRun: true })
  expect(preview.rows.map((one) => [one.row, Object.keys(one.wrong ?? {})])).toEqual([['2', []], ['3', ['村（社区）']], ['4', ['路好走吗']], ['6', ['打几分']], ['7', []], ['8', []]])
  expect((await stage.ask(reviewer, 'casework', 'results', { id })).answered).toBe(0)
  expect(await stage.ask(reviewer, 'casework', 'importAnswers', { id, header, rows, dryRun: false })).toMatchObject({ good: 3, bad: 3, again: 0 })
  expect(await stage.ask(reviewer, 'casework', 'importAnswers', { id, header, rows, dryRun: false })).toMatchObject({ good: 0, bad: 3, again: 3 })
  expect((await stage.ask(reviewer, 'casework', 'results', { id })).answered).toBe(3)
  const [asking] = (await stage.ask(reviewer, 'casework', 'answers', { id, asking: true })).items
  expect(JSON.stringify(await stage.row('answers', asking!.id))).not.toContain('13912345678')
  const { code } = await stage.ask(reviewer, 'casework', 'adoptAnswer', { answers: asking!.id, question: 'q4', aboutCadre: false })
  expect(await stage.ask(reviewer, 'casework', 'open', { code })).toMatchObject({ channelWords: '问卷', contact: { phone: '139****5678' } })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())

describe('an answer that became a complaint', () => {
  it('is to those complained of as if it had become nothing: no mark, no code, and what they adopt is filed beside it', async () => {
    const { stage } = play
    const id = await published()
    const [resident, cadre] = [stage.resident(HERE, 5), stage.at(HERE, 'villageCadre')]
    // Nothing in the words points at anyone; the township knows better.
    await stage.ask(resident, 'appeal', 'answer', { id, village: HERE, answers: answersOf('修路的钱收了两年，路还是没有修，请给个说法。') })
    const seen = async (who: SamplePerson) => (await stage.ask(who, 'casework', 'answers', { id })).items[0]!
    const { id: answers } = await seen(cadre)
    const adopt = { answers, question: 'q4' }
    const { code } = await stage.ask(reviewer, 'casework', 'adoptAnswer', { ...adopt, aboutCadre: true })
    expect((await play.row(code)).barred).toContain(HERE)
    expect(await seen(cadre)).toMatchObject({ taken: false, code: null })
    expect(await seen(reviewer)).toMatchObject({ taken: true })
    const own = await stage.ask(cadre, 'casework', 'adoptAnswer', { ...adopt, aboutCadre: false })
    expect(own).toEqual({ code: expect.not.stringMatching(code) as string, again: false })
    expect(await stage.ask(cadre, 'casework', 'adoptAnswer', { ...adopt, aboutCadre: false })).toEqual({ code: own.code, again: true })
    expect(await seen(cadre)).toMatchObject({ taken: true, code: own.code })
    expect(await stage.ask(reviewer, 'casework', 'adoptAnswer', { ...adopt, aboutCadre: true })).toEqual({ code, again: true })
  })
})
