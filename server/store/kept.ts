import { type Change, type Kept, addTo } from '../../domain/ledger/kept'
import type { collection } from './database'
import type { Handler } from './outbox'
import type { OutboxRow } from './rows'
import { tables } from './tables'

type Counts = Partial<Record<string, number>>

/** A figure as it is stored. */
interface KeptRow<C> extends Kept<C> {
  _id: string
  month: string
  unit: string
  /** The number of its last change, which keeps a second writer out; figures of before have none. */
  seq?: number
}

/** What one row of the outbox adds to one figure. */
export interface Part<C> {
  figure: { _id: string; month: string; unit: string }
  counts: C
}

type Store<C> = Pick<ReturnType<typeof collection<KeptRow<C>>>, 'byIds' | 'insertNew' | 'update'>

/** Whoever loses more often than this meets more than one other drainer. */
const TRIES = 4

/**
 * Adds to kept figures what rows of the outbox say, one write per figure and batch. A row that comes again is known by its
 * id. A drainer that was held up for longer than its lease may meet the one that took over: a figure is written
 * only as it was read, and what the other has delivered meanwhile is left to it.
 */
export function keeping<C extends Counts>(figures: Store<C>, partsOf: (row: OutboxRow) => readonly Part<C>[]): Handler {
  return async (rows) => {
    let waiting = rows
    for (let tries = 1; !(await addAll(figures, waiting, partsOf)); tries += 1) {
      if (tries === TRIES) throw new Error('the figures are written by another drainer')
      const now = await tables.outbox.byIds(waiting.map(({ _id }) => _id))
      waiting = waiting.filter(({ _id }) => now.get(_id)?.state === 'pending')
    }
    return rows.map(() => ({ is: 'done' as const }))
  }
}

/** Whether every figure was still as it was read. */
async function addAll<C extends Counts>(figures: Store<C>, rows: readonly OutboxRow[], partsOf: (row: OutboxRow) => readonly Part<C>[]): Promise<boolean> {
  const toAdd = new Map<string, { figure: Part<C>['figure']; changes: Change<C>[] }>()
  for (const row of rows) {
    for (const { figure, counts } of partsOf(row)) {
      const own = toAdd.get(figure._id) ?? { figure, changes: [] }
      own.changes.push({ id: row._id, counts })
      toAdd.set(figure._id, own)
    }
  }
  const kept = await figures.byIds([...toAdd.keys()])
  let whole = true
  for (const [_id, { figure, changes }] of toAdd) {
    const before = kept.get(_id)
    const from: KeptRow<C> = before ?? { ...figure, counts: {} as C, applied: [] }
    const { counts, applied } = addTo(from, changes)
    if (applied === from.applied) continue
    const written = before
      ? (await figures.update({ _id, seq: before.seq ?? null }, { counts, applied, seq: (before.seq ?? 0) + 1 })) === 1
      : await figures.insertNew({ ...figure, counts, applied, seq: 1 })
    whole &&= written
  }
  return whole
}
