/** What the function `supervision` is asked and answers; an interface for each of its mechanisms. */
import type { Topics } from './topics/contract'
import type { Channel, Kind, Rating } from '../../domain/appeal/kinds'
import type { EvidenceId } from '../../domain/appeal/payloads'
import type { Day, Instant } from '../../domain/calendar/day'
import type { BasicCount, CountName, Counts } from '../../domain/ledger/figures'
import type { Rate, RateName } from '../../domain/ledger/rates'
import type { UnitId, UnitKind } from '../../domain/organisation/units'
import type { Candidate, Sizes } from '../../domain/supervision/inspection/draw'
import type { Compared, Confirmed, Done, Fact } from '../../domain/supervision/inspection/finding'
import type { Signal } from '../../domain/supervision/inspection/signals'
import type { ListAudience, ListState, ObjectionState } from '../../domain/supervision/monthlyList'
import type { RankedKind } from '../../domain/supervision/standings'
import type { WarningLevel, WarningRule, WarningState } from '../../domain/supervision/warnings'
import type { Drawn, WeeklyState } from '../../domain/supervision/weekly'
import type { AppealCard, Choice, Page } from '../answers'
import type { Meetings } from './meetings/contract'

export type * from './meetings/contract'

/** A unit with some of its numbers. `figure` is what its cases are asked for by. */
export interface UnitNumbers {
  unit: UnitId
  name: string
  kind: UnitKind
  figure: string
  counts: Counts
}

export interface TrendMonth {
  month: string
  valid: number
  finished: number
  resolved: number
  satisfied: number
}

/** What is still open, by how long ago it was filed. */
export interface OpenAge {
  words: string
  open: number
  overdue: number
  /** The months of filing that it covers; null where it has no end. */
  from: string | null
  until: string
}

/** Figures of one unit or the whole: of the months asked for, with what lies behind them. */
export interface Board {
  /** Null for all time. */
  month: string | null
  months: string[]
  today: Day
  formula: string
  figure: string
  counts: Counts
  rates: Record<RateName, Rate>
  trend: TrendMonth[]
  ages: OpenAge[]
  kinds: { kind: Kind; valid: number; resolved: number }[]
  channels: { channel: Channel; valid: number; resolved: number }[]
}

export interface LeadershipBoard extends Board {
  townships: UnitNumbers[]
  departments: UnitNumbers[]
}

export interface UnitBoard extends Board {
  unit: { id: UnitId; name: string; kind: UnitKind }
  /** What the unit is responsible for, apart from what lies in its place. */
  account: { figure: string; counts: Counts; rates: Record<RateName, Rate> }
  /** The villages of a township. */
  below: UnitNumbers[]
}

export interface PublicBoard extends Board {
  townships: Omit<UnitNumbers, 'figure'>[]
}

export interface Boards {
  leadership: { input: { month?: string }; output: LeadershipBoard }
  unitBoard: { input: { unit?: UnitId; month?: string }; output: UnitBoard }
  publicBoard: { input: { month?: string }; output: PublicBoard }
  /** The cases behind a number, as far as one may know of them; `from` and `until` are months of filing, both included. */
  cases: { input: { figure: string; name: CountName; from?: string; until?: string; cursor?: string }; output: Page<AppealCard> }
}

export interface ListLine {
  unit: UnitId
  name: string
  rates: Record<RateName, Rate>
  score: number
  place: number | null
  mark: 'red' | 'black' | null
  mine: boolean
  /** Whether one may see the cases behind its numbers. */
  opens: boolean
}

export interface ListStep {
  at: Instant
  who: string
  what: string
  words: string
}

export interface Objection {
  id: string
  unit: UnitId
  unitName: string
  reason: string
  cases: string[]
  at: Instant
  state: ObjectionState
  opinion: string | null
  changes: Counts | null
}

export interface MonthlyList {
  month: string
  kind: RankedKind
  state: ListState
  version: number
  formula: string
  drawnOn: Day
  objectUntil: Day
  audience: ListAudience | null
  lines: ListLine[]
  objections: Objection[]
  /** What one may do now. */
  may: { object: UnitId | null; decide: boolean; move: ListState | null }
}

export interface ListSummary {
  month: string
  kind: RankedKind
  state: ListState
  objectUntil: Day
}

export interface Lists {
  /** The lists that one may read, the latest first. */
  lists: { input: { kind: RankedKind; cursor?: string }; output: Page<ListSummary> }
  list: { input: { month: string; kind: RankedKind }; output: MonthlyList }
  /** What happened to a list, from its drawing on. */
  listRecord: { input: { month: string; kind: RankedKind }; output: { steps: ListStep[] } }
  object: { input: { month: string; kind: RankedKind; unit: UnitId; reason: string; cases?: string[] }; output: { id: string } }
  decideObjection: { input: { id: string; version: number; upheld: boolean; opinion: string; changes?: Partial<Record<BasicCount, number>> }; output: { version: number } }
  moveList: { input: { month: string; kind: RankedKind; version: number; to: ListState; audience?: ListAudience }; output: { version: number } }
  /** The year's frozen lists as a sheet for the assessment of units. Asked about persons, it declines and puts that on record. */
  assessment: { input: { year: number; kind: RankedKind; about: 'units' | 'persons' }; output: { columns: string[]; rows: string[][]; declined: ListStep[] } }
}

export interface SettledMonth {
  month: string
  /** The latest month that is settled by now. */
  latest: string
  unitName: string
  state: 'none' | 'running' | 'frozen'
  formula: string
  examined: number
  frozenAt: Instant | null
  agrees: boolean
  counts: Counts
  rates: Record<RateName, Rate>
  corrections: { at: Instant; unit: string; unitName: string; changes: Counts; reason: string }[]
  /** The frozen counts with what was put right since; of the whole district with what was put right anywhere. */
  corrected: { counts: Counts; rates: Record<RateName, Rate> }
  may: { correct: boolean }
}

export interface Settlements {
  settlement: { input: { month?: string; unit?: UnitId }; output: SettledMonth }
  /** Puts right what was frozen, beside it. */
  correct: { input: { month: string; unit: UnitId; changes: Partial<Record<BasicCount, number>>; reason: string }; output: { id: string } }
}

export interface WeeklyReturn {
  week: Day
  unit: UnitId
  unitName: string
  dueAt: Instant | null
  state: WeeklyState
  /** As drawn when it was sent; as the ledger has it now while it was not. */
  drawn: Drawn
  /** The numbers of the week before, as they were sent; null when nothing was. */
  before: Drawn | null
  figures: { place: string; account: string }
  sent: { at: Instant; plan: string; photos: (string | null)[] } | null
  maySend: boolean
}

export interface Weeklies {
  weekly: { input: { unit?: UnitId; week?: Day }; output: WeeklyReturn }
  sendWeekly: { input: { unit: UnitId; week: Day; plan: string; evidence: string[] }; output: { state: WeeklyState } }
  /** Every unit's return of a week: who sent in time, who late, who not. */
  weeklies: { input: { week?: Day }; output: { week: Day; dueAt: Instant | null; units: { unit: UnitId; name: string; state: WeeklyState; at: Instant | null }[] } }
}

export interface WarningCard {
  id: string
  unit: UnitId
  unitName: string
  level: WarningLevel
  words: string
  state: WarningState
  issuedAt: Instant
  dueOn: Day | null
}

export interface WarningPage extends WarningCard {
  version: number
  month: string | null
  figure: string
  rule: WarningRule
  cases: string[]
  talk: { on: Day; place: string; with: string; record: string } | null
  answer: string | null
  from: string | null
  steps: ListStep[]
  /** Whom the unit is talked with. */
  heads: Choice[]
  may: { talk: boolean; setDate: boolean; answer: boolean; recheck: boolean }
}

export interface Warnings {
  /** Those of a unit, or all that stand. */
  warnings: { input: { unit?: UnitId; cursor?: string }; output: Page<WarningCard> }
  warning: { input: { id: string }; output: WarningPage }
  /** A red warning by people who found something, with what they found. */
  issueWarning: { input: { unit: UnitId; rule: 'falseData' | 'shamCloseOut'; words: string; cases: string[] }; output: { id: string } }
  talkWarning: { input: { id: string; version: number; on: Day; place: string; with: string; record: string }; output: { version: number } }
  setRectification: { input: { id: string; version: number; dueOn: Day; words: string }; output: { version: number } }
  answerWarning: { input: { id: string; version: number; words: string }; output: { version: number } }
  recheckWarning: { input: { id: string; version: number; passed: boolean; words: string }; output: { version: number; raised: string | null } }
}

/** A draw: what was to be drawn from which close-outs, and what anybody needs to repeat it. */
export interface InspectionCard {
  id: string
  at: Instant
  from: Day
  to: Day
  sizes: Sizes
  candidates: number
  drawn: number
}

export interface InspectionPage extends InspectionCard {
  who: string
  seed: string
  digest: string
  /** Whether the seed and the frozen list, drawn anew just now, give the digest and the sample on record. */
  repeats: boolean
  sample: { code: string; visit: string; signals: Signal[]; found: boolean }[]
  /** The frozen list, where it was asked for. */
  list: Candidate[] | null
}

export interface VisitCard {
  id: string
  code: string
  unit: UnitId
  unitName: string
  place: string
  closedOn: Day
  assignedAt: Instant
  /** Null until a finding is on record. */
  mismatch: boolean | null
  foundAt: Instant | null
}

export interface VisitPage extends VisitCard {
  version: number
  /** What was asked and answered, without personal data. */
  text: string
  answer: string
  signals: Signal[]
  ledger: { fact: Fact; words: string }[]
  finding: { compared: Compared[]; words: string; photos: string[]; who: string } | null
  /** What came of a mismatch: the close-out void, the warning given. */
  voided: boolean
  warning: string | null
  media: { at: Instant; on: Day; outlet: string; title: string; words: string; link: string | null }[]
  may: { record: boolean; media: boolean }
}

export interface Inspections {
  /** Draws among what was closed out from one day to another; the inspection group's alone, as all that follows until a finding is on record. */
  drawInspection: { input: { from: Day; to: Day; sizes: Sizes }; output: { id: string } }
  inspections: { input: { cursor?: string }; output: Page<InspectionCard> }
  inspection: { input: { id: string; whole?: boolean }; output: InspectionPage }
  /** One's own visits: those still to be made, or those made. */
  myVisits: { input: { found: boolean; cursor?: string }; output: Page<VisitCard> }
  visit: { input: { id: string }; output: VisitPage }
  recordFinding: { input: { id: string; version: number; done: Done; confirmed: Confirmed; rating?: Rating; words: string; photos: EvidenceId[] }; output: { version: number; mismatch: boolean } }
  /** Findings on record, of a unit or of all, as far as one may know of the appeals. */
  findings: { input: { unit?: UnitId; cursor?: string }; output: Page<VisitCard> }
  followMedia: { input: { id: string; version: number; on: Day; outlet: string; title: string; words: string; link?: string }; output: { version: number } }
}

export interface SupervisionFunction extends Boards, Lists, Settlements, Weeklies, Warnings, Inspections, Topics, Meetings {}
export type * from './topics/contract'
