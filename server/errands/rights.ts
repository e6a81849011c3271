import type { ErrandPart } from '../../domain/errands/way'
import { carries } from '../../domain/organisation/roles'
import type { Organisation } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { carriesOver } from '../intake/rights'
import { type ErrandRow, errandStore } from '../store/errands'
import type { PersonRow } from '../store/rows'

/** The units in which somebody handles errands. */
export const errandUnits = ({ posts }: PersonRow): string[] => [...new Set(posts.filter(({ role }) => carries(role, 'errands')).map(({ unit }) => unit))]

export function partOf(me: PersonRow, row: ErrandRow, organisation: Organisation): ErrandPart {
  // Nobody handles what they asked for themselves: their own yes would be worth nothing.
  const place = row.resident !== me._id && carriesOver(me, 'errands', row.village, organisation)
  return { resident: row.resident === me._id, place, own: place && row.commissioner === me._id }
}

/** The errand; there is none for whoever neither asked for it nor handles errands in its place. */
export async function errandFor(id: string, me: PersonRow, organisation: Organisation): Promise<{ row: ErrandRow; part: ErrandPart }> {
  const row = await errandStore.errands.byId(id)
  const part = row && partOf(me, row, organisation)
  if (!row || !part || (!part.resident && !part.place)) throw new Refusal('NOT_FOUND')
  return { row, part }
}
