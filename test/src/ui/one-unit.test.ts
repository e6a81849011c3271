import postcss from 'postcss'

import { scaleFor } from '@/ui/type-scale'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))

const oneUnit = require('../../../config/one-unit.cjs') as () => postcss.Plugin
const css = (source: string) => postcss([oneUnit()]).process(source, { from: undefined }).css

test('lengths of text follow large type, all lengths follow the window', () => {
  expect(css('a{font-size:30rpx;padding:8rpx -16rpx}')).toBe('a{font-size:calc(30 * var(--u) * var(--type));padding:calc(8 * var(--u)) calc(-16 * var(--u))}')
})

test('the unit itself and real pixels stay as they are', () => {
  expect(css('a{--u:1rpx;border:1PX solid}')).toBe('a{--u:1rpx;border:1PX solid}')
})

test("WeChat's own font size picks ours", () => {
  expect([0.9, 1, 1.15, 1.4, 1.5, 1.75].map(scaleFor)).toEqual(['normal', 'normal', 'large', 'large', 'huge', 'huge'])
})
