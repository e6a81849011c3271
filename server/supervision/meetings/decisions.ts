import * as z from 'zod'
import { isBarredFrom, maySee } from '../../../domain/appeal/permissions'
import { dayWords } from '../../../domain/calendar/day'
import { Refusal } from '../../../domain/problem'
import { DECISION_STEP_WORDS, type DecisionStep, decisionAfter } from '../../../domain/supervision/meeting/decisions'
import { mayReadPaper } from '../../../domain/supervision/meeting/docket'
import { MEETINGS } from '../../../domain/supervision/meeting/kinds'
import { withoutPersonalData } from '../../../domain/text'
import type { DecisionCard, DecisionPage, Page } from '../../contract'
import { cursor, day, id, text } from '../../door/schema'
import { verb } from '../../door/verb'
import type { Where } from '../../store/conditions'
import { type DecisionRow, meetings as store } from '../../store/meetings'
import type { AppealRow, PersonRow } from '../../store/rows'
import { supervision } from '../../store/supervision'
import { tables } from '../../store/tables'
import type { District } from '../../store/units'
import { actorOf, loadWorld } from '../../world'
import { type Told, postOf, recordStep, takenBefore } from '../record'
import { mayWatch, mustSpeakFor, mustWatch, ownUnit, speaksFor } from '../rights'
import { whoTook } from '../stepViews'
import { decisionCard } from './cards'
import { meetingKind, version } from './docket'
import { noteRow } from './minute'
import { calls, mustCall } from './rights'
import { tellCallers, tellOwner } from './tell'

const PAGE = 20
const decisionId = z.string().regex(/^M-[\w-]{4,48}$/)

/** Whether one may read a decision: who checks it, who watches its owner; about an appeal never those whom it is kept from. */
function reads(me: PersonRow, row: DecisionRow, appeal: AppealRow | null, organisation: District): boolean {
  if (!calls(me, row.kind, organisation) && !mayWatch(me, row.owner, organisation)) return false
  if (row.code === null) return true
  if (appeal === null) return false
  // The owner works on it by the decision itself; a complaint is still known to nobody above or beside who may not know of it.
  return mayReadPaper(actorOf(me), appeal, true) || (speaksFor(me, row.owner) && !isBarredFrom(actorOf(me), appeal))
}

/** Decisions of a unit, or of a kind of meeting for who checks them; the nearest date first. Three requests. */
export const decisions = verb(z.strictObject({ unit: id.optional(), kind: meetingKind.optional(), open: z.boolean(), cursor }), async ({ input, me }): Promise<Page<DecisionCard>> => {
  const world = await loadWorld()
  const { organisation } = world
  if (input.kind) mustCall(me, input.kind, organisation)
  const where: Where = input.kind ? { kind: input.kind } : { owner: mustWatch(me, input.unit ?? ownUnit(me), organisation).id }
  const page = await store.decisions.page({ where: { ...where, open: input.open }, order: [['dueOn', input.open ? 'asc' : 'desc']], limit: PAGE, cursor: input.cursor })
  const appeals = await tables.appeals.byIds(page.items.flatMap(({ code }) => code ?? []))
  return { items: page.items.filter((row) => reads(me, row, appeals.get(row.code ?? '') ?? null, organisation)).map((row) => decisionCard(row, world)), next: page.next }
})

/** The decision and its appeal; there is none for whoever may not read it. */
async function known(of: string, me: PersonRow, organisation: District): Promise<{ row: DecisionRow; appeal: AppealRow | null }> {
  const row = await store.decisions.byId(of)
  const appeal = row?.code ? await tables.appeals.byId(row.code) : null
  if (!row || !reads(me, row, appeal, organisation)) throw new Refusal('NOT_FOUND')
  return { row, appeal }
}

/** Nobody checks what their own unit was to do. */
const checks = (me: PersonRow, row: DecisionRow, organisation: District): boolean => calls(me, row.kind, organisation) && !me.posts.some(({ unit }) => unit === row.owner)

export const decision = verb(z.strictObject({ id: decisionId }), async ({ input, me }): Promise<DecisionPage> => {
  const world = await loadWorld()
  const { organisation } = world
  const { row, appeal } = await known(input.id, me, organisation)
  const steps = await supervision.steps.page({ where: { of: row._id }, order: [['seq', 'asc']], limit: 100 })
  const people = await tables.people.byIds(steps.items.map(({ by }) => by))
  const may = (step: DecisionStep) => decisionAfter(row.state, step) !== null
  return {
    ...decisionCard(row, world), version: row.seq, decidedOn: row.decidedOn, answer: row.answer,
    steps: steps.items.map((step) => ({ at: step.at, who: whoTook(step, people, organisation), what: DECISION_STEP_WORDS[step.what as DecisionStep] ?? step.what, words: step.words })),
    opens: appeal !== null && maySee(actorOf(me), appeal),
    may: { answer: speaksFor(me, row.owner) && may('answer'), check: checks(me, row, organisation) && may('accept') },
  }
})

/** One step of a decision, on the version that one saw. */
async function move(row: DecisionRow, step: DecisionStep, seen: number, me: PersonRow, requestId: string, words: string, change: Partial<DecisionRow>, tells: (after: DecisionRow) => Told[]): Promise<{ version: number }> {
  const world = await loadWorld()
  if (row.seq !== seen) {
    const taken = await takenBefore(requestId)
    if (taken) return { version: taken.seq }
    throw new Refusal('STALE')
  }
  const state = decisionAfter(row.state, step)
  if (!state) throw new Refusal('CONFLICT')
  const after: DecisionRow = { ...row, ...change, state, open: state !== 'accepted', seq: row.seq + 1 }
  await recordStep(world, {
    step: { of: row._id, seq: after.seq, what: step, by: me._id, unit: postOf(me), words, about: {}, requestId },
    sets: [['decisions', after]],
    inserts: step === 'accept' && row.code !== null ? [['outbox', noteRow(after, 'accepted', world.now)]] : [],
    tells: tells(after),
  })
  return { version: after.seq }
}

/** What the owner did; it may be told more than once before the check. */
export const answerDecision = verb(z.strictObject({ id: decisionId, version, answer: text(2000, 5) }), async ({ input, me, requestId }): Promise<{ version: number }> => {
  const { organisation } = await loadWorld()
  const { row, appeal } = await known(input.id, me, organisation)
  mustSpeakFor(me, row.owner)
  const answer = withoutPersonalData(input.answer).text
  return move(row, 'answer', input.version, me, requestId, answer, { answer }, (after) => [tellCallers(after, organisation, `${MEETINGS[row.kind].words}决定已答复`, '请核对', appeal?.accused)])
})

/** The check of an answer by who called the meeting: accepted, and then it is on the appeal's record; or sent back. */
export const checkDecision = verb(z.strictObject({ id: decisionId, version, accepted: z.boolean(), words: text(1000, 2), dueOn: day.optional() }), async ({ input, me, requestId }): Promise<{ version: number }> => {
  const { organisation, today } = await loadWorld()
  const { row, appeal } = await known(input.id, me, organisation)
  if (!checks(me, row, organisation)) throw new Refusal('FORBIDDEN')
  if (input.dueOn !== undefined && input.dueOn <= today) throw new Refusal('INVALID', { dueOn: '请选今天以后的日子' })
  const moved = !input.accepted && input.dueOn ? { dueOn: input.dueOn } : {}
  const words = moved.dueOn ? `${input.words}（改到${dayWords(moved.dueOn)}前）` : input.words
  return move(row, input.accepted ? 'accept' : 'sendBack', input.version, me, requestId, words, moved, (after) => [tellOwner(after, input.accepted ? '会议决定核对通过' : '会议决定退回继续落实', input.words, appeal?.accused)])
})
