import { type Instant } from '../calendar/day'
import type { PersonId } from '../organisation/units'

/** How cadres go to people (S2.2): 入户走访、蹲点调研、组织群众. Each is a channel of the appeals that it finds. */
export const OUTING_KINDS = ['visit', 'station', 'meeting'] as const
export type OutingKind = (typeof OUTING_KINDS)[number]

/** What was found out when and with whom. No track and no photo is asked for: the visit is not proved, it is told (B9). */
export interface OutingTimes {
  from: Instant
  /** Absent while it is still going on. */
  until?: Instant
  /** Colleagues who were there, the recorder left out. */
  with: readonly PersonId[]
}

const DAY_MS = 86_400_000
/** A phone that was without a network sends what it kept within this. */
export const SENT_WITHIN_DAYS = 30
const LONGEST_DAYS: Record<OutingKind, number> = { visit: 1, station: 7, meeting: 1 }
/** Clocks of phones differ a little. */
const SKEW_MS = 10 * 60_000

/** Whether something can have been heard at `at` and be sent only now. */
export function wasHeard(at: Instant, now: Instant): boolean {
  return at <= now + SKEW_MS && at >= now - SENT_WITHIN_DAYS * DAY_MS
}

/** What is wrong with the end of an outing, by field, in words. */
export function wrongWithEnd(kind: OutingKind, from: Instant, until: Instant, now: Instant): Record<string, string> {
  if (until < from || until > now + SKEW_MS) return { until: '结束时间要在开始之后，不能晚于现在' }
  return until - from > LONGEST_DAYS[kind] * DAY_MS ? { until: `时间太长，最多${LONGEST_DAYS[kind]}天，请改结束时间` } : {}
}

/** The latest end of an outing that can be put on record now. */
export function latestEnd(kind: OutingKind, from: Instant, now: Instant): Instant {
  return Math.min(now, from + LONGEST_DAYS[kind] * DAY_MS)
}

/** What is wrong with an outing, by field, in words; nothing when it can be put on record. */
export function wrongWithOuting(kind: OutingKind, { from, until, with: company }: OutingTimes, recorder: PersonId, now: Instant): Record<string, string> {
  return {
    ...(wasHeard(from, now) ? {} : { from: `只能登记最近${SENT_WITHIN_DAYS}天内已经开始的` }),
    ...(until === undefined ? {} : wrongWithEnd(kind, from, until, now)),
    ...(company.includes(recorder) || new Set(company).size < company.length ? { with: '同去的人里有您自己，或有人选了两次' } : {}),
  }
}
