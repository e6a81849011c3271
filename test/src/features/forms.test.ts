import { COMMANDS, type Command } from 'domain/appeal/decide'
import type { AppealPage } from 'server/contract'

import { fieldsOf, missing, payloadOf, startingValues } from '@/features/act/values'
import { RESIDENT_FORMS } from '@/features/act/resident-forms'
import type { FormSpec } from '@/features/act/fields'
import { OFFICER_FORMS } from '@/officer/forms'

const formOf = (action: Command) => (OFFICER_FORMS[action] ?? RESIDENT_FORMS[action]) as FormSpec
const page = (part: Partial<AppealPage>) => ({ suggestions: null, answer: null, publicAnswer: null, statement: null, ...part }) as AppealPage

test('every command that a person may take has a form', () => {
  expect(COMMANDS.filter((action) => !formOf(action))).toEqual([])
})

test('a form that decides cannot be sent blank: what is missing is named in words', () => {
  const endorse = formOf('endorse')
  expect(missing(endorse, {}, false)).toEqual({ signature: '请先签名' })
  expect(missing(endorse, {}, true)).toEqual({})
  expect(missing(formOf('dispute'), {}, false)).toEqual({ ground: '请选择', reason: '请写几句' })
})

test('an optional field left blank is left out; a list is sent empty', () => {
  expect(payloadOf(formOf('triage'), { kind: 'resolution', level: 'village', lead: 'T01V01', note: '' })).toEqual({
    kind: 'resolution',
    level: 'village',
    lead: 'T01V01',
    supporting: [],
  })
})

test('a draft is put only where the form asks for one, and what was written before wins over it', () => {
  const suggestions = { kind: null, level: null, lead: null, reasons: [], units: [], handlers: [], members: [], tags: { offered: [], on: [] }, candidates: [], texts: { opinion: '属实', statement: '草稿' } }
  expect(startingValues(formOf('reviewValid'), page({ suggestions }))).toEqual({ finding: 'reasonable', opinion: '属实' })
  expect(startingValues(formOf('check'), page({ suggestions }))).toEqual({})
  expect(startingValues(formOf('state'), page({ suggestions, statement: '写过的' }))).toEqual({ statement: '写过的' })
})

test.each(COMMANDS.filter((action) => formOf(action)))('%s names itself, its button and each of its fields', (action) => {
  const form = formOf(action)
  expect([form.title, form.button, ...fieldsOf(form).map(([, { label }]) => label)].every((words) => words.length > 0)).toBe(true)
  expect((form.short ?? form.title).length).toBeLessThanOrEqual(8)
})

test('residents are asked with the fields that their package can draw', () => {
  const kinds = Object.values(RESIDENT_FORMS).flatMap((form) => fieldsOf(form as FormSpec).map(([, { as }]) => as.kind))
  expect([...new Set(kinds)].sort()).toEqual(['choice', 'photos', 'signature', 'text'])
})
