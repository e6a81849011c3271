import type { CollectionDeclaration, IndexDeclaration } from '../service'
import { Connection } from './connection'
import { writeEjson, readStored } from './ejson'
import { collectionMissing, duplicateKey, invalidParameter, requestFailed } from './errors'
import { claimFile, refusingDamage } from './file'
import { columnKeys, compareKeys, indexRows, keyOf, type Key } from './keys'
import { CATALOGUE, checkDeclaration, collectionOf, createDocuments, createEntries, indexOf, type Collection, type Index } from './schema'
import { sameValue, type Doc } from './values'

/** A document as it lies in the store. */
export interface Stored {
  row: number
  version: number
  text: string
}

/** Commits after which the log is folded into the file: when no snapshot is open, or at the latest. */
const CHECKPOINT = { idle: 512, latest: 8192 }
/** The same for commits that write much, such as a restoration's: in a log of gigabytes each page is looked for long. */
const CHECKPOINT_RUNS = { idle: 40_000, latest: 640_000 }

const LARGEST_DOCUMENT = 16 * 1024 * 1024
const COLLECTION_NAME = /^[\p{L}_][\p{L}\p{N}_.-]{0,127}$/u

/** Collections, documents and index entries in one SQLite file; the only writer of it. */
export class Store {
  readonly main: Connection
  private readonly collections = new Map<string, Collection>()
  private nextRow = 1
  /** Open snapshots, which keep the log from starting again. */
  snapshots = 0
  private commits = 0
  /** Indexes whose flags in memory are ahead of the file. */
  private readonly flagged = new Set<Index>()

  constructor(file: string) {
    claimFile(file)
    this.main = refusingDamage(file, () => new Connection(file))
    refusingDamage(file, () => this.load())
  }

  /** Reads what is declared. */
  private load(): void {
    this.main.exec(CATALOGUE)
    for (const [id, name] of this.main.all<[number, string]>('SELECT id, name FROM collection')) {
      this.collections.set(name, collectionOf(id, name))
    }
    const byId = new Map([...this.collections.values()].map((collection) => [collection.id, collection]))
    for (const [id, owner, declaration, flags] of this.main.all<[number, number, string, string]>(
      'SELECT id, collection, declaration, flags FROM declared_index ORDER BY id',
    )) {
      const index = indexOf(id, JSON.parse(declaration) as IndexDeclaration)
      const kept = JSON.parse(flags) as { many: boolean; odd: boolean }[]
      index.columns.forEach((column, i) => Object.assign(column, kept[i]))
      byId.get(owner)!.indexes.push(index)
    }
    for (const { table } of this.collections.values()) {
      this.nextRow = Math.max(this.nextRow, (this.main.get<[number | null]>(`SELECT max(row) FROM ${table}`)![0] ?? 0) + 1)
    }
  }

  /** The collection; throws DATABASE_COLLECTION_NOT_EXIST. */
  collection(name: unknown): Collection {
    const found = this.collections.get(String(name))
    if (!found) throw collectionMissing(String(name))
    return found
  }

  all(): Collection[] {
    return [...this.collections.values()]
  }

  has(name: string): boolean {
    return this.collections.has(name)
  }

  /** Runs writes as one: all of them or none. */
  atomically<T>(work: () => T): T {
    const result = this.main.atomically(() => {
      const done = work()
      this.keepFlags()
      return done
    })
    this.commits++
    const when = this.snapshots ? 'latest' : 'idle'
    if (this.commits >= CHECKPOINT[when] || this.main.runs >= CHECKPOINT_RUNS[when]) this.checkpoint()
    return result
  }

  /** Folds the log into the file, as far as open snapshots allow. */
  checkpoint(): void {
    this.commits = 0
    this.main.runs = 0
    this.main.get('PRAGMA wal_checkpoint(PASSIVE)')
  }

  private keepFlags(): void {
    for (const index of this.flagged) {
      const flags = JSON.stringify(index.columns.map(({ many, odd }) => ({ many, odd })))
      this.main.run('UPDATE declared_index SET flags = ? WHERE id = ?', flags, index.id)
    }
    this.flagged.clear()
  }

  create(name: string): Collection {
    if (!COLLECTION_NAME.test(name)) throw invalidParameter(`${JSON.stringify(name)} cannot name a collection`)
    const collection = this.main.atomically(() => {
      const [id] = this.main.get<[number]>('SELECT coalesce(max(id), 0) + 1 FROM collection')!
      const created = collectionOf(id, name)
      this.main.run('INSERT INTO collection (id, name) VALUES (?, ?)', id, name)
      this.main.exec(createDocuments(created))
      return created
    })
    this.collections.set(name, collection)
    return collection
  }

  /** Creates what is declared and not there; an index whose declaration changed is built anew. */
  declare(declarations: readonly CollectionDeclaration[]): void {
    for (const { name, indexes } of declarations) {
      for (const index of indexes) checkDeclaration(name, index)
      const collection = this.collections.get(name) ?? this.create(name)
      for (const declaration of indexes) this.declareIndex(collection, declaration)
    }
  }

  /** Takes away the indexes that declared collections have and that are declared no more: each would be written for nobody. */
  forgetUndeclared(declarations: readonly CollectionDeclaration[]): void {
    for (const { name, indexes } of declarations) {
      const collection = this.collection(name)
      const left = collection.indexes.filter((index) => !indexes.some((declared) => declared.name === index.name))
      if (!left.length) continue
      this.atomically(() => {
        for (const { id, table } of left) {
          this.main.run('DELETE FROM declared_index WHERE id = ?', id)
          this.main.exec(`DROP TABLE ${table}`)
        }
      })
      collection.indexes = collection.indexes.filter((index) => !left.includes(index))
    }
  }

  private declareIndex(collection: Collection, { name, keys, unique }: IndexDeclaration): void {
    const declaration: IndexDeclaration = { name, keys: keys.map(({ field, order }) => ({ field, order })), unique: unique ?? false }
    const text = JSON.stringify(declaration)
    const kept = this.main.get<[number, string]>('SELECT id, declaration FROM declared_index WHERE collection = ? AND name = ?', collection.id, name)
    if (kept?.[1] === text) return
    const index = this.atomically(() => {
      if (kept) {
        this.main.run('DELETE FROM declared_index WHERE id = ?', kept[0])
        this.main.exec(`DROP TABLE idx_${kept[0]}`)
      }
      const [id] = this.main.get<[number]>('SELECT coalesce(max(id), 0) + 1 FROM declared_index')!
      const created = indexOf(id, declaration)
      this.main.exec(createEntries(created))
      this.main.run('INSERT INTO declared_index (id, collection, name, declaration, flags) VALUES (?, ?, ?, ?, ?)', id, collection.id, name, text, '[]')
      this.flagged.add(created)
      for (const stored of this.scan(this.main, collection)) this.enter(collection, created, stored.row, readStored(stored.text))
      return created
    })
    collection.indexes = [...collection.indexes.filter((other) => other.name !== name), index]
  }

  /** Every document in the order of its row, read in pieces. */
  *scan(connection: Connection, { table }: Collection): Generator<Stored> {
    const piece = 256
    for (let after = -1; ; ) {
      const rows = connection.all<[number, number, string]>(`SELECT row, version, body FROM ${table} WHERE row > ? ORDER BY row LIMIT ${piece}`, [after])
      for (const [row, version, text] of rows) yield { row, version, text }
      if (rows.length < piece) return
      after = rows[rows.length - 1]![0]
    }
  }

  /** Documents by their rows, in the order of these; one that is not there is left out. */
  storedOf(connection: Connection, { table }: Collection, rows: readonly number[]): Stored[] {
    const marks = rows.map(() => '?').join(', ')
    const found = new Map(connection.all<[number, number, string]>(`SELECT row, version, body FROM ${table} WHERE row IN (${marks})`, rows).map(([row, version, text]) => [row, { row, version, text }]))
    return rows.flatMap((row) => found.get(row) ?? [])
  }

  /** A document by its `_id`. */
  byId(connection: Connection, { table }: Collection, id: unknown): Stored | undefined {
    const found = connection.get<[number, number, string]>(`SELECT row, version, body FROM ${table} WHERE id = ?`, keyOf(id))
    return found && { row: found[0], version: found[1], text: found[2] }
  }

  /** Adds a document that has its `_id`. Throws DATABASE_DUPLICATE_WRITE. Inside `atomically`. */
  insert(collection: Collection, doc: Doc): void {
    if (this.byId(this.main, collection, doc._id)) throw duplicateKey(collection.name, '_id_')
    const row = this.nextRow++
    this.main.run(`INSERT INTO ${collection.table} (row, id, version, body) VALUES (?, ?, 1, ?)`, row, keyOf(doc._id), checkSize(writeEjson(doc)))
    for (const index of collection.indexes) this.enter(collection, index, row, doc)
  }

  /** Puts `after`, whose stored form is `text`, in the place of `before`. Inside `atomically`. */
  replace(collection: Collection, stored: Stored, before: Doc, after: Doc, text: string): void {
    this.main.run(`UPDATE ${collection.table} SET version = version + 1, body = ? WHERE row = ?`, checkSize(text), stored.row)
    const changed = changedAmong(collection, before, after)
    for (const index of collection.indexes) {
      // Most changes touch few of the fields that lists are found by.
      if (!index.columns.some(({ segments }) => changed.has(segments[0]!))) continue
      const old = this.entries(index, before)
      const fresh = this.entries(index, after)
      for (const entry of without(old, fresh)) this.leave(index, stored.row, entry)
      this.enterAll(collection, index, stored.row, without(fresh, old))
    }
  }

  /** Takes a document away. Inside `atomically`. */
  remove(collection: Collection, stored: Stored, doc: Doc): void {
    this.main.run(`DELETE FROM ${collection.table} WHERE row = ?`, stored.row)
    for (const index of collection.indexes) for (const entry of this.entries(index, doc)) this.leave(index, stored.row, entry)
  }

  /** The entries of a document in an index; remembers what they tell about the index. */
  entries(index: Index, doc: Doc): Key[][] {
    const columns = index.columns.map((column) => {
      const keys = columnKeys(doc, column.segments)
      if ((keys.many && !column.many) || (keys.odd && !column.odd)) {
        column.many ||= keys.many
        column.odd ||= keys.odd
        this.flagged.add(index)
      }
      return keys
    })
    const arrays = new Set(index.columns.filter((_, i) => columns[i]!.keys.length > 1).map(({ segments }) => segments[0]))
    if (arrays.size > 1) throw requestFailed(`index ${index.name} cannot hold two arrays of one document: ${[...arrays].join(', ')}`)
    return indexRows(columns)
  }

  private enter(collection: Collection, index: Index, row: number, doc: Doc): void {
    this.enterAll(collection, index, row, this.entries(index, doc))
  }

  private enterAll(collection: Collection, index: Index, row: number, entries: readonly Key[][]): void {
    for (const entry of entries) {
      if (index.unique && this.taken(index, row, entry)) throw duplicateKey(collection.name, index.name)
      this.main.run(index.sql.enter, ...entry, row)
    }
  }

  private leave(index: Index, row: number, entry: readonly Key[]): void {
    this.main.run(index.sql.leave, ...entry, row)
  }

  /** Whether another document holds a key of a unique index. */
  private taken(index: Index, row: number, entry: readonly Key[]): boolean {
    return this.main.all<[number]>(`SELECT row FROM ${index.table} WHERE ${index.sql.keys} LIMIT 2`, entry).some(([holder]) => holder !== row)
  }

  /** Empties every collection; what is declared stays. */
  clear(): void {
    this.atomically(() => {
      for (const { table, indexes } of this.collections.values()) {
        this.main.exec(`DELETE FROM ${table}`)
        for (const index of indexes) {
          this.main.exec(`DELETE FROM ${index.table}`)
          for (const column of index.columns) Object.assign(column, { many: false, odd: false })
          this.flagged.add(index)
        }
      }
    })
  }

  close(): void {
    this.main.close()
  }
}

/** The fields, among those that indexes begin at, that two states of a document hold differently. */
function changedAmong({ indexes }: Collection, before: Doc, after: Doc): Set<string> {
  const changed = new Set<string>()
  const same = new Set<string>()
  for (const { columns } of indexes) {
    for (const { segments: [field] } of columns) {
      if (changed.has(field!) || same.has(field!)) continue
      if (sameValue(before[field!], after[field!])) same.add(field!)
      else changed.add(field!)
    }
  }
  return changed
}

function checkSize(text: string): string {
  // At most three bytes of UTF-8 to a unit of text: most documents need no count.
  if (text.length > LARGEST_DOCUMENT / 3 && Buffer.byteLength(text) > LARGEST_DOCUMENT) throw requestFailed('document is larger than 16 MB')
  return text
}

const without = (entries: readonly Key[][], others: readonly Key[][]): Key[][] =>
  entries.filter((entry) => !others.some((other) => entry.every((key, i) => compareKeys(key, other[i]!) === 0)))
