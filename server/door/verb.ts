import type * as z from 'zod'
import { Refusal } from '../../domain/problem'
import type { AppealRow, PersonRow } from '../store/rows'
import { fieldProblems } from './fields'

/** A question put to a verb: the parsed input, the person who asks, and the request's own id. */
export interface Asked<I> {
  input: I
  me: PersonRow
  requestId: string
  /** The appeals that the verb named beforehand, by code, those that there are; undefined where it named none. */
  appeals?: ReadonlyMap<string, AppealRow>
}

/** A verb whose input is parsed: what is left is the caller, who is read together with the `appeals` that it names. */
export type Asking<O> = ((asked: Omit<Asked<never>, 'input'>) => Promise<O>) & { readonly appeals?: readonly string[] }

/**
 * One thing that can be asked, in two beats: the input is parsed by its strict schema (refused INVALID with
 * words per field), and only then the caller is looked up and the work is done. Refusals are thrown.
 */
export type Verb<O = unknown> = (input: unknown) => Asking<O>

/** `names`: the appeals that an input speaks of, where it is worth a request to read them together with the caller. */
export function verb<I, O>(schema: z.ZodType<I>, run: (asked: Asked<I>) => Promise<O>, names?: (input: I) => readonly string[]): Verb<O> {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) throw new Refusal('INVALID', fieldProblems(parsed.error))
    const asking = (asked: Omit<Asked<never>, 'input'>) => run({ ...asked, input: parsed.data })
    return names ? Object.assign(asking, { appeals: names(parsed.data) }) : asking
  }
}
