import type { Day, Instant } from '../../domain/calendar/day'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import type { DecisionState } from '../../domain/supervision/meeting/decisions'
import type { DocketItem } from '../../domain/supervision/meeting/docket'
import type { Attendance, MeetingKind, MeetingState, Seat } from '../../domain/supervision/meeting/kinds'
import { collection } from './database'

/** An appeal on the docket of a kind of meeting. `_id` is `<kind>:<code>`. It holds no words of the appeal. */
export interface DocketRow extends DocketItem {
  _id: string
  kind: MeetingKind
  code: string
  /** The number of its last step. */
  seq: number
  /** Why somebody took it off; null unless it is off. */
  reason: string | null
  /** The meeting that it is or was on last. */
  meeting: string | null
}

/** One meeting. What was said to each item stands with its step, what was decided with the decisions. */
export interface MeetingRow {
  _id: string
  kind: MeetingKind
  state: MeetingState
  on: Day
  /** `09:30`. */
  time: string
  place: string
  /** The unit that called it. */
  unit: UnitId
  by: PersonId
  calledAt: Instant
  seq: number
  /** Codes, in the order of the docket. */
  items: string[]
  /** Those that were spoken of. */
  minuted: string[]
  seats: (Seat & { attendance: Attendance | null })[]
  /** The units of the posts and of the callers: whose lists of meetings it is in. */
  units: UnitId[]
  /** Of the meeting as a whole; what is said of an appeal stands with its item. */
  minutes: string | null
  /** The day on which what tells of people went (`retention.ts`); absent while it is kept. */
  erased?: Day
}

/** What a meeting decided, as a task of one unit. */
export interface DecisionRow {
  _id: string
  meeting: string
  kind: MeetingKind
  /** The appeal that it is about; null when it is about none. */
  code: string | null
  words: string
  owner: UnitId
  dueOn: Day
  state: DecisionState
  /** Whether it is still to be answered or checked. */
  open: boolean
  answer: string | null
  seq: number
  decidedOn: Day
  /** The day on which what tells of people went (`retention.ts`); absent while it is kept. */
  erased?: Day
}

export const meetings = {
  docket: collection<DocketRow>('docket'),
  meetings: collection<MeetingRow>('meetings'),
  decisions: collection<DecisionRow>('decisions'),
}
