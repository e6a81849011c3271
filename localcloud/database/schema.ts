import type { IndexDeclaration } from '../service'
import { invalidParameter } from './errors'
import { segmentsOf } from './paths'

/** How collections and their indexes lie in SQLite. */

export interface Column {
  path: string
  segments: readonly string[]
  /** The SQLite column that holds its keys. */
  name: string
  order: 1 | -1
  /** Whether some document has, or had, an array here: then it may have several keys. */
  many: boolean
  /** Whether some key here is, or was, not faithful, so that candidates must be asked again. */
  odd: boolean
}

export interface Index {
  id: number
  name: string
  /** The SQLite table that holds its entries. */
  table: string
  columns: Column[]
  unique: boolean
  /** How many questions it was chosen for since the database was opened. */
  uses: number
  /** The statements that put an entry in and take it out, and the condition on its keys. */
  sql: { enter: string; leave: string; keys: string }
}

export interface Collection {
  id: number
  name: string
  table: string
  /** The index on `_id`, which is the table of documents itself. */
  primary: Index
  indexes: Index[]
}

const column = (path: string, name: string, order: 1 | -1): Column => ({ path, segments: segmentsOf(path), name, order, many: false, odd: false })

export function collectionOf(id: number, name: string): Collection {
  const table = `doc_${id}`
  const primary: Index = { id: 0, name: '_id_', table, columns: [column('_id', 'id', 1)], unique: true, uses: 0, sql: sqlOf(table, [column('_id', 'id', 1)]) }
  return { id, name, table, primary, indexes: [] }
}

export function indexOf(id: number, { name, keys, unique }: IndexDeclaration): Index {
  const columns = keys.map(({ field, order }, i) => column(field, `k${i}`, order))
  const table = `idx_${id}`
  return { id, name, table, columns, unique: unique ?? false, uses: 0, sql: sqlOf(table, columns) }
}

function sqlOf(table: string, columns: readonly Column[]): Index['sql'] {
  const keys = columns.map(({ name }) => `${name} = ?`).join(' AND ')
  return { keys, enter: `INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')}, ?)`, leave: `DELETE FROM ${table} WHERE ${keys} AND row = ?` }
}

/** Refuses an index that this database cannot keep. */
export function checkDeclaration(collection: string, { name, keys }: IndexDeclaration): void {
  const complain = (why: string) => invalidParameter(`index ${JSON.stringify(name)} of ${JSON.stringify(collection)}: ${why}`)
  if (!keys.length) throw complain('has no keys')
  if (new Set(keys.map((key) => key.field)).size < keys.length) throw complain('names a field twice')
  for (const { field, order } of keys) {
    if (order !== 1 && order !== -1) throw complain(`order of ${field} must be 1 or -1`)
    if (segmentsOf(field).some((segment) => !segment || segment.startsWith('$') || /^\d+$/.test(segment))) {
      throw complain(`field ${JSON.stringify(field)} cannot be indexed`)
    }
  }
}

/** Rows are numbered by the process and never reused while it runs: row and version together tell a document's state. */
export const createDocuments = ({ table }: Collection): string =>
  `CREATE TABLE ${table} (row INTEGER PRIMARY KEY, id NOT NULL UNIQUE, version INTEGER NOT NULL, body TEXT NOT NULL)`

export function createEntries({ table, columns }: Index): string {
  const key = columns.map(({ name, order }) => `${name}${order === -1 ? ' DESC' : ''}`)
  return `CREATE TABLE ${table} (${columns.map(({ name }) => name).join(', ')}, row INTEGER, PRIMARY KEY (${key.join(', ')}, row)) WITHOUT ROWID`
}

export const CATALOGUE = `
CREATE TABLE IF NOT EXISTS collection (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS declared_index (
  id INTEGER PRIMARY KEY, collection INTEGER NOT NULL REFERENCES collection, name TEXT NOT NULL,
  declaration TEXT NOT NULL, flags TEXT NOT NULL, UNIQUE (collection, name));
`
