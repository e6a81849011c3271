import { canonical, sha256Hex } from '../../domain/appeal/entries'
import type { Instant } from '../../domain/calendar/day'
import { between } from './conditions'
import { collection } from './database'
import { tables } from './tables'

/**
 * One night's seal over the hashes of all entries written since the one before it. An entry's hash
 * covers its whole chain, so no record, old or new, can be rewritten without breaking a seal.
 */
export interface SealRow {
  _id: string
  /** Entries from `from` on and before `upTo` are under it. */
  from: Instant
  upTo: Instant
  entries: number
  previous: string
  digest: string
  /** There was more than one seal takes in: the night's next one goes on. */
  cut?: boolean
}

const seals = collection<SealRow>('seals')
const FIRST = '0'.repeat(64)
const PAGE = 999
/** An entry's time is taken a moment before it is written; by now it has been. */
const SETTLED_MS = 10 * 60_000

/** How many entries one seal takes in: what a function reads well within its time. */
const MOST = 30_000

/**
 * Seals what was written since the last seal, up to ten minutes before `now`; null when nothing new was, or
 * when the night `id` is sealed. More than one seal can take is cut, and the next call goes on from there.
 */
export async function sealEntries(id: string, now: Instant, most = MOST): Promise<SealRow | null> {
  const last = (await seals.page({ where: {}, order: [['upTo', 'desc']], limit: 1 })).items[0]
  const from = last?.upTo ?? 0
  const upTo = now - SETTLED_MS
  const goesOn = last?._id.startsWith(id) ?? false
  if (upTo <= from || (goesOn && !last?.cut)) return null
  const span = { from, previous: last?.digest ?? FIRST }
  const cutAt = await placeOfCut(span.from, upTo, most)
  const whole = { ...span, upTo: cutAt ?? upTo }
  const row: SealRow = { _id: goesOn ? `${id}@${from}` : id, ...whole, ...(cutAt ? { cut: true } : {}), ...(await digest(whole)) }
  return (await seals.insertNew(row)) ? row : null
}

/** The instant before which about `most` entries lie; null when there are fewer. Entries of one instant stay together. */
async function placeOfCut(from: Instant, upTo: Instant, most: number): Promise<Instant | null> {
  let seen = 0
  for (let cursor: string | null | undefined; ; ) {
    const page = await tables.entries.page({ where: { at: between(from, upTo) }, order: [['at', 'asc']], limit: Math.min(PAGE, most), cursor })
    seen += page.items.length
    cursor = page.next
    if (cursor === null) return null
    const last = page.items.at(-1)!.at
    if (seen >= most && last > from) return last
  }
}

/** Every seal from the first on, and the first that does not agree with the entries under it or the seal before it. */
export async function verifySeals(): Promise<{ seals: number; brokenAt: string | null }> {
  const rows = (await seals.all()).sort((a, b) => a.upTo - b.upTo)
  let previous: Pick<SealRow, 'digest' | 'upTo'> = { digest: FIRST, upTo: 0 }
  for (const row of rows) {
    const agrees = row.previous === previous.digest && row.from === previous.upTo && row.digest === (await digest(row)).digest
    if (!agrees) return { seals: rows.length, brokenAt: row._id }
    previous = row
  }
  return { seals: rows.length, brokenAt: null }
}

async function digest({ from, upTo, previous }: Pick<SealRow, 'from' | 'upTo' | 'previous'>): Promise<Pick<SealRow, 'entries' | 'digest'>> {
  let running = sha256Hex(canonical({ from, upTo, previous }))
  let entries = 0
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await tables.entries.page({ where: { at: between(from, upTo) }, order: [['at', 'asc']], limit: PAGE, cursor })
    running = sha256Hex([running, ...page.items.map(({ _id, hash }) => `${_id} ${hash}`)].join('\n'))
    entries += page.items.length
    cursor = page.next
  }
  return { entries, digest: running }
}
