import type { Actor } from './permissions'
import { type Standing, isComplaint } from './standing'

/** What tells who works on an appeal. */
export const WORKED_BY = ['handler', 'checker', 'endorser', 'desk', 'lead', 'caller'] as const satisfies readonly (keyof Standing)[]
type Worked = Pick<Standing, (typeof WORKED_BY)[number]>

/** Whether somebody works on an appeal, and may for a purpose on record see who spoke: by their own part in it, or by a post where it lies. */
export function mayReveal(actor: Actor, { handler, checker, endorser, desk, lead, caller }: Worked): boolean {
  return [handler, checker, endorser].includes(actor.person) || actor.posts.some(({ unit }) => [desk, lead, caller].includes(unit))
}

/** What tells a complaint. */
export const COMPLAINED = ['kind', 'aboutCadre'] as const satisfies readonly (keyof Standing)[]

/** Whether a name may stand in full in a list of many, which is passed on more easily than one case: of a complaint never. */
export const mayListInFull = (actor: Actor, row: Worked & Pick<Standing, (typeof COMPLAINED)[number]>): boolean => mayReveal(actor, row) && !isComplaint(row)
