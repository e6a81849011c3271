import { type Duty, carries } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import type { PersonRow } from '../store/rows'

const has = ({ posts }: PersonRow, duty: Duty) => posts.some(({ role }) => carries(role, duty))

/** Who keeps the calendar. */
export function mustAdminister(me: PersonRow): void {
  if (!has(me, 'administration')) throw new Refusal('FORBIDDEN')
}

/** Who reads the log of what was looked at. */
export function mustAudit(me: PersonRow): void {
  if (!has(me, 'administration') && !has(me, 'discipline')) throw new Refusal('FORBIDDEN')
}
