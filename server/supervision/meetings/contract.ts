/** What screens ask of meetings, their dockets and their decisions. */
import type { Day, Instant } from '../../../domain/calendar/day'
import type { Role } from '../../../domain/organisation/roles'
import type { UnitId } from '../../../domain/organisation/units'
import type { DecisionState } from '../../../domain/supervision/meeting/decisions'
import type { DocketRule, DocketState } from '../../../domain/supervision/meeting/docket'
import type { Attendance, MeetingKind, MeetingState } from '../../../domain/supervision/meeting/kinds'
import type { Choice, Page } from '../../answers'
import type { ListStep } from '../contract'

/** An item as a list shows it: of the appeal its code, place and how it stands, never who filed it. */
export interface DocketCard {
  id: string
  version: number
  code: string
  kind: MeetingKind
  state: DocketState
  rules: DocketRule[]
  /** Why it is there, with the numbers of the ledger or the words of who put it there. */
  why: string[]
  /** Why somebody took it off. */
  reason: string | null
  since: Day
  place: string
  excerpt: string
  statusWords: string
  lead: string | null
}

/** The paper of an item, drawn from the ledger when it is opened. Nobody is named in it but by post. */
export interface Paper extends DocketCard {
  text: string
  kindWords: string
  dueOn: Day | null
  daysLeft: number | null
  supporting: string[]
  returns: number
  disputes: number
  urges: number
  /** The last steps, the latest last. */
  steps: { at: Instant; words: string }[]
  /** What was decided about it at earlier meetings. */
  decisions: DecisionCard[]
  /** Whether one may open the appeal itself. */
  opens: boolean
}

export interface MeetingCard {
  id: string
  kind: MeetingKind
  state: MeetingState
  on: Day
  time: string
  place: string
  /** Items that one may read. */
  items: number
}

export interface MeetingItem {
  code: string
  place: string
  excerpt: string
  statusWords: string
  /** What was said of it; null while it was not spoken of. */
  words: string | null
  decisions: DecisionCard[]
}

export interface MeetingPage extends Omit<MeetingCard, 'items'> {
  version: number
  unitName: string
  items: MeetingItem[]
  seats: { unit: UnitId; unitName: string; role: Role; attendance: Attendance | null }[]
  minutes: string | null
  steps: ListStep[]
  /** Decisions that are about no appeal. */
  general: DecisionCard[]
  /** Units that a decision may be given to; empty for who does not minute. */
  owners: Choice[]
  may: { minute: boolean; close: boolean; callOff: boolean }
}

export interface DecisionCard {
  id: string
  meeting: string
  kind: MeetingKind
  code: string | null
  words: string
  owner: UnitId
  ownerName: string
  dueOn: Day
  state: DecisionState
  late: boolean
}

export interface DecisionPage extends DecisionCard {
  version: number
  decidedOn: Day
  answer: string | null
  steps: ListStep[]
  opens: boolean
  may: { answer: boolean; check: boolean }
}

export interface Meetings {
  /** Items of a kind of meeting in one state, the latest first; those left out that one may not read. */
  docket: { input: { kind: MeetingKind; state: DocketState; cursor?: string }; output: Page<DocketCard> & { calls: boolean } }
  paper: { input: { id: string }; output: Paper }
  /** Puts an appeal on a docket by hand, with the reason. */
  putOnDocket: { input: { kind: MeetingKind; code: string; reason: string }; output: { id: string; version: number } }
  /** Confirms an item, or takes it off with a reason. */
  moveDocket: { input: { id: string; version: number; to: 'confirmed' | 'off'; reason?: string }; output: { version: number } }
  /** Those that one calls or comes to, the latest first. */
  meetings: { input: { kind?: MeetingKind; cursor?: string }; output: Page<MeetingCard> & { calls: MeetingKind[] } }
  /** Calls a meeting with everything that is confirmed; the posts asked to come follow from it. */
  callMeeting: { input: { kind: MeetingKind; on: Day; time: string; place: string }; output: { id: string } }
  meeting: { input: { id: string }; output: MeetingPage }
  /** What was said of one item and decided; without a code, what was decided beside the docket. */
  minuteItem: { input: { id: string; version: number; code?: string; words: string; decisions: { words: string; owner: UnitId; dueOn: Day }[] }; output: { version: number } }
  closeMeeting: { input: { id: string; version: number; minutes: string; attendance: Attendance[] }; output: { version: number } }
  callOff: { input: { id: string; version: number; reason: string }; output: { version: number } }
  /** A unit's, or those that one checks: the nearest date first, late ones before all. */
  decisions: { input: { unit?: UnitId; kind?: MeetingKind; open: boolean; cursor?: string }; output: Page<DecisionCard> }
  decision: { input: { id: string }; output: DecisionPage }
  answerDecision: { input: { id: string; version: number; answer: string }; output: { version: number } }
  /** Accepts an answer, or sends it back with the reason and, where it needs one, another date. */
  checkDecision: { input: { id: string; version: number; accepted: boolean; words: string; dueOn?: Day }; output: { version: number } }
}
