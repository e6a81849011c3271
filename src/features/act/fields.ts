import type { AppealPage } from 'server/contract'
import { KIND_WORDS, type Kind } from 'domain/appeal/kinds'
import type { Payloads } from 'domain/appeal/payloads'
import type { Action } from 'domain/appeal/payloads'
import type { Status } from 'domain/appeal/statuses'
import type { LEVELS } from 'domain/organisation/units'

/** What a part that draws a field itself is given: the value so far, the form's other values, the plan in force. */
export interface DrawnProps {
  label: string
  hint?: string
  error?: string
  value: unknown
  onChange: (value: unknown) => void
  others: Readonly<Record<string, unknown>>
  /** Fills in another field. */
  onOther: (name: string, value: unknown) => void
  plan: AppealPage['plan']
}

/** What a page can bring to draw a field with. */
export type DrawnPart = 'steps' | 'planStep' | 'blacken' | 'reply'

/** How one part of a command is filled in. */
export interface FieldSpec {
  as:
    | { kind: 'text'; tall?: boolean; max?: number }
    | { kind: 'line'; keyboard?: 'text' | 'number' }
    | { kind: 'number'; options: number[]; unit: string }
    | { kind: 'choice'; words: Readonly<Record<string, string>>; /** What is to be known of each. */ notes?: Readonly<Partial<Record<string, string>>> }
    | { kind: 'unit' }
    | { kind: 'units' }
    | { kind: 'handler' }
    | { kind: 'members' }
    | { kind: 'tags' }
    | { kind: 'day' }
    | { kind: 'photos' }
    /** One photo that must be there. */
    | { kind: 'photo' }
    | { kind: 'signature' }
    | { kind: 'yes' }
    /** Drawn by a part that the page brings, named here, so that forms stay free of components and only the package that needs it carries it. */
    | { kind: 'drawn'; part: DrawnPart; isWhole?: (value: unknown) => boolean; missing?: string }
  label: string
  hint?: string
  optional?: boolean
  /** Filled in beforehand when nothing better is proposed. */
  start?: string
  /** Begins with what was written before under its name, or with the draft that came with the page. */
  drafted?: boolean
  /** Asked for appeals of this kind alone. */
  onlyFor?: Kind
  /** Asked only while another field of the form holds this. */
  onlyIf?: readonly [name: string, value: unknown]
  /** Asked only where there is a plan in force. */
  onlyPlanned?: boolean
}

type More = Partial<Pick<FieldSpec, 'hint' | 'optional' | 'start' | 'drafted' | 'onlyFor' | 'onlyIf' | 'onlyPlanned'>>

export const text = (label: string, more: More & { tall?: boolean; max?: number } = {}): FieldSpec => {
  const { tall, max, ...rest } = more
  return { as: { kind: 'text', tall, max }, label, ...rest }
}
export const line = (label: string, more: More = {}): FieldSpec => ({ as: { kind: 'line' }, label, ...more })
export const number = (label: string, options: number[], unit: string, more: More = {}): FieldSpec => ({ as: { kind: 'number', options, unit }, label, ...more })
export const choice = (label: string, words: Readonly<Record<string, string>>, more: More = {}): FieldSpec => ({ as: { kind: 'choice', words }, label, ...more })
/** One of a list that needs explaining: a line each. */
export const explained = (label: string, words: Readonly<Record<string, string>>, notes: Readonly<Partial<Record<string, string>>>): FieldSpec => ({ as: { kind: 'choice', words, notes }, label })
export const unit = (label: string, more: More = {}): FieldSpec => ({ as: { kind: 'unit' }, label, ...more })
export const units = (label: string, more: More = {}): FieldSpec => ({ as: { kind: 'units' }, label, ...more })
export const handler = (label: string, more: More = {}): FieldSpec => ({ as: { kind: 'handler' }, label, ...more })
export const members = (label: string, more: More = {}): FieldSpec => ({ as: { kind: 'members' }, label, ...more })
export const tags = (label: string, more: More = {}): FieldSpec => ({ as: { kind: 'tags' }, label, ...more })
export const day = (label: string, more: More = {}): FieldSpec => ({ as: { kind: 'day' }, label, ...more })
export const photos = (label = '照片'): FieldSpec => ({ as: { kind: 'photos' }, label, optional: true })
export const photo = (label: string): FieldSpec => ({ as: { kind: 'photo' }, label })
export const signature = (label = '签名'): FieldSpec => ({ as: { kind: 'signature' }, label })
export const yes = (label: string, more: More = {}): FieldSpec => ({ as: { kind: 'yes' }, label, optional: true, ...more })
export const drawn = (label: string, as: Omit<Extract<FieldSpec['as'], { kind: 'drawn' }>, 'kind'>, more: More = {}): FieldSpec => ({ as: { kind: 'drawn', ...as }, label, ...more })
export const kindChoice = (label = '是哪一类') => choice(label, KIND_WORDS)
const LEVEL_WORDS: Record<(typeof LEVELS)[number], string> = { village: '村（社区）', township: '乡镇（街道）', district: '区级' }
export const levelChoice = (label = '由哪一级办') => choice(label, LEVEL_WORDS)

/** What of the appeal stands above the form, because it is what one decides or signs; in this order. */
export const SHOWN = ['petitioner', 'words', 'opinions', 'advice', 'answer', 'statement', 'orders', 'requests', 'measure', 'signOff'] as const
export type Shown = (typeof SHOWN)[number]

/** The words of a form where its step was taken before and is only mended now. */
export interface Again {
  in: readonly Status[]
  title: string
  short?: string
  button: string
  lead?: string
}

/** One action as a form: its name, what it leads to, and a field for every part of its payload, in order. */
export interface FormSpec<A extends Action = Action> {
  title: string
  /** The words on the button that sends it. */
  button: string
  /** A few characters for a button among others; the title where there are none. */
  short?: string
  lead?: string
  shows?: readonly Shown[]
  danger?: boolean
  /** Possible in many states and seldom what one came for: waits among the others. */
  seldom?: boolean
  again?: Again
  fields: { [K in keyof Required<Payloads[A]>]: FieldSpec }
}
export type Forms = { [A in Action]?: FormSpec<A> }

/** The form as an appeal in `status` calls it; what is only mended is seldom what one came for. */
export function namedFor(form: FormSpec, status: Status): FormSpec {
  const { again, ...first } = form
  return again?.in.includes(status) ? { ...first, ...again, seldom: true } : form
}

/** The form of one appeal: in the words of its status, with the fields that its kind, planned or not, is asked for. */
export function formFor(spec: FormSpec, { kind, status, plan }: { kind: Kind | null; status: Status; plan: object | null }): FormSpec {
  const form = namedFor(spec, status)
  const asked = Object.entries(form.fields as Record<string, FieldSpec>).filter(([, { onlyFor, onlyPlanned }]) => (!onlyFor || onlyFor === kind) && (!onlyPlanned || plan))
  return { ...form, fields: Object.fromEntries(asked) } as FormSpec
}
