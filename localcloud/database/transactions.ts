import { randomUUID } from 'node:crypto'
import { Connection } from './connection'
import { transactionConflict, transactionMissing } from './errors'
import type { Reader } from './query'
import type { Store } from './store'
import { Transaction } from './transaction'

/** How long a transaction may last in CloudBase, milliseconds. */
export const TRANSACTION_LIMIT = 30_000

/** Kilobytes of pages a snapshot keeps: there may be many at once, and each reads a few documents. */
const SNAPSHOT_CACHE = 2048

interface Open {
  transaction: Transaction
  snapshot: Connection
  timer: NodeJS.Timeout
}

/** A snapshot does not hold what was made later; MongoDB too calls that a conflict that another try gets over. */
const isTooNew = (error: unknown): boolean => error instanceof Error && /^no such table: (doc|idx)_/.test(error.message)

/** The open transactions. Each holds a connection of its own whose read snapshot stands still. */
export class Transactions {
  private readonly open = new Map<string, Open>()
  private readonly spare: Connection[] = []

  constructor(
    private readonly file: string,
    private readonly store: Store,
    private readonly readerOf: (connection: Connection) => Reader,
    private readonly limit: number,
  ) {}

  /** Starts a transaction and answers its id. */
  begin(): string {
    const snapshot = this.spare.pop() ?? new Connection(this.file, SNAPSHOT_CACHE)
    snapshot.run('BEGIN')
    // The snapshot is taken by the first read, not by BEGIN.
    snapshot.get('SELECT id FROM collection LIMIT 1')
    const id = randomUUID()
    // Real time, not the local cloud's clock: moving that clock must not end what is going on.
    const timer = setTimeout(() => this.end(id), this.limit)
    timer.unref()
    this.store.snapshots++
    this.open.set(id, { transaction: new Transaction(this.store, snapshot, this.readerOf(snapshot)), snapshot, timer })
    return id
  }

  /** The open transaction; throws when it is unknown, ended or past its limit. */
  get(id: unknown): Transaction {
    const found = this.open.get(String(id))
    if (!found) throw transactionMissing(`transaction ${String(id)} is not open: it ended, or lasted more than ${this.limit / 1000} s`)
    return found.transaction
  }

  /** Runs work of a transaction; a conflict ends it. */
  during<T>(id: unknown, work: (transaction: Transaction) => T): T {
    try {
      return work(this.get(id))
    } catch (error) {
      const refusal = isTooNew(error) ? transactionConflict('a collection or an index of it was made since the transaction began') : error
      if ((refusal as { code?: string }).code === transactionConflict('').code) this.end(String(id))
      throw refusal
    }
  }

  commit(id: unknown): void {
    const transaction = this.get(id)
    // All that was read is in memory; an open snapshot would only stand in the way of the log.
    this.end(String(id))
    transaction.apply()
  }

  /** Forgets a transaction and its writes; one that is not open needs no forgetting. */
  end(id: string): void {
    const found = this.open.get(id)
    if (!found) return
    this.open.delete(id)
    this.store.snapshots--
    clearTimeout(found.timer)
    found.snapshot.run('ROLLBACK')
    this.spare.push(found.snapshot)
  }

  endAll(): void {
    for (const id of [...this.open.keys()]) this.end(id)
  }

  close(): void {
    this.endAll()
    for (const connection of this.spare.splice(0)) connection.close()
  }
}
