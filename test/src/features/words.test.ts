import { deadline } from '@/features/appeal/words'
import { placeOfScene } from '@/features/place/scene'

const card = (daysLeft: number | null, status = 'handling' as const) => ({ daysLeft, status, dueOn: '2026-12-01', provisional: false })

test('days left are said in words, and the colour follows them', () => {
  expect(deadline(card(12))).toEqual({ words: '还剩12个工作日', tone: 'blue' })
  expect(deadline(card(3))).toEqual({ words: '还剩3个工作日', tone: 'amber' })
  expect(deadline(card(0))).toEqual({ words: '今天到期', tone: 'amber' })
  expect(deadline(card(-2))).toEqual({ words: '已超期2个工作日', tone: 'red' })
})

test('nothing is said where nothing is due, or where all is over', () => {
  expect(deadline(card(null))).toBeNull()
  expect(deadline({ ...card(-2), status: 'closed' })).toBeNull()
})

test('a date past the published holidays says that it may move', () => {
  expect(deadline({ ...card(40), provisional: true })?.words).toBe('还剩40个工作日（暂定）')
})

test('a scanned code fills in the village and, where it has one, the grid', () => {
  expect(placeOfScene('T01V01')).toEqual({ village: 'T01V01' })
  expect(placeOfScene('T01V01%2FT01V01G2')).toEqual({ village: 'T01V01', grid: 'T01V01G2' })
  expect(placeOfScene(undefined)).toBeNull()
})
