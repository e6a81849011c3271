jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }))
jest.mock('@/features/session/me', () => ({ account: {}, whoAmI: () => null }))

import { toAskFor } from '@/features/subscribe/subscribe'

const template = (key: string, longTerm = false) => ({ key, id: key, title: key, ...(longTerm ? { longTerm } : {}) })

test('those with the fewest credits are asked for first, three at most', () => {
  const asked = toAskFor(['a', 'b', 'c', 'd'].map((key) => template(key)), { a: 3, b: 0, c: 1, d: 2 })
  expect(asked.map(({ key }) => key)).toEqual(['b', 'c', 'd'])
})

test('long-term templates are never asked for beside others', () => {
  const templates = [template('a', true), template('b'), template('c', true)]
  expect(toAskFor(templates, {}).map(({ key }) => key)).toEqual(['a', 'c'])
  expect(toAskFor(templates, { a: 1, c: 1 }).map(({ key }) => key)).toEqual(['b'])
})

test('with none there is nothing to ask', () => expect(toAskFor([], {})).toEqual([]))
