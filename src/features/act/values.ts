import type { AppealPage } from 'server/contract'

import type { FieldSpec, FormSpec } from './fields'

/** What is filled in so far, by the payload's names. */
export type Values = Record<string, unknown>

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** What a form starts with: proposals, what was written before, drafts of texts, the field's own start. */
export function startingValues(form: FormSpec, page: AppealPage): Values {
  const { suggestions, answer, publicAnswer, statement } = page
  const proposed: Values = { kind: suggestions?.kind, level: suggestions?.level, lead: suggestions?.lead, tags: suggestions?.tags.on }
  const written: Values = { answer, publicAnswer, statement }
  const drafts: Values = { ...suggestions?.texts }
  const starts = fieldsOf(form).map(([name, field]) => {
    const candidates = [proposed[name], ...(field.drafted ? [written[name], drafts[name]] : []), field.start]
    return [name, candidates.find((value) => !isEmpty(value))] as const
  })
  return Object.fromEntries(starts.filter(([, value]) => !isEmpty(value)))
}

const MISSING: Partial<Record<FieldSpec['as']['kind'], string>> = {
  text: '请写几句',
  line: '请填写',
  signature: '请先签名',
  photo: '请拍一张照片',
}

/** What is still missing, in words, by field. A signature is `drawn`, not a value, until it is sent. */
export function missing(form: FormSpec, values: Values, drawn: boolean): Record<string, string> {
  const isMissing = (name: string, { as }: FieldSpec) => (as.kind === 'signature' ? !drawn : isEmpty(values[name]) || (as.kind === 'drawn' && as.isWhole?.(values[name]) === false))
  const wanting = fieldsOf(form, values).filter(([name, field]) => !field.optional && isMissing(name, field))
  return Object.fromEntries(wanting.map(([name, field]) => [name, (field.as.kind === 'drawn' ? field.as.missing : undefined) ?? MISSING[field.as.kind] ?? '请选择']))
}

/** The values with the photos on file, where a form has fields for them. */
export function withPhotos(form: FormSpec, values: Values, photos: readonly string[]): Values {
  const filled = fieldsOf(form).flatMap(([name, { as }]): [string, unknown][] => (as.kind === 'photos' ? [[name, photos]] : as.kind === 'photo' ? [[name, photos[0]]] : []))
  return { ...values, ...Object.fromEntries(filled) }
}

/** The payload: what was filled in, and empty lists where a list is part of it. */
export function payloadOf(form: FormSpec, values: Values): Values {
  const lists = ['units', 'photos', 'members', 'tags']
  return Object.fromEntries(
    fieldsOf(form, values).flatMap(([name, field]) => {
      if (!isEmpty(values[name])) return [[name, values[name]]]
      return lists.includes(field.as.kind) ? [[name, []]] : []
    }),
  )
}

/** The fields in their order; of what is filled in so far, those that it asks for. */
export function fieldsOf(form: FormSpec, values?: Values): [string, FieldSpec][] {
  return Object.entries(form.fields as Record<string, FieldSpec>).filter(([, { onlyIf }]) => !values || !onlyIf || values[onlyIf[0]] === onlyIf[1])
}
