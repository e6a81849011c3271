import type { Action } from 'domain/appeal/payloads'
import type { ProblemCode } from 'domain/problem'

import { arranged } from '@/features/act/arranged'
import { formFor, type FormSpec } from '@/features/act/fields'
import { OFFICER_FORMS } from '@/officer/forms'

const offer = (action: Action, { primary = false, refusal = null }: { primary?: boolean; refusal?: ProblemCode | null } = {}) => ({ action, primary, refusal })
const names = (all: readonly { form: FormSpec }[]) => all.map(({ form }) => form.short ?? form.title)

test('the likely step stands first, what is seldom wanted or refused among the others', () => {
  const { first, others } = arranged([offer('progress'), offer('markUrgent'), offer('plan', { refusal: 'PAUSED' }), offer('askSupport'), offer('report', { primary: true })], 'handling', OFFICER_FORMS, 2)
  expect(names(first)).toEqual(['上报', '记进展'])
  expect(names(others)).toEqual(['定方案', '请其他单位协办', '标为紧急'])
})

test('whoever has reported is not offered to report again, but to change the answer, and not first', () => {
  const { first, others } = arranged([offer('report'), offer('markUrgent')], 'reported', OFFICER_FORMS, 2)
  expect(first).toEqual([])
  expect(names(others)).toEqual(['改答复', '标为紧急'])
  const form = formFor(OFFICER_FORMS.report as FormSpec, { kind: 'resolution', status: 'reported', plan: null })
  expect([form.title, form.button]).toEqual(['修改已上报的答复', '提交修改'])
  expect(formFor(OFFICER_FORMS.report as FormSpec, { kind: 'resolution', status: 'handling', plan: null }).title).toBe('办结上报')
})

test('a likely step is never hidden for being seldom wanted elsewhere', () => {
  expect(names(arranged([offer('merge', { primary: true })], 'submitted', OFFICER_FORMS, 2).first)).toEqual(['并案'])
})
