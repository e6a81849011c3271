import { existsSync, renameSync } from 'node:fs'
import Libsql from 'libsql'
import { chance, type Operations } from './operations'
import { itemOf, type Item } from './sample'

/** The same documents in a table made for them by hand, in this process: the limit of this machine. */

const SCHEMA = `
CREATE TABLE items (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL UNIQUE, unit TEXT, status TEXT, due_on TEXT, version INTEGER, body TEXT);
CREATE TABLE entries (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, request TEXT UNIQUE, body TEXT);
CREATE TABLE records (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT);
CREATE TABLE outbox (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, done INTEGER, at INTEGER, body TEXT);
CREATE INDEX waiting ON outbox (done, at);
`
const INSERT = 'INSERT INTO items (id, code, unit, status, due_on, version, body) VALUES (?, ?, ?, ?, ?, ?, ?)'
const columnsOf = (item: Item) => [item._id, item.code, item.unit, item.status, item.dueOn, item.version, JSON.stringify(item)]

function open(file: string): InstanceType<typeof Libsql> {
  const db = new Libsql(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -32768']) db.exec(`PRAGMA ${pragma}`)
  return db
}

/** Fills the table once; a later run finds it. */
export function buildBare(file: string, size: number): void {
  if (existsSync(file)) return
  const db = open(`${file}.draft`)
  db.exec(SCHEMA)
  const insert = db.prepare(INSERT)
  for (let from = 0; from < size; from += 50_000) {
    db.exec('BEGIN')
    for (let n = from; n < Math.min(size, from + 50_000); n++) insert.run(columnsOf(itemOf(n, size)))
    db.exec('COMMIT')
  }
  db.exec('CREATE INDEX queue ON items (unit, status, due_on, id)')
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  renameSync(`${file}.draft`, file)
}

/** The operations in bare SQLite, and how to end them. */
export function bareOperations(file: string, size: number): { operations: Operations; close: () => void } {
  const db = open(file)
  const any = chance(size)
  const prepare = (sql: string) => db.prepare(sql)
  const insert = prepare(INSERT)
  const byId = prepare('SELECT body FROM items WHERE id = ?')
  const page = prepare('SELECT body FROM items WHERE unit = ? AND status = ? ORDER BY due_on, id LIMIT 20')
  const update = prepare("UPDATE items SET version = version + 1, due_on = ?1, body = json_set(body, '$.version', version + 1, '$.dueOn', ?1) WHERE id = ?2")
  const versionOf = prepare('SELECT version FROM items WHERE id = ?')
  const compare = prepare("UPDATE items SET version = version + 1, due_on = ?1, body = json_set(body, '$.version', version + 1, '$.dueOn', ?1) WHERE id = ?2 AND version = ?3")
  const count = prepare('SELECT count(*) FROM items WHERE unit = ? AND status = ?')
  const group = prepare('SELECT status, count(*) FROM items WHERE unit = ? GROUP BY status')
  const others = ['INSERT INTO entries (id, request, body) VALUES (?1, ?1, ?2)', 'INSERT INTO records (id, body) VALUES (?1, ?2)', 'INSERT INTO outbox (id, done, at, body) VALUES (?1, 0, 1, ?2)'].map(prepare)
  const made: string[] = []
  return {
    operations: {
      'get by id': () => byId.get(any.id()),
      'indexed query of 20': () => page.all(any.unit(), any.status()),
      insert: () => {
        const item = any.fresh()
        made.push(item._id)
        insert.run(columnsOf(item))
      },
      'update by id': () => update.run(any.day(), any.id()),
      'update by compare-and-set': () => {
        const id = any.id()
        const { version } = versionOf.get(id) as { version: number }
        const start = performance.now()
        compare.run(any.day(), id, version)
        return performance.now() - start
      },
      'transaction of four writes': () => {
        db.exec('BEGIN IMMEDIATE')
        const id = any.uuid()
        for (const other of others) other.run(id, JSON.stringify({ _id: id, text: '已受理' }))
        update.run(any.day(), any.id())
        db.exec('COMMIT')
      },
      'count by index': () => count.get(any.unit(), any.status()),
      'group by index': () => group.all(any.unit()),
    },
    close: () => {
      const remove = prepare('DELETE FROM items WHERE id = ?')
      for (const id of made) remove.run(id)
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}
