import { maySee } from '../../domain/appeal/permissions'
import type { World } from '../../domain/appeal/situation'
import { suspectsComplaint } from '../../domain/text'
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

/**
 * What was noted of an outing or an opening, for somebody who was there or was not. Words that may tell of a
 * complaint are for those who were there: the one whom it is about may be among the readers.
 */
export function noteFor(note: string, wasThere: boolean): string {
  return wasThere || !suspectsComplaint(note).suspected ? note : ''
}
