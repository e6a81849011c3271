import type { Day, Instant } from '../../domain/calendar/day'
import type { ReplyState } from '../../domain/library/replies'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import type { Page } from '../contract'
import { oneOf } from './conditions'
import { collection } from './database'

/** A question with its answer in the library. */
export interface ReplyRow {
  _id: string
  question: string
  answer: string
  by: PersonId
  unit: UnitId
  at: Instant
  on: Day
  state: ReplyState
  decidedBy: PersonId | null
  why: string | null
  shown: boolean
  uses: number
  /** The latest uses by their entries, so that one told twice counts once. */
  used: string[]
  /** The grams of the question. */
  keys: string[]
}

export const replies = collection<ReplyRow>('replies')

const PAGE = 20

/** The replies of a state, the most used first. */
export const mostUsed = (state: ReplyState, cursor?: string): Promise<Page<ReplyRow>> => replies.page({ where: { state }, order: [['uses', 'desc']], limit: PAGE, cursor })

/** Those that hold one of the grams, the most used first: as many as are worth comparing. */
export const holding = async (state: ReplyState, grams: readonly string[]): Promise<ReplyRow[]> =>
  (await replies.page({ where: { state, keys: oneOf(grams) }, order: [['uses', 'desc']], limit: 100 })).items

const REMEMBERED = 100

/** Counts that an appeal was answered with a reply, once for each entry. The leased drainer is the only writer of `uses`. */
export async function countUse(id: string, entry: string): Promise<void> {
  const row = await replies.byId(id)
  if (!row || row.used.includes(entry)) return
  await replies.update({ _id: id }, { uses: row.uses + 1, used: [...row.used, entry].slice(-REMEMBERED) })
}
