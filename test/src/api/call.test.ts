import { call } from '@/api/call'
import { calls, reset, whenCalled } from '../taro'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))

const lost = () => Promise.reject({ errMsg: 'cloud.callFunction:fail request:fail' })
const done = async () => ({ ok: true, value: { id: '1' } })
const suggest = (text: string) => call('appeal', 'suggestProduct', { text })
const ids = () => calls.map(({ data }) => data.requestId)

beforeEach(reset)

test('a lost network is the problem OFFLINE, in words, and nothing is thrown', async () => {
  whenCalled(lost)
  const answer = await suggest('字小')
  expect(answer).toEqual({ ok: false, problem: { code: 'OFFLINE', message: expect.stringContaining('没有网络') } })
})

test('a platform that fails otherwise is FAILED, not OFFLINE', async () => {
  whenCalled(() => Promise.reject({ errMsg: 'cloud.callFunction:fail errCode: -504002 functions execute fail' }))
  expect(await suggest('字小')).toMatchObject({ problem: { code: 'FAILED' } })
})

test('the same command after a lost network carries the same id', async () => {
  whenCalled(lost)
  await suggest('字小')
  whenCalled(done)
  await suggest('字小')
  expect(ids()[1]).toBe(ids()[0])
})

test('an answered command is over: saying it again is a new command', async () => {
  whenCalled(done)
  await suggest('字小')
  await suggest('字小')
  expect(ids()[1]).not.toBe(ids()[0])
})

test('a refusal is an answer too', async () => {
  whenCalled(async () => ({ ok: false, problem: { code: 'INVALID', message: '' } }))
  await suggest('字小')
  await suggest('字小')
  expect(ids()[1]).not.toBe(ids()[0])
})

test('another command never borrows the id of one that hangs', async () => {
  whenCalled(lost)
  await suggest('字小')
  await suggest('色淡')
  expect(ids()[1]).not.toBe(ids()[0])
})
