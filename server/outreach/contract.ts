/** What outreach adds to the functions: the channels that go to people, and what administrators keep for them. */
import type { Contact, EvidenceId, Payloads, Place } from '../../domain/appeal/payloads'
import type { Day, Instant } from '../../domain/calendar/day'
import type { DepartmentKey } from '../../domain/organisation/departments'
import type { Level, PersonId, UnitId } from '../../domain/organisation/units'
import type { OutingKind } from '../../domain/outreach/outings'
import type { Answered, Question } from '../../domain/outreach/questionnaire'
import type { CategoryInput } from '../../domain/administration/categories'
import type { AppealCard, Page, Receipt } from '../answers'

/** A visit, stay or meeting as it is told. `id` is made on the phone, so that what was kept there is sent once. */
export interface OutingInput {
  id: string
  kind: OutingKind
  place: Place
  from: Instant
  /** Absent while it is still going on; then it is closed later. */
  until?: Instant
  /** Colleagues who were there. */
  with: PersonId[]
  /** Who else was there, in words. */
  company?: string
  /** How many people were talked to. */
  met: number
  note?: string
  photos: EvidenceId[]
}

export interface OutingView {
  id: string
  kind: OutingKind
  kindWords: string
  place: string
  village: UnitId
  from: Instant
  /** Null while it is still going on. */
  until: Instant | null
  /** Who went, by name and role. */
  who: string[]
  company: string
  met: number
  note: string
  mine: boolean
}

/** An appeal that somebody wrote down for its petitioner, and how they said that it is theirs; null while they have not. */
export interface HeardCard extends AppealCard {
  confirmed: 'claimed' | 'signature' | 'spoken' | 'anonymous' | null
}

/** Somebody who works where I do, to be named as having been there. */
export interface Colleague {
  id: PersonId
  name: string
  words: string
}

/** What was said on an outing, as an appeal to be. Its channel is the outing's kind; `signature` is the resident's, on the spot. */
export interface Collected extends Omit<Payloads['submit'], 'channel' | 'scene' | 'reference'> {
  heardAt?: Instant
  signature?: EvidenceId
}

export interface LetterBoxView {
  id: string
  name: string
  village: UnitId
  spot: string
  place: string
  keeper: PersonId
  keeperName: string
  inUse: boolean
  openedAt: Instant | null
  /** Full days since it was last opened, or hung. */
  days: number
  /** Not looked into for longer than a box may be. */
  overdue: boolean
}

export interface OpeningView {
  id: string
  at: Instant
  openers: string[]
  found: number
  /** Letters of it that were entered; null for who did not open it: a letter about them may be among these. */
  entered: number | null
  note: string
}

/** One letter of an opening; `id` is made on the phone. Its photo is the original. */
export interface Letter extends Omit<Payloads['submit'], 'channel' | 'place' | 'scene' | 'reference'> {
  id: string
  place?: Place
}

/** How one row or letter of several went: `code` when it is an appeal now, `again` when it was one before, else what is wrong, by field. */
export interface RowResult {
  row: string
  code?: string
  again?: boolean
  wrong?: Record<string, string>
}

export interface QuestionnaireInput {
  /** Made on the phone; a draft is saved again under it. */
  id: string
  title: string
  intro?: string
  questions: Question[]
  unit: UnitId
  places: UnitId[]
  endsOn: Day
  anonymous: boolean
}

export interface QuestionnaireView {
  id: string
  title: string
  intro: string
  questions: Question[]
  unit: UnitId
  unitName: string
  places: UnitId[]
  placeNames: string[]
  endsOn: Day
  anonymous: boolean
  state: 'draft' | 'published' | 'ended'
}

/** A questionnaire as cadres see it; `mine` is one that I may change, publish and end. */
export interface QuestionnaireCard extends QuestionnaireView {
  mine: boolean
}

/** Counts of a questionnaire; `shares` in the order of options, or of the points 1 to 5. */
export interface Results {
  questionnaire: QuestionnaireCard
  /** Whose answers are counted: those that this unit may read. */
  unitName: string
  answered: number
  questions: { id: string; answered: number; shares: { words: string; count: number }[] }[]
}

export interface AnswersView {
  id: string
  village: string
  at: Instant
  answers: { question: string; title: string; words: string }[]
  /** The question in whose words an appeal was heard. */
  asks: string | null
  /** It sounds like a complaint of a unit or a cadre. */
  complaint: boolean
  /** It has become an appeal; its code for whoever may know of it. */
  taken: boolean
  code: string | null
}

/** A spreadsheet as cells of text. */
export interface SheetInput {
  header: string[]
  rows: string[][]
  /** The number that the spreadsheet shows for the first of these rows; 2 where nothing is said. */
  first?: number
  /** Only say what would come of it. */
  dryRun: boolean
}

/** Row by row, what became of a sheet or would; `missing` names needed columns it lacks. Good rows stay in beside bad ones. */
export interface SheetResult {
  missing: string[]
  rows: (RowResult & { excerpt: string; place: string })[]
  good: number
  again: number
  bad: number
}

export interface ScanCodeView {
  scene: string
  place: string
  /** A temporary address of its picture. */
  url: string | null
  /** Taken out of use. */
  closed: boolean
}

export interface ScannedPlace extends Place {
  village: UnitId
  words: string
}

export interface ResponsibilityRowView {
  category: string
  words: string
  level: Level
  department?: DepartmentKey
  departmentWords?: string
  /** Proposed no more. */
  closed?: true
}

/** The responsibility list with who changed what, the newest first. */
export interface ResponsibilityView {
  rows: ResponsibilityRowView[]
  /** For whoever keeps the categories: the name by default (null for one of the district's own), the words that were added, and those known anyway. */
  own: { category: string; byDefault: string | null; cues: string[]; known: string[] }[]
  changes: { at: Instant; who: string; words: string }[]
  levels: { id: Level; name: string }[]
  departments: { id: DepartmentKey; name: string }[]
  mayEdit: boolean
}

/** `casework`: for those who go to people. */
export interface OutreachOfCadres {
  recordOuting: { input: OutingInput; output: { id: string } }
  outings: { input: { unit?: UnitId; cursor?: string }; output: Page<OutingView> }
  /** `entered` counts all that were heard for who wrote them down, for others those that they may know of. */
  outing: { input: { id: string }; output: OutingView & { appeals: HeardCard[]; entered: number } }
  /** Tells how one of mine went; the first telling stands. */
  closeOuting: { input: { id: string; until: Instant; met: number; note?: string }; output: { id: string } }
  /** Who records appeals for the people of a village beside me. */
  colleagues: { input: { village: UnitId }; output: Colleague[] }
  /** An appeal heard on an outing; answers the same receipt however often it is sent. */
  collect: { input: { outing: string; appeal: Collected }; output: Receipt }
  /** What I wrote down and nobody has said yet to be theirs, the newest first. */
  unattested: { input: { cursor?: string }; output: Page<AppealCard> }
  saveBox: { input: { id: string; name: string; place: Place; keeper: PersonId; inUse: boolean }; output: { id: string } }
  /** The boxes of a unit, the one not opened for longest first; those taken down with `inUse: false`. */
  boxes: { input: { unit?: UnitId; inUse?: boolean; cursor?: string }; output: Page<LetterBoxView> }
  openBox: { input: { id: string; box: string; at: Instant; openers: PersonId[]; found: number; note?: string }; output: { id: string } }
  /** A box and its openings, the newest first. */
  openings: { input: { box: string; cursor?: string }; output: Page<OpeningView> & { box: LetterBoxView } }
  /** One opening, and what became of its letters as far as I may know of them. */
  opening: { input: { id: string }; output: OpeningView & { box: LetterBoxView; letters: HeardCard[] } }
  enterLetters: { input: { opening: string; letters: Letter[] }; output: { letters: RowResult[] } }
  saveQuestionnaire: { input: QuestionnaireInput; output: { id: string } }
  /** From a draft to where it is answered, and from there to its end. */
  moveQuestionnaire: { input: { id: string; to: 'published' | 'ended' }; output: { state: QuestionnaireView['state'] } }
  /** Those of a unit of mine, its own and those published to its places. */
  questionnaires: { input: { unit?: UnitId; cursor?: string }; output: Page<QuestionnaireCard> }
  /** One of them, to be changed or looked at. */
  designed: { input: { id: string }; output: QuestionnaireCard }
  /** Of the answers that a unit of mine may read: its own by default. */
  results: { input: { id: string; unit?: UnitId }; output: Results }
  answers: { input: { id: string; unit?: UnitId; asking?: boolean; cursor?: string }; output: Page<AnswersView> }
  /** The mini-program code that opens a published questionnaire. */
  questionnaireCode: { input: { id: string }; output: ScanCodeView }
  /** One answer's words become an appeal: once, whoever taps. */
  adoptAnswer: { input: { answers: string; question: string; aboutCadre: boolean }; output: { code: string; again: boolean } }
  importAnswers: { input: SheetInput & { id: string }; output: SheetResult }
  importAppeals: { input: SheetInput; output: SheetResult }
  makeCode: { input: { place: Place }; output: ScanCodeView }
  codes: { input: { unit?: UnitId; cursor?: string }; output: Page<ScanCodeView> }
  /** Takes a code out of use, or back into it. */
  closeCode: { input: { scene: string; closed: boolean }; output: { closed: boolean } }
  responsibility: { input: Record<string, never>; output: ResponsibilityView }
  /** Sets the lines given; the rest stay. */
  saveResponsibility: { input: { lines: { category: string; level: Level; department?: DepartmentKey }[] }; output: ResponsibilityView }
  saveCategory: { input: CategoryInput & { reason?: string }; output: ResponsibilityView }
}

/** `appeal`: for those who are gone to. */
export interface OutreachOfResidents {
  /** The place of a scanned code, in ids and words. */
  scanned: { input: { scene: string }; output: ScannedPlace }
  /** What is asked in a village now, and whether I have answered it. */
  asked: { input: { village: UnitId }; output: (QuestionnaireView & { answered: boolean })[] }
  /** By a link. */
  questionnaire: { input: { id: string }; output: QuestionnaireView & { answered: boolean } }
  answer: { input: { id: string; village: UnitId; answers: Answered[] }; output: { id: string } }
}

export type { Answered, Contact, Question }
