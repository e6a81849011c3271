import Libsql from 'libsql'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { damaged } from '../disk/state'

/** Tells a data file of this database from any other file, before SQLite touches it. */

/** Stands in the header of every data file: "LCDB". */
const APPLICATION_ID = 0x4c434442
/** The layout of the data file; a later layout gets a later number. */
const LAYOUT = 1

const MAGIC = 'SQLite format 3\0'
const OFFSET = { pageSize: 16, pages: 28, layout: 60, application: 68, end: 72 }

/** Up to this many bytes a file is checked whole when it is opened: a check reads all of it, about a second per gigabyte. */
const CHECKED_WHOLE = 32 * 1024 * 1024

/** Makes the file when it is not there. Throws, with what to do about it, when it is not a data file of this layout. */
export function claimFile(file: string): void {
  const header = headerOf(file)
  if (!header.length) return mark(file)
  const foreign = (why: string) => new Error(`${file} ${why}; move it away, or choose another data folder`)
  if (header.length < OFFSET.end || header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw foreign('is not a database file')
  if (header.readUInt32BE(OFFSET.application) !== APPLICATION_ID) throw foreign('is the database of another program')
  const layout = header.readUInt32BE(OFFSET.layout)
  if (layout !== LAYOUT) throw foreign(`has layout ${layout}, and this version knows layout ${LAYOUT}`)
  const size = statSync(file).size
  // With a log beside it a file may be shorter than it says: what is missing is in the log.
  if (size < pagesOf(header) && !sizeOf(`${file}-wal`)) throw damaged(file, 'is cut off')
  if (size <= CHECKED_WHOLE) refusingDamage(file, () => checkWhole(file))
}

/** Runs work on the file; what SQLite says of a damaged one becomes words that say what to do. */
export function refusingDamage<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code))) throw damaged(file, 'is damaged')
    throw error
  }
}

function checkWhole(file: string): void {
  const database = new Libsql(file)
  try {
    const [found] = database.prepare('PRAGMA quick_check(1)').raw().all([]) as [string][]
    if (found?.[0] !== 'ok') throw damaged(file, 'is damaged')
  } finally {
    database.close()
  }
}

/** How long a file says that it is, in bytes. */
function pagesOf(header: Buffer): number {
  const pageSize = header.readUInt16BE(OFFSET.pageSize)
  // The one size that two bytes cannot hold is written as 1.
  return header.readUInt32BE(OFFSET.pages) * (pageSize === 1 ? 65_536 : pageSize)
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Marks a new file before anything else is in it, and before its log could hold the mark back. */
function mark(file: string): void {
  const database = new Libsql(file)
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${LAYOUT}`)
  database.close()
}

/** The first bytes of the file; none when it is empty or not there. */
function headerOf(file: string): Buffer {
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
  try {
    const header = Buffer.alloc(OFFSET.end)
    return header.subarray(0, readSync(descriptor, header, 0, OFFSET.end, 0))
  } finally {
    closeSync(descriptor)
  }
}
