import { addDays, startOf } from '../../../domain/calendar/day'
import { NEVER } from '../../../domain/appeal/waits'
import type { Day } from '../../../domain/calendar/day'
import { FILTER_NAMES, type LedgerFilter, asksForOpen } from '../../../domain/ledger/filter'
import type { Organisation, UnitId } from '../../../domain/organisation/units'
import { type Condition, type Scalar, type Where, atLeast, below, between } from '../../store/conditions'
import type { Order } from '../../store/cursor'
import { taggedKey } from '../row'
import type { LedgerOrder } from './contract'

/** How a ledger is read: what an index finds, in which order, and whether rows must still be looked at one by one. */
export interface Reading {
  where: Where
  order: Order
  /** The day that all share who wait for nobody, where the order ends with them. */
  last?: Day
  /** Something of the filter, or the scope itself, is not in `where`. */
  rest: boolean
}

/** What can lead a reading by deadline instead of the unit's scope, the narrowest first: each has an index with the day to act by. */
const LEADS: readonly { by: keyof LedgerFilter; where: (unit: UnitId, value: string) => Where; when: (unit: UnitId, value: string, organisation: Organisation) => boolean; scoped: boolean }[] = [
  { by: 'tag', where: (unit, tag) => ({ tagged: taggedKey(unit, tag) }), when: () => true, scoped: true },
  { by: 'handler', where: (_, handler) => ({ handler }), when: () => true, scoped: false },
  { by: 'grid', where: (_, grid) => ({ grid }), when: () => true, scoped: false },
  // Of what another unit leads a lower one knows little: there its own scope is narrower.
  { by: 'lead', where: (_, lead) => ({ lead }), when: (unit, lead, organisation) => unit === lead || isDistricts(unit, organisation), scoped: false },
  { by: 'township', where: (_, township) => ({ township }), when: (unit, _, organisation) => isDistricts(unit, organisation), scoped: false },
]

/** Before every day that there is. */
const EARLIEST = '0001-01-01' as Day

const isDistricts = (unit: UnitId, organisation: Organisation): boolean => ['centre', 'discipline', 'petition'].includes(organisation.find(unit)?.kind ?? '')

/** Plans the reading of `unit`'s ledger: scope, status, village, the day to act by or to be filed on by an index; or a narrower lead. */
export function planOf(filter: LedgerFilter, unit: UnitId, order: LedgerOrder, today: Day, organisation: Organisation): Reading {
  if (order === 'newest') return byFiling(filter, unit)
  return asksForClosed(filter) && isDistricts(unit, organisation) ? byClosing(filter) : byDeadline(filter, unit, today, organisation)
}

/** The reading that counts a ledger: one that an index answers alone, where there is one. */
export function countingPlan(filter: LedgerFilter, unit: UnitId, today: Day, organisation: Organisation): Reading {
  const plans = (['deadline', 'newest'] as const).map((order) => planOf(filter, unit, order, today, organisation))
  return plans.find(({ rest }) => !rest) ?? plans[0]!
}

/** What leaves fewer rows than the days of closing do. */
const NARROWER: readonly (keyof LedgerFilter)[] = ['village', 'tag', 'handler', 'grid']

const asksForClosed = (filter: LedgerFilter): boolean => (filter.closedFrom !== undefined || filter.closedTo !== undefined) && !NARROWER.some((name) => filter[name] !== undefined)

/**
 * What is closed is due no more: it stands by the day on which it was closed, the latest first. Nearly all that there is
 * is the district's, so that the days alone find it; a lower unit looks through its own scope, which is smaller.
 */
function byClosing(filter: LedgerFilter): Reading {
  const { closedFrom = EARLIEST, closedTo } = filter
  return {
    where: { closedOn: range(closedFrom, closedTo && addDays(closedTo, 1))! },
    order: [['closedOn', 'desc']],
    rest: true,
  }
}

function byDeadline(filter: LedgerFilter, unit: UnitId, today: Day, organisation: Organisation): Reading {
  const { dueFrom, dueTo, check } = filter
  const ends = [...(dueTo ? [addDays(dueTo, 1)] : []), ...(check === 'overdue' ? [today] : []), ...(asksForOpen(filter) ? [NEVER] : [])].sort()
  const when = range(dueFrom, ends[0])
  const dated: Where = when ? { actBy: when } : {}
  const inRange: readonly (keyof LedgerFilter)[] = ['open', 'dueFrom', 'dueTo', ...(check === 'overdue' ? (['check'] as const) : [])]
  const lead = filter.village ? undefined : LEADS.find(({ by, when: suits }) => filter[by] !== undefined && suits(unit, filter[by] as string, organisation))
  const order = { order: [['actBy', 'asc']] as Order, last: NEVER }
  if (lead) return { where: { ...lead.where(unit, filter[lead.by] as string), ...dated }, ...order, rest: !lead.scoped || remains(filter, [...inRange, lead.by]) }
  return { where: { ...scoped(filter, unit, ['village', 'status']), ...dated }, ...order, rest: remains(filter, [...inRange, 'village', 'status']) }
}

function byFiling(filter: LedgerFilter, unit: UnitId): Reading {
  const filed = range(filter.filedFrom && startOf(filter.filedFrom), filter.filedTo && startOf(addDays(filter.filedTo, 1)))
  return {
    where: { ...scoped(filter, unit, ['village']), ...(filed ? { submittedAt: filed } : {}) },
    order: [['submittedAt', 'desc']],
    rest: remains(filter, ['filedFrom', 'filedTo', 'village']),
  }
}

const scoped = (filter: LedgerFilter, unit: UnitId, by: readonly ('village' | 'status')[]): Where => ({
  scopes: unit,
  ...Object.fromEntries(by.filter((name) => filter[name] !== undefined).map((name) => [name, filter[name] as string])),
})

function range(from: Scalar | undefined, before: Scalar | undefined): Condition | undefined {
  if (from !== undefined && before !== undefined) return between(from, before)
  if (from !== undefined) return atLeast(from)
  return before === undefined ? undefined : below(before)
}

/** Whether a filter asks for anything beside `found`. */
function remains(filter: LedgerFilter, found: readonly (keyof LedgerFilter)[]): boolean {
  return FILTER_NAMES.some((name) => filter[name] !== undefined && !found.includes(name))
}
