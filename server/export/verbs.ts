import * as z from 'zod'
import { maySee } from '../../domain/appeal/permissions'
import { CHECKS } from '../../domain/ledger/checks'
import { KIND_WORDS } from '../../domain/appeal/kinds'
import { STATUS_WORDS } from '../../domain/appeal/statuses'
import { Refusal } from '../../domain/problem'
import type { Organisation } from '../../domain/organisation/units'
import type { Page } from '../contract'
import { order, questionShape, unitOf } from '../casework/ledger/question'
import { type Asked, verb } from '../door/verb'
import { code, cursor } from '../door/schema'
import { cloud } from '../store/cloud'
import { type ExportRow, exports, exportsOf, isLeft } from '../store/exports'
import { temporaryUrls } from '../store/files'
import { limit } from '../store/limits'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import type { ExportFunction, ExportOf, ExportView } from './contract'

/** How long files are kept. */
const KEEP_MS = 7 * 86_400_000
const A_DAY_MOST = 30

const startInput = z.strictObject({
  of: z.union([z.strictObject({ ledger: z.strictObject(questionShape), order }), z.strictObject({ code, form: z.enum(['pdf', 'json']) })]),
}) as unknown as z.ZodType<ExportFunction['start']['input']>

/** Puts an export on record and sets off the work. Nobody exports what they may not read. */
export const start = verb(startInput, async ({ input: { of }, me, requestId }: Asked<ExportFunction['start']['input']>): Promise<ExportView> => {
  const { organisation } = await loadWorld()
  if (me.posts.length === 0) throw new Refusal('FORBIDDEN')
  const asked: ExportOf = 'ledger' in of ? { ...of, ledger: { ...of.ledger, unit: unitOf(me, of.ledger.unit) } } : of
  if ('code' in asked) {
    const row = await tables.appeals.byId(asked.code)
    if (!row || !maySee(actorOf(me), row)) throw new Refusal('NOT_FOUND')
  }
  const known = await exports.byId(requestId)
  if (known) return viewOf(known)
  await limit(`export:${me._id}`, A_DAY_MOST, 86_400)
  const now = Date.now()
  const row: ExportRow = { _id: requestId, by: me._id, at: now, of: JSON.stringify(asked), words: wordsOf(asked, organisation), state: 'making', rows: 0, files: [], cursor: null, leaseUntil: 0, tries: 0, expiresAt: now + KEEP_MS }
  await exports.insertNew(row)
  setOff(row._id)
  return viewOf(row)
})

/** How far an export of mine is. One that was cut off is set off again. */
export const follow = verb(z.strictObject({ id: z.string().regex(/^[\w.:-]{8,160}$/) }), async ({ input, me }): Promise<ExportView> => {
  const row = await exports.byId(input.id)
  if (!row || row.by !== me._id) throw new Refusal('NOT_FOUND')
  if (isLeft(row, Date.now())) setOff(row._id)
  return viewOf(row)
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

const summaryOf = ({ _id, words, at, state, rows, expiresAt }: ExportRow): Omit<ExportView, 'files'> => ({ id: _id, words, at, state, rows, expiresAt })

async function viewOf(row: ExportRow): Promise<ExportView> {
  const urls = await temporaryUrls(row.state === 'done' ? row.files.map(({ fileID }) => fileID) : [])
  return { ...summaryOf(row), files: row.files.map(({ fileID, name, rows, bytes }) => ({ name, rows, bytes, url: urls.get(fileID) ?? null })) }
}

/** What is exported, in words that stand on record. */
function wordsOf(of: ExportOf, organisation: Organisation): string {
  if ('code' in of) return `${of.code}${of.form === 'pdf' ? '档案（可打印）' : '档案（核验用）'}`
  const { unit, status, kind, check, village, township } = of.ledger
  const named = [village ?? township].map((id) => (id ? organisation.find(id)?.name : undefined))
  const parts = [...named, status && STATUS_WORDS[status], kind && KIND_WORDS[kind], check && CHECKS[check].words].filter((one) => one !== undefined)
  return `${organisation.find(unit ?? '')?.name ?? ''}台账${parts.length > 0 ? `：${parts.join('、')}` : ''}`
}
