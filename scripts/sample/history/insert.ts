import type { LocalCloud } from '../../../localcloud'
import { type HistoryOptions, type Totals, history } from '../history'

/** Writes a history into a local cloud's database that has none yet, without giving way: nothing can come between. */
export function insertHistory({ database }: Pick<LocalCloud, 'database'>, options: HistoryOptions, onProgress: (appeals: number) => void = () => undefined): Totals {
  let appeals = 0
  for (const batches = history(options); ; ) {
    const { value, done } = batches.next()
    if (done) {
      database.bulkInsert('figures', value.figures)
      database.bulkInsert('counters', value.counters)
      return value.totals
    }
    for (const [collection, documents] of Object.entries(value)) if (documents.length > 0) database.bulkInsert(collection, documents)
    appeals += value.appeals.length
    onProgress(appeals)
  }
}
