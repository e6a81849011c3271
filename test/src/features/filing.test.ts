import { checkContact, checkMatter, submission } from '@/features/filing/check'
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
