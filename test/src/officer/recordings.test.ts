import { drafts } from '@/features/draft/drafts'
import { blankIntake } from '@/officer/intake/intake'
import { type Recording, keepRecording, sendRecordings } from '@/officer/intake/recordings'
import { calls, lost, reset, uploads, whenCalled } from '../taro'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))

const INTAKE = { ...blankIntake('counter', { village: 'T01V01' }), text: '屋后排水沟堵了', aboutCadre: 'no' as const }
const PHOTO = { key: 'k', src: 'tmp.jpg', kept: 'wxfile://usr/kept.jpg', state: 'failed' as const, progress: 0 }
const receipt = { code: 'BZ-26-000001-H', queryWord: '春天开门' }
const states = () => drafts<Recording>('recordings').map(({ content }) => content.state.is)
const records = () => calls.filter(({ data }) => data.action === 'record')

beforeEach(reset)
const online = () => whenCalled(async ({ data }) => ({ ok: true, value: data.action === 'file' ? { evidence: 'e-1', url: '' } : receipt }))
const unreachable = () => whenCalled(() => Promise.reject({ errMsg: 'request:fail' }))

test('what could not be sent stays on the phone, and goes later under the same id', async () => {
  keepRecording('request-1', INTAKE, [])
  unreachable()
  await sendRecordings()
  expect(states()).toEqual(['waiting'])
  online()
  await sendRecordings()
  expect(states()).toEqual(['received'])
  expect(records().map(({ data }) => data.requestId)).toEqual(['request-1', 'request-1'])
})

test('what has arrived is not sent again', async () => {
  keepRecording('request-1', INTAKE, [])
  online()
  await sendRecordings()
  await sendRecordings()
  expect(records()).toHaveLength(1)
})

test('its photos go from where they are kept, each once, and are handed in with it', async () => {
  keepRecording('request-1', INTAKE, [PHOTO])
  whenCalled(async ({ data }) => {
    if (data.action === 'file') return { ok: true, value: { evidence: 'e-1', url: '' } }
    throw { errMsg: 'request:fail' }
  })
  await sendRecordings()
  online()
  await sendRecordings()
  expect(uploads).toEqual(['wxfile://usr/kept.jpg'])
  expect(records().at(-1)!.data.input).toMatchObject({ evidence: ['e-1'], text: INTAKE.text })
})

test('a photo that is gone stops its recording in words, and not the others', async () => {
  lost.add(PHOTO.kept)
  keepRecording('request-1', INTAKE, [PHOTO])
  keepRecording('request-2', INTAKE, [])
  online()
  await sendRecordings()
  expect(states().sort()).toEqual(['received', 'refused'])
})

test('a refusal is kept with its reason and is not repeated by itself', async () => {
  keepRecording('request-1', INTAKE, [])
  whenCalled(async () => ({ ok: false, problem: { code: 'INVALID', message: '内容要改' } }))
  await sendRecordings()
  await sendRecordings()
  expect(records()).toHaveLength(1)
  expect(drafts<Recording>('recordings')[0]!.content.state).toMatchObject({ is: 'refused', problem: { message: '内容要改' } })
})
