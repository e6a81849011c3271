import type * as z from 'zod'
import { Refusal } from '../../domain/problem'
import type { PersonRow } from '../store/rows'
import { fieldProblems } from './fields'

/** A question put to a verb: the parsed input, the person who asks, and the request's own id. */
export interface Asked<I> {
  input: I
  me: PersonRow
  requestId: string
}

/**
 * One thing that can be asked, in two beats: the input is parsed by its strict schema (refused INVALID with
 * words per field), and only then the caller is looked up and the work is done. Refusals are thrown.
 */
export type Verb<O = unknown> = (input: unknown) => (asked: Omit<Asked<never>, 'input'>) => Promise<O>

export function verb<I, O>(schema: z.ZodType<I>, run: (asked: Asked<I>) => Promise<O>): Verb<O> {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) throw new Refusal('INVALID', fieldProblems(parsed.error))
    return (asked) => run({ ...asked, input: parsed.data })
  }
}
