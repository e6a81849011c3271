import { join } from 'node:path'
import { dayOf } from '../../../domain/calendar/day'
import { codeOf } from '../../../domain/appeal/code'
import { type Database, openDatabase } from '../../../localcloud/database'
import { COLLECTIONS } from '../../../server/store/collections'
import type { JobRow } from '../../../server/store/jobs'
import { CLOCK_START } from '../../local/moment'
import type { SampleDistrict } from '../../sample/district'
import { history } from '../../sample/history'
import { noPapers, type Papers } from '../../sample/history/papers'
import { PIECE, TEMPLATES, YEAR, buildOnce } from '../store'

/** Fills a data folder once; a later run finds it, and it appears whole or not at all. */
export function buildStore(data: string, size: number, say: (line: string) => void): void {
  buildOnce(data, say, (database, district) => {
    const real = realPapers(database, district)
    const first = new Map(real.entries.filter(({ seq }) => seq === 1).map((entry) => [entry.appeal, entry]))
    for (let from = real.appeals.length; from < size; from += PIECE) {
      const numbers = Array.from({ length: Math.min(PIECE, size - from) }, (_each, i) => from + i)
      database.bulkInsert('appeals', numbers.map((n) => likeness(real.appeals[n % real.appeals.length]!, n)))
      database.bulkInsert('entries', numbers.map((n) => likeness(first.get(real.appeals[n % real.appeals.length]!._id)!, n)))
    }
  })
}

/**
 * Puts a store back to the morning on which each run begins: limits are by the day, so what an earlier run was let do is
 * forgotten; and the work of the night is behind it. Of a store whose every appeal is long overdue that is hours of work, which `bench -- supervision` measures.
 */
export function begin(data: string): void {
  const database = openDatabase({ file: join(data, 'database.sqlite'), clock: { now: () => CLOCK_START }, collections: COLLECTIONS })
  const ask = (action: string, body: object) => database.actions[action]!(body as never)
  ask('database.removeDocument', { collectionName: 'limits', queryType: 'WHERE', query: '{}', multi: true })
  const docket: JobRow = { _id: `docket:${dayOf(CLOCK_START)}`, kind: 'docket', args: {}, by: 'system', at: CLOCK_START, reason: null, state: 'done', place: null, changed: 0, missed: 0 }
  const { _id, ...rest } = docket
  ask('database.modifyDocument', { collectionName: 'jobs', query: JSON.stringify({ _id }), data: JSON.stringify(rest), multi: false, merge: false, upsert: true })
  void database.close()
}

/** Writes the sample's own history and answers it. */
function realPapers(database: Database, district: SampleDistrict): Papers {
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

