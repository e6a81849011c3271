import { maySee } from '../../domain/appeal/permissions'
import type { World } from '../../domain/appeal/situation'
import { cardOf } from '../casework/card'
import type { AppealRow, PersonRow } from '../store/rows'
import { actorOf } from '../world'
import type { HeardCard } from './contract'

/** Appeals that were written down for others, as far as somebody may know of them, each with how its petitioner confirmed it. */
export function heardCards(rows: readonly AppealRow[], me: PersonRow, world: World): HeardCard[] {
  return rows.filter((row) => maySee(actorOf(me), row)).map((row) => ({ ...cardOf(row, world, false), confirmed: confirmedBy(row) }))
}

function confirmedBy({ anonymous, petitioner, attested }: AppealRow): HeardCard['confirmed'] {
  if (petitioner !== null) return 'claimed'
  return attested ?? (anonymous ? 'anonymous' : null)
}
