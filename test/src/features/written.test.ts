import { act, createElement } from 'react'

import { drafts, findDraft } from '@/features/draft/drafts'
import { useWritten, type Written } from '@/features/draft/use-written'
import { reset } from '../taro'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))
;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true

// The package brings no types, and nothing else of it is needed.
const { createRoot } = jest.requireActual<{ createRoot: (at: Element) => { render: (what: unknown) => void; unmount: () => void } }>('react-dom/client')

interface Fields {
  name: string
  reason: string
}

const STANDS: Fields = { name: '青山镇', reason: '' }

/** A form on a screen, about one thing at a time. */
function form(id: string, stands: Fields = STANDS, shelf = 'rename') {
  let shown!: Written<Fields>
  const root = createRoot(document.createElement('div'))
  const Form = (of: { shelf: string; id: string; stands: Fields }) => {
    shown = useWritten(of.shelf, of.id, of.stands)
    return null
  }
  const show = (next: Partial<{ shelf: string; id: string; stands: Fields }>) => act(() => root.render(createElement(Form, { shelf, id, stands, ...next })))
  show({})
  return {
    show,
    type: (part: Partial<Fields>) => act(() => shown.set(part)),
    drop: () => act(() => shown.drop()),
    leave: () => act(() => root.unmount()),
    seen: () => shown,
  }
}

beforeEach(reset)

test('what was typed is there again for who leaves and returns, and is called so only then', () => {
  const first = form('T01')
  first.type({ reason: '行政区划调整' })
  expect(first.seen()).toMatchObject({ value: { name: '青山镇', reason: '行政区划调整' }, kept: false })
  first.leave()
  expect(form('T01').seen()).toMatchObject({ value: { name: '青山镇', reason: '行政区划调整' }, kept: true })
})

test('what is sent, or taken back, leaves nothing', () => {
  const first = form('T01')
  first.type({ name: '青川镇' })
  first.leave()
  const again = form('T01')
  again.drop()
  expect(again.seen()).toMatchObject({ value: STANDS, kept: false })
  again.leave()
  expect(form('T01').seen()).toMatchObject({ value: STANDS, kept: false })
  expect(drafts('rename')).toEqual([])
})

test('another row has words of its own, and so has another form about the same thing', () => {
  const one = form('T01')
  one.type({ reason: '一' })
  one.show({ id: 'T02' })
  expect(one.seen()).toMatchObject({ value: STANDS, kept: false })
  one.type({ reason: '二' })
  one.show({ id: 'T02', shelf: 'close' })
  expect(one.seen().value).toEqual(STANDS)
  one.show({ id: 'T01' })
  expect(one.seen()).toMatchObject({ value: { reason: '一' }, kept: true })
  expect(findDraft('rename', 'T02')?.content).toEqual({ reason: '二' })
})

test('what was sent for one row while another is shown is that of the first', () => {
  const one = form('T01')
  one.type({ reason: '一' })
  const sent = one.seen()
  one.show({ id: 'T02' })
  one.type({ reason: '二' })
  act(() => sent.drop())
  expect(one.seen().value.reason).toBe('二')
  expect(drafts('rename').map(({ id }) => id)).toEqual(['T02'])
})

test('two fields touched before the screen follows are both kept', () => {
  const one = form('T01')
  act(() => {
    one.seen().set({ name: '青川镇' })
    one.seen().set({ reason: '改名' })
  })
  expect(one.seen().value).toEqual({ name: '青川镇', reason: '改名' })
  one.leave()
  expect(form('T01').seen().value).toEqual({ name: '青川镇', reason: '改名' })
})

test('what was not touched, or was put back, follows what stands now', () => {
  const one = form('T01')
  one.type({ name: '青川镇' })
  one.type({ name: '青山镇' })
  expect(drafts('rename')).toEqual([])
  one.type({ reason: '核对过' })
  one.leave()
  const again = form('T01', { name: '青云镇', reason: '' })
  expect(again.seen().value).toEqual({ name: '青云镇', reason: '核对过' })
  again.show({ stands: { name: '青峰镇', reason: '' } })
  expect(again.seen().value).toEqual({ name: '青峰镇', reason: '核对过' })
})

test('what somebody else has saved alike meanwhile is not called unsaved', () => {
  const one = form('T01')
  one.type({ name: '青川镇' })
  one.leave()
  expect(form('T01', { name: '青川镇', reason: '' }).seen()).toMatchObject({ value: { name: '青川镇' }, kept: false })
})
