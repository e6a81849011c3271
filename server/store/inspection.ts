import type { Day, Instant } from '../../domain/calendar/day'
import type { EvidenceId } from '../../domain/appeal/payloads'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import type { Candidate, Sizes } from '../../domain/supervision/inspection/draw'
import type { Compared } from '../../domain/supervision/inspection/finding'
import type { Look } from '../../domain/supervision/inspection/looks'
import type { CloseOut, Signal } from '../../domain/supervision/inspection/signals'
import { collection } from './database'

/** What is known of one close-out, gathered in the night after it. `_id` is the appeal's code. */
export interface CloseOutRow extends CloseOut {
  _id: string
  closedOn: Day
  unit: UnitId
  /** Digest of the answer's words; null where there are none to compare. */
  textKey: string | null
  /** Digests (SHA-256) of the files that the unit handed in: the same file, not one that looks alike. */
  photoKeys: string[]
  /** How those files look, as far as that is known, and the keys that such looks are found by. */
  looks: Look[]
  lookKeys: string[]
}

/** A draw. Its list is as it was when it was frozen. */
export interface InspectionRow {
  _id: string
  at: Instant
  by: PersonId
  from: Day
  to: Day
  sizes: Sizes
  seed: string
  digest: string
  list: Candidate[]
  /** Codes, in the order in which they were drawn. */
  sample: string[]
}

/** A visit to one close-out of a sample. Nobody but the inspection group reads it until it is `found`. */
export interface VisitRow {
  _id: string
  inspection: string
  code: string
  unit: UnitId
  inspector: PersonId
  closedOn: Day
  signals: Signal[]
  state: 'assigned' | 'found'
  /** The number of its last step. */
  seq: number
  assignedAt: Instant
  finding: { compared: Compared[]; mismatch: boolean; words: string; photos: EvidenceId[]; by: PersonId; unit: UnitId; at: Instant } | null
  voided: boolean
  warning: string | null
}

export const inspection = {
  closeOuts: collection<CloseOutRow>('closeOuts'),
  draws: collection<InspectionRow>('inspections'),
  visits: collection<VisitRow>('visits'),
}
