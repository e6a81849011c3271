import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Day, Instant } from '../calendar/day'
import type { Role } from '../organisation/roles'
import type { PersonId, UnitId } from '../organisation/units'
import type { Action } from './payloads'
import type { Settled } from './standing'

/** Who took a step. A resident has no unit; the system has no person. */
export interface EntryActor {
  person: PersonId | 'system'
  unit?: UnitId
  role?: Role
}

/** What a step says beyond what it settles: ids, days, choices from lists. Never words, names or numbers of people. */
export type About = Readonly<Record<string, string | number | boolean | readonly string[] | null>>

/** A step decided and not yet written. `texts` go to the record beside the entry. */
export interface Step<A extends Action = Action> {
  action: A
  settles?: Partial<Settled>
  about?: About
  texts?: Readonly<Record<string, string>>
}

/**
 * One line of an appeal's record: append-only, chained by hash. It holds no personal data and no
 * free text, only salted digests of the record beside it, so that a record can be erased or
 * re-encrypted and the chain stays whole (B5, S7).
 */
export interface Entry {
  _id: string
  appeal: string
  seq: number
  action: Action
  at: Instant
  on: Day
  actor: EntryActor
  settles: Partial<Settled>
  about: About
  digests: Readonly<Record<string, string>>
  requestId: string
  previous: string
  hash: string
}

/** The words beside an entry: `salt` keeps a digest from being guessed. An erased record has no texts. */
export interface EntryRecord {
  _id: string
  appeal: string
  salt: string
  texts: Readonly<Record<string, string>>
  erased?: boolean
}

export const GENESIS = '0'.repeat(64)

export function entryId(code: string, seq: number): string {
  return `${code}-${seq}`
}

/** JSON with the keys of every object in order and nothing undefined, so that equal values have equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item === undefined ? null : item)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** The digest of one text of a record. */
export function digestOf(salt: string, text: string): string {
  return sha256Hex(`${salt}\n${text}`)
}

/** The hash of an entry over everything in it but the hash itself. */
export function hashOf(entry: Omit<Entry, 'hash'> & { hash?: string }): string {
  const { hash: _, ...rest } = entry
  return sha256Hex(canonical(rest))
}

/** Writes a step down: numbered, dated, digested and chained to the entry before it. */
export function chain(
  step: Step,
  place: { code: string; seq: number; previous: string; at: Instant; on: Day; actor: EntryActor; requestId: string; salt: string },
): Entry {
  const texts = Object.entries(step.texts ?? {}).filter(([, text]) => text !== undefined && text !== '')
  const entry: Omit<Entry, 'hash'> = {
    _id: entryId(place.code, place.seq),
    appeal: place.code,
    seq: place.seq,
    action: step.action,
    at: place.at,
    on: place.on,
    actor: place.actor,
    settles: step.settles ?? {},
    about: step.about ?? {},
    digests: Object.fromEntries(texts.map(([name, text]) => [name, digestOf(place.salt, text)])),
    requestId: place.requestId,
    previous: place.previous,
  }
  return { ...entry, hash: hashOf(entry) }
}

export type Verification =
  | { ok: true; length: number; head: string; erased: number[] }
  | { ok: false; length: number; brokenAt: number; why: 'hash' | 'link' | 'number' | 'record' }

/**
 * Checks a record from its first entry: numbers without a gap, every hash and link, and, where the
 * records beside it are given, every text against its digest and no text without one; a record that
 * is gone without being marked as erased is broken. Names the first broken link.
 */
export function verify(entries: readonly Entry[], records?: ReadonlyMap<string, EntryRecord>): Verification {
  let previous = GENESIS
  const erased: number[] = []
  for (const [index, entry] of entries.entries()) {
    const broken = (why: 'hash' | 'link' | 'number' | 'record') => ({ ok: false as const, length: entries.length, brokenAt: index + 1, why })
    if (entry.seq !== index + 1 || entry._id !== entryId(entry.appeal, entry.seq)) return broken('number')
    if (entry.previous !== previous) return broken('link')
    if (hashOf(entry) !== entry.hash) return broken('hash')
    const record = records?.get(entry._id)
    if (record?.erased) erased.push(entry.seq)
    else if (records && !agrees(entry, record)) return broken('record')
    previous = entry.hash
  }
  return { ok: true, length: entries.length, head: previous, erased }
}

/** Whether a record holds the very texts that its entry has digests of. */
function agrees({ digests }: Entry, record: EntryRecord | undefined): boolean {
  const given = Object.entries(record?.texts ?? {}).filter(([, text]) => text !== '')
  return given.length === Object.keys(digests).length && given.every(([name, text]) => digests[name] === digestOf(record!.salt, text))
}
