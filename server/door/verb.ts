import type * as z from 'zod'
import { Refusal } from '../../domain/problem'
import type { Papers } from '../store/papers'
import type { Named } from '../store/people'
import type { PersonRow } from '../store/rows'
import { fieldProblems } from './fields'

/** A question put to a verb: the parsed input, the person who asks, and the request's own id. */
export interface Asked<I> {
  input: I
  me: PersonRow
  requestId: string
  /** The appeals and the files that the verb named beforehand; undefined where it named no appeal. */
  named?: Named
  /** The papers of the appeal that the verb named beforehand, null when there is no such appeal; undefined where it named none. */
  papers?: Papers | null
}

/** What is read together with the caller, where it is worth a request: the rows of some appeals and files, or all that is on record of one appeal. Codes and ids. */
export type Reading = { appeals: readonly string[]; evidence: readonly string[] } | { papers: string }

/** A verb whose input is parsed: what is left is the caller, who is read together with what it names. */
export type Asking<O> = ((asked: Omit<Asked<never>, 'input'>) => Promise<O>) & { readonly reading?: Reading }

/**
 * One thing that can be asked, in two beats: the input is parsed by its strict schema (refused INVALID with
 * words per field), and only then the caller is looked up and the work is done. Refusals are thrown.
 */
export type Verb<O = unknown> = (input: unknown) => Asking<O>

/** `names`: what an input speaks of, where it is worth a request to read it together with the caller. */
export function verb<I, O>(schema: z.ZodType<I>, run: (asked: Asked<I>) => Promise<O>, names?: (input: I) => Reading): Verb<O> {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) throw new Refusal('INVALID', fieldProblems(parsed.error))
    const asking = (asked: Omit<Asked<never>, 'input'>) => run({ ...asked, input: parsed.data })
    return names ? Object.assign(asking, { reading: names(parsed.data) }) : asking
  }
}
