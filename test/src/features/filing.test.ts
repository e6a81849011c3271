import { checkContact, checkMatter, inForm, isOfMatter, submission } from '@/features/filing/check'
import { blankDraft } from '@/features/filing/draft'

const written = { ...blankDraft('self', { village: 'T01V01' }), text: '小区门口的路灯坏了', aboutCadre: 'no' as const, name: '王兰', phone: '13800001234', consent: true }

test('a filing needs a place and a few words', () => {
  expect(Object.keys(checkMatter(blankDraft('self')))).toEqual(['village', 'text'])
  expect(checkMatter(written)).toEqual({})
})

test('whoever gives a name gives a phone that can be called and the leave to call it', () => {
  expect(Object.keys(checkContact({ ...written, phone: '123', consent: false }, false))).toEqual(['phone', 'consent'])
  expect(checkContact(written, false)).toEqual({})
})

test('a verified phone of the account stands in for both', () => {
  expect(checkContact({ ...written, name: '', phone: '' }, true)).toEqual({})
  expect(submission(written, true)).not.toHaveProperty('contact')
})

test('an anonymous filing asks for nobody and says so', () => {
  const anonymous = { ...written, anonymous: true, consent: false }
  expect(checkContact(anonymous, false)).toEqual({})
  expect(submission(anonymous, false)).toMatchObject({ anonymous: true })
  expect(submission(anonymous, false)).not.toHaveProperty('contact')
})

test('whether it is about a cadre must be answered; units named before a no are not sent', () => {
  expect(checkContact({ ...written, aboutCadre: undefined }, false)).toHaveProperty('aboutCadre')
  expect(submission({ ...written, accused: ['T01'] }, false)).toMatchObject({ aboutCadre: false, accused: [] })
})

test.each([
  ['   ', '几句话就行'],
  ['路灯', '写得太短'],
  ['？！。。……，，', '只有标点符号'],
  ['😡😡😡😡😡😡', '只有表情符号'],
  ['路灯坏了😡😡😡😡😡😡😡😡', '表情符号太多'],
  ['路'.repeat(10_000), '最多写2000个字，现在有10000个字'],
])('words that say nothing to act on (%#) are told so before anything is sent', (text, words) => {
  expect(checkMatter({ ...written, text }).text).toContain(words)
})

test('a number that is nobody\'s is told so at once, as the function would', () => {
  for (const phone of ['11111111111', '13000000000', '1381234567', '不知道']) expect(checkContact({ ...written, phone }, false)).toHaveProperty('phone')
})

test('what the function finds wrong stands beside the form\'s own fields', () => {
  expect(inForm({ 'place.village': '甲', 'contact.phone': '乙', text: '丙' })).toEqual({ village: '甲', phone: '乙', text: '丙' })
  expect(isOfMatter(inForm({ place: '甲' }))).toBe(true)
  expect(isOfMatter(inForm({ 'contact.phone': '乙' }))).toBe(false)
})
