import Libsql from 'libsql'
import type { Key } from './keys'

type Statement = ReturnType<InstanceType<typeof Libsql>['prepare']>

const MOST_STATEMENTS = 1000

/** One SQLite connection whose statements are prepared once. Rows come back as arrays. */
export class Connection {
  private readonly db: InstanceType<typeof Libsql>
  private readonly statements = new Map<string, Statement>()
  /** Statements run since somebody last set it to zero: about how much has been written. */
  runs = 0

  /** @param cache kilobytes of pages it may keep in memory */
  constructor(file: string, cache = 32_768) {
    this.db = new Libsql(file)
    // NORMAL in WAL loses nothing when the process is killed; only a power cut may cost the last commits.
    // Checkpoints are the store's to time: SQLite's own would be tried, in vain, at every commit beside an open snapshot.
    for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', `cache_size = -${cache}`, 'temp_store = MEMORY', 'busy_timeout = 5000', 'wal_autocheckpoint = 0']) {
      this.db.exec(`PRAGMA ${pragma}`)
    }
  }

  exec(sql: string): void {
    this.db.exec(sql)
  }

  private statement(sql: string): Statement {
    let statement = this.statements.get(sql)
    if (!statement) {
      if (this.statements.size >= MOST_STATEMENTS) this.statements.clear()
      statement = this.db.prepare(sql)
      if (/^\s*(SELECT|WITH|EXPLAIN|PRAGMA)/i.test(sql)) statement.raw()
      this.statements.set(sql, statement)
    }
    return statement
  }

  run(sql: string, ...params: Key[]): void {
    this.runs++
    this.statement(sql).run(params)
  }

  get<Row extends unknown[]>(sql: string, ...params: Key[]): Row | undefined {
    return this.statement(sql).get(params) as Row | undefined
  }

  all<Row extends unknown[]>(sql: string, params: readonly Key[] = []): Row[] {
    return this.statement(sql).all(params) as Row[]
  }

  /** Runs `work` in one SQLite transaction: all of it or nothing. */
  atomically<T>(work: () => T): T {
    this.run('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.run('COMMIT')
      return result
    } catch (error) {
      this.run('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.statements.clear()
    this.db.close()
  }
}
