import type { Instant } from '../../domain/calendar/day'
import { atMost, oneOf } from './conditions'
import { LEASE_MS, takeLease } from './lease'
import type { OutboxRow } from './rows'
import { tables } from './tables'

/** How one row went. `again` is tried later, not before a moment where one is known; what can never succeed is `done` with, or given up at once. */
export type Delivery = { is: 'done' } | { is: 'again'; why: string; notBefore?: Instant } | { is: 'hopeless'; why: string }

/**
 * Delivers rows of one kind and tells of each, in their order. A row may come again after a killed
 * drainer, so delivering it twice must do no more than once.
 */
export type Handler = (rows: OutboxRow[]) => Promise<Delivery[]>

/** Rows that are read and delivered together. */
export const BATCH = 200
/** Pauses before each further try; after the last one a row is given up. */
const PAUSES_MINUTES = [1, 2, 5, 15, 60, 240, 720]
/** A row that was tried so often is on its last try. */
export const LAST_TRY = PAUSES_MINUTES.length

export interface Drained {
  /** False when another drainer holds the lease: it takes what there is. */
  leased: boolean
  done: number
  again: number
  givenUp: number
}

export interface Draining {
  /** Names the drainer in the lease. */
  owner: string
  handlers: Readonly<Partial<Record<OutboxRow['kind'], Handler>>>
  /** No more rows than this. */
  max?: number
  /** No further batch after this, on `performance.now()`'s scale: a function ends before it is ended. */
  until?: number
  now?: () => Instant
}

/**
 * Delivers what waits in the outbox, oldest first, as the only drainer. Every row ends done or given
 * up; one that fails waits longer each time and holds nobody up.
 */
export async function drain({ owner, handlers, max = 500, until = Infinity, now = Date.now }: Draining): Promise<Drained> {
  const drained: Drained = { leased: false, done: 0, again: 0, givenUp: 0 }
  const lease = await takeLease('outbox', owner, now)
  if (!lease) return drained
  drained.leased = true
  // A batch of slow messages takes longer than a term of the lease.
  const beat = setInterval(() => void lease.renew().catch(() => undefined), LEASE_MS / 3)
  try {
    for (let left = max; left > 0 && performance.now() < until; ) {
      const { items } = await tables.outbox.page({ where: { state: 'pending', after: atMost(now()) }, order: [['after', 'asc']], limit: Math.min(BATCH, left) })
      if (items.length === 0) break
      for (const kind of new Set(items.map((row) => row.kind))) {
        await deliver(items.filter((row) => row.kind === kind), handlers[kind], now(), drained)
      }
      left -= items.length
      if (!(await lease.renew())) break
    }
  } finally {
    clearInterval(beat)
    await lease.release()
  }
  return drained
}

async function deliver(rows: OutboxRow[], handler: Handler | undefined, now: Instant, drained: Drained): Promise<void> {
  const deliveries = await attempt(rows, handler)
  const outcomes = new Map<string, { ids: string[]; changes: Partial<OutboxRow> }>()
  for (const [index, row] of rows.entries()) {
    const changes = outcome(row, deliveries[index] ?? { is: 'again', why: 'no answer for this row' }, now)
    drained[changes.state === 'done' ? 'done' : changes.state === 'pending' ? 'again' : 'givenUp'] += 1
    const key = JSON.stringify(changes)
    outcomes.set(key, { ids: [...(outcomes.get(key)?.ids ?? []), row._id], changes })
  }
  // Rows that went the same way are written in one request: usually one for the whole batch. What ended meanwhile stays so: who was held up for long may have been overtaken.
  for (const { ids, changes } of outcomes.values()) await tables.outbox.update({ _id: oneOf(ids), state: 'pending' }, changes)
}

async function attempt(rows: OutboxRow[], handler: Handler | undefined): Promise<Delivery[]> {
  if (!handler) return rows.map(({ kind }) => ({ is: 'hopeless', why: `nothing delivers ${kind}` }))
  try {
    return await handler(rows)
  } catch (error) {
    // One bad row must not stop the rest of the outbox: the batch is tried again later, with the reason on it.
    const why = String(error)
    console.error('outbox:', why)
    return rows.map(() => ({ is: 'again', why }))
  }
}

function outcome(row: OutboxRow, delivery: Delivery, now: Instant): Partial<OutboxRow> & { state: OutboxRow['state'] } {
  const tries = row.tries + 1
  if (delivery.is === 'done') return { state: 'done', tries }
  const minutes = PAUSES_MINUTES[row.tries]
  if (delivery.is === 'hopeless' || minutes === undefined) return { state: 'given up', tries, why: delivery.why }
  return { state: 'pending', tries, why: delivery.why, after: Math.max(now + minutes * 60_000, delivery.notBefore ?? 0) }
}
