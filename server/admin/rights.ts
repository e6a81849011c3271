import { carries } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import type { PersonRow } from '../store/rows'

/** Whether a person administers the district. */
export const administers = ({ posts }: Pick<PersonRow, 'posts'>): boolean => posts.some(({ role }) => carries(role, 'administration'))

export function mustAdminister(me: PersonRow): void {
  if (!administers(me)) throw new Refusal('FORBIDDEN')
}
