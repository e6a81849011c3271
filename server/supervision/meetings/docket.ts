import * as z from 'zod'
import { entryId } from '../../../domain/appeal/entries'
import { KIND_WORDS } from '../../../domain/appeal/kinds'
import { maySee } from '../../../domain/appeal/permissions'
import type { World } from '../../../domain/appeal/situation'
import { isOpen, STATUS_WORDS } from '../../../domain/appeal/statuses'
import type { UnitId } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { DOCKET_STATES, DOCKET_WAY, evidenceOf, mayReadPaper, rulesFor } from '../../../domain/supervision/meeting/docket'
import { MEETING_KINDS, type MeetingKind } from '../../../domain/supervision/meeting/kinds'
import { withoutPersonalData } from '../../../domain/text'
import { cardOf } from '../../casework/card'
import { isForResidents, sentenceOf } from '../../casework/sentences'
import type { DocketCard, Page, Paper } from '../../contract'
import { code, cursor, text } from '../../door/schema'
import { verb } from '../../door/verb'
import { placeWords } from '../../outreach/units'
import { type DocketRow, meetings as store } from '../../store/meetings'
import type { AppealRow, PersonRow } from '../../store/rows'
import { tables } from '../../store/tables'
import type { District } from '../../store/units'
import { actorOf, loadWorld } from '../../world'
import { recordStep, takenBefore } from '../record'
import { decisionCard } from './cards'
import { calls, comes, mustCall } from './rights'

const PAGE = 20
/** Steps that a paper tells of. */
const STEPS_TOLD = 8

export const meetingKind = z.enum(MEETING_KINDS)
export const version = z.number().int().min(0).max(10_000)
const docketId = z.string().regex(/^(joint|dispatch|partyGovernment):[\w-]{6,40}$/)
const docketIdOf = (kind: MeetingKind, of: string): string => `${kind}:${of}`

type Lit = World & { organisation: District }

export function docketCard(row: DocketRow, appeal: AppealRow, world: Lit): DocketCard {
  const { organisation } = world
  return {
    id: row._id, version: row.seq, code: row.code, kind: row.kind, state: row.state, rules: [...row.rules], reason: row.reason, since: row.since,
    why: [...evidenceOf(row.rules, appeal, world), ...(row.byHand === null ? [] : [row.byHand])],
    place: placeWords({ village: appeal.village, grid: appeal.grid }, organisation), excerpt: appeal.excerpt, statusWords: STATUS_WORDS[appeal.status],
    lead: appeal.lead && appeal.assigner !== null ? (organisation.find(appeal.lead)?.name ?? null) : null,
  }
}

/** A docket's items in one state, for who calls the meeting. Three requests. */
export const docket = verb(z.strictObject({ kind: meetingKind, state: z.enum(DOCKET_STATES), cursor }), async ({ input, me }): Promise<Page<DocketCard> & { calls: boolean }> => {
  const world = await loadWorld()
  mustCall(me, input.kind, world.organisation)
  const page = await store.docket.page({ where: { kind: input.kind, state: input.state }, order: [['since', 'desc']], limit: PAGE, cursor: input.cursor })
  const appeals = await tables.appeals.byIds(page.items.map((row) => row.code))
  const actor = actorOf(me)
  const items = page.items.flatMap((row) => {
    const appeal = appeals.get(row.code)
    return appeal && mayReadPaper(actor, appeal, true) ? [docketCard(row, appeal, world)] : []
  })
  return { items, next: page.next, calls: true }
})

/** Whether somebody reads the papers of an item's meeting: who calls such meetings, and who comes to the one that it is on. */
async function isAt(me: PersonRow, row: DocketRow, organisation: District): Promise<boolean> {
  if (calls(me, row.kind, organisation)) return true
  const meeting = row.meeting === null ? null : await store.meetings.byId(row.meeting)
  return meeting !== null && comes(me, meeting)
}

/** One item's paper, drawn from the ledger now. To whoever may not read it there is none. */
export const paper = verb(z.strictObject({ id: docketId }), async ({ input, me }): Promise<Paper> => {
  const world = await loadWorld()
  const { organisation } = world
  const row = await store.docket.byId(input.id)
  const appeal = row && (await tables.appeals.byId(row.code))
  const actor = actorOf(me)
  if (!row || !appeal || !(await isAt(me, row, organisation)) || !mayReadPaper(actor, appeal, true)) throw new Refusal('NOT_FOUND')
  const [records, entries, decided] = await Promise.all([
    tables.records.byIds([entryId(row.code, 1)]),
    tables.entries.page({ where: { appeal: row.code }, order: [['seq', 'desc']], limit: 40 }),
    store.decisions.page({ where: { code: row.code }, order: [], limit: 20 }),
  ])
  const { dueOn, daysLeft } = cardOf(appeal, world, false)
  const named = (unit: UnitId) => organisation.find(unit)?.name ?? unit
  return {
    ...docketCard(row, appeal, world),
    text: withoutPersonalData(records.get(entryId(row.code, 1))?.texts['text'] ?? '').text,
    kindWords: appeal.kind ? KIND_WORDS[appeal.kind] : '还没有分类',
    dueOn, daysLeft, supporting: appeal.supporting.map(named), returns: appeal.returns, disputes: appeal.disputes, urges: appeal.urges,
    steps: entries.items.filter(({ action }) => isForResidents(action)).slice(0, STEPS_TOLD).reverse().map((entry) => ({ at: entry.at, words: sentenceOf(entry, organisation, false) })),
    decisions: decided.items.map((one) => decisionCard(one, world)),
    opens: maySee(actor, appeal),
  }
})

/** An appeal put on a docket by hand. One that somebody took off before is put back by who confirms it. */
export const putOnDocket = verb(z.strictObject({ kind: meetingKind, code, reason: text(500, 5) }), async ({ input, me, requestId }): Promise<{ id: string; version: number }> => {
  const world = await loadWorld()
  const unit = mustCall(me, input.kind, world.organisation)
  const _id = docketIdOf(input.kind, input.code)
  const [taken, before, appeal] = await Promise.all([takenBefore(requestId), store.docket.byId(_id), tables.appeals.byId(input.code)])
  if (taken) return { id: _id, version: taken.seq }
  if (!appeal || !mayReadPaper(actorOf(me), appeal, true)) throw new Refusal('INVALID', { code: '没有找到，请核对编码' })
  if (!isOpen(appeal.status)) throw new Refusal('INVALID', { code: '这件诉求已经办结，不用上会' })
  if (before && (before.state === 'confirmed' || before.state === 'meeting')) throw new Refusal('INVALID', { code: '已经列入了' })
  const row: DocketRow = {
    _id, kind: input.kind, code: input.code, state: 'confirmed', rules: rulesFor(input.kind, appeal, world), byHand: input.reason, since: world.today, seq: (before?.seq ?? 0) + 1, reason: null, meeting: before?.meeting ?? null,
  }
  await recordStep(world, { step: { of: `docket:${_id}`, seq: row.seq, what: 'put', by: me._id, unit, words: input.reason, about: {}, requestId }, sets: [['docket', row]] })
  return { id: _id, version: row.seq }
})

export const moveDocket = verb(z.strictObject({ id: docketId, version, to: z.enum(['confirmed', 'off']), reason: text(500, 2).optional() }), async ({ input, me, requestId }): Promise<{ version: number }> => {
  const world = await loadWorld()
  const row = await store.docket.byId(input.id)
  const appeal = row && (await tables.appeals.byId(row.code))
  if (!row || !appeal || !mayReadPaper(actorOf(me), appeal, calls(me, row.kind, world.organisation))) throw new Refusal('NOT_FOUND')
  const unit = mustCall(me, row.kind, world.organisation)
  if (row.seq !== input.version) {
    const taken = await takenBefore(requestId)
    if (taken) return { version: taken.seq }
    throw new Refusal('STALE')
  }
  if (!DOCKET_WAY[row.state].includes(input.to)) throw new Refusal('CONFLICT')
  if (input.to === 'confirmed' && !isOpen(appeal.status)) throw new Refusal('INVALID', { to: '这件诉求已经办结，不用上会' })
  if (input.to === 'off' && !input.reason) throw new Refusal('INVALID', { reason: '请写明为什么移出' })
  const after: DocketRow = { ...row, state: input.to, since: world.today, seq: row.seq + 1, reason: input.to === 'off' ? input.reason! : null }
  await recordStep(world, { step: { of: `docket:${row._id}`, seq: after.seq, what: input.to, by: me._id, unit, words: input.reason ?? '', about: {}, requestId }, sets: [['docket', after]] })
  return { version: after.seq }
})
