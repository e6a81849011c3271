import { type InvitationRow, administration } from './administration'
import { above } from './conditions'
import type { ContactRow, PersonRow } from './rows'
import { isCurrent, open, seal } from './seal'
import { tables } from './tables'

const SLICE = 100
type SealedPair = Pick<PersonRow | ContactRow, 'name' | 'phone'>

/**
 * Seals a slice of what is sealed under an older key anew: people first, then contacts, then invitations. A document that somebody
 * changes at this moment keeps their change. `place` is where it goes on, null at either end.
 */
export async function resealSlice(place: string | null): Promise<{ next: string | null; changed: number }> {
  const [kind, cursor = null] = place === null ? ['people'] : (JSON.parse(place) as [string, string | null])
  if (kind === 'people') {
    const page = await tables.people.page({ where: {}, order: [], limit: SLICE, cursor })
    let changed = 0
    for (const row of page.items) if (await resealOne(row, (was, is) => tables.people.update({ _id: row._id, ...was }, is))) changed += 1
    return { changed, next: JSON.stringify(page.next ? ['people', page.next] : ['contacts', null]) }
  }
  if (kind === 'invitations') {
    const page = await administration.invitations.page({ where: {}, order: [], limit: SLICE, cursor })
    let changed = 0
    for (const row of page.items) if (await resealOne(row, (was, is) => administration.invitations.update({ _id: row._id, ...was }, is as Partial<InvitationRow>))) changed += 1
    return { changed, next: page.next && JSON.stringify(['invitations', page.next]) }
  }
  // Contacts lie among the records; they alone have the key of a phone.
  const page = await tables.contacts.page({ where: { phoneKey: above('') }, order: [['phoneKey', 'asc']], limit: SLICE, cursor })
  let changed = 0
  for (const row of page.items) if (await resealOne(row, (was, is) => tables.contacts.update({ _id: row._id, ...was }, is))) changed += 1
  return { changed, next: JSON.stringify(page.next ? ['contacts', page.next] : ['invitations', null]) }
}

async function resealOne({ name, phone }: SealedPair, change: (was: Partial<SealedPair>, is: Partial<SealedPair>) => Promise<number>): Promise<boolean> {
  const stale = Object.entries({ name, phone }).filter((one): one is ['name' | 'phone', string] => one[1] !== null && !isCurrent(one[1]))
  if (stale.length === 0) return false
  return (await change(Object.fromEntries(stale), Object.fromEntries(stale.map(([field, sealed]) => [field, seal(open(sealed))])))) === 1
}
