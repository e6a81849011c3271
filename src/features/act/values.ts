import type { AppealPage } from 'server/contract'

import type { FieldSpec, FormSpec } from './fields'

/** What is filled in so far, by the payload's names. */
export type Values = Record<string, unknown>

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** What a form starts with: the proposals and drafts of texts that came with the page. */
export function startingValues(form: FormSpec, page: AppealPage): Values {
  const { suggestions } = page
  const proposed: Values = { kind: suggestions?.kind, level: suggestions?.level, lead: suggestions?.lead, ...suggestions?.texts }
  const starts = fieldsOf(form).map(([name, field]) => [name, isEmpty(proposed[name]) ? field.start : proposed[name]] as const)
  return Object.fromEntries(starts.filter(([, value]) => !isEmpty(value)))
}

const MISSING: Partial<Record<FieldSpec['as']['kind'], string>> = {
  text: '请写几句',
  line: '请填写',
  signature: '请先签名',
}

/** What is still missing, in words, by field. A signature is `drawn`, not a value, until it is sent. */
export function missing(form: FormSpec, values: Values, drawn: boolean): Record<string, string> {
  const wanting = fieldsOf(form).filter(([name, field]) => !field.optional && (field.as.kind === 'signature' ? !drawn : isEmpty(values[name])))
  return Object.fromEntries(wanting.map(([name, field]) => [name, MISSING[field.as.kind] ?? '请选择']))
}

/** The payload: what was filled in, and empty lists where a list is part of it. */
export function payloadOf(form: FormSpec, values: Values): Values {
  const lists = ['units', 'photos']
  return Object.fromEntries(
    fieldsOf(form).flatMap(([name, field]) => {
      if (!isEmpty(values[name])) return [[name, values[name]]]
      return lists.includes(field.as.kind) ? [[name, []]] : []
    }),
  )
}

export function fieldsOf(form: FormSpec): [string, FieldSpec][] {
  return Object.entries(form.fields)
}
