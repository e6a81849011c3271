import * as z from 'zod'
import { CHANNELS } from '../../../domain/appeal/kinds'
import { STATUSES } from '../../../domain/appeal/statuses'
import { CHECK_NAMES } from '../../../domain/ledger/checks'
import type { LedgerFilter } from '../../../domain/ledger/filter'
import type { UnitId } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { day, id, kind, level } from '../../door/schema'
import { ownUnits } from '../../intake/rights'
import type { PersonRow } from '../../store/rows'
import type { LedgerQuestion } from './contract'

const yes = z.literal(true)

/** The members of a filter as the door takes them. */
export const filterShape = {
  open: yes.optional(),
  status: z.enum(STATUSES).optional(),
  kind: kind.optional(),
  level: level.optional(),
  channel: z.enum(CHANNELS).optional(),
  township: id.optional(),
  village: id.optional(),
  grid: id.optional(),
  lead: id.optional(),
  handler: id.optional(),
  none: z.enum(['grid', 'handler', 'lead', 'kind']).optional(),
  tag: id.optional(),
  urgent: yes.optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  filedFrom: day.optional(),
  filedTo: day.optional(),
  closedFrom: day.optional(),
  closedTo: day.optional(),
  check: z.enum(CHECK_NAMES as [(typeof CHECK_NAMES)[number], ...(typeof CHECK_NAMES)[number][]]).optional(),
  stalledDays: z.number().int().min(1).max(365).optional(),
}
export const questionShape = { ...filterShape, unit: id.optional() }
export const order = z.enum(['deadline', 'newest'])

/** The unit whose ledger is asked for: one's own first, or another of one's own. A ledger is never another unit's. */
export function unitOf(me: PersonRow, unit: UnitId | undefined): UnitId {
  const own = ownUnits(me)
  const asked = unit ?? own[0]
  if (!asked || !own.includes(asked)) throw new Refusal('FORBIDDEN')
  return asked
}

/** The filter alone. */
export function filterOf({ unit: _, ...rest }: LedgerQuestion): LedgerFilter {
  return rest
}
