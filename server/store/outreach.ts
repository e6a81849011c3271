import type { Day, Instant } from '../../domain/calendar/day'
import type { EvidenceId } from '../../domain/appeal/payloads'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import type { OutingKind } from '../../domain/outreach/outings'
import type { Answered, Question, Tally } from '../../domain/outreach/questionnaire'
import { collection } from './database'
import type { Sealed } from './rows'

/** A visit, a stay or a meeting as it was told. `_id` is made on the phone, under its owner's name, so that what was kept there is sent once. */
export interface OutingRow {
  _id: string
  kind: OutingKind
  by: PersonId
  with: PersonId[]
  /** Who else was there, in words. */
  company: string
  village: UnitId
  grid: string | null
  spot: string
  from: Instant
  /** Null while it is still going on. */
  until: Instant | null
  /** How many people were talked to. */
  met: number
  note: string
  photos: EvidenceId[]
  /** The village and all above it: whose outings these are in lists. */
  units: UnitId[]
  sentAt: Instant
  /** The day on which what tells of people went (`retention.ts`); absent while it is kept. */
  erased?: Day
}

export interface LetterBoxRow {
  _id: string
  name: string
  village: UnitId
  spot: string
  keeper: PersonId
  units: UnitId[]
  /** Boxes that were taken down stay on record. */
  inUse: boolean
  openedAt: Instant | null
  /** When it was last opened, or hung where it never was: the one not looked into for longest comes first. */
  lookedAt: Instant
  by: PersonId
}

export interface OpeningRow {
  _id: string
  box: string
  at: Instant
  openers: PersonId[]
  /** How many letters lay in it. */
  found: number
  note: string
  /** How many of its letters were entered, whoever may know of them. */
  entered: number
  /** The box's village and all above it on that day. */
  units: UnitId[]
  by: PersonId
}

export interface QuestionnaireRow {
  _id: string
  title: string
  intro: string
  questions: Question[]
  /** The unit whose it is: its people design it and read the answers. */
  unit: UnitId
  places: UnitId[]
  endsOn: Day
  /** Nobody's name stands beside an answer. */
  anonymous: boolean
  state: 'draft' | 'published' | 'ended'
  /** The units in whose lists it is: its own, and once it is published those of its places and above them. */
  readers: UnitId[]
  /** The picture of its mini-program code, once one was made. */
  code: string | null
  by: PersonId
  at: Instant
}

/** One person's answers. The id of an anonymous set is a keyed hash of who gave it: enough to take it once, and not to tell who. */
export interface AnswersRow {
  _id: string
  questionnaire: string
  village: UnitId
  /** The units that may read them: a complaint passes by those of whom it is. */
  units: UnitId[]
  answers: Answered[]
  by: PersonId | null
  name: Sealed | null
  phone: Sealed | null
  from: 'phone' | 'sheet'
  at: Instant
  /** The question in whose words an appeal was heard; null when none was. */
  asks: string | null
  /** Whether it asks for something, to be found by. */
  asking: boolean
  /** The appeal that it became. */
  appeal: string | null
  /** The one that was filed of it by somebody who may not know of the first. */
  beside?: string
  /** The day on which what tells of people went (`retention.ts`); absent while it is kept. */
  erased?: Day
}

/** The answers that a unit may read, up to an instant, added up. `_id` is the questionnaire's and the unit's. */
export interface TallyRow {
  _id: string
  upTo: Instant
  counts: Tally
}

/** A mini-program code that was made for a place. `_id` is its scene. */
export interface ScanCodeRow {
  _id: string
  village: UnitId
  grid: string | null
  spot: string
  units: UnitId[]
  fileID: string
  /** Taken down: whoever scans it is told so. */
  closed: boolean
  by: PersonId
  at: Instant
}

export const outreach = {
  outings: collection<OutingRow>('outings'),
  boxes: collection<LetterBoxRow>('letterBoxes'),
  openings: collection<OpeningRow>('openings'),
  questionnaires: collection<QuestionnaireRow>('questionnaires'),
  answers: collection<AnswersRow>('answers'),
  tallies: collection<TallyRow>('tallies'),
  codes: collection<ScanCodeRow>('scanCodes'),
}
