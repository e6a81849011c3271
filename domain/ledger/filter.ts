import type { Channel, Kind } from '../appeal/kinds'
import type { Standing } from '../appeal/standing'
import type { Status } from '../appeal/statuses'
import { NEVER } from '../appeal/waits'
import { type Day, dayOf } from '../calendar/day'
import type { Level, PersonId, UnitId } from '../organisation/units'
import { type Check, fails } from './checks'

/** What a ledger may be narrowed by: everything that a row of it shows. Each member given must hold. */
export interface LedgerFilter {
  /** Somebody is waited for: neither ended nor parked. */
  open?: true
  status?: Status
  kind?: Kind
  level?: Level
  channel?: Channel
  township?: UnitId
  village?: UnitId
  grid?: string
  lead?: UnitId
  handler?: PersonId
  /** What it does not have. */
  none?: 'grid' | 'handler' | 'lead' | 'kind'
  tag?: string
  urgent?: true
  /** The day to act by, both ends included. */
  dueFrom?: Day
  dueTo?: Day
  filedFrom?: Day
  filedTo?: Day
  /** The day of the fourth signature, both ends included; what was not closed out has none. */
  closedFrom?: Day
  closedTo?: Day
  check?: Check
  /** For the check of what stands still. */
  stalledDays?: number
}

/** What a filter reads of a row. */
export type Filtered = Pick<
  Standing,
  'status' | 'kind' | 'level' | 'channel' | 'township' | 'village' | 'grid' | 'lead' | 'handler' | 'assigner' | 'tags' | 'urgentBy' | 'submittedAt' | 'plan' | 'movedOn' | 'closedOn'
> & { actBy: Day }

/** The fields that `matches` reads, for reads that bring no more than these. */
export const FILTERED = [
  'status', 'kind', 'level', 'channel', 'township', 'village', 'grid', 'lead', 'handler', 'assigner', 'tags', 'urgentBy', 'submittedAt', 'plan', 'movedOn', 'closedOn', 'actBy',
] as const satisfies readonly (keyof Filtered)[]

type Test<K extends keyof LedgerFilter> = (row: Filtered, wanted: NonNullable<LedgerFilter[K]>, today: Day, filter: LedgerFilter) => boolean

/** One row a member of the filter. A unit that is only proposed is not yet anybody's lead. */
const TESTS: { [K in Exclude<keyof LedgerFilter, 'stalledDays'>]-?: Test<K> } = {
  open: ({ actBy }) => actBy !== NEVER,
  status: ({ status }, wanted) => status === wanted,
  kind: ({ kind }, wanted) => kind === wanted,
  level: ({ level }, wanted) => level === wanted,
  channel: ({ channel }, wanted) => channel === wanted,
  township: ({ township }, wanted) => township === wanted,
  village: ({ village }, wanted) => village === wanted,
  grid: ({ grid }, wanted) => grid === wanted,
  lead: ({ lead, assigner }, wanted) => assigner !== null && lead === wanted,
  handler: ({ handler }, wanted) => handler === wanted,
  none: (row, wanted) => (wanted === 'lead' ? row.assigner === null : row[wanted] === null),
  tag: ({ tags }, wanted) => tags.includes(wanted),
  urgent: ({ urgentBy, actBy }) => urgentBy !== null && actBy !== NEVER,
  dueFrom: ({ actBy }, wanted) => actBy !== NEVER && actBy >= wanted,
  dueTo: ({ actBy }, wanted) => actBy <= wanted,
  filedFrom: ({ submittedAt }, wanted) => dayOf(submittedAt) >= wanted,
  filedTo: ({ submittedAt }, wanted) => dayOf(submittedAt) <= wanted,
  closedFrom: ({ closedOn }, wanted) => closedOn !== null && closedOn >= wanted,
  closedTo: ({ closedOn }, wanted) => closedOn !== null && closedOn <= wanted,
  check: (row, wanted, today, { stalledDays }) => fails(row, wanted, today, stalledDays),
}
export const FILTER_NAMES = Object.keys(TESTS) as (keyof typeof TESTS)[]

/** Whether a row is in a ledger so narrowed. */
export function matches(row: Filtered, filter: LedgerFilter, today: Day): boolean {
  return FILTER_NAMES.every((name) => {
    const wanted = filter[name]
    return wanted === undefined || (TESTS[name] as Test<typeof name>)(row, wanted as never, today, filter)
  })
}

/** Whether a filter asks for nothing but what somebody is waited for: the checks and dates do, and so an index ends at the last of them. */
export function asksForOpen({ open, check, urgent, dueTo, dueFrom }: LedgerFilter): boolean {
  return open === true || check !== undefined || urgent === true || dueFrom !== undefined || dueTo !== undefined
}
