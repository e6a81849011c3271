import { filedOnce, takeAction } from '@/features/act/take-action'
import { OFFICER_FORMS } from '@/officer/forms'
import type { FormSpec } from '@/features/act/fields'
import { calls, reset, uploads, whenCalled } from '../taro'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))

let filed = 0
beforeEach(() => {
  reset()
  whenCalled(async ({ data }) => ({ ok: true, value: data.action === 'file' ? { evidence: `e-${++filed}`, url: '' } : { version: 2, status: 'closed' } }))
})
const drawn = async () => 'signature.png'
const endorse = (code: string, signature: ReturnType<typeof filedOnce>) =>
  takeAction('casework', 'endorse', OFFICER_FORMS.endorse as FormSpec, { code, version: 1 }, { values: {}, photos: [], signature })
const signatures = () => calls.filter(({ data }) => data.action === 'act').map(({ data }) => (data.input as { payload: { signature: string } }).payload.signature)

test('one signature drawn for a round is a file of its own for each appeal', async () => {
  await endorse('one', filedOnce(drawn))
  await endorse('two', filedOnce(drawn))
  expect(uploads).toHaveLength(2)
  expect(new Set(signatures()).size).toBe(2)
})

test('a command that is repeated carries the file it carried before', async () => {
  const signature = filedOnce(drawn)
  whenCalled(async ({ data }) => {
    if (data.action === 'file') return { ok: true, value: { evidence: 'e-same', url: '' } }
    throw { errMsg: 'request:fail' }
  })
  expect(await endorse('one', signature)).toMatchObject({ code: 'OFFLINE' })
  whenCalled(async () => ({ ok: true, value: { version: 2, status: 'closed' } }))
  expect(await endorse('one', signature)).toBeNull()
  expect(uploads).toHaveLength(1)
  const sent = calls.filter(({ data }) => data.action === 'act').map(({ data }) => data.requestId)
  expect(sent[1]).toBe(sent[0])
})

test('what keeps the signature from being filed is the answer, and no command is sent', async () => {
  whenCalled(async () => ({ ok: false, problem: { code: 'INVALID', message: '看不清' } }))
  expect(await endorse('one', filedOnce(drawn))).toMatchObject({ message: '看不清' })
  expect(calls.map(({ data }) => data.action)).toEqual(['file'])
})

test('an optional signature that nobody drew is neither filed nor sent', async () => {
  const attest = OFFICER_FORMS.attest as FormSpec
  expect(await takeAction('casework', 'attest', attest, { code: 'one', version: 1 }, { values: { word: '春天开门' }, photos: [], signature: null })).toBeNull()
  expect(uploads).toEqual([])
  expect(calls.map(({ data }) => (data.input as { payload: unknown }).payload)).toEqual([{ word: '春天开门' }])
})
