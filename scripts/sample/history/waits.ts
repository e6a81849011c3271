import type { Kind } from '../../../domain/appeal/kinds'
import { DEFAULT_SETTINGS } from '../../../domain/appeal/settings'
import { type Status, isOpen } from '../../../domain/appeal/statuses'
import type { Random } from '../random'
import type { End } from './ends'
import type { Outline } from './plan'

/** Whether an appeal of this end is still open. */
export const isWaiting = (end: End): boolean => end !== 'resolved' && end !== 'dissatisfied' && isOpen(end as Status)

/** Working days that are usual in a status. */
const LIMITS: Partial<Record<End, number>> = { submitted: 1, screened: 2, reviewed: 1, triaged: 1, assigned: 1, reported: 4, confirmed: 2, stated: 2, checked: 2, contested: 5, disputed: 5, parked: 12 }

/** Working days that an open appeal waits since its last move; every third or so is due today or late. `worked`: those it has been in handling by then. */
export function waitFor({ end, kind }: Outline, worked: number, random: Random): number {
  if (end === 'handling') return waitInHandling(kind, worked, random)
  const limit = LIMITS[end] ?? 1
  return random.weighted([
    [random.between(0, Math.max(0, limit - 1)), 6],
    [limit, 3],
    [limit + random.between(1, 3), end === 'parked' ? 0 : 1],
  ] as const)
}

/** Days since the last step of an appeal in handling, so that of all of them some are fresh, some due, some late. */
function waitInHandling(kind: Kind, worked: number, random: Random): number {
  // Parts of the kind's time: under way, the handler's own date near, due these days, overdue.
  const age = random.weighted([
    [random.next() * 0.5, 6],
    [0.5 + random.next() * 0.25, 3],
    [random.pick([0.95, 1]), 2],
    [1.05 + random.next() * 0.2, 1],
  ] as const)
  return Math.max(0, Math.round(age * DEFAULT_SETTINGS.kindDays[kind]) - worked)
}
