import type { CloudError } from '../service'
import type { Connection } from './connection'
import { writeEjson } from './ejson'
import { duplicateKey, transactionConflict } from './errors'
import { compareKeys, type Key } from './keys'
import { compile } from './match'
import { Found, sorterOf, type Question, type Reader } from './query'
import type { Collection, Index } from './schema'
import type { Session } from './session'
import type { Store, Stored } from './store'
import type { Doc } from './values'

/** A document as the transaction leaves it; `after` is undefined when it removes it. */
interface Pending {
  collection: Collection
  /** What the snapshot holds, undefined when nothing. */
  before: Found | undefined
  after: Doc | undefined
}

/** The row of a document that is not stored yet. */
const UNSTORED = -1

const nameOf = (id: unknown) => writeEjson(id)

const sameState = (a: Stored | undefined, b: Stored | undefined) => a?.row === b?.row && a?.version === b?.version

/**
 * One transaction: reads its snapshot and its own writes, keeps the writes to itself, and applies
 * them at commit unless someone else has changed one of its documents: the first committer wins.
 */
export class Transaction implements Session {
  private readonly pending = new Map<Collection, Map<string, Pending>>()

  constructor(
    private readonly store: Store,
    private readonly snapshot: Connection,
    private readonly reader: Reader,
  ) {}

  private pendingOf(collection: Collection): Map<string, Pending> {
    let own = this.pending.get(collection)
    if (!own) this.pending.set(collection, (own = new Map()))
    return own
  }

  find(collection: Collection, question: Question): Found[] {
    const own = this.pending.get(collection)
    if (!own?.size) return this.reader.find(collection, question)
    const { filter, order, skip, limit } = question
    // Each own write can hide one document of the snapshot, so that many more are read.
    const stored = this.reader.find(collection, { filter, order, skip: 0, limit: skip + limit + own.size })
    const test = compile(filter)
    const written = [...own.values()].flatMap(({ before, after }) => (after && test(after) ? [this.unwritten(before, after)] : []))
    const all = [...stored.filter((found) => !own.has(nameOf(found.doc._id))), ...written]
    const compare = sorterOf(question)
    if (compare) all.sort((a, b) => compare(a.doc, b.doc))
    return all.slice(skip, skip + limit)
  }

  private unwritten(before: Found | undefined, after: Doc): Found {
    return new Found({ row: before?.stored.row ?? UNSTORED, version: before?.stored.version ?? 0, text: writeEjson(after) })
  }

  insert(collection: Collection, doc: Doc): void {
    const own = this.pendingOf(collection).get(nameOf(doc._id))
    const before = own ? own.before : this.inSnapshot(collection, doc._id)
    if (own ? own.after : before) throw duplicateKey(collection.name, '_id_')
    this.write(collection, doc._id, before, doc)
  }

  replace(collection: Collection, found: Found, after: Doc): void {
    const own = this.pendingOf(collection).get(nameOf(after._id))
    this.write(collection, after._id, own ? own.before : found, after)
  }

  remove(collection: Collection, found: Found): void {
    const { _id } = found.doc
    const own = this.pendingOf(collection).get(nameOf(_id))
    this.write(collection, _id, own ? own.before : found, undefined)
  }

  together<T>(work: () => T): T {
    return work()
  }

  private inSnapshot(collection: Collection, id: unknown): Found | undefined {
    const stored = this.store.byId(this.snapshot, collection, id)
    return stored && new Found(stored)
  }

  private write(collection: Collection, id: unknown, before: Found | undefined, after: Doc | undefined): void {
    // A conflict that is certain already is told at once.
    this.refuseChanged(collection, id, before)
    if (after) for (const index of collection.indexes) if (index.unique) this.refuseDuplicate(collection, index, id, after)
    this.pendingOf(collection).set(nameOf(id), { collection, before, after })
  }

  private refuseChanged(collection: Collection, id: unknown, before: Found | undefined): void {
    if (!sameState(this.store.byId(this.store.main, collection, id), before?.stored)) {
      throw transactionConflict(`document ${JSON.stringify(id)} of ${collection.name} was changed by someone else`)
    }
  }

  /** A unique key may be held by the snapshot, unless this transaction freed it, or by an own write. */
  private refuseDuplicate(collection: Collection, index: Index, id: unknown, after: Doc): void {
    const own = this.pendingOf(collection)
    const touched = new Set([...own.values()].map(({ before }) => before?.stored.row))
    const others = [...own].filter(([name, { after: kept }]) => kept && name !== nameOf(id)).flatMap(([, { after: kept }]) => this.store.entries(index, kept!))
    const ownRow = this.inSnapshot(collection, id)?.stored.row
    for (const entry of this.store.entries(index, after)) {
      const holders = this.snapshot.all<[number]>(`SELECT row FROM ${index.table} WHERE ${index.sql.keys}`, entry)
      const held = holders.some(([row]) => row !== ownRow && !touched.has(row)) || others.some((other) => sameEntry(entry, other))
      if (held) throw duplicateKey(collection.name, index.name)
    }
  }

  /** Applies the writes. Throws DATABASE_TRANSACTION_CONFLICT, and then nothing was written. */
  apply(): void {
    const writes = [...this.pending.values()].flatMap((own) => [...own.values()])
    if (!writes.length) return
    this.store.atomically(() => {
      for (const { collection, before, after } of writes) this.refuseChanged(collection, (before?.doc ?? after)?._id, before)
      try {
        for (const { collection, before, after } of writes) if (before && !after) this.store.remove(collection, before.stored, before.doc)
        for (const { collection, before, after } of writes) if (before && after) this.store.replace(collection, before.stored, before.doc, after, writeEjson(after))
        for (const { collection, before, after } of writes) if (!before && after) this.store.insert(collection, after)
      } catch (error) {
        // The key was free in the snapshot: whoever took it since committed first.
        if ((error as CloudError).code === 'DATABASE_DUPLICATE_WRITE') throw transactionConflict((error as CloudError).message)
        throw error
      }
    })
  }
}

const sameEntry = (a: readonly Key[], b: readonly Key[]) => a.every((key, i) => compareKeys(key, b[i]!) === 0)
