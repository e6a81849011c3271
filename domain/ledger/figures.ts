import { monthOf, dayOf } from '../calendar/day'
import { inTime } from '../appeal/deadline'
import { type Standing, countedRating } from '../appeal/standing'
import type { Status } from '../appeal/statuses'
import type { UnitId } from '../organisation/units'

/**
 * What a kept figure counts. Each is 0 or 1 for one appeal, so that a figure is a sum over appeals and
 * every number can be opened to its cases.
 */
export const COUNTS = ['received', 'valid', 'finished', 'resolved', 'satisfied', 'fair', 'dissatisfied', 'unconfirmed', 'inTime', 'late'] as const
export type CountName = (typeof COUNTS)[number]
export type Counts = Partial<Record<CountName, number>>

/** Statuses that are out of the rates: never screened as valid, or no longer ours to resolve. */
const OUTSIDE: readonly Status[] = ['submitted', 'invalid', 'unreasonable', 'contested', 'duplicate', 'withdrawn', 'transferred']
const FINISHED: readonly Status[] = ['closed', 'published']

/**
 * What one appeal adds to the figures of its month and units. An appeal counts once, by its worse round.
 * Resolved is finished and not dissatisfied; who could not be asked is finished and never satisfied.
 */
export function contribution(appeal: Standing): Counts {
  const valid = !OUTSIDE.includes(appeal.status)
  const finished = FINISHED.includes(appeal.status)
  const rating = countedRating(appeal)
  const clocks = [...appeal.earlierRounds.map((round) => round.clock), appeal.clock].map(inTime)
  const one = (holds: boolean) => (holds ? 1 : 0)
  return {
    received: 1,
    valid: one(valid),
    finished: one(finished),
    resolved: one(finished && rating !== 'dissatisfied'),
    satisfied: one(finished && rating === 'satisfied'),
    fair: one(finished && rating === 'fair'),
    dissatisfied: one(finished && rating === 'dissatisfied'),
    // A yes that was told and written down confirms, and rates nothing.
    unconfirmed: one(finished && rating === null && appeal.signatures.petitioner?.as !== 'recorded'),
    inTime: one(finished && !clocks.includes(false)),
    late: one(finished && clocks.includes(false)),
  }
}

/** The figures an appeal is counted in: the whole district, its township and village, and its lead unit. */
export function figureUnits(appeal: Standing): UnitId[] {
  return [...new Set(['district', appeal.township, appeal.village, ...(appeal.lead ? [appeal.lead] : [])])]
}

/** What a step changes in the figures: per unit and name, never zero. The month is that of the filing. */
export interface Delta {
  month: string
  unit: UnitId
  counts: Counts
}

/** The change of every figure that the way from `before` to `after` makes. Sums of these are the figures. */
export function deltas(before: Standing | null, after: Standing): Delta[] {
  const month = monthOf(dayOf(after.submittedAt))
  const was = before ? contribution(before) : {}
  const is = contribution(after)
  const had = before ? figureUnits(before) : []
  const has = figureUnits(after)
  return [...new Set([...had, ...has])].flatMap((unit) => {
    const changed = COUNTS.map((name) => [name, (has.includes(unit) ? (is[name] ?? 0) : 0) - (had.includes(unit) ? (was[name] ?? 0) : 0)] as const).filter(([, by]) => by !== 0)
    return changed.length > 0 ? [{ month, unit, counts: Object.fromEntries(changed) }] : []
  })
}
