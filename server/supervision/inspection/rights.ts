import { isBarredFrom, maySee } from '../../../domain/appeal/permissions'
import { Refusal } from '../../../domain/problem'
import { inspects } from '../../../domain/supervision/inspection/inspectors'
import type { AppealRow, PersonRow } from '../../store/rows'
import type { VisitRow } from '../../store/inspection'
import { actorOf } from '../../world'

/** Refuses whoever is not of the inspection group: the discipline commission and the performance centre. */
export function mustInspect(me: PersonRow): void {
  if (!inspects(me)) throw new Refusal('FORBIDDEN')
}

/** A visit before its finding is the group's; then it is also everyone's who may know of the appeal. To all others there is none. */
export function mayRead(me: PersonRow, visit: VisitRow, appeal: AppealRow): boolean {
  // Whoever once held a post in a unit complained of stays out, as everywhere.
  if (inspects(me)) return !isBarredFrom(actorOf(me), appeal)
  return visit.state === 'found' && me.posts.length > 0 && maySee(actorOf(me), appeal)
}
