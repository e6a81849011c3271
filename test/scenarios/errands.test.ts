import { ALL_MONTHS, type ErrandCounts, errandCounts, errandFigureId } from '../../domain/errands/figures'
import { requestId } from '../../scripts/local/stage'
import type { SamplePerson } from '../../scripts/sample/district'
import { errandStore } from '../../server/store/errands'
import { tables } from '../../server/store/tables'
import { Play, problemOf } from './support'

const VILLAGE = 'T01V01'
const TEXT = '身份证丢了，腿脚不便，想请人帮忙补办。'
let play: Play
let id: string

const resident = () => play.stage.resident(VILLAGE)
const cadre = (n = 0) => play.stage.at(VILLAGE, 'villageCadre', n)
const page = (who: SamplePerson, of = id) => play.stage.ask(who, 'errands', 'errand', { id: of })
const step = async (who: SamplePerson, name: Parameters<typeof moved>[1], words?: string, of = id) => moved(who, name, (await page(who, of)).version, words, of)
const moved = (who: SamplePerson, name: 'take' | 'decline' | 'note' | 'pass' | 'finish' | 'fail' | 'withdraw' | 'confirm' | 'object', version: number, words?: string, of = id) => play.stage.call(who, 'errands', 'move', { id: of, version, step: name, ...(words && { words }) })
const ask = (who: SamplePerson) => ({ matter: 'papers' as const, village: VILLAGE, text: TEXT, contact: { name: who.name, phone: who.phone } })
const told = async (who: SamplePerson) => (await play.stage.ask(who, 'account', 'messages', {})).items.flatMap(({ lines }) => lines.map(([, words]) => words))

beforeAll(async () => {
  play = await Play.open('2026-03-02T09:00:00+08:00')
})
afterAll(() => play.stage.close())

describe('an errand that a resident asks for', () => {
  it('is one however often it is sent, and the commissioners of the village hear of it', async () => {
    const { stage } = play
    const request = requestId()
    const made = await stage.ask(resident(), 'errands', 'ask', ask(resident()), request)
    expect(await stage.ask(resident(), 'errands', 'ask', ask(resident()), request)).toEqual(made)
    expect(made.takeBy).toBe('2026-03-04')
    id = made.id
    expect(await errandStore.errands.all()).toHaveLength(1)
    await play.settle()
    for (const who of [cadre(), cadre(1), stage.at(VILLAGE, 'gridWorker')]) expect(await told(who)).toEqual(expect.arrayContaining([id, '有人请您帮办']))
    const [message] = (await stage.ask(cadre(), 'account', 'messages', {})).items
    expect(message).toMatchObject({ code: null, page: `errands/errand/index?id=${id}` })
    expect(await told(stage.at('T01V02', 'villageCadre'))).not.toContain(id)
    expect((await stage.ask(cadre(), 'errands', 'errands', { list: 'asked' })).items.map((one) => one.id)).toEqual([id])
    expect((await stage.ask(stage.at('T01', 'clerk'), 'errands', 'errands', { list: 'asked' })).items.map((one) => one.id)).toEqual([id])
  })

  it('is there for who asked and for the commissioners of its place, and for nobody else', async () => {
    const { stage } = play
    for (const who of [stage.at('T01V02', 'villageCadre'), stage.at('T02', 'clerk'), stage.at('T01', 'handler'), stage.at('D', 'districtLeader'), stage.at('D', 'administrator'), stage.resident('T01V02')]) {
      expect([stage.words(who), problemOf(await stage.call(who, 'errands', 'errand', { id }))]).toEqual([stage.words(who), 'NOT_FOUND'])
      expect([stage.words(who), problemOf(await moved(who, 'take', 1))]).toEqual([stage.words(who), 'NOT_FOUND'])
    }
    expect(problemOf(await stage.call(stage.at('T01', 'handler'), 'errands', 'errands', { list: 'asked' }))).toBe('FORBIDDEN')
    expect((await stage.ask(stage.at('T01V02', 'villageCadre'), 'errands', 'errands', { list: 'asked' })).items).toEqual([])
  })

  it('shows a masked contact, which is asked for in full with a purpose on record; in the store nothing of it is readable', async () => {
    const { stage } = play
    const seen = await page(cadre())
    expect(seen.contact.name).not.toBe(resident().name)
    expect(seen.contact.phone).toContain('****')
    expect((await page(resident())).contact).toEqual({ name: resident().name, phone: resident().phone })
    expect(problemOf(await stage.call(resident(), 'errands', 'contact', { id, purpose: '看看' }))).toBe('FORBIDDEN')
    expect(await stage.ask(cadre(), 'errands', 'contact', { id, purpose: '约上门时间' })).toEqual({ name: resident().name, phone: resident().phone })
    const log = await stage.ask(stage.at('D', 'administrator'), 'supervision', 'revealLog', {})
    expect(JSON.stringify(log)).toContain(id)
    const row = JSON.stringify(await errandStore.errands.byId(id))
    expect(row).not.toContain(resident().phone)
    expect(row).not.toContain(resident().name)
  })

  it('is taken by one of them, goes on in steps and ends with the resident\'s yes; each hears of the other\'s steps', async () => {
    expect(problemOf(await moved(resident(), 'take', 1))).toBe('FORBIDDEN')
    expect(problemOf(await moved(cadre(), 'note', 1, '先打电话'))).toBe('FORBIDDEN')
    expect(problemOf(await moved(cadre(), 'decline', 1))).toBe('INVALID')
    expect(await step(cadre(), 'take')).toMatchObject({ ok: true, value: { state: 'taken' } })
    expect(problemOf(await moved(cadre(1), 'take', 1))).toBe('STALE')
    expect(problemOf(await moved(cadre(1), 'finish', 2, '办好了'))).toBe('FORBIDDEN')
    expect(await step(cadre(), 'note', '照片已拍，明天去派出所。')).toMatchObject({ ok: true })
    expect(await step(cadre(), 'finish', '证已送到家里。')).toMatchObject({ ok: true, value: { state: 'done' } })
    expect(problemOf(await step(cadre(), 'note', '再记一步'))).toBe('ERRAND_STEP')
    expect(await step(resident(), 'object', '名字印错了。')).toMatchObject({ ok: true, value: { state: 'taken' } })
    expect(await step(cadre(), 'pass', '请别的同志接着办。')).toMatchObject({ ok: true, value: { state: 'asked' } })
    expect(await step(cadre(1), 'take')).toMatchObject({ ok: true })
    expect(await step(cadre(1), 'finish', '换了新的证。')).toMatchObject({ ok: true })
    expect(await step(resident(), 'confirm')).toMatchObject({ ok: true, value: { state: 'confirmed' } })
    await play.settle()
    const seen = await page(resident())
    expect(seen.steps.map(({ what }) => what)).toEqual(['请人帮办', '接单', '记一步', '办好了', '还没有办好', '转给别的专员', '接单', '办好了', '确认办好'])
    expect(seen.offers).toEqual([])
    expect(await told(resident())).toEqual(expect.arrayContaining(['帮办：接单', '帮办：办好了']))
    expect(await told(cadre(1))).toEqual(expect.arrayContaining(['群众：确认办好']))
    expect((await play.stage.ask(resident(), 'errands', 'mine', {})).items).toMatchObject([{ id, state: 'confirmed' }])
  })
})

it('at the door it is written down by whoever takes it on, in their own place', async () => {
  const { stage } = play
  const door = { matter: 'medical' as const, village: VILLAGE, text: '每月到卫生院取一次降压药。', name: '老张' }
  expect(problemOf(await stage.call(stage.at('T02V01', 'villageCadre'), 'errands', 'record', door))).toBe('FORBIDDEN')
  expect(problemOf(await stage.call(resident(), 'errands', 'record', door))).toBe('FORBIDDEN')
  const made = await stage.ask(cadre(), 'errands', 'record', door)
  expect(await page(cadre(), made.id)).toMatchObject({ state: 'taken', contact: { phone: null }, steps: [{ what: '上门登记并接单' }] })
  expect((await stage.ask(cadre(), 'errands', 'errands', { list: 'own' })).items.map((one) => one.id)).toEqual([made.id])
  await step(cadre(), 'finish', '药已送到。', made.id)
})

it('a commissioner does not handle their own errand', async () => {
  const { stage } = play
  const own = await stage.ask(cadre(), 'errands', 'ask', ask(cadre()))
  expect((await page(cadre(), own.id)).offers).toEqual(['withdraw'])
  expect(await step(cadre(), 'withdraw', undefined, own.id)).toMatchObject({ ok: true })
})

it('nobody asks more than ten times a day', async () => {
  const { stage } = play
  const who = stage.resident('T03V01')
  for (let n = 0; n < 10; n += 1) await stage.ask(who, 'errands', 'ask', { ...ask(who), village: 'T03V01' })
  expect((await stage.call(who, 'errands', 'ask', { ...ask(who), village: 'T03V01' })).ok).toBe(false)
})

it('the kept figures are the sum over the errands, of each unit and month, and are read by who watches the unit', async () => {
  const { stage } = play
  await play.settle()
  const rows = await errandStore.errands.all()
  const sums = new Map<string, ErrandCounts>()
  for (const row of rows) for (const month of ['2026-03', ALL_MONTHS]) for (const unit of ['district', ...row.units]) {
    const total = sums.get(errandFigureId(month, unit)) ?? {}
    for (const [name, n] of Object.entries(errandCounts({ state: row.state, matter: row.matter, atTheDoor: row.recordedBy !== null })) as [keyof ErrandCounts, number][]) total[name] = (total[name] ?? 0) + n
    sums.set(errandFigureId(month, unit), total)
  }
  const nonZero = (counts: ErrandCounts) => Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))
  expect(Object.fromEntries((await errandStore.figures.all()).map(({ _id, counts }) => [_id, nonZero(counts)]))).toEqual(Object.fromEntries(sums))
  expect(await stage.ask(stage.at('D', 'districtLeader'), 'errands', 'numbers', {})).toMatchObject({ unit: 'district', counts: { asked: rows.length, done: 2, atTheDoor: 1, withdrawn: 1, open: 10 } })
  expect(await stage.ask(cadre(), 'errands', 'numbers', { month: '2026-03' })).toMatchObject({ unit: VILLAGE, counts: { asked: 3, done: 2 } })
  expect(problemOf(await stage.call(cadre(), 'errands', 'numbers', { unit: 'T02V01' }))).toBe('NOT_FOUND')
  expect(problemOf(await stage.call(resident(), 'errands', 'numbers', {}))).toBe('FORBIDDEN')
})

describe('what is no errand', () => {
  it('is told so before it is sent to the very people that it complains of, and nothing of it is kept', async () => {
    const { stage } = play
    const who = stage.resident('T03V02')
    const before = (await errandStore.errands.all()).length
    for (const text of ['村干部把低保名额给了自己亲戚，请帮我去问清楚。', '村支书收了钱不给办证，请帮忙补办。']) {
      const answer = await stage.call(who, 'errands', 'ask', { ...ask(who), village: 'T03V02', text })
      expect([problemOf(answer), Object.keys((answer as { problem: { fields?: object } }).problem.fields ?? {})]).toEqual(['INVALID', ['text']])
    }
    expect((await errandStore.errands.all()).length).toBe(before)
    const mine = await stage.ask(who, 'errands', 'ask', { ...ask(who), village: 'T03V02' })
    const commissioner = stage.at('T03V02', 'villageCadre')
    await stage.ask(commissioner, 'errands', 'move', { id: mine.id, version: 1, step: 'take' })
    await stage.ask(commissioner, 'errands', 'move', { id: mine.id, version: 2, step: 'finish', words: '办好了' })
    expect(problemOf(await stage.call(who, 'errands', 'move', { id: mine.id, version: 3, step: 'object', words: '村干部收了钱，证没有拿到。' }))).toBe('INVALID')
    expect(problemOf(await stage.call(who, 'errands', 'move', { id: mine.id, version: 3, step: 'object', words: '证还没有拿到。' }))).toBeNull()
  })

  it('is not made up at the door by the hundred: nobody confirms these, and they are counted', async () => {
    const { stage } = play
    const commissioner = stage.at('T03V03', 'villageCadre')
    const door = { matter: 'delivery' as const, village: 'T03V03', text: '帮老人带一袋米。', name: '老李' }
    const answers = []
    for (let n = 0; n < 41; n += 1) answers.push(problemOf(await stage.call(commissioner, 'errands', 'record', door)))
    expect([answers.slice(0, 40).every((one) => one === null), answers[40]]).toEqual([true, 'TOO_MANY'])
  })

  it('stays with the place when who took it has gone to another', async () => {
    const { stage } = play
    const commissioner = stage.at('T03V04', 'villageCadre')
    const { id: taken } = await stage.ask(commissioner, 'errands', 'record', { matter: 'delivery', village: 'T03V04', text: '帮老人带一袋米。', name: '老李' })
    expect((await stage.ask(commissioner, 'errands', 'errands', { list: 'own' })).items.map((one) => one.id)).toEqual([taken])
    await tables.people.update({ _id: commissioner.id }, { posts: [{ unit: 'T05V01', role: 'villageCadre' }] })
    expect((await stage.ask(commissioner, 'errands', 'errands', { list: 'own' })).items).toEqual([])
    expect(problemOf(await stage.call(commissioner, 'errands', 'errand', { id: taken }))).toBe('NOT_FOUND')
  })
})
