import { type Begun, type Heard, beginOuting, changeHeard, changeOuting, keptOutings, putHeard } from '@/outreach/kept/outing'
import { sendOutings } from '@/outreach/kept/send'
import { blankSaid } from '@/outreach/said/said'
import { calls, lost, reset, uploads, whenCalled } from '../taro'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))

const ME = 'p-grid'
const BEGUN: Begun = { kind: 'visit', village: 'T01V01', spot: '三组', from: 1_772_000_000_000, with: [{ id: 'p-other', name: '何大全', words: '干部' }], company: '' }
const SAID = { ...blankSaid('T01V01'), text: '屋后排水沟堵了', aboutCadre: 'no' as const, name: '吴秀英', phone: '13912345678' }
const heard = (id: string, about: Partial<Heard> = {}): Heard => ({ id, said: SAID, photos: [], confirming: 'spoken', heardAt: 1_772_000_100_000, state: { is: 'waiting' }, ...about })
const photo = (key: string) => ({ key, src: 'tmp.jpg', kept: `wxfile://usr/${key}.jpg`, state: 'failed' as const, progress: 0 })
const receipt = { code: 'BZ-26-000001-H', queryWord: '春天开门' }

const values: Record<string, unknown> = { recordOuting: { id: `${ME}:x` }, closeOuting: { id: `${ME}:x` }, collect: receipt, file: { evidence: 'e-1', url: '' } }
const online = () => whenCalled(async ({ data }) => ({ ok: true, value: values[data.action] }))
/** The network fails from this action on. */
const failsAt = (action: string) =>
  whenCalled(async ({ data }) => {
    if (data.action === action) throw { errMsg: 'request:fail' }
    return { ok: true, value: values[data.action] }
  })
const refusesAt = (action: string, fields: Record<string, string> = {}) =>
  whenCalled(async ({ data }) => (data.action === action ? { ok: false, problem: { code: 'INVALID', message: '要改', fields } } : { ok: true, value: values[data.action] }))
const sent = () => calls.map(({ data }) => data.action)
const ids = (action: string) => calls.filter(({ data }) => data.action === action).map(({ data }) => data.requestId)
const only = () => keptOutings(ME)[0]!.content
const states = () => only().heard.map(({ state }) => state.is)
const close = (id: string) => changeOuting(id, (kept) => ({ ...kept, account: { until: BEGUN.from + 1000, met: 3, note: '走了三户', state: { is: 'waiting' } } }))

beforeEach(reset)

test('goes in its order: the outing, what was heard, how it went', async () => {
  const id = beginOuting(ME, BEGUN)
  putHeard(id, heard('request-1'))
  putHeard(id, heard('request-2'))
  close(id)
  online()
  await sendOutings(ME)
  expect(sent()).toEqual(['recordOuting', 'collect', 'collect', 'closeOuting'])
  expect(calls[0]!.data.input).toMatchObject({ id, place: { village: 'T01V01', spot: '三组' }, with: ['p-other'] })
  expect(calls[1]!.data.input).toMatchObject({ outing: `${ME}:${id}`, appeal: { heardAt: 1_772_000_100_000, contact: { name: '吴秀英', phone: '13912345678' } } })
  expect(calls[3]!.data.input).toEqual({ id: `${ME}:${id}`, until: BEGUN.from + 1000, met: 3, note: '走了三户' })
})

test.each(['recordOuting', 'collect', 'closeOuting'])('where the network fails at %s, everything goes once it is back, each part under the id it had', async (action) => {
  const id = beginOuting(ME, BEGUN)
  putHeard(id, heard('request-1'))
  close(id)
  failsAt(action)
  await sendOutings(ME)
  const before = ids(action)
  online()
  await sendOutings(ME)
  await sendOutings(ME)
  expect(before).toHaveLength(1)
  expect(new Set(ids(action))).toEqual(new Set(before))
  expect([states(), only().account!.state.is, only().state.is]).toEqual([['sent'], 'sent', 'sent'])
  expect(only().heard[0]!.receipt).toEqual(receipt)
  for (const one of ['recordOuting', 'collect', 'closeOuting']) expect([one, ids(one).length]).toEqual([one, one === action ? 2 : 1])
})

test('what was being sent when the mini-program closed is sent again, under the same id', async () => {
  const id = beginOuting(ME, BEGUN)
  putHeard(id, heard('request-1', { state: { is: 'sending' } }))
  changeOuting(id, (kept) => ({ ...kept, state: { is: 'sending' } }))
  online()
  await sendOutings(ME)
  expect([ids('recordOuting'), ids('collect')]).toEqual([[id], ['request-1']])
  expect(states()).toEqual(['sent'])
})

test('photos and the signature go first, each once, and with the appeal', async () => {
  const id = beginOuting(ME, BEGUN)
  putHeard(id, heard('request-1', { photos: [photo('a')], signature: { path: 'wxfile://usr/sign.png' }, confirming: 'signature' }))
  failsAt('collect')
  await sendOutings(ME)
  online()
  await sendOutings(ME)
  expect(uploads).toEqual(['wxfile://usr/a.jpg', 'wxfile://usr/sign.png'])
  expect(calls.at(-1)!.data.input).toMatchObject({ appeal: { evidence: ['e-1'], signature: 'e-1' } })
})

test('one that is refused is kept with its reason, is not repeated, and holds up no other', async () => {
  const id = beginOuting(ME, BEGUN)
  putHeard(id, heard('request-1', { photos: [photo('gone')] }))
  putHeard(id, heard('request-2'))
  lost.add('wxfile://usr/gone.jpg')
  online()
  await sendOutings(ME)
  expect(states()).toEqual(['refused', 'sent'])
  calls.length = 0
  await sendOutings(ME)
  expect(sent()).toEqual([])
})

test('an outing that is refused keeps what was heard on it until it is put right', async () => {
  const id = beginOuting(ME, BEGUN)
  putHeard(id, heard('request-1'))
  refusesAt('recordOuting', { place: '这个村（社区）不归您登记，请选您负责的' })
  await sendOutings(ME)
  expect(only().state).toMatchObject({ is: 'refused', problem: { fields: { place: expect.stringContaining('不归您') } } })
  expect([states(), ids('collect')]).toEqual([['waiting'], []])
  changeOuting(id, (kept) => ({ ...kept, state: { is: 'waiting' } }))
  online()
  await sendOutings(ME)
  expect(states()).toEqual(['sent'])
})

test('what is kept while something is being sent goes in the same breath', async () => {
  const id = beginOuting(ME, BEGUN)
  let kept = false
  whenCalled(async ({ data }) => {
    if (data.action === 'recordOuting' && !kept) {
      kept = true
      putHeard(id, heard('request-1'))
      void sendOutings(ME)
    }
    return { ok: true, value: values[data.action] }
  })
  await sendOutings(ME)
  expect(states()).toEqual(['sent'])
})

test('leaves the phone when all of it has arrived and every petitioner was told, and not before', async () => {
  const id = beginOuting(ME, BEGUN)
  putHeard(id, heard('request-1'))
  close(id)
  online()
  await sendOutings(ME)
  expect(keptOutings(ME)).toHaveLength(1)
  changeHeard(id, 'request-1', (one) => ({ ...one, told: true }))
  expect(keptOutings(ME)).toEqual([])
})

test('is nobody else\'s who holds the phone', async () => {
  beginOuting(ME, BEGUN)
  online()
  await sendOutings('p-somebody-else')
  expect([sent(), keptOutings('p-somebody-else')]).toEqual([[], []])
})
