import type { Instant } from '../../domain/calendar/day'
import type { PersonId } from '../../domain/organisation/units'
import type { Page } from '../contract'
import { atMost, below, oneOf } from './conditions'
import { collection } from './database'
import { deleteFiles } from './files'

/** An export, on record for good: who, of what, how much. Its files go after some days. */
export interface ExportRow {
  /** `<person>:<request>`. */
  _id: string
  by: PersonId
  at: Instant
  /** What was asked for, as JSON: its members are not the database's. */
  of: string
  words: string
  state: 'making' | 'done' | 'failed' | 'expired'
  /** Rows written so far, in files that are whole. */
  rows: number
  files: { fileID: string; name: string; rows: number; bytes: number }[]
  /** Where the next file begins. */
  cursor: string | null
  /** Until when somebody is at work on it. */
  leaseUntil: Instant
  tries: number
  expiresAt: Instant
}

export const exports = collection<ExportRow>('exports')

/** Longer than the function may run: whoever is cut off does not work beside who takes it up. */
const LEASE_MS = 75_000
/** A job that is cut off as often as this is given up. */
const TRIES = 4

/** Takes a job to work on; null when it is over, or another is at it. */
export async function takeUp(id: string, now: Instant): Promise<ExportRow | null> {
  const row = await exports.byId(id)
  if (!row || row.state !== 'making' || row.leaseUntil > now) return null
  if (row.tries >= TRIES) {
    await exports.update({ _id: id, state: 'making' }, { state: 'failed' })
    return null
  }
  const taken = await exports.update({ _id: id, state: 'making', leaseUntil: row.leaseUntil }, { leaseUntil: now + LEASE_MS, tries: row.tries + 1 })
  return taken === 1 ? { ...row, tries: row.tries + 1 } : null
}

/** Begins an export anew: a failed one where its last whole file ended, one whose files are gone from the first row. */
export async function renew(row: ExportRow, expiresAt: Instant): Promise<ExportRow> {
  const kept: Pick<ExportRow, 'rows' | 'files' | 'cursor'> = row.state === 'failed' ? row : { rows: 0, files: [], cursor: null }
  const changes = { rows: kept.rows, files: kept.files, cursor: kept.cursor, state: 'making' as const, leaseUntil: 0, tries: 0, expiresAt }
  await exports.update({ _id: row._id, state: row.state }, changes)
  return { ...row, ...changes }
}

/** Whether nobody is at a job that is not over. */
export const isLeft = ({ state, leaseUntil }: ExportRow, now: Instant): boolean => state === 'making' && leaseUntil <= now

/** A person's exports, newest first. */
export function exportsOf(by: PersonId, cursor?: string): Promise<Page<ExportRow>> {
  return exports.page({ where: { by }, order: [['at', 'desc']], limit: 20, cursor })
}

/** Deletes the files of exports whose days are over; the record stays. Tells whether there may be more. */
export async function sweepExports(now: Instant): Promise<boolean> {
  const { items, next } = await exports.page({ where: { state: oneOf(['done', 'failed', 'making']), expiresAt: atMost(now) }, order: [['expiresAt', 'asc']], limit: 200 })
  await deleteFiles(items.flatMap(({ files }) => files.map(({ fileID }) => fileID)))
  if (items.length > 0) await exports.update({ _id: oneOf(items.map(({ _id }) => _id)), expiresAt: below(now + 1) }, { state: 'expired', files: [] })
  return next !== null
}
