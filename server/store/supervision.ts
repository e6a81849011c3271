import type { Day, Instant } from '../../domain/calendar/day'
import type { Counts } from '../../domain/ledger/figures'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import type { ListAudience, ListState, ObjectionState } from '../../domain/supervision/monthlyList'
import type { Rate } from '../../domain/ledger/percent'
import type { Line, RankedKind } from '../../domain/supervision/standings'
import type { WarningLevel, WarningRule, WarningState } from '../../domain/supervision/warnings'
import type { Drawn } from '../../domain/supervision/weekly'
import { collection } from './database'

/** How far the settling of a month has come, and what it found. `_id` is the month. */
export interface SettlementRow {
  _id: string
  state: 'running' | 'frozen'
  formula: string
  /** Where the next part goes on; null before the first. */
  cursor: string | null
  parts: number
  examined: number
  /** What the parts so far add up to, by unit; emptied when it is frozen. */
  sums: Record<string, Counts>
  /** Units whose kept figure was another at the moment of freezing, with both. */
  differences: { unit: string; settled: Counts; kept: Counts }[]
  startedAt: Instant
  frozenAt: Instant | null
}

/** A unit's counts of a month as they were frozen. Never written again. */
export interface SettledRow {
  _id: string
  month: string
  unit: string
  counts: Counts
  formula: string
}

/** What was found to be wrong in frozen counts, beside them. */
export interface CorrectionRow {
  _id: string
  month: string
  unit: string
  changes: Counts
  reason: string
  by: PersonId
  at: Instant
}

/** A month's list of units of one kind. `_id` is `<month>:<kind>`. */
export interface ListRow {
  _id: string
  month: string
  kind: RankedKind
  state: ListState
  formula: string
  /** The number of its last step. */
  seq: number
  drawnOn: Day
  objectUntil: Day
  lines: Line[]
  audience: ListAudience | null
  publishedAt: Instant | null
}

/** A unit's objection to a draft. `_id` is `<list>:<unit>`: one per unit and list. */
export interface ObjectionRow {
  _id: string
  list: string
  unit: UnitId
  reason: string
  /** Codes of the appeals that it is about. */
  cases: string[]
  by: PersonId
  at: Instant
  state: ObjectionState
  opinion: string | null
  changes: Counts | null
  decidedBy: PersonId | null
  decidedAt: Instant | null
}

/** One step of a list or a warning: append-only, numbered, with who took it and in which words. */
export interface StepRow {
  _id: string
  of: string
  seq: number
  what: string
  at: Instant
  on: Day
  by: PersonId
  unit: UnitId | null
  words: string
  about: Record<string, string | number | string[] | null>
  requestId: string
}

/** A unit's return of a week. `_id` is `<week>:<unit>`; the numbers were drawn when it was sent. */
export interface WeeklyRow {
  _id: string
  week: Day
  unit: UnitId
  drawn: Drawn
  plan: string
  evidence: string[]
  late: boolean
  by: PersonId
  at: Instant
}

/** A warning to a unit, as a case of its own: what gave it, how far it has come. */
export interface WarningRow {
  _id: string
  unit: UnitId
  level: WarningLevel
  rule: WarningRule
  /** The settled month that it follows from; null for one that people gave. */
  month: string | null
  evidence: Rate | null
  words: string
  /** Codes of appeals, each of which the unit handled. */
  cases: string[]
  state: WarningState
  /** Whether it still stands. */
  open: boolean
  seq: number
  issuedAt: Instant
  talk: { on: Day; place: string; with: PersonId; record: string } | null
  /** Until when it is to be put right; far away while no date is set. */
  dueOn: Day
  answer: string | null
  /** The yellow one that it was raised from. */
  from: string | null
}

export const supervision = {
  settlements: collection<SettlementRow>('settlements'),
  settled: collection<SettledRow>('settled'),
  corrections: collection<CorrectionRow>('corrections'),
  lists: collection<ListRow>('lists'),
  objections: collection<ObjectionRow>('objections'),
  steps: collection<StepRow>('supervisionSteps'),
  weeklies: collection<WeeklyRow>('weeklies'),
  warnings: collection<WarningRow>('warnings'),
}
