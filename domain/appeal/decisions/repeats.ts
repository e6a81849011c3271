import { dayOf } from '../../calendar/day'
import { maySee } from '../permissions'
import { type Decided, type Decisions, step } from '../situation'
import { type Standing, isComplaint } from '../standing'
import type { Status } from '../statuses'

const CLOSED: readonly Status[] = ['closed', 'published']

/** Whether `appeal` may be a repeat of `earlier`: it came once that one was closed out. */
export function cameAfter(appeal: Standing, earlier: Standing): boolean {
  return CLOSED.includes(earlier.status) && earlier.closedOn !== null && earlier.closedOn <= dayOf(appeal.submittedAt)
}

/** Whether whoever reads of one may read of the other: a complaint's accused would learn of it by an appeal of old that grew a repeat. */
export function readAlike(one: Standing, other: Standing): boolean {
  const barred = (appeal: Standing) => [...appeal.barred].sort().join()
  return isComplaint(one) === isComplaint(other) && barred(one) === barred(other)
}

/** The other appeal as it is with these repeats; written by the system, for its own page and figure. */
const noted = (earlier: Standing, repeats: string[]): Decided['elsewhere'] => ({ action: 'noteRepeat', settles: { repeats }, about: { repeats } })

/** The same person again with the same matter after a close-out: proposed by likeness, said by a person, and known of at both (重信重访). */
export const repeats: Decisions<'linkRepeat' | 'unlinkRepeat'> = {
  linkRepeat: ({ appeal, actor, other }, { earlier, reason }) => {
    if (earlier === appeal.code) return 'SAME_APPEAL'
    if (!other || other.code !== earlier || !maySee(actor, other)) return 'NOT_FOUND'
    if (!cameAfter(appeal, other)) return 'NOT_CLOSED'
    if (!readAlike(appeal, other)) return 'NOT_LINKABLE'
    return { ...step('linkRepeat', { settles: { repeatOf: earlier }, about: { earlier }, texts: { reason } }), elsewhere: noted(other, [...other.repeats, appeal.code]) }
  },
  unlinkRepeat: ({ appeal, other }, { reason }) => {
    if (!other || other.code !== appeal.repeatOf) return 'NOT_FOUND'
    return { ...step('unlinkRepeat', { settles: { repeatOf: null }, about: { earlier: other.code }, texts: { reason } }), elsewhere: noted(other, other.repeats.filter((code) => code !== appeal.code)) }
  },
}
