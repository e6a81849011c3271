import type { CollectionName } from './collections'
import { type Where, above } from './conditions'
import type { Order } from './cursor'
import { collection } from './database'
import type { Sealed } from './rows'
import { isCurrent, open, seal } from './seal'

interface SealedRow {
  _id: string
  name: Sealed | null
  phone: Sealed | null
}

/** Everything that holds a sealed name and number; a test holds it against the shapes that rows have. Tokens are asked for anew. */
export const SEALED: readonly { in: CollectionName; where: Where; order: Order }[] = [
  { in: 'people', where: {}, order: [] },
  // Contacts lie among the records; they alone have the key of a phone.
  { in: 'records', where: { phoneKey: above('') }, order: [['phoneKey', 'asc']] },
  { in: 'invitations', where: {}, order: [] },
  { in: 'answers', where: {}, order: [] },
  { in: 'errands', where: {}, order: [] },
]

const SLICE = 100

/**
 * Seals a slice of what is sealed under an older key anew, one collection after the other. A document that somebody
 * changes at this moment keeps their change. `place` is where it goes on, null at either end.
 */
export async function resealSlice(place: string | null): Promise<{ next: string | null; changed: number }> {
  const [at, cursor] = placeOf(place)
  const { in: name, where, order } = SEALED[at]!
  const rows = collection<SealedRow>(name)
  const page = await rows.page({ where, order, limit: SLICE, cursor })
  let changed = 0
  for (const row of page.items) changed += await resealOne(row, (was, is) => rows.update({ _id: row._id, ...was }, is))
  const next = page.next ? [at, page.next] : at + 1 < SEALED.length ? [at + 1, null] : null
  return { changed, next: next && JSON.stringify(next) }
}

async function resealOne({ name, phone }: SealedRow, change: (was: Record<string, string>, is: Record<string, string>) => Promise<number>): Promise<number> {
  const stale = Object.entries({ name, phone }).filter((one): one is ['name' | 'phone', string] => typeof one[1] === 'string' && !isCurrent(one[1]))
  if (stale.length === 0) return 0
  return change(Object.fromEntries(stale), Object.fromEntries(stale.map(([field, sealed]) => [field, seal(open(sealed))])))
}

/** Where a slice begins; a place that an earlier version wrote in another form is begun anew. */
function placeOf(place: string | null): [at: number, cursor: string | null] {
  const [at, cursor] = place === null ? [] : (JSON.parse(place) as [unknown, string | null])
  return typeof at === 'number' && at < SEALED.length ? [at, cursor ?? null] : [0, null]
}
