import { monthOf, dayOf } from '../calendar/day'
import { inTime } from '../appeal/deadline'
import { CHANNELS, KINDS, type Channel, type Kind } from '../appeal/kinds'
import { DISCONTENTS, type Discontent } from '../appeal/payloads'
import { type Standing, countedRating, discontentOf } from '../appeal/standing'
import { type Status, isOpen } from '../appeal/statuses'
import type { UnitId } from '../organisation/units'

/**
 * What a kept figure counts. Each is 0 or 1 for one appeal, so that a figure is a sum over appeals and
 * every number can be opened to its cases. `open`, `finished` make up `valid`; `inTime`, `late` make up `finished`.
 */
export const BASIC_COUNTS = [
  'received', 'valid', 'finished', 'open', 'resolved', 'satisfied', 'fair', 'dissatisfied', 'unconfirmed',
  'inTime', 'late', 'overdue', 'ended', 'repeat', 'refused', 'withdrawn', 'transferred',
] as const
export type BasicCount = (typeof BASIC_COUNTS)[number]

/** The two that are also counted by kind and by channel: `valid:resolution`, `resolved:visit`. */
const SPLIT_COUNTS = ['valid', 'resolved'] as const
type SplitCount = (typeof SPLIT_COUNTS)[number]
export type CountName = BasicCount | `${SplitCount}:${Kind | Channel}` | `dissatisfied:${Discontent}`
export type Counts = Partial<Record<CountName, number>>

export const splitCount = (name: SplitCount, by: Kind | Channel): CountName => `${name}:${by}`

/** Those who are not satisfied by what they said of it. */
export const discontentCount = (because: Discontent): CountName => `dissatisfied:${because}`
const DISCONTENT_COUNTS = (Object.keys(DISCONTENTS) as Discontent[]).map(discontentCount)

export const COUNTS: readonly CountName[] = [...BASIC_COUNTS, ...SPLIT_COUNTS.flatMap((name) => [...KINDS, ...CHANNELS].map((by) => splitCount(name, by))), ...DISCONTENT_COUNTS]

/** Statuses that are out of the rates: never screened as valid, or no longer ours to resolve. */
export const OUTSIDE: readonly Status[] = ['submitted', 'invalid', 'unreasonable', 'contested', 'duplicate', 'withdrawn', 'transferred']
const FINISHED: readonly Status[] = ['closed', 'published']
const REFUSED: readonly Status[] = ['invalid', 'unreasonable']

/** The unit of the whole: what residents and leaders are told of the district. */
export const DISTRICT = 'district'

/** The figures of what a unit is responsible for, beside those of what lies in its place. */
export const accountOf = (unit: UnitId): string => `lead:${unit}`

/** Whether an open appeal's date had passed when its last entry was written: the sweep writes one on each working day after it. */
function isOverdue(appeal: Standing): boolean {
  return isOpen(appeal.status) && appeal.clock.kind === 'running' && dayOf(appeal.changedAt) > appeal.clock.dueOn
}

/**
 * What one appeal adds to the figures of its month and units: the counts that hold. An appeal counts once,
 * by its worse round. Resolved is finished and not dissatisfied; who could not be asked is finished and
 * never satisfied. Repeat is asked again after it was closed out, as this one or as another; ended was closed out at least once.
 */
export function counted(appeal: Standing): CountName[] {
  const { status, kind, channel } = appeal
  const valid = !OUTSIDE.includes(status)
  const finished = FINISHED.includes(status)
  const rating = countedRating(appeal)
  const late = [...appeal.earlierRounds.map((round) => round.clock), appeal.clock].map(inTime).includes(false)
  const reopened = valid && appeal.earlierRounds.length > 0
  const again = reopened || (finished && appeal.repeats.length > 0)
  const resolved = finished && rating !== 'dissatisfied'
  const holds: Record<BasicCount, boolean> = {
    received: true,
    valid,
    finished,
    open: valid && !finished,
    resolved,
    satisfied: finished && rating === 'satisfied',
    fair: finished && rating === 'fair',
    dissatisfied: finished && rating === 'dissatisfied',
    // A yes that was told and written down confirms, and rates nothing.
    unconfirmed: finished && rating === null && appeal.signatures.petitioner?.as !== 'recorded',
    inTime: finished && !late,
    late: finished && late,
    overdue: valid && isOverdue(appeal),
    ended: finished || reopened,
    repeat: again,
    refused: REFUSED.includes(status),
    withdrawn: status === 'withdrawn',
    transferred: status === 'transferred',
  }
  const split = (name: SplitCount) => [...(kind ? [splitCount(name, kind)] : []), splitCount(name, channel)]
  const because = holds.dissatisfied ? discontentOf(appeal) : null
  return [...BASIC_COUNTS.filter((name) => holds[name]), ...(valid ? split('valid') : []), ...(resolved ? split('resolved') : []), ...(because ? [discontentCount(because)] : [])]
}

/** The same as numbers: one for each count that holds, and nothing for the others. */
export function contribution(appeal: Standing): Counts {
  return Object.fromEntries(counted(appeal).map((name) => [name, 1]))
}

/** The unit that answers for an appeal: its lead unit, once it was assigned. */
export function responsibleUnit({ lead, assigner, scopes }: Standing): UnitId | null {
  return lead !== null && assigner !== null && scopes.includes(lead) ? lead : null
}

/**
 * The figures an appeal is counted in: the whole district, its township, village and lead unit as far as they may
 * know of it, and the account of whoever is responsible. A unit complained of is never counted in its own figure:
 * it would learn of the complaint by a number that grew.
 */
export function figureUnits(appeal: Standing): string[] {
  const places = [appeal.township, appeal.village, ...(appeal.lead ? [appeal.lead] : [])].filter((unit) => appeal.scopes.includes(unit))
  const responsible = responsibleUnit(appeal)
  return [...new Set([DISTRICT, ...places, ...(responsible ? [accountOf(responsible)] : [])])]
}

/** The counts that few appeals have: their cases are found under a key of their own, all others by going through the figure's. */
const RARE: readonly CountName[] = ['open', 'fair', 'dissatisfied', 'unconfirmed', 'late', 'overdue', 'repeat', 'refused', 'withdrawn', 'transferred', ...DISCONTENT_COUNTS]
export const isRare = (name: CountName): boolean => RARE.includes(name)

/** The key under which the cases behind a number of a figure are found. */
export const tallyKey = (unit: string, name: CountName): string => (isRare(name) ? `${unit}/${name}` : unit)

/** Every key under which an appeal is found as a case behind a number. */
export function tallyOf(appeal: Standing): string[] {
  const rare = counted(appeal).filter(isRare)
  return figureUnits(appeal).flatMap((unit) => [unit, ...rare.map((name) => tallyKey(unit, name))])
}

/** What a step changes in the figures: per unit and name, never zero. The month is that of the filing. */
export interface Delta {
  month: string
  unit: string
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

/** The sum of several figures. */
export const sum = (all: readonly Counts[]): Counts => sumOf(all)

/** The same for counts of anything, name by name. */
export function sumOf<N extends string>(all: readonly Partial<Record<N, number>>[]): Partial<Record<N, number>> {
  const total: Partial<Record<N, number>> = {}
  for (const counts of all) for (const [name, n] of Object.entries(counts) as [N, number][]) total[name] = (total[name] ?? 0) + n
  return total
}
