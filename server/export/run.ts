import { type Instant, dayOf } from '../../domain/calendar/day'
import { logBug } from '../door/log'
import { ownUnits } from '../intake/rights'
import { type ExportRow, exports, takeUp } from '../store/exports'
import { writeFile } from '../store/files'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { caseFile } from './caseFile'
import type { ExportOf } from './contract'
import { ledgerPart } from './ledger'
import { setOff } from './verbs'

/** A file is closed well before the function's own limit; the rest is the next call's. */
const BUDGET_MS = 35_000

/**
 * Works on one export: makes its next file and puts it in the storage. Rights are those that the asker has now. A call that is cut
 * off leaves nothing half: the next one begins where the last whole file ended. `budget` is in milliseconds.
 */
export async function run(job: string, budget: number = BUDGET_MS, now: Instant = Date.now()): Promise<{ ok: boolean }> {
  const row = await takeUp(job, now)
  if (!row) return { ok: false }
  try {
    const more = await nextFile(row, budget)
    if (more) setOff(job)
    return { ok: true }
  } catch (error) {
    logBug('export', error, { job })
    await exports.update({ _id: job, state: 'making' }, { state: 'failed', leaseUntil: 0 })
    return { ok: false }
  }
}

/** Makes one file; tells whether another must follow. */
async function nextFile(row: ExportRow, budget: number): Promise<boolean> {
  const [world, person] = await Promise.all([loadWorld(), tables.people.byId(row.by)])
  if (!person) throw new Error('who asked for an export is gone')
  const of = JSON.parse(row.of) as ExportOf
  const number = row.files.length + 1
  const inFull = of.purpose ? { id: row._id, purpose: of.purpose } : null
  if ('code' in of) {
    const bytes = await caseFile(world, actorOf(person), of.code, of.form, inFull)
    await close(row, { name: `${of.code}.${of.form}`, bytes, rows: 1, next: null })
    return false
  }
  // A post that was lost since takes its ledger along.
  if (!ownUnits(person).includes(of.ledger.unit!)) throw new Error('the ledger is no longer theirs')
  const part = await ledgerPart(world, actorOf(person), of, row.cursor, performance.now() + budget, inFull)
  const name = `台账-${dayOf(row.at)}${number > 1 || part.next ? `-${number}` : ''}.xlsx`
  await close(row, { name, ...part })
  return part.next !== null
}

async function close(row: ExportRow, { name, bytes, rows, next }: { name: string; bytes: Buffer; rows: number; next: string | null }): Promise<void> {
  const fileID = await writeFile(`exports/${row._id.replace(/[^\w-]/g, '-')}/${row.files.length + 1}-${name.replace(/[^\w.-]/g, '')}`, bytes)
  const files = [...row.files, { fileID, name, rows, bytes: bytes.length }]
  await exports.update({ _id: row._id, state: 'making' }, { files, rows: row.rows + rows, cursor: next, state: next ? 'making' : 'done', leaseUntil: 0, tries: 0 })
}
