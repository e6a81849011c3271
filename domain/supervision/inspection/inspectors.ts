import type { Actor } from '../../appeal/permissions'
import { isBarredFrom } from '../../appeal/permissions'
import { type Standing, parties } from '../../appeal/standing'
import { carries } from '../../organisation/roles'
import type { PersonId } from '../../organisation/units'

/** What is asked of an appeal before somebody inspects it. */
export type Inspected = Pick<Standing, 'lead' | 'supporting' | 'village' | 'township' | 'barred' | 'handler' | 'checker' | 'endorser' | 'recordedBy' | 'petitioner' | 'representatives' | 'coPetitioners'>

export function inspects({ posts }: Pick<Actor, 'posts'>): boolean {
  return posts.some(({ role }) => carries(role, 'inspection'))
}

/** Whether somebody may inspect this close-out: never their own unit's, nor a place of theirs, nor what they had a hand in. */
export function mayInspect(actor: Actor, appeal: Inspected): boolean {
  const own = [appeal.lead, ...appeal.supporting, appeal.village, appeal.township]
  const hands = [appeal.handler, appeal.checker, appeal.endorser, appeal.recordedBy, ...parties(appeal as Standing)]
  return inspects(actor) && !isBarredFrom(actor, appeal) && !hands.includes(actor.person) && !actor.posts.some(({ unit }) => own.includes(unit))
}

/**
 * Who goes where: each visit to the one with the fewest so far among those who may, the first by id where that is equal.
 * Null where nobody may; then the close-out should not have been on the list.
 */
export function assign(sample: readonly Inspected[], inspectors: readonly Actor[]): (PersonId | null)[] {
  const load = new Map(inspectors.map(({ person }) => [person, 0]))
  return sample.map((appeal) => {
    const [first] = inspectors
      .filter((one) => mayInspect(one, appeal))
      .sort((a, b) => load.get(a.person)! - load.get(b.person)! || (a.person < b.person ? -1 : 1))
    if (!first) return null
    load.set(first.person, load.get(first.person)! + 1)
    return first.person
  })
}
