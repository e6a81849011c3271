import type { PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { perform } from '../casework/act'
import { actorOf, loadWorld } from '../world'
import { Refusal } from '../../domain/problem'

/** Appeals recorded for a number by others become its verified owner's. Those claimed already are left alone. */
export async function claimByPhone(person: PersonRow, requestId: string): Promise<string[]> {
  if (!person.phoneKey) return []
  const contacts = await tables.contacts.page({ where: { phoneKey: person.phoneKey }, order: [], limit: 50 })
  const rows = await tables.appeals.byIds(contacts.items.map(({ appeal }) => appeal))
  const world = await loadWorld()
  const claimed: string[] = []
  for (const row of rows.values()) {
    if (row.petitioner !== null || row.anonymous) continue
    try {
      await perform(world, actorOf(person), row, 'claim', {}, `${requestId}:${row.code}`)
      claimed.push(row.code)
    } catch (error) {
      // Ended in a way that takes no more steps, or moved on at this moment: it stays open by its code.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return claimed
}
