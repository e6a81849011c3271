import { type Duty, carries } from '../../domain/organisation/roles'
import { limitOften } from '../store/limits'
import type { PersonRow } from '../store/rows'

const AN_HOUR = 3600
/** Those who look things up all day: at the district's desk. */
const ALL_DAY: readonly Duty[] = ['dispatch', 'followUp']

/**
 * How often somebody searches within an hour, in all that can be searched together: nobody who looks for something comes
 * near it, and nobody copies a ledger word by word.
 */
export const SEARCHES_AN_HOUR = { dispatcher: 600, cadre: 200, resident: 60 } as const

function searchesOf({ posts }: PersonRow): number {
  if (posts.some(({ role }) => ALL_DAY.some((duty) => carries(role, duty)))) return SEARCHES_AN_HOUR.dispatcher
  return posts.length > 0 ? SEARCHES_AN_HOUR.cadre : SEARCHES_AN_HOUR.resident
}

/** Counts a search; refuses SEARCHED_OUT past what a person has in an hour. Nine in ten cost no request. */
export const countSearch = (me: PersonRow): Promise<void> => limitOften(`search:${me._id}`, searchesOf(me), AN_HOUR, 'SEARCHED_OUT')
