import { GENESIS, canonical, sha256Hex } from '../../domain/appeal/entries'
import { dayOf, type Day, type Instant } from '../../domain/calendar/day'
import { Refusal } from '../../domain/problem'
import { wake } from '../clock/wake'
import { type ChangeKind, type ChangeRow, type Line, administration } from '../store/administration'
import { isDuplicate } from '../store/cloud'
import type { CollectionName } from '../store/collections'
import { type JobRow, newJob } from '../store/jobs'
import type { PersonRow, UnitRow } from '../store/rows'
import { transact } from '../store/transaction'
import { type District, forgetUnits, freshDistrict, unitsChanged } from '../store/units'
import { alarmOf } from './alarm'

/** What a change is decided on: the district as it is at this moment. */
export interface Ground {
  now: Instant
  today: Day
  organisation: District
  rows: UnitRow[]
}

/** What is on record of a change. */
export interface Said {
  what: ChangeKind
  lines: Line[]
  unit?: string | null
  person?: string | null
  invitation?: string | null
  reason?: string | null
  /** What others are told of at once, in two short lines. */
  alarm?: readonly [says: string, adds: string]
}

/** A change decided: what is on record of it, and what it writes. */
export interface Effect {
  said: Said
  /** Whole units, new or changed. */
  units?: readonly UnitRow[]
  inserts?: readonly (readonly [CollectionName, { _id: string }])[]
  sets?: readonly (readonly [CollectionName, { _id: string }])[]
  changes?: readonly (readonly [CollectionName, string, Readonly<Record<string, unknown>>])[]
  /** Work that follows in slices. */
  job?: Pick<JobRow, '_id' | 'kind' | 'args'>
}

/**
 * For a minute other instances go on by the district as it was, and may file or assign to what is no more: so what moves
 * work is done at once, and once more when that minute is long over.
 */
const AGAIN_AFTER_MS = 180_000

/** How often somebody else's change may come first before one is asked to tap again. */
const ATTEMPTS = 4

/**
 * One administrative change: decided on the district as it is, and written with its line of the record in one
 * transaction. The line's number lets one change be written after the other, so that none is decided on what another
 * has just altered: whoever was second decides anew. A repeated request writes nothing, nor does a decision that nothing is to
 * be changed, of which nothing is on record: its answer is null.
 */
export async function administer(me: PersonRow, requestId: string, decide: (ground: Ground) => Promise<Effect> | Effect): Promise<ChangeRow>
export async function administer(me: PersonRow, requestId: string, decide: (ground: Ground) => Promise<Effect | null> | Effect | null): Promise<ChangeRow | null>
export async function administer(me: PersonRow, requestId: string, decide: (ground: Ground) => Promise<Effect | null> | Effect | null): Promise<ChangeRow | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const [head, district] = await Promise.all([lastChange(), freshDistrict()])
    const before = head?.requestId === requestId ? head : await administration.changes.first({ requestId })
    if (before) return before
    const now = Date.now()
    const effect = await decide({ now, today: dayOf(now), ...district })
    if (!effect) return null
    const row = lineOf(effect.said, { seq: (head?.seq ?? 0) + 1, previous: head?.hash ?? GENESIS, at: now, by: me._id, requestId })
    try {
      await write(row, effect)
    } catch (error) {
      if (!isDuplicate(error)) throw error
      continue
    }
    if (touchesUnits(effect)) forgetUnits()
    if (effect.job || effect.said.alarm) wake()
    return row
  }
  throw new Refusal('BUSY')
}

const lastChange = async (): Promise<ChangeRow | null> => (await administration.changes.page({ where: {}, order: [['seq', 'desc']], limit: 1 })).items[0] ?? null

function lineOf(said: Said, place: Pick<ChangeRow, 'seq' | 'previous' | 'at' | 'by' | 'requestId'>): ChangeRow {
  const row = { _id: `A-${String(place.seq).padStart(6, '0')}`, ...place, what: said.what, unit: said.unit ?? null, person: said.person ?? null, invitation: said.invitation ?? null, lines: said.lines, reason: said.reason ?? null }
  return { ...row, hash: hashOfChange(row) }
}

/** The hash of a line over everything in it but the hash itself. */
export function hashOfChange(row: Omit<ChangeRow, 'hash'> & { hash?: string }): string {
  const { hash: _, ...rest } = row
  return sha256Hex(canonical(rest))
}

const touchesUnits = ({ units = [], inserts = [] }: Effect): boolean => units.length > 0 || inserts.some(([name]) => name === 'units')

function write(row: ChangeRow, effect: Effect): Promise<void> {
  const { units = [], inserts = [], sets = [], changes = [], job } = effect
  return transact(async (writes) => {
    // The line first: whoever lost the race learns it before writing anything else.
    await writes.insert('administration', [row])
    for (const name of new Set(inserts.map(([each]) => each))) await writes.insert(name, inserts.flatMap(([each, document]) => (each === name ? [document] : [])))
    for (const unit of units) await writes.set('units', unit)
    for (const [name, document] of sets) await writes.set(name, document)
    for (const [name, id, fields] of changes) await writes.change(name, id, fields)
    if (touchesUnits(effect)) await writes.set('counters', unitsChanged())
    if (effect.said.alarm) await writes.insert('outbox', [alarmOf(row, ...effect.said.alarm)])
    if (!job) return
    const first = newJob({ ...job, by: row.by, at: row.at, reason: row.reason })
    await writes.insert('jobs', [first, { ...first, _id: `${job._id}:again`, after: row.at + AGAIN_AFTER_MS }])
  })
}
