import { keepLetter, keptLetters } from '@/outreach/letters/letters'
import { enterLetters } from '@/outreach/letters/send'
import { blankSaid } from '@/outreach/said/said'
import { calls, lost, reset, uploads, whenCalled } from '../taro'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))

const OPENING = 'p-grid:opening-1'
const SAID = { ...blankSaid('T01V01'), text: '屋后排水沟堵了', aboutCadre: 'no' as const }
const keep = (id: string, evidence?: string) => keepLetter(OPENING, id, { said: SAID, photos: [{ key: id, src: 'tmp.jpg', kept: `wxfile://usr/${id}.jpg`, state: evidence ? 'sent' : 'failed', progress: 0, ...(evidence && { evidence }) }] })
const words: string[] = []
const enter = () => enterLetters(OPENING, (progress) => void words.push(progress.words))
const batches = () => calls.filter(({ data }) => data.action === 'enterLetters').map(({ data }) => (data.input as { letters: { id: string; evidence: string[] }[] }).letters)
/** Takes every letter but those that `wrong` names. */
const online = (wrong: Record<string, Record<string, string>> = {}) =>
  whenCalled(async ({ data }) => {
    if (data.action === 'file') return { ok: true, value: { evidence: 'e-1', url: '' } }
    const { letters } = data.input as { letters: { id: string }[] }
    return { ok: true, value: { letters: letters.map(({ id }) => (wrong[id] ? { row: id, wrong: wrong[id] } : { row: id, code: 'BZ-26-000001-H' })) } }
  })

beforeEach(() => {
  reset()
  words.length = 0
})

test('go ten at a time, and what is taken leaves the phone', async () => {
  for (let n = 10; n < 23; n += 1) keep(`letter-${n}`, 'e-1')
  online()
  expect(await enter()).toBeNull()
  expect(batches().map((letters) => letters.length)).toEqual([10, 3])
  expect(keptLetters(OPENING)).toEqual([])
})

test('with photos that did not go up are sent after them, and how far that is is told', async () => {
  keep('letter-1')
  keep('letter-2', 'e-9')
  keep('letter-3')
  online()
  await enter()
  expect(uploads).toEqual(['wxfile://usr/letter-1.jpg', 'wxfile://usr/letter-3.jpg'])
  expect(words.slice(0, 2)).toEqual(['正在传照片，2张传好1张', '正在传照片，2张传好2张'])
  expect(batches()[0]!.map(({ evidence }) => evidence)).toEqual([['e-1'], ['e-9'], ['e-1']])
})

test('of which one is wrong stay by themselves with the reason beside its field', async () => {
  keep('letter-1', 'e-1')
  keep('letter-2', 'e-2')
  online({ 'letter-2': { 'contact.phone': '请填写正确的电话号码', evidence: '有文件没有传好' } })
  expect(await enter()).toBeNull()
  expect(keptLetters(OPENING).map(({ id, content }) => [id, content.wrong])).toEqual([['letter-2', { phone: '请填写正确的电话号码', photos: '有文件没有传好' }]])
})

test('that the door refuses are marked by their place in the batch, and all stay', async () => {
  keep('letter-1', 'e-1')
  keep('letter-2', 'e-2')
  whenCalled(async () => ({ ok: false, problem: { code: 'INVALID', message: '要改', fields: { 'letters.1.text': '写得太短' } } }))
  expect((await enter())!.code).toBe('INVALID')
  expect(keptLetters(OPENING).map(({ content }) => content.wrong)).toEqual([undefined, { text: '写得太短' }])
})

test('whose photo is gone stays behind in words, and the others go', async () => {
  keep('letter-1')
  keep('letter-2', 'e-2')
  lost.add('wxfile://usr/letter-1.jpg')
  online()
  await enter()
  expect(keptLetters(OPENING).map(({ id, content }) => [id, Object.keys(content.wrong ?? {})])).toEqual([['letter-1', ['photos']]])
})

test('sent again after a lost answer carry the same ids', async () => {
  keep('letter-1', 'e-1')
  whenCalled(() => Promise.reject({ errMsg: 'request:fail' }))
  expect((await enter())!.code).toBe('OFFLINE')
  online()
  await enter()
  expect(batches().map((letters) => letters.map(({ id }) => id))).toEqual([['letter-1'], ['letter-1']])
  const requests = calls.filter(({ data }) => data.action === 'enterLetters').map(({ data }) => data.requestId)
  expect(new Set(requests).size).toBe(1)
})
