/** The documents as they lie in the collections. Entries and records have their shapes in the domain. */
import type { Kind } from '../../domain/appeal/kinds'
import type { EvidenceId } from '../../domain/appeal/payloads'
import type { ThinkTankState } from '../../domain/appeal/thinkTank'
import type { Safety } from '../../domain/appeal/photos'
import type { Standing } from '../../domain/appeal/standing'
import type { Day, Instant } from '../../domain/calendar/day'
import type { CountName, Counts } from '../../domain/ledger/figures'
import type { StandIn } from '../../domain/organisation/delegation'
import type { Leaders } from '../../domain/organisation/ladder'
import type { PersonId, Post, UnitId } from '../../domain/organisation/units'

/** The cached standing of an appeal, with the members that lists are found by. A test rebuilds it from entries. */
export interface AppealRow extends Standing {
  _id: string
  /** Who is waited for: `person:<id>` or `<unit>:<duty>`; what a workbench is found by. */
  waits: string[]
  parties: PersonId[]
  /** The day by which the one waited for should act; `9999-12-31` when nothing is due. */
  actBy: Day
  /** The next day on which `clock` looks at it; `9999-12-31` when never. The sweep reads what is due and no more. */
  nextLookOn: Day
  /** The first words, without personal data. */
  excerpt: string
  /** The figures it counts in, and in which of their rare numbers: what the cases behind a number are found by. */
  tally: string[]
  /** What it counts as. */
  counted: CountName[]
  /** `<unit>:<tag>` for every unit that may know of it: what a ledger of one tag is found by. Empty for most. */
  tagged: string[]
  /** Who wrote it down, while its petitioner has not said that it is theirs. */
  unattested: PersonId | null
  /** Where a suggestion is in the think tank; what its lists are found by. */
  thinkTank: ThinkTankState | null
}

/** Text sealed with AES-256-GCM: `<key id>.<iv>.<tag>.<ciphertext>`, base64url. */
export type Sealed = string

export interface PersonRow {
  _id: PersonId
  /** openids, so that one person may hold several identities. */
  identities: string[]
  name: Sealed | null
  phone: Sealed | null
  /** Keyed hash of the verified phone number; null until verified. */
  phoneKey: string | null
  posts: Post[]
  /** Units of posts that they held before; see `Actor`. */
  formerly?: UnitId[]
  /** WeCom user id of a cadre. */
  wecom: string | null
  /** Subscription credits left, by template key. */
  credits: Record<string, number>
  largeType: 1 | 1.4 | 1.75 | null
  /** For whom they stand in, those of today and to come: what `delegations` says, kept where each call reads it. */
  standsIn?: StandIn[]
}

/**
 * Contact given with an appeal, sealed; kept among the records, apart from the appeal, so that no list can
 * carry it and it can be erased like any other record.
 */
export interface ContactRow {
  /** `<code>-contact`. */
  _id: string
  appeal: string
  name: Sealed | null
  phone: Sealed | null
  /** Keyed hash of the phone number, by which its owner claims the appeal; of its last four digits, for look-up. */
  phoneKey: string | null
  lastFourKey: string | null
  queryWordKey: string
}

export interface EvidenceRow {
  _id: EvidenceId
  fileID: string
  kind: 'photo' | 'signature'
  owner: PersonId
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: number
  /** SHA-256 of the filed bytes. */
  digest: string
  filedAt: Instant
  /** The appeal it was handed in with; null while it is not yet used. */
  appeal: string | null
  /** How a photo looks (`domain/supervision/inspection/looks.ts`), or why that is not known. */
  look: string
  /** What content safety says of a photo (`domain/appeal/photos.ts`). Photos of version 0.2.0 and before have none of these: they were never asked about. */
  safety?: Safety
  /** When WeChat is next to be asked about it; `NEVER_ASKED` when it is not. */
  askAt?: Instant
  /** What WeChat called each of our questions about it: its verdict comes under one of them. */
  traces?: string[]
  /** How often a question did not reach WeChat. */
  misses?: number
  /** WeChat's label of what it found (100 is nothing). */
  label?: number | null
  /** Who looked at it after the verdict. */
  judged?: { by: PersonId; at: Instant }
}

/** Later than any time that a clock can show. */
export const NEVER_ASKED = 9_007_199_254_740_991

/** Nobody looked at it yet; somebody began to; there is nothing to tell it by. */
export const LOOK_DUE = 'due'
export const LOOK_TRIED = 'tried'
export const LOOK_NONE = 'none'

export interface OutboxRow {
  _id: string
  appeal: string
  /** What the drainer does with it: a row of `server/clock/deliver.ts`. */
  kind: 'message' | 'figure' | 'publication' | 'index' | 'reply' | 'sham' | 'erasure' | 'decision' | 'errand'
  state: 'pending' | 'done' | 'given up'
  /** Not to be tried before. */
  after: Instant
  tries: number
  createdAt: Instant
  body: Record<string, unknown>
  why?: string
}

/** A message as a person's list shows it, sent or not. */
export interface MessageRow {
  _id: string
  to: PersonId
  at: Instant
  template: string
  fields: [string, string][]
  appeal: string | null
  /** Where it leads, with its query, when that is not an appeal. Messages of earlier versions have none. */
  page?: string
  state: 'sent' | 'refused' | 'failed' | 'kept'
  route: 'subscription' | 'wecom' | 'sms' | 'workbench'
}

/** A measure as the public reads it, without personal data. */
export interface PublicMeasure {
  what: string
  by: Day
  doneOn: Day | null
  effect: string | null
}

export interface PublicationRow {
  _id: string
  kind: Kind
  village: UnitId
  township: UnitId
  unit: UnitId
  title: string
  answer: string
  /** What a search finds it by: the grams of its title and place. */
  keys: string[]
  publishedOn: Day
  /** What an adopted suggestion leads to; absent for anything else. */
  measure?: PublicMeasure | null
  /** Not shown while false: withdrawn, or waiting for a person after content safety flagged it. */
  shown: boolean
}

/**
 * Kept figures per month and unit; no screen adds up a collection. `district` is the unit of the whole, `lead:<unit>`
 * the account of what a unit is responsible for; the month `all` is the sum of all months.
 */
export interface FigureRow {
  _id: string
  month: string
  unit: string
  counts: Counts
}

export interface UnitRow {
  _id: UnitId
  name: string
  kind: string
  level: string
  parent: UnitId | null
  ancestors: UnitId[]
  overseer: UnitId | null
  /** Who holds a leader's post here; who signs for which unit follows from it. */
  leaders: Leaders
  /** Who signs, as version 0.1.0 kept it; read only where there are no leaders yet. */
  ladder?: PersonId[]
  grids?: { id: string; name: string }[]
  closedOn?: Day
  into?: UnitId
  /** The import that made it was taken back before anything hung on it: no list of what there was names it. */
  takenBack?: true
}

