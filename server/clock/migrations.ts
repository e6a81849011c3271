import { type Entry, canonical } from '../../domain/appeal/entries'
import { replay } from '../../domain/appeal/replay'
import type { World } from '../../domain/appeal/situation'
import { rowOf } from '../casework/row'
import { oneOf } from '../store/conditions'
import { jobs, orderJob } from '../store/jobs'
import { schemaVersion, setSchemaVersion } from '../store/schema'
import { tables } from '../store/tables'
import { storeLeaders } from '../store/units'

/** What a slice did, and where the next one goes on; null at the end. */
interface Slice {
  next: string | null
  changed: number
}

/** One change of what is stored, from a version before to `to`. */
interface Migration {
  readonly to: number
  /** What it changes, for the log and whoever operates. */
  readonly about: string
  slice(place: string | null, world: World): Promise<Slice>
}

/**
 * Changes of what is stored, in order; each goes forward only, in slices, while the version before may still serve.
 * So a version reads what it replaces (`absent` of `collection`), writes the new form, and drops the old one in a later
 * version. A slice may be done twice and does no more than once.
 */
export const MIGRATIONS: readonly Migration[] = [
  { to: 1, about: 'standings and the days of their sweep, replayed from the entries', slice: replayed },
  { to: 2, about: 'the leaders of units, from the ladders of version 0.1.0', slice: led },
]

let current = false

/** Puts the next migration in line, one after the other; nothing once all have run. Two requests a minute while one is under way. */
export async function orderMigration(now: number): Promise<void> {
  if (current) return
  const at = await schemaVersion()
  const next = MIGRATIONS.find(({ to }) => to > at)
  if (!next) {
    current = true
    return
  }
  const _id = `migrate:${next.to}`
  const job = await jobs.byId(_id)
  if (job?.state === 'done') await setSchemaVersion(next.to)
  else if (!job) await orderJob({ _id, kind: 'migrate', args: { to: next.to }, by: 'system', at: now, reason: next.about })
}

const SLICE = 20
/** One request answers no more entries than this. */
const MOST = 999

/** Standings as their entries say, with whatever this version knows of them: a row that somebody moves at this moment is written by their step. */
async function replayed(place: string | null, world: World): Promise<Slice> {
  const page = await tables.appeals.page({ where: {}, order: [], limit: SLICE, cursor: place })
  const entries = await entriesOf(page.items.map(({ _id }) => _id))
  let changed = 0
  for (const row of page.items) {
    const { _id, ...now } = rowOf(replay(entries.get(row._id)!), row.excerpt, world)
    if (now.seq !== row.seq || canonical({ _id, ...now }) === canonical(row)) continue
    changed += await tables.appeals.update({ _id, seq: row.seq }, now)
  }
  return { changed, next: page.next }
}

const UNITS = 60

/** Units keep their leaders, and who signs follows from these: before the first change of somebody's posts, which would leave the others out. */
async function led(): Promise<Slice> {
  const { changed, left } = await storeLeaders(UNITS)
  return { changed, next: left ? 'units' : null }
}

/** The entries of some appeals, each in their order: one request unless they are uncommonly many. */
async function entriesOf(codes: readonly string[]): Promise<Map<string, Entry[]>> {
  const found = new Map<string, Entry[]>(codes.map((code) => [code, []]))
  if (codes.length === 0) return found
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await tables.entries.page({ where: { appeal: oneOf(codes) }, order: [['appeal', 'asc'], ['seq', 'asc']], limit: MOST, cursor })
    for (const entry of page.items) found.get(entry.appeal)!.push(entry)
    cursor = page.next
  }
  return found
}
