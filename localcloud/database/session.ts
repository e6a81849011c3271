import type { Found, Question, Reader } from './query'
import type { Collection } from './schema'
import type { Store } from './store'
import type { Doc } from './values'

/** What an action does its reads and writes through: directly, or inside a transaction. */
export interface Session {
  find(collection: Collection, question: Question): Found[]
  insert(collection: Collection, doc: Doc): void
  /** @param text the stored form of `after` */
  replace(collection: Collection, found: Found, after: Doc, text: string): void
  remove(collection: Collection, found: Found): void
  /** Runs the writes of one action: all of them take place, or none. */
  together<T>(work: () => T): T
}

/** Reads the present and writes at once. */
export class Direct implements Session {
  constructor(
    private readonly store: Store,
    private readonly reader: Reader,
  ) {}

  find(collection: Collection, question: Question): Found[] {
    return this.reader.find(collection, question)
  }

  insert(collection: Collection, doc: Doc): void {
    this.store.insert(collection, doc)
  }

  replace(collection: Collection, found: Found, after: Doc, text: string): void {
    this.store.replace(collection, found.stored, found.doc, after, text)
  }

  remove(collection: Collection, found: Found): void {
    this.store.remove(collection, found.stored, found.doc)
  }

  together<T>(work: () => T): T {
    return this.store.atomically(work)
  }
}
