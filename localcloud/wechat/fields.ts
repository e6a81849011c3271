import { Refusal } from './refusal'

/** A message template as it was chosen in the mini-program's administration. */
export interface Template {
  id: string
  title: string
  /** Fields by name, such as `thing1`: the type, then a number. `label` is what stands before the value. */
  fields: readonly { name: string; label?: string }[]
  /** A long-term template, open to government services: one accept allows any number of messages. */
  longTerm?: boolean
}

const CLOCK = String.raw`\d{1,2}:\d{2}(:\d{2})?`
const DAY = String.raw`(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})`
const MOMENT = `(${DAY}( ?${CLOCK})?|${CLOCK})`

/** What each field type takes; a value that does not match is refused whole, and never shortened. */
const TYPES: Record<string, RegExp> = {
  thing: /^[^]{1,20}$/u,
  short_thing: /^[^]{1,5}$/u,
  character_string: /^[\x21-\x7e ]{1,32}$/,
  number: /^(?=.{1,32}$)-?\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[\p{P}\p{S}]{1,5}$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  name: /^([\p{Script=Han}·]{1,10}|[A-Za-z\p{P} ]{1,20}|[\p{Script=Han}A-Za-z\p{P} ]{1,10})$/u,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Z\d]{1,8}$/u,
  amount: /^\p{Sc}?\d{1,10}(\.\d+)?元?$/u,
  time: new RegExp(`^${MOMENT}(~${MOMENT})?$`),
  date: new RegExp(`^${DAY}( ?${CLOCK})?(~${DAY}( ?${CLOCK})?)?$`),
  const: /^[^]{1,20}$/u,
}

/** Throws on a template with a field of unknown type: a mistake in the configuration. */
export function checkTemplate(template: Template): void {
  for (const { name } of template.fields) {
    if (!/\d$/.test(name) || !TYPES[typeOf(name)]) throw new Error(`template ${template.id}: no field type is named as in ${name}`)
  }
}

/**
 * The values of a message's `data` in the template's order. Refuses with 47003, naming the field, what is missing,
 * does not fit its type, or is not of this template.
 */
export function readFields(template: Template, data: unknown): { name: string; label: string; value: string }[] {
  const given = (typeof data === 'object' && data !== null ? data : {}) as Record<string, { value?: unknown } | undefined>
  const stranger = Object.keys(given).find((name) => !template.fields.some((field) => field.name === name))
  if (stranger !== undefined) throw new Refusal(47003, `data.${stranger} is not a field of the template`)
  return template.fields.map(({ name, label = name }) => {
    const value = given[name]?.value
    if (value === undefined || value === null || value === '') throw new Refusal(47003, `data.${name}.value is empty`)
    const text = String(value)
    if (!TYPES[typeOf(name)]!.test(text)) throw new Refusal(47003, `data.${name}.value invalid`)
    return { name, label, value: text }
  })
}

const typeOf = (name: string): string => name.replace(/\d+$/, '')
