import { act, createElement } from 'react'
import type { Query } from '@/api/cache'
import { useTail, type Listed } from '@/api/pages'

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {}, useReachBottom: () => undefined, useDidShow: () => undefined }))
;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true

// The package brings no types, and nothing else of it is needed.
const { createRoot } = jest.requireActual<{ createRoot: (at: Element) => { render: (what: unknown) => void } }>('react-dom/client')

type Part = { items: string[]; next: string | null }

const itemsOf = ({ items }: Part) => items
const queryOf = (value: Part): Query<Part> => ({ value, problem: null, loading: false, refresh: async () => undefined, put: () => undefined })

/** A list on a screen: drawn with a first page and what answers for the pages below it. */
function listOn(read: (cursor: string) => Promise<Part | null>) {
  let shown!: Listed<string, Part>
  const root = createRoot(document.createElement('div'))
  const Screen = ({ of, first }: { of: string; first: Query<Part> }) => {
    shown = useTail(of, first, itemsOf, read)
    return null
  }
  return {
    draw: (first: Part, of = 'mine') => act(async () => root.render(createElement(Screen, { of, first: queryOf(first) }))),
    more: () => act(() => shown.loadMore()),
    seen: () => shown,
  }
}

test('what was read below stands where it was, and is read again, when the page is shown anew', async () => {
  const parts: Record<string, Part> = { 2: { items: ['c', 'd'], next: '3' }, 3: { items: ['e'], next: null } }
  const list = listOn(async (cursor) => parts[cursor]!)
  await list.draw({ items: ['a', 'b'], next: '2' })
  await list.more()
  await list.more()
  expect(list.seen()).toMatchObject({ items: ['a', 'b', 'c', 'd', 'e'], more: false, missed: false })
  parts[2] = { items: ['d'], next: '3' }
  await list.draw({ items: ['b', 'c'], next: '2' })
  expect(list.seen()).toMatchObject({ items: ['b', 'c', 'd', 'e'], more: false })
})

test('the old list stands until the new one is as deep', async () => {
  let answer: (part: Part) => void = () => undefined
  const list = listOn(() => new Promise((resolve) => (answer = resolve)))
  await list.draw({ items: ['a'], next: '2' })
  const reading = list.more()
  answer({ items: ['b'], next: null })
  await reading
  await list.draw({ items: ['a2'], next: '2' })
  expect(list.seen().items).toEqual(['a', 'b'])
  await act(async () => answer({ items: ['b2'], next: null }))
  expect(list.seen().items).toEqual(['a2', 'b2'])
})

test('a page that does not come is said, and can be asked for again', async () => {
  let there = false
  const list = listOn(async () => (there ? { items: ['b'], next: null } : null))
  await list.draw({ items: ['a'], next: '2' })
  await list.more()
  expect(list.seen()).toMatchObject({ items: ['a'], more: true, missed: true, fetching: false })
  there = true
  await list.more()
  expect(list.seen()).toMatchObject({ items: ['a', 'b'], more: false, missed: false })
})

test('another question begins with its first page', async () => {
  let answers = true
  const list = listOn(() => (answers ? Promise.resolve({ items: ['b'], next: null }) : new Promise(() => undefined)))
  await list.draw({ items: ['a'], next: '2' })
  await list.more()
  // Nothing of the list before stands there, not even until an answer comes.
  answers = false
  await list.draw({ items: ['x'], next: '2' }, 'others')
  expect(list.seen()).toMatchObject({ items: ['x'], more: true })
})
