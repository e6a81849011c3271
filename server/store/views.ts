import type { Instant } from '../../domain/calendar/day'
import type { PersonId } from '../../domain/organisation/units'
import { collection } from './database'

/** A way of looking at a ledger, as its owner keeps it. It holds no figure and no appeal: it is read anew each time. */
export interface ViewRow {
  /** `<owner>:<id>`, so that nobody meets another's. */
  _id: string
  owner: PersonId
  name: string
  /** The question as JSON: a filter's members are not the database's. */
  question: string
  order: 'deadline' | 'newest'
  /** What the ledger opens with. */
  first?: boolean
  at: Instant
}

export const views = collection<ViewRow>('views')

/** As many as one finds again. */
export const VIEWS_MAX = 20

export async function viewsOf(owner: PersonId): Promise<ViewRow[]> {
  return (await views.page({ where: { owner }, order: [['name', 'asc']], limit: VIEWS_MAX })).items
}
