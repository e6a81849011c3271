import type { Entry, EntryRecord } from '../../domain/appeal/entries'
import type { EvidenceId } from '../../domain/appeal/payloads'
import { Refusal } from '../../domain/problem'
import { isDuplicate } from './cloud'
import { tables } from './tables'
import { markEvidence } from './evidence'
import type { AppealRow, ContactRow, OutboxRow } from './rows'
import { transact } from './transaction'

/** Everything that one command writes. Entries are numbered, chained and carry the request's id (`<id>`, `<id>#2`…). */
export interface Writing {
  requestId: string
  entries: readonly Entry[]
  records: readonly EntryRecord[]
  /** Whole standings, each as its last entry here leaves it. */
  rows: readonly AppealRow[]
  /** Only with a filing. */
  contacts?: readonly ContactRow[]
  /** Files handed in with it: marked as used by the appeal, once it is written. */
  evidence?: { ids: readonly EvidenceId[]; appeal: string }
  outbox: readonly OutboxRow[]
}

/**
 * Writes a command's effect in one transaction of six requests, one more per further appeal. When the same request was written before, nothing is, and `repeated` is its first entry.
 * Refuses STALE when somebody else's step took an entry's number first, INVALID
 * when the id was another request's, BUSY when conflicts do not end.
 */
export async function commit(writing: Writing): Promise<{ repeated: Entry | null }> {
  checkWhole(writing)
  const repeated = await write(writing)
  const { ids, appeal } = writing.evidence ?? { ids: [], appeal: '' }
  // After the record, which is the truth: a repetition marks what a killed function left unmarked.
  if (ids.length > 0) await markEvidence(ids, repeated?.appeal ?? appeal)
  return { repeated }
}

async function write({ requestId, entries, records, rows, contacts = [], outbox }: Writing): Promise<Entry | null> {
  try {
    await transact(async (writes) => {
      // Entries first: whoever lost the race learns it before writing anything else.
      await writes.insert('entries', entries)
      await writes.insert('records', [...records, ...contacts])
      for (const row of rows) await writes.set('appeals', row)
      await writes.insert('outbox', outbox)
    })
    return null
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const first = await tables.entries.first({ requestId })
    if (!first) throw new Refusal('STALE')
    if (isSame(first, entries[0]!)) return first
    throw new Refusal('INVALID', { requestId: '没有提交成功，请返回后重新办理。' })
  }
}

/** Whether two first entries are of one request, not of two that bear the same id. A filing has another code each time. */
export function isSame(first: Entry, again: Pick<Entry, 'actor' | 'action' | 'appeal'>): boolean {
  return first.actor.person === again.actor.person && first.action === again.action && (first.action === 'submit' || first.appeal === again.appeal)
}

/** A standing may only be written by the entry that leads to it: the entry's number is what keeps a second writer out. */
function checkWhole({ requestId, entries, rows }: Writing): void {
  if (entries[0]?.requestId !== requestId) throw new Error('the first entry carries the request it answers')
  for (const row of rows) {
    if (!entries.some((entry) => entry.appeal === row._id && entry.seq === row.seq && entry.hash === row.head)) {
      throw new Error(`the standing of ${row._id} is not what an entry here leads to`)
    }
  }
}
