import type { Advice } from '../../server/contract'
import { LAMP, Play, ROAD, problemOf } from './support'

const VILLAGE = 'T07V01'
const MODEL = 'deepseek-v3.2'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const reviewer = () => play.stage.at('T07', 'reviewer')
const adviceOn = (code: string, who = reviewer()): Promise<Advice> => play.stage.ask(who, 'casework', 'advice', { code })

/** Sets the model; a worker that is warm would believe what it read for a minute. */
async function setModel(name?: string): Promise<void> {
  const { stage } = play
  await stage.ask(stage.at('D', 'administrator'), 'casework', 'setModel', name ? { name } : {})
  await stage.cloud.functions.restart()
}

describe('what stands behind a proposal', () => {
  it('is the sentences that led to it, and like appeals that were closed with who handled them', async () => {
    const { stage } = play
    const resident = stage.resident(VILLAGE)
    const done = await play.file(resident, VILLAGE, { text: ROAD })
    await play.report(await play.toHandling(done.code), done.code)
    await play.confirm(resident, done.code)
    await play.signTheRest(done.code)
    await play.settle()
    const { code } = await play.file(stage.resident('T07V02'), 'T07V02', { text: '您好。进村的路烂得很，下雨娃娃走路上学一身泥！请来修一下。' })
    await play.settle()
    await stage.act(stage.at('T07V02', 'gridWorker'), code, 'screenValid', {})
    const advice = await adviceOn(code)
    expect(advice.sentences.map(({ sentence }) => sentence)).toEqual(['进村的路烂得很，下雨娃娃走路上学一身泥！', '请来修一下。'].slice(0, advice.sentences.length))
    expect(advice.sentences[0]!.words).toContain('路烂')
    expect(advice.closed).toEqual([expect.objectContaining({ code: done.code, unit: stage.district.units.find(({ id }) => id === 'T07')!.name, kindWords: '求决' })])
    expect(advice.model).toEqual({ state: 'off' })
    // Who asks, the appeal and its words, two questions to the index, the appeals found; a warm worker knows the rest.
    await adviceOn(code)
    expect(Math.min(...play.calls().filter(({ action }) => action === 'advice').map(({ requests }) => requests))).toBeLessThanOrEqual(6)
    // A village that may not know of the other's appeal is not told of it.
    expect((await adviceOn(code, stage.at('T07V02', 'villageCadre'))).closed).toEqual([])
  })

  it('is for cadres who may know of the appeal alone', async () => {
    const { stage } = play
    const resident = stage.resident(VILLAGE)
    const { code } = await play.file(resident, VILLAGE, { text: '村支书把修路的钱贪污了，请查一查。', aboutCadre: true, accused: [VILLAGE] })
    for (const who of [resident, stage.at(VILLAGE, 'villageSecretary'), stage.at('T08', 'reviewer')]) expect(problemOf(await stage.call(who, 'casework', 'advice', { code }))).toBe('NOT_FOUND')
  })
})

describe('a model beside the rules', () => {
  let lamp: string
  let complaint: string
  const asked: string[] = []
  beforeAll(async () => {
    const { stage } = play
    lamp = (await play.file(stage.resident(VILLAGE, 1), VILLAGE, { text: `${LAMP}我的电话13800001234。` })).code
    complaint = (await play.file(stage.resident(VILLAGE, 1), VILLAGE, { text: '镇上的干部收了红包不办事。', aboutCadre: true })).code
  })

  it('is switched on by administrators alone, and off to begin with', async () => {
    const { stage } = play
    expect(problemOf(await stage.call(reviewer(), 'casework', 'setModel', { name: MODEL }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(reviewer(), 'casework', 'model', {}))).toBe('FORBIDDEN')
    expect(await stage.ask(stage.at('D', 'administrator'), 'casework', 'model', {})).toEqual({ name: null, able: true })
    await setModel(MODEL)
  })

  it('gives its own view as a model\'s, from words without personal data', async () => {
    const { stage } = play
    stage.cloud.models.answer(({ model, messages }) => {
      asked.push(`${model} ${messages.at(-1)!.content}`)
      return { words: '```json\n{"kind":"resolution","category":"streetLight","reason":"说的是路灯坏了，可打13800001234核实"}\n```' }
    })
    const { model } = await adviceOn(lamp, stage.at(VILLAGE, 'villageCadre'))
    expect(model).toMatchObject({ state: 'answered', name: MODEL, words: expect.stringContaining('求决，路灯照明，由'), reason: expect.stringContaining('说的是路灯坏了') })
    expect(JSON.stringify(model)).not.toContain('13800001234')
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain('路灯坏了')
    expect(asked[0]).not.toContain('13800001234')
  })

  it('never sees a complaint', async () => {
    const { stage } = play
    const centre = stage.at('D', 'dispatcher')
    expect((await adviceOn(complaint, centre)).model).toEqual({ state: 'off' })
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['is not enabled', { status: 400, code: 'MODEL_NOT_ENABLED' }],
    ['fails', { status: 500, code: 'SYS_ERR' }],
    ['answers in prose', { words: '我觉得这是路灯的事。' }],
    ['names a category that there is not', { words: '{"kind":"resolution","category":"moon","reason":"月亮"}' }],
    ['is too slow', { lateMs: 8_000, words: '{"kind":"resolution","category":"streetLight","reason":"太晚了"}' }],
  ] as const)('that %s leaves the rules their say', async (_, how) => {
    const { stage } = play
    stage.cloud.models.answer(() => how)
    const advice = await adviceOn(lamp, stage.at(VILLAGE, 'villageCadre'))
    expect(advice.model).toEqual({ state: 'silent', name: MODEL })
    expect(advice.sentences[0]!.words).toContain('路灯')
    // The page itself never waits for a model.
    expect((await stage.ask(stage.at(VILLAGE, 'villageCadre'), 'casework', 'open', { code: lamp })).suggestions).toMatchObject({ level: 'village', lead: VILLAGE })
  })

  it('is switched off again', async () => {
    await setModel()
    expect((await adviceOn(lamp, play.stage.at(VILLAGE, 'villageCadre'))).model).toEqual({ state: 'off' })
  })
})
