import type { Day, Instant } from '../../domain/calendar/day'
import type { ErrandCounts } from '../../domain/errands/figures'
import type { Matter } from '../../domain/errands/matters'
import type { ErrandState } from '../../domain/errands/way'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import type { Sealed } from './rows'
import { collection } from './database'

/** Something handled for a resident. Its steps are kept as those of supervision are. */
export interface ErrandRow {
  _id: string
  matter: Matter
  text: string
  village: UnitId
  /** The village and all above it. */
  units: UnitId[]
  state: ErrandState
  /** The number of its last step. */
  seq: number
  at: Instant
  /** The account that asked; null for somebody without one, for whom it was written down at the door. */
  resident: PersonId | null
  recordedBy: PersonId | null
  commissioner: PersonId | null
  name: Sealed
  phone: Sealed | null
  /** By when somebody should have taken it. */
  takeBy: Day
  /** The day on which what tells of people went (`retention.ts`); absent while it is kept. */
  erased?: Day
}

/** Kept figures of errands per month and unit, with the ids of the latest changes that went into them. */
export interface ErrandFigureRow {
  _id: string
  month: string
  unit: string
  counts: ErrandCounts
  applied: string[]
}

export const errandStore = {
  errands: collection<ErrandRow>('errands'),
  figures: collection<ErrandFigureRow>('errandFigures'),
}
