import * as z from 'zod'
import { maySee } from '../../domain/appeal/permissions'
import { mayReveal } from '../../domain/appeal/reveal'
import { Refusal } from '../../domain/problem'
import type { Page } from '../contract'
import { order, questionShape, unitOf } from '../casework/ledger/question'
import { type Asked, verb } from '../door/verb'
import { ownUnits } from '../intake/rights'
import { givenId } from '../door/ids'
import { code, cursor, text } from '../door/schema'
import { cloud } from '../store/cloud'
import { type ExportRow, exports, exportsOf, isLeft, renew } from '../store/exports'
import { temporaryUrls } from '../store/files'
import { limit } from '../store/limits'
import type { PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import type { ExportFunction, ExportOf, ExportView } from './contract'
import { wordsOf } from './words'

/** How long files are kept. */
const KEEP_MS = 7 * 86_400_000
const A_DAY_MOST = 30

const purpose = text(100, 2).optional()
const startInput = z.strictObject({
  of: z.union([z.strictObject({ ledger: z.strictObject(questionShape), order, purpose }), z.strictObject({ code, form: z.enum(['pdf', 'json']), purpose })]),
}) as unknown as z.ZodType<ExportFunction['start']['input']>

/** Puts an export on record and sets off the work. Nobody exports what they may not read. */
export const start = verb(startInput, async ({ input: { of }, me, requestId }: Asked<ExportFunction['start']['input']>): Promise<ExportView> => {
  const { organisation, settings } = await loadWorld()
  if (me.posts.length === 0) throw new Refusal('FORBIDDEN')
  const asked: ExportOf = 'ledger' in of ? { ...of, ledger: { ...of.ledger, unit: unitOf(me, of.ledger.unit) } } : of
  if ('code' in asked) {
    const row = await tables.appeals.byId(asked.code)
    if (!row || !maySee(actorOf(me), row)) throw new Refusal('NOT_FOUND')
    if (asked.purpose && (asked.form === 'json' || !mayReveal(actorOf(me), row))) throw new Refusal('FORBIDDEN')
  }
  const known = await exports.byId(requestId)
  if (known) return viewOf(known, await mayStill(known, me))
  await limit(`export:${me._id}`, A_DAY_MOST, 86_400)
  const now = Date.now()
  const row: ExportRow = { _id: requestId, by: me._id, at: now, of: JSON.stringify(asked), words: wordsOf(asked, { organisation, tags: settings.tags }), state: 'making', rows: 0, files: [], cursor: null, leaseUntil: 0, tries: 0, expiresAt: now + KEEP_MS }
  await exports.insertNew(row)
  setOff(row._id)
  return viewOf(row)
})

const ownInput = z.strictObject({ id: givenId })

async function ownRow(id: string, me: PersonRow): Promise<ExportRow> {
  const row = await exports.byId(id)
  if (!row || row.by !== me._id) throw new Refusal('NOT_FOUND')
  return row
}

/** How far an export of mine is. One that was cut off is set off again. */
export const follow = verb(ownInput, async ({ input, me }): Promise<ExportView> => {
  const row = await ownRow(input.id, me)
  if (isLeft(row, Date.now())) setOff(row._id)
  return viewOf(row, await mayStill(row, me))
})

/** Makes an export of mine that failed or has expired. A second tap finds it being made, and changes nothing. */
export const again = verb(ownInput, async ({ input, me }): Promise<ExportView> => {
  const row = await ownRow(input.id, me)
  if (row.state !== 'failed' && row.state !== 'expired') return viewOf(row, await mayStill(row, me))
  await limit(`export:${me._id}`, A_DAY_MOST, 86_400)
  const renewed = await renew(row, Date.now() + KEEP_MS)
  setOff(row._id)
  return viewOf(renewed)
})

export const mine = verb(z.strictObject({ cursor }), async ({ input, me }): Promise<Page<Omit<ExportView, 'files'>>> => {
  const page = await exportsOf(me._id, input.cursor)
  return { items: page.items.map(summaryOf), next: page.next }
})

/** Sets a job off in a call of its own. Nobody waits for it; one that is lost is set off by who follows it. */
export function setOff(job: string): void {
  void cloud()
    .callFunction({ name: 'export', data: { job } })
    .catch(() => undefined)
}

const summaryOf = ({ _id, words, at, state, rows, expiresAt, tries, files, of }: ExportRow): Omit<ExportView, 'files'> => {
  const untouched = state === 'making' && tries === 0 && files.length === 0
  return { id: _id, what: 'code' in (JSON.parse(of) as ExportOf) ? 'case' : 'ledger', words, at, state: untouched ? 'queued' : state, rows, expiresAt }
}

/** Whether what was exported is still theirs to read: a post that was lost since takes its files along, and so does a case that now goes round them. */
async function mayStill(row: ExportRow, me: PersonRow): Promise<boolean> {
  const of = JSON.parse(row.of) as ExportOf
  if ('ledger' in of) return ownUnits(me).includes(of.ledger.unit!)
  const appeal = await tables.appeals.byId(of.code)
  return appeal !== null && me.posts.length > 0 && maySee(actorOf(me), appeal)
}

async function viewOf(row: ExportRow, open = true): Promise<ExportView> {
  const urls = await temporaryUrls(open && row.state === 'done' ? row.files.map(({ fileID }) => fileID) : [])
  return { ...summaryOf(row), files: row.files.map(({ fileID, name, rows, bytes }) => ({ name, rows, bytes, url: urls.get(fileID) ?? null })) }
}
