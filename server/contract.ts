/**
 * What screens ask and what they get. `src/` imports these types and nothing else of the server.
 * A call is `{ name: FunctionName, data: { action, input, requestId } }`; an answer is `Answer<T>`.
 */
import type { Action, Contact, EvidenceId, OrderKind, Payloads, Place } from '../domain/appeal/payloads'
import type { Command } from '../domain/appeal/decide'
import type { Kind, Rating } from '../domain/appeal/kinds'
import type { Status } from '../domain/appeal/statuses'
import type { ThinkTankState } from '../domain/appeal/thinkTank'
import type { Day, Instant } from '../domain/calendar/day'
import type { Duty, Role } from '../domain/organisation/roles'
import type { Level, PersonId, UnitId, UnitKind } from '../domain/organisation/units'
import type { ProblemCode } from '../domain/problem'
import type { Part } from '../domain/text/likeness'
import type { AppealCard, Choice, Page, Receipt } from './answers'
import type { LedgerOfCadres } from './casework/ledger/contract'
import type { Delegations } from './delegation/contract'
import type { ErrandsFunction } from './errands/contract'
import type { AdminFunction } from './admin/contract'
import type { ExportFunction } from './export/contract'
import type { OutreachOfCadres, OutreachOfResidents, SheetInput } from './outreach/contract'
import type { Library } from './library/contract'
import type { Upkeep } from './upkeep/contract'
import type { SupervisionFunction, TopicOfAppeal } from './supervision/contract'

export interface Attachment {
  id: EvidenceId
  /** A temporary address, good for some minutes; null when the file was erased, or is hidden from this viewer. */
  url: string | null
  kind: 'photo' | 'signature'
  /** What content safety has against a photo. For whoever judges it also its address where others do not see it, and what may be said. */
  held?: { words: string; url: string | null; may: readonly ('clear' | 'bar')[] }
}

/** One past step, as a sentence, with the words that were written and the files that were added. */
export interface TimelineItem {
  seq: number
  action: Action
  at: Instant
  sentence: string
  /** Labelled texts, in order: `[['答复', '…']]`. */
  texts: [string, string][]
  attachments: Attachment[]
}

/** One step that is still to come, greyed on the screen, with its date when one is known. */
export interface FutureStep {
  words: string
  by: Day | null
}

/** What the viewer may do now. `refusal` is null when it can be done, else why not (shown, not offered). */
export interface Offer {
  action: Action
  refusal: ProblemCode | null
  /** The likely one: the screen shows it as its primary action. */
  primary: boolean
}

/** What an action form starts from: proposals with their reasons, people and units to choose from. */
export interface Suggestions {
  kind: Kind | null
  level: Level | null
  lead: UnitId | null
  reasons: string[]
  units: (Choice & { kind: UnitKind; township: UnitId | null })[]
  handlers: Choice[]
  /** Whose appeal it is, masked, where representatives are to be chosen among them. */
  members: Choice[]
  /** What it may be sorted by, and what it is sorted by now. */
  tags: { offered: Choice[]; on: string[] }
  /** Appeals that may be the same: code, excerpt, why. */
  candidates: { code: string; excerpt: string; reason: string }[]
  /** Drafts of texts to start from, by field name. */
  texts: Partial<Record<string, string>>
}

/** An appeal that sounds like another, as a cadre compares the two. */
export interface Candidate {
  code: string
  version: number
  excerpt: string
  /** Its words without personal data, to be read beside the other's. */
  text: string
  village: string
  submittedOn: Day
  statusWords: string
  /** Whether another can still be merged into it. */
  open: boolean
  degree: '很像' | '较像' | '有些像'
  /** The words that both say. */
  words: string[]
  reason: string
  /** The words of the appeal asked about and of this one, cut into what both say and what one says alone. */
  compared: { own: Part[]; other: Part[] }
}

export interface Candidates {
  /** Of the appeal asked about, for the merging. */
  version: number
  statusWords: string
  village: string
  submittedOn: Day
  /** Its words, without personal data. */
  text: string
  candidates: Candidate[]
}

/** How far the index of likeness has been built anew: rows looked at so far. */
export type Reindexing = { state: 'idle' } | { state: 'underWay'; seen: number }

/** `able` when the environment gives functions a key for its models. */
export interface ModelSetting {
  name: string | null
  able: boolean
}

/** A closed appeal that sounds like another, and who handled it. */
export interface Precedent {
  code: string
  /** Its words without personal data; `same` is what the other says too. */
  text: Part[]
  unit: string
  kindWords: string
  reason: string
}

/** What stands behind the proposal of kind, level and unit. */
export interface Advice {
  /** The sentences that led to it, each with the words that did. */
  sentences: { sentence: string; words: string[] }[]
  closed: Precedent[]
  /** What a model says beside the rules: none is asked, it did not answer in time, or its words, to be shown as a model's. */
  model: { state: 'off' } | { state: 'silent'; name: string } | { state: 'answered'; name: string; words: string; reason: string }
}

/** What a resident who is typing is shown: that this was answered, or that neighbours have filed it. */
export interface Similar {
  results: (PublicResult & { reason: string })[]
  /** To be joined by `act` with `join` on this version. `joined` counts those who did. */
  open: { code: string; version: number; matter: string; village: string; submittedOn: Day; joined: number; reason: string }[]
}

/** An appeal as its page shows it to one viewer. */
export interface AppealPage extends AppealCard {
  text: string | null
  spot: string | null
  grid: string | null
  channelWords: string
  /** Masked unless revealed: 张*兰 / 138****1234. */
  contact: Contact | null
  anonymous: boolean
  attachments: Attachment[]
  mine: boolean
  round: number
  promisedOn: Day
  handlerDueOn: Day | null
  /** Why the clock stands still, in words for the reader; `asked` when something is awaited of the petitioner. */
  paused: { until: Day; words: string; asked: boolean } | null
  reviewOn: Day | null
  /** Until when the finding against it may be contested; null when there is none, or no second time. */
  contestUntil: Day | null
  /** How many people's it is, the appeals that were merged into it, and the one it was merged into; codes for cadres alone. */
  together: { petitioners: number; merged: string[]; master: string | null }
  answer: string | null
  publicAnswer: string | null
  statement: string | null
  rating: Rating | null
  /** Of a complaint: the two supervisors' parts of the sign-off. */
  supervision: { who: string; at: Instant | null; words: string; signature: Attachment | null }[]
  /** With what its petitioners said they are not satisfied, and in which words, the oldest first; none for a petitioner. */
  discontent: { because: string; words: string | null }[]
  /** The same matter of the same person before and after, as far as one may know of it; nothing for a petitioner. */
  repeat: { of: { code: string; closedOn: Day | null } | null; by: string[] }
  /** Orders from above (催办、督办), the oldest first; none for a petitioner. */
  orders: { as: OrderKind; from: string; by: Day; answered: boolean; words: string }[]
  /** The individual plan (一人一策): its steps with their days, and what was done for each. */
  plan: { causes: string; steps: { what: string; owner: string | null; by: Day; doneOn: Day | null; progress: { on: Day; words: string }[] }[] } | null
  /** What an adopted suggestion leads to. */
  measure: { what: string; owner: string | null; by: Day; doneOn: Day | null; effect: string | null } | null
  /** The four places of the sign-off, in their order; `without`: settled though nobody agreed there. */
  signatures: { place: 'petitioner' | 'handler' | 'leaderInCharge' | 'principal'; who: string; at: Instant | null; words: string; without?: true; signature: Attachment | null }[]
  timeline: TimelineItem[]
  future: FutureStep[]
  offers: Offer[]
  suggestions: Suggestions | null
  /** Names of what it is sorted by, for cadres. */
  tags: string[]
  /** The head of the entry chain, shown on the receipt. */
  head: string
}

export interface PublicResult {
  code: string
  kind: Kind
  village: string
  township: string
  title: string
  answer: string
  unit: string
  publishedOn: Day
  /** Of an adopted suggestion: what it leads to, and whether its effect is on record. */
  measure: { what: string; by: Day; doneOn: Day | null; effect: string | null } | null
}

export interface Me {
  person: PersonId
  name: string | null
  phone: string | null
  phoneVerified: boolean
  /** `grids`: those that a grid worker's post is narrowed to; empty means the whole unit. */
  posts: { unit: UnitId; grids: string[]; unitName: string; kind: UnitKind; role: Role; roleWords: string; duties: Duty[] }[]
  /** Credits left per message template. */
  credits: Record<string, number>
  /** A long-term template takes one accept for any number of messages; WeChat asks for both sorts only apart. */
  templates: { key: string; id: string; title: string; longTerm?: boolean }[]
  largeType: 1 | 1.4 | 1.75 | null
  today: Day
  hotline: string
}

export interface DistrictTree {
  townships: { id: UnitId; name: string; villages: { id: UnitId; name: string; grids: Choice[] }[] }[]
  departments: Choice[]
}

/** What one waits for a person, and how many. */
export interface Workbench {
  /** `waitsFor` in words; `personal` when it is me who is waited for, not whoever of a unit; `standsIn` when I sign for a leader who is away. */
  cards: (AppealCard & { waitsFor: string; personal: boolean; standsIn?: boolean; likely: Action | null })[]
  next: string | null
  counts: { status: Status; count: number }[]
  today: Day
}

/** What the same person was answered before in the same matter. */
export interface EarlierMatter {
  code: string
  excerpt: string
  text: string
  closedOn: Day
  lead: string
  /** Why it is held to be the same person, and the same matter. */
  reason: string
}

/** The appeals beside one, the newest first. */
export interface Neighbours {
  samePetitioner: AppealCard[]
  samePlace: AppealCard[]
}

/** What one sees of an appeal by its code alone, and what one may do from outside: join it, claim it. */
export interface Invitation {
  code: string
  version: number
  matter: string
  place: string
  statusWords: string
  /** It is theirs already: they open it instead. */
  mine: boolean
  offers: Offer[]
}

export interface MessageView {
  id: string
  at: Instant
  title: string
  lines: [string, string][]
  code: string | null
  /** Where it leads, with its query, when that is not the appeal of `code`. */
  page: string | null
  state: 'sent' | 'refused' | 'failed' | 'pending' | 'kept'
}

/** `appeal`: everything a resident may ask. */
export interface AppealFunction extends OutreachOfResidents {
  submit: { input: Payloads['submit']; output: Receipt }
  mine: { input: { cursor?: string }; output: Page<AppealCard> }
  open: { input: { code: string }; output: AppealPage }
  /** By code and query word (or the phone's last four digits): needs no account of the petitioner. */
  lookUp: { input: { code: string; word: string }; output: Omit<AppealPage, 'offers' | 'suggestions' | 'contact'> }
  /** By the code alone, for those who might join or claim it. */
  invited: { input: { code: string }; output: Invitation }
  published: { input: { search?: string; township?: UnitId; kind?: Kind; cursor?: string }; output: Page<PublicResult> }
  publishedOne: { input: { code: string }; output: PublicResult }
  /** An action on an appeal, on the version that the person saw. The page is asked for again afterwards. */
  act: { input: { [A in Command]: { action: A; code: string; version: number; payload: Payloads[A] } }[Command]; output: { version: number; status: Status } }
  home: { input: Record<string, never>; output: { waiting: AppealCard[]; published: PublicResult[]; totals: { valid: number; resolved: number }; /** Whether the district has units: without any nobody can be told anything. */ begun: boolean } }
  /** While typing: nothing is kept of it. */
  similar: { input: { text: string; village: UnitId; spot?: string }; output: Similar }
  suggestProduct: { input: { text: string }; output: { id: string } }
}

/** `casework`: everything a cadre may ask. `act` is the same command as the resident's. */
export interface CaseworkFunction extends OutreachOfCadres, LedgerOfCadres {
  workbench: { input: { status?: Status; whose?: 'mine' | 'shared'; cursor?: string }; output: Workbench }
  open: { input: { code: string }; output: AppealPage }
  act: AppealFunction['act']
  /** Counter, telephone, transferred-in: an appeal recorded for somebody. */
  record: { input: Payloads['submit']; output: Receipt }
  /** Suggestions of a unit by where they are in the think tank, by date; a date is that of what is due next. */
  thinkTank: { input: { unit?: UnitId; state: ThinkTankState; cursor?: string }; output: Page<AppealCard> }
  /** By code, or by words and place: `双桂坪镇 路灯不亮`. */
  search: { input: { words: string; cursor?: string }; output: Page<AppealCard> }
  /** Appeals that sound like this one, the likest first. */
  candidates: { input: { code: string }; output: Candidates }
  advice: { input: { code: string }; output: Advice }
  /** Which model is asked beside the rules, kept by administrators; none is asked without one. */
  model: { input: Record<string, never>; output: ModelSetting }
  /** Builds the index of likeness anew, as is needed after a restore. */
  reindex: { input: { begin?: true }; output: Reindexing }
  setModel: { input: { name?: string }; output: ModelSetting }
  /** The topic that an appeal is of, with its cause and measure; null while nobody made it one. */
  topicOfAppeal: { input: { code: string }; output: TopicOfAppeal | null }
  neighbours: { input: { code: string }; output: Neighbours }
  repeats: { input: { code: string }; output: { earlier: EarlierMatter[] } }
  reveal: { input: { code: string; purpose: string }; output: Contact }
  /** Says of a photo that content safety holds back whether it is fine; what it then is to the one who said so. */
  judgePhoto: { input: { code: string; photo: EvidenceId; fine: boolean }; output: Attachment }
  verify: { input: { code: string }; output: { ok: boolean; length: number; head: string; brokenAt: number | null; erased: number[] } }
}

/** What is kept of the caller and each of their appeals: `contact` in clear where they gave it, `erasedOn` the day on which it goes (null while open or gone), `looks` who read the contact. */
export interface OwnData extends Page<{ code: string; on: Day; status: string; contact: Contact | null; erasedOn: Day | null; looks: { at: Instant; who: string; purpose: string }[] }> {
  name: string | null
  phone: string | null
}

/** `account`: who I am and what I set. */
export interface AccountFunction {
  enter: { input: Record<string, never>; output: Me }
  verifyPhone: { input: { code: string }; output: Me }
  setName: { input: { name: string }; output: Me }
  setLargeType: { input: { scale: 1 | 1.4 | 1.75 | null }; output: Me }
  subscribed: { input: { accepted: string[] }; output: Me }
  district: { input: Record<string, never>; output: DistrictTree }
  messages: { input: { cursor?: string }; output: Page<MessageView> }
  ownData: { input: { cursor?: string }; output: OwnData }
  /** Ends the caller's account. POST_HELD, APPEALS_OPEN. */
  leave: { input: Record<string, never>; output: Record<string, never> }
  /** Turns an uploaded file into evidence: type by content, size, EXIF stripped, the original deleted. */
  file: { input: { fileID: string; as: 'photo' | 'signature' }; output: { evidence: EvidenceId } }
}

/** A spreadsheet that was read, to be imported in parts. */
export type SheetFile = Required<Omit<SheetInput, 'dryRun'>>

/** `sheets`: reads spreadsheets, .xlsx or .csv. */
export interface SheetsFunction {
  /** An upload in the quarantine as cells of text; it is deleted. */
  read: { input: { fileID: string }; output: SheetFile }
}

export interface Functions {
  admin: AdminFunction
  export: ExportFunction
  errands: ErrandsFunction
  appeal: AppealFunction
  casework: CaseworkFunction
  account: AccountFunction
  sheets: SheetsFunction
  supervision: SupervisionFunction & Library & Upkeep & Delegations
}
export type FunctionName = keyof Functions
export type * from './admin/contract'
export type * from './answers'
export type * from './casework/ledger/contract'
export type * from './errands/contract'
export type * from './export/contract'
export type * from './outreach/contract'
export type * from './supervision/contract'
export type { HealthView } from './upkeep/contract'
export type { Part, Place }
