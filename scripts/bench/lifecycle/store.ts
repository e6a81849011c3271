import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../../../domain/appeal/code'
import type { LocalCloud } from '../../../localcloud'
import { openDatabase } from '../../../localcloud/database'
import { COLLECTIONS } from '../../../server/store/collections'
import { CLOCK_START } from '../../local/moment'
import { keysOf } from '../../local/keys'
import type { SampleDistrict } from '../../sample/district'
import { history } from '../../sample/history'
import { noPapers, type Papers } from '../../sample/history/papers'
import { loadDistrict } from '../../sample/load'

/** Appeals that were decided by the real rules; all others are their likenesses under codes of their own. */
const TEMPLATES = 2000
/** A year before every real one: no code of the sample is taken. */
const YEAR = 2018
const PIECE = 5000

/** Fills a data folder once; a later run finds it, and it appears whole or not at all. */
export function buildStore(data: string, size: number, say: (line: string) => void): void {
  if (existsSync(data)) return
  const began = performance.now()
  const draft = `${data}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  Object.assign(process.env, keysOf(draft))
  const database = openDatabase({ file: join(draft, 'database.sqlite'), clock: { now: () => CLOCK_START }, collections: COLLECTIONS })
  const district = loadDistrict({ database } as LocalCloud)
  const real = realPapers(database, district)
  const first = new Map(real.entries.filter(({ seq }) => seq === 1).map((entry) => [entry.appeal, entry]))
  for (let from = real.appeals.length; from < size; from += PIECE) {
    const numbers = Array.from({ length: Math.min(PIECE, size - from) }, (_each, i) => from + i)
    database.bulkInsert('appeals', numbers.map((n) => likeness(real.appeals[n % real.appeals.length]!, n)))
    database.bulkInsert('entries', numbers.map((n) => likeness(first.get(real.appeals[n % real.appeals.length]!._id)!, n)))
  }
  void database.close()
  renameSync(draft, data)
  say(`  store built in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

/** Writes the sample's own history and answers it. */
function realPapers(database: Pick<LocalCloud, 'database'>['database'], district: SampleDistrict): Papers {
  const all = noPapers()
  for (const batches = history({ district, valid: TEMPLATES, now: CLOCK_START }); ; ) {
    const { value, done } = batches.next()
    if (done) {
      database.bulkInsert('figures', value.figures)
      database.bulkInsert('counters', value.counters)
      return all
    }
    for (const [collection, documents] of Object.entries(value)) if (documents.length > 0) database.bulkInsert(collection, documents)
    all.appeals.push(...value.appeals)
    all.entries.push(...value.entries)
  }
}

/** The same document under the n-th code; what must be unique gets the number too. */
function likeness<T extends { _id: string }>(doc: T, n: number): T {
  const { code, appeal } = doc as { code?: string; appeal?: string }
  const own = (code ?? appeal)!
  const copy = JSON.parse(JSON.stringify(doc).replaceAll(own, codeOf(YEAR, n + 1))) as T & { requestId?: string }
  return copy.requestId === undefined ? copy : { ...copy, requestId: `bench-${n}` }
}

