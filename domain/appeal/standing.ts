import type { Day, Instant } from '../calendar/day'
import type { Level, PersonId, UnitId } from '../organisation/units'
import type { Clock } from './deadline'
import type { Channel, Kind, Rating } from './kinds'
import type { Action, Adoption, Discontent, EvidenceId, OrderKind, PauseGround } from './payloads'
import { type Status, isOpen } from './statuses'

/** The four places of the sign-off, in the order in which they fall (S7). */
export const PLACES = ['petitioner', 'handler', 'leaderInCharge', 'principal'] as const
export type SignaturePlace = (typeof PLACES)[number]

/**
 * What stands in a place. `signed` is a signature; `paper` one on paper whose photo another
 * filed; `recorded` a yes told to the one who answered a
 * consultation; `unconfirmed` the centre's note that nobody could confirm; `unrecognised` the level
 * above closing against the petitioner, counted as dissatisfied.
 */
export interface Signature {
  as: 'signed' | 'paper' | 'recorded' | 'unconfirmed' | 'unrecognised'
  by: PersonId
  seq: number
  at: Instant
  rating?: Rating
  /** With what the petitioner is not satisfied. */
  because?: Discontent
  evidence?: EvidenceId
  /** The leader in whose place it was given, by a delegation on record. */
  for?: PersonId
}

export interface Support {
  unit: UnitId
  by: Day
  askedSeq: number
  answered: boolean
}

/** An order from above. It is answered by whoever holds the appeal then, and told of upwards when its day passes. */
export interface Order {
  seq: number
  as: OrderKind
  person: PersonId
  unit: UnitId
  by: Day
  answered: boolean
  /** The leaders told that it is late. */
  told: string[]
}

/** A supervisor of a complaint who signs for its own part before the fourth signature. */
export interface Supervisor {
  unit: UnitId
  duty: 'discipline' | 'petition'
}

/** An individual plan in force: the entry with its words, and of each step its day and when it was done. */
export interface Plan {
  seq: number
  steps: { by: Day; doneOn: Day | null }[]
}

/** What an adopted suggestion leads to: the report with its words, the day it is due by, the day its effect was on record. */
export interface Measure {
  seq: number
  by: Day
  doneOn: Day | null
}

/** What a step may settle: each member that an entry carries replaces the standing's. */
export interface Settled {
  channel: Channel
  village: UnitId
  township: UnitId
  grid: string | null
  /** The unit whose turn it is before an assignment. */
  desk: UnitId
  /** Units that may know of the appeal. An accused unit is never in it, nor one below it. */
  scopes: UnitId[]
  accused: UnitId[]
  /** The accused and all below them: whoever holds a post in one of these may not know of the appeal. */
  barred: UnitId[]
  /** The unit that stands for the district: its centre, or a supervisor where the centre is accused. */
  centre: UnitId | null
  /** The petitioner said, or the words suggest, that a unit or cadre is complained of. */
  aboutCadre: boolean
  petitioner: PersonId | null
  recordedBy: PersonId | null
  /** What a recorded appeal was found in or read from, as `outing:…`, `opening:…`, `answer:…`, `code:…`. */
  origin: string | null
  /** How the petitioner of a recorded appeal said that it is theirs, before or without claiming it. */
  attested: 'spoken' | 'signature' | null
  anonymous: boolean
  representatives: PersonId[]
  coPetitioners: PersonId[]
  /** Appeals merged into this one. */
  merged: string[]
  master: string | null
  /** Of a duplicate: where it stood, and who came to the master with it. */
  mergedFrom: 'submitted' | 'screened' | null
  lent: PersonId[]
  splitFrom: string | null
  /** The appeal closed out before with which the same person came with the same matter. */
  repeatOf: string | null
  /** The appeals with which its petitioner came again after it was closed out. */
  repeats: string[]
  kind: Kind | null
  level: Level | null
  lead: UnitId | null
  supporting: UnitId[]
  /** The desk that assigned it: where a return goes; null until a unit is responsible. */
  assigner: UnitId | null
  overseer: UnitId | null
  /** The unit whose callers follow up on the report in force: the one that stands for the district. */
  caller: UnitId | null
  handler: PersonId | null
  checker: PersonId | null
  endorser: PersonId | null
  /** Whether the township's review still has to be given beside a village's own handling. */
  reviewBeside: boolean
  clock: Clock
  /** Until when the next step before an assignment, or a ruling, is due. */
  stageDueOn: Day | null
  handlerDueOn: Day | null
  promisedOn: Day
  pauseDaysUsed: number
  returnUntil: Day | null
  /** The district has decided the unit: no more returns. */
  assignmentFinal: boolean
  /** A wait for the petitioner that the level above has not decided yet. */
  pauseAsked: { ground: PauseGround; until: Day } | null
  extensionAsked: number | null
  extended: boolean
  urgentBy: Instant | null
  reviewOn: Day | null
  contestUntil: Day | null
  contestedFrom: 'invalid' | 'unreasonable' | null
  reopenUntil: Day | null
  adoption: Adoption | null
  plan: Plan | null
  measure: Measure | null
  orders: Order[]
  /** The supervisors of a complaint whose signatures the fourth one waits for. */
  supervising: Supervisor[]
  supports: Support[]
  /** Ids of what it is sorted by (`domain/ledger/tags.ts`). */
  tags: string[]
  /** The steps of the reminder schedule already taken in this round (`reminders.ts`). */
  reminded: string[]
}

/** Where an appeal stands: the replay of its entries. The row in the store is a cache of this. */
export interface Standing extends Settled {
  code: string
  /** The number of the last entry: the version that a writer must have seen. */
  seq: number
  head: string
  status: Status
  submittedAt: Instant
  changedAt: Instant
  /** The day of the last step that somebody took to move it: reminders, urging and sorting do not. */
  movedOn: Day
  round: number
  returns: number
  disputes: number
  contested: boolean
  urges: number
  urgedOn: Day | null
  attemptDays: Day[]
  signatures: Partial<Record<SignaturePlace, Signature>>
  /** What the supervisors of a complaint have signed. */
  supervised: { unit: UnitId; by: PersonId; seq: number; at: Instant; evidence: EvidenceId }[]
  /** Representatives who have confirmed while others have not. */
  confirmedBy: PersonId[]
  /** The report in force: its entry, and the digest of its answer. */
  reportSeq: number | null
  answerDigest: string | null
  /** The day on which the answer in force was first given. */
  answeredOn: Day | null
  answeredAtOnce: boolean
  /** Withdrawn by the petitioner and gone on with by the district: nobody is asked to confirm. */
  wentOn: boolean
  /** How each round before this one ended; `voided` where an inspection found it a sham. */
  earlierRounds: { rating: Rating | null; clock: Clock; signatures: Standing['signatures']; voided?: true }[]
  closedOn: Day | null
  publishedOn: Day | null
  /** The day on which it lost what tells of people, at the end of its retention. */
  erasedOn: Day | null
  lastAction: Action
}

export const BLANK: Omit<Standing, 'code' | 'promisedOn' | 'village' | 'township' | 'desk' | 'channel'> = {
  grid: null, scopes: [], accused: [], barred: [], centre: null, aboutCadre: false, petitioner: null, recordedBy: null, origin: null, attested: null, anonymous: false,
  representatives: [], coPetitioners: [], merged: [], master: null, mergedFrom: null, lent: [], splitFrom: null, repeatOf: null, repeats: [],
  kind: null, level: null, lead: null, supporting: [], assigner: null, overseer: null, caller: null, handler: null, checker: null, endorser: null,
  reviewBeside: false, clock: { kind: 'notStarted' }, stageDueOn: null, handlerDueOn: null, pauseDaysUsed: 0,
  returnUntil: null, assignmentFinal: false, pauseAsked: null, extensionAsked: null, extended: false, urgentBy: null, reviewOn: null,
  contestUntil: null, contestedFrom: null, reopenUntil: null, adoption: null, plan: null, measure: null, orders: [], supervising: [], supervised: [], supports: [], tags: [], reminded: [],
  seq: 0, head: '', status: 'submitted', submittedAt: 0, changedAt: 0, movedOn: '', round: 1, returns: 0, disputes: 0, contested: false,
  urges: 0, urgedOn: null, attemptDays: [], signatures: {}, confirmedBy: [], reportSeq: null, answerDigest: null, answeredOn: null,
  answeredAtOnce: false, wentOn: false, earlierRounds: [], closedOn: null, publishedOn: null, erasedOn: null, lastAction: 'submit',
}

/** Whether an appeal is a complaint, or goes the way of one because it points at a unit or a cadre. */
export function isComplaint({ kind, aboutCadre }: Pick<Standing, 'kind' | 'aboutCadre'>): boolean {
  return kind === 'complaint' || aboutCadre
}

/** The orders that still wait for an answer; an appeal that has ended owes none. */
export function openOrders({ status, orders }: Pick<Standing, 'status' | 'orders'>): Order[] {
  return isOpen(status) ? orders.filter(({ answered }) => !answered) : []
}

/** The last of the signatures after the petitioner's; null before the first. */
export function lastSignature({ signatures }: Pick<Standing, 'signatures'>): (Signature & { place: SignaturePlace }) | null {
  const place = PLACES.slice(1).findLast((one) => signatures[one])
  return place ? { ...signatures[place]!, place } : null
}

/** The supervisors who have not signed yet. */
export function unsupervised({ supervising, supervised }: Pick<Standing, 'supervising' | 'supervised'>): Supervisor[] {
  return supervising.filter(({ unit }) => !supervised.some((signed) => signed.unit === unit))
}

/** Whether somebody else wrote an appeal down and its petitioner has not yet said in any way that it is theirs. */
export function isUnattested(appeal: Pick<Standing, 'recordedBy' | 'petitioner' | 'attested' | 'anonymous'>): boolean {
  return appeal.recordedBy !== null && appeal.petitioner === null && appeal.attested === null && !appeal.anonymous
}

/** Everyone who speaks for the appeal: the petitioner, or a group's representatives; nobody once it was withdrawn and goes on. */
export function speakers(appeal: Standing): PersonId[] {
  if (appeal.wentOn) return []
  if (appeal.representatives.length > 0) return appeal.representatives
  return appeal.petitioner ? [appeal.petitioner] : []
}

/** Whether all who speak for the appeal have confirmed, `now` being the one who just does. */
export function everyoneSigned(appeal: Standing, now?: PersonId): boolean {
  const asked = speakers(appeal)
  return asked.length > 0 && asked.every((person) => person === now || appeal.confirmedBy.includes(person))
}

/** Whether an appeal is still somebody's when `person` leaves it; one recorded for somebody who has not claimed it is. */
export function othersRemain(appeal: Standing, person: PersonId): boolean {
  return appeal.petitioner === null || parties(appeal).some((one) => one !== person)
}

/** Everyone whose appeal it is, co-petitioners included: told of every step, asked at the end. */
export function parties(appeal: Standing): PersonId[] {
  return [...new Set([...(appeal.petitioner ? [appeal.petitioner] : []), ...appeal.representatives, ...appeal.coPetitioners])]
}

const WORST_FIRST: readonly Rating[] = ['dissatisfied', 'fair', 'satisfied']

/** The worst of some ratings; null when there is none. */
export function worst(ratings: readonly (Rating | null | undefined)[]): Rating | null {
  return WORST_FIRST.find((rating) => ratings.includes(rating)) ?? null
}

/**
 * The rating that counts: the worst of the rounds; null while nobody has rated. A round that nobody could
 * confirm is worse than a satisfied one: such an appeal never counts as satisfied.
 */
export function countedRating(appeal: Standing): Rating | null {
  const rounds = [...appeal.earlierRounds.map((round) => round.signatures), appeal.signatures]
  const rating = worst(rounds.map(ratingOf))
  return rating !== 'dissatisfied' && rounds.some(({ petitioner }) => petitioner?.as === 'unconfirmed') ? null : rating
}

/** With what the petitioner was not satisfied, in the last round that was left so; null where nobody said. */
export function discontentOf(appeal: Standing): Discontent | null {
  const rounds = [...appeal.earlierRounds.map((round) => round.signatures), appeal.signatures]
  return rounds.findLast((signatures) => ratingOf(signatures) === 'dissatisfied')?.petitioner?.because ?? null
}

export function ratingOf(signatures: Standing['signatures']): Rating | null {
  const petitioner = signatures.petitioner
  if (!petitioner) return null
  return petitioner.as === 'unrecognised' ? 'dissatisfied' : (petitioner.rating ?? null)
}
