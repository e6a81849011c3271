import { type Actor, maySee } from '../../../domain/appeal/permissions'
import type { Day } from '../../../domain/calendar/day'
import { FILTERED, type LedgerFilter, matches } from '../../../domain/ledger/filter'
import type { UnitId } from '../../../domain/organisation/units'
import type { AppealRow } from '../../store/rows'
import { tables } from '../../store/tables'
import type { Reading } from './plan'

/** As many rows as one request looks at, however rare what is asked for. */
export const LOOKED = 999
/** How many rows a page looks at, request by request, until it is full: most filters fill it from the first few. */
export const LOOKS = [100, LOOKED] as const

/** What tells whether a person may know of an appeal, and a unit. */
export const SEEN_BY = ['petitioner', 'representatives', 'coPetitioners', 'scopes', 'barred', 'handler', 'checker', 'endorser'] as const

export const TALLIED = [...new Set([...FILTERED, ...SEEN_BY])]
type Tallied = Pick<AppealRow, (typeof TALLIED)[number]>

/**
 * Whether a row is in this person's reading of a unit's ledger. The index has found it, and it is looked at
 * again all the same: what goes round somebody is in no list, count, folder or export of theirs.
 */
export function isIn(row: Tallied, actor: Actor, unit: UnitId, filter: LedgerFilter, today: Day): boolean {
  return row.scopes.includes(unit) && maySee(actor, row) && matches(row, filter, today)
}

/** The rows that one call may look at, from `cursor` on, with the fields asked for. One request. */
export function look<F extends keyof AppealRow & string>({ where, order, last }: Reading, fields: readonly F[], limit: number, cursor?: string | null) {
  return tables.appeals.slice({ where, order, limit, cursor, ...(last && { last }) }, [...fields, ...TALLIED])
}
