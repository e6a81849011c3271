import { MOST_TASKS, rowFrom, tasksFromText, tasksToText } from '@/officer/run/tasks'
import { recordWords } from '@/officer/case/record'

jest.mock('@tarojs/taro', () => ({ __esModule: true, ...jest.requireActual('../taro') }))
jest.mock('@/ui/button', () => ({}))
jest.mock('@/ui/callout', () => ({}))
jest.mock('@/ui/card', () => ({}))
jest.mock('@tarojs/components', () => ({}))

const row = (code: string, likely: string | null) => ({ code, likely }) as Parameters<typeof rowFrom>[1]
const ROWS = [row('a', 'screenValid'), row('b', 'reviewValid'), row('c', 'screenValid'), row('d', null), row('e', 'screenValid')]
const codes = (from: number) => rowFrom(ROWS, ROWS[from]!).map(({ code }) => code)

test('after one is done the next of the same step opens: those below it, then those above', () => {
  expect(codes(2)).toEqual(['c', 'e', 'a'])
  expect(codes(1)).toEqual(['b'])
})

test('tasks pass through an address and come out as they were, no more than one sitting holds', () => {
  const tasks = rowFrom(ROWS, ROWS[0]!)
  expect(tasksFromText(tasksToText(tasks))).toEqual(tasks)
  expect(tasksFromText(tasksToText(Array.from({ length: 40 }, (_, n) => ({ code: `BZ-${n}`, action: 'endorse' as const }))))).toHaveLength(MOST_TASKS)
  expect(tasksFromText(undefined)).toEqual([])
})

test('a checked record is said in words: whole, changed and where, what was erased by the rules', () => {
  expect(recordWords({ ok: true, length: 12, brokenAt: null, erased: [] })).toEqual({ tone: 'green', title: '记录完整，共12条', note: null })
  expect(recordWords({ ok: false, length: 12, brokenAt: 7, erased: [] })).toMatchObject({ tone: 'red', title: '第7条被改动过，请报告区中心' })
  expect(recordWords({ ok: true, length: 12, brokenAt: null, erased: [1, 3] }).note).toBe('其中2条的文字已依规清除：第1、3条')
})
