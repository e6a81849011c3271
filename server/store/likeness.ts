import type { Instant } from '../../domain/calendar/day'
import type { UnitId } from '../../domain/organisation/units'
import type { Page } from '../contract'
import { isDuplicate } from './cloud'
import { type Where, oneOf } from './conditions'
import { collection } from './database'

/**
 * What an appeal is found by when another sounds like it, or when somebody searches by words. Kept beside the
 * appeals and brought up to date through the outbox, so that no command pays for it.
 */
export interface LikenessRow {
  _id: string
  /** `<unit>:<trait>` for the place and for every unit that may know of the appeal. */
  keys: string[]
  /** The words of the filing without personal data, cut where likeness is no longer read. */
  text: string
  spot: string
  village: UnitId
  township: UnitId
  scopes: UnitId[]
  at: Instant
  /** Whether it can still be joined or merged into. */
  open: boolean
  /** The appeal that it was merged into. */
  master: string | null
  /** What neighbours may be shown of it: that there is such a matter, its published result, or nothing. */
  shared: 'open' | 'result' | 'none'
}

export const likeness = collection<LikenessRow>('likeness')

/** A row as it is read: its keys are for the index alone, and most of its size. */
export type LikenessFound = Omit<LikenessRow, 'keys'>

/** The newest rows that an index of keys leads to, and the cursor of the next. */
export const newestLike = (keys: readonly string[], where: Where, limit: number, cursor?: string | null): Promise<Page<LikenessFound>> =>
  likeness.pageWithout(['keys'], { where: { ...where, keys: oneOf(keys) }, order: [['at', 'desc']], limit, cursor })

/** How often a row is put again in the place of one that another drainer put there in between. */
const TRIES = 3

/**
 * Puts rows in the place of those with their ids. Two requests; twice does no more than once, also at once:
 * a lease that ran out can leave two drainers on the same rows, and what is written last was read last.
 */
export async function replaceLikeness(codes: readonly string[], rows: readonly LikenessRow[]): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    await likeness.remove({ _id: oneOf(codes) })
    if (rows.length === 0) return
    try {
      await likeness.insert(...rows)
      return
    } catch (error) {
      if (!isDuplicate(error) || left === 1) throw error
    }
  }
}
