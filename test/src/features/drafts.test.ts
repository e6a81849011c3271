import { drafts, dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { reset } from '../taro'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))

beforeEach(reset)

test('several drafts live side by side, the latest first', () => {
  jest.spyOn(Date, 'now').mockReturnValueOnce(1).mockReturnValueOnce(1).mockReturnValueOnce(2).mockReturnValueOnce(2)
  saveDraft('appeal', { text: '路灯' })
  saveDraft('appeal', { text: '自来水' })
  jest.restoreAllMocks()
  expect(drafts<{ text: string }>('appeal').map(({ content }) => content.text)).toEqual(['自来水', '路灯'])
})

test('a draft saved under its id is changed, not doubled', () => {
  const id = saveDraft('appeal', { text: '路' })
  saveDraft('appeal', { text: '路灯' }, id)
  expect(drafts('appeal')).toHaveLength(1)
  expect(findDraft('appeal', id)?.content).toEqual({ text: '路灯' })
})

test('dropping one leaves the others and the other shelves', () => {
  const gone = saveDraft('appeal', { text: '路灯' })
  const kept = saveDraft('appeal', { text: '自来水' })
  saveDraft('intake', { text: '窗口' }, gone)
  dropDraft('appeal', gone)
  expect(drafts('appeal').map(({ id }) => id)).toEqual([kept])
  expect(findDraft('intake', gone)).not.toBeNull()
})
