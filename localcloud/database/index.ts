import type { Clock, CollectionDeclaration, Service } from '../service'
import { databaseActions } from './actions'
import { Aggregation } from './aggregate'
import type { Connection } from './connection'
import { prepared } from './documents'
import { Reader, type Question, type Reading } from './query'
import { Direct } from './session'
import { Store } from './store'
import { TRANSACTION_LIMIT, Transactions } from './transactions'

/** A question that read much of a large collection because no index narrows it. */
export interface ScanReport extends Reading {
  filter: object
  order: readonly (readonly [string, 1 | -1])[]
}

export interface DatabaseOptions {
  /** The SQLite file; made when it is not there. */
  file: string
  clock: Clock
  collections: readonly CollectionDeclaration[]
  /** Told of every report as it is made. */
  onSlowQuery?: (report: ScanReport) => void
  /** Documents read beyond those answered that make a report; 1,000 when not given. */
  largeScan?: number
  /** How long a transaction may last, milliseconds; CloudBase's 30 s when not given. */
  transactionLimit?: number
}

/** CloudBase's document database on one SQLite file. */
export interface Database extends Service {
  /** Creates declared collections and indexes that are not there, and builds changed indexes anew. */
  declare(collections: readonly CollectionDeclaration[]): void
  /** Adds plain documents in one SQLite transaction; the fast way to seed. */
  bulkInsert(collection: string, docs: Iterable<object>): void
  /** Empties every collection and ends every transaction; declarations stay. */
  clear(): void
  /** The scans of large collections so far, the latest hundred. */
  readonly reports: readonly ScanReport[]
  /** Every declared index with the number of questions it was chosen for since the opening: one that nobody needs shows itself. */
  indexUses(): IndexUse[]
}

export interface IndexUse {
  collection: string
  index: string
  uses: number
}

const MOST_REPORTS = 100

/** Opens the database in a file: creates what is declared, and takes away indexes of declared collections that are declared no more. */
export function openDatabase({ file, clock, collections, onSlowQuery, largeScan = 1000, transactionLimit = TRANSACTION_LIMIT }: DatabaseOptions): Database {
  const store = new Store(file)
  const reports: ScanReport[] = []
  const tell = (reading: Reading, { filter, order }: Question) => {
    if (reading.examined - reading.returned <= largeScan && !(reading.index === undefined && reading.examined > largeScan)) return
    const report = { ...reading, filter, order }
    reports.push(report)
    if (reports.length > MOST_REPORTS) reports.shift()
    onSlowQuery?.(report)
  }
  const readerOf = (connection: Connection) => new Reader(store, connection, tell)
  const reader = readerOf(store.main)
  const transactions = new Transactions(file, store, readerOf, transactionLimit)
  const parts = { store, reader, direct: new Direct(store, reader), transactions, aggregation: new Aggregation(store, reader), now: () => clock.now() }
  store.declare(collections)
  store.forgetUndeclared(collections)
  return {
    actions: databaseActions(parts),
    reports,
    indexUses: () => store.all().flatMap(({ name, indexes }) => indexes.map((index) => ({ collection: name, index: index.name, uses: index.uses }))),
    declare: (declarations) => store.declare(declarations),
    bulkInsert: (name, docs) => {
      const collection = store.collection(name)
      store.atomically(() => {
        for (const doc of docs) store.insert(collection, prepared(doc))
      })
      store.checkpoint()
    },
    clear: () => {
      transactions.endAll()
      store.clear()
    },
    close: () => {
      transactions.close()
      store.close()
    },
  }
}
