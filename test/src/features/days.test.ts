import { dayWords, momentWords } from '@/features/days'
import { tooShort } from '@/supervision/parts/use-sending'

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }))
jest.mock('@/features/session/me', () => ({ whoAmI: () => ({ today: '2026-03-02' }) }))

test('a day of this year is said without it, any other with it', () => {
  expect(dayWords('2026-03-05')).toBe('3月5日（周四）')
  expect(dayWords('2025-12-31')).toBe('2025年12月31日（周三）')
  expect(dayWords('2027-01-04')).toBe('2027年1月4日（周一）')
})

test('a moment is its day and the clock in China', () => {
  expect(momentWords(Date.parse('2026-03-02T01:05:00Z'))).toBe('3月2日（周一）09:05')
  expect(momentWords(Date.parse('2025-12-31T16:30:00Z'))).toBe('1月1日（周四）00:30')
  expect(momentWords(Date.parse('2025-12-31T15:30:00Z'))).toBe('2025年12月31日（周三）23:30')
})

test('what is too short is told how much it takes', () => {
  expect(tooShort('  ', 5)).toBe('请填写')
  expect(tooShort('修好了 ', 5)).toBe('请写具体些，至少5个字')
  expect(tooShort('路面修好了', 5)).toBeUndefined()
})
