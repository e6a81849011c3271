import { type Day, startOf } from '../../../domain/calendar/day'
import { deltas } from '../../../domain/ledger/figures'
import type { Stage } from '../../../scripts/local/stage'
import { history } from '../../../scripts/sample/history'

/**
 * Puts the sample's appeals of the years before this one into the district, with their figures
 * as a drainer would count them: codes of this year stay free. Every second one is of `month`, so that units can be ranked in it.
 */
export async function putHistory(stage: Stage, valid: number, until: Day, month: string): Promise<void> {
  const now = startOf(until)
  for (const batches = history({ district: stage.district, valid, now }); ; ) {
    const { value, done } = batches.next()
    if (done) break
    value.appeals = value.appeals.map((row, n) => (n % 2 ? { ...row, submittedAt: startOf(`${month}-01`) + (n % 28) * 86_400_000 + n } : row))
    for (const [name, rows] of Object.entries(value)) if (name !== 'evidence' && name !== 'messages' && rows.length > 0) stage.cloud.database.bulkInsert(name, rows)
    const counted = value.appeals.map((row) => ({ _id: `${row.code}-history`, appeal: row.code, kind: 'figure', state: 'pending', after: now, tries: 0, createdAt: now, body: { deltas: deltas(null, row) } }))
    if (counted.length > 0) stage.cloud.database.bulkInsert('outbox', counted)
  }
  await stage.settle()
}
