import type { Instant } from '../../domain/calendar/day'
import type { PersonId } from '../../domain/organisation/units'
import { collection } from './database'

/** What somebody wrote about the product itself. */
export interface SuggestionRow {
  _id: string
  by: PersonId
  at: Instant
  text: string
}

const suggestions = collection<SuggestionRow>('suggestions')

/** Keeps a suggestion and gives its id; the same request keeps one. */
export async function keepSuggestion(requestId: string, suggestion: Omit<SuggestionRow, '_id'>): Promise<{ id: string }> {
  const id = `${suggestion.by}:${requestId}`
  await suggestions.insertNew({ _id: id, ...suggestion })
  return { id }
}
