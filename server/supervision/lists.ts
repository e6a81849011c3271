import * as z from 'zod'
import { type Counts, accountOf } from '../../domain/ledger/figures'
import { maySee } from '../../domain/appeal/permissions'
import type { Organisation } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { AUDIENCES, AUDIENCE_WORDS, LIST_NEXT, LIST_STATES, LIST_STATE_WORDS, monthWords, wrongWithCorrection, wrongWithMove, wrongWithObjection } from '../../domain/supervision/monthlyList'
import { RANKED_KINDS } from '../../domain/supervision/standings'
import type { ListStep, ListSummary, MonthlyList, Objection, Page } from '../contract'
import { code, cursor, id, text } from '../door/schema'
import { verb } from '../door/verb'
import { ownUnits } from '../intake/rights'
import type { PersonRow } from '../store/rows'
import { type ListRow, type ObjectionRow, supervision } from '../store/supervision'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { changes, month } from './fields'
import { linesOf, listId } from './drawing'
import { LIST_PAGE } from './pages'
import { postOf, recordStep, takenBefore } from './record'
import { isOf, manages, mayWatch, mustManage, mustOversee, mustSpeakFor, oversees, speaksFor } from './rights'
import { figureId } from './totals'
import { stepView } from './stepViews'

const kind = z.enum(RANKED_KINDS)
const state = z.enum(LIST_STATES)
const PAGE = 12

/** Cadres read every list, for each concerns their neighbours too; everyone reads what was published to everyone. */
function mayRead(me: PersonRow, list: Pick<ListRow, 'audience'>): boolean {
  return ownUnits(me).length > 0 || list.audience === 'public'
}

export const lists = verb(z.strictObject({ kind, cursor }), async ({ input, me }): Promise<Page<ListSummary>> => {
  const page = await supervision.lists.page({ where: { kind: input.kind }, order: [['month', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.filter((list) => mayRead(me, list)).map(({ month: of, kind: which, state: now, objectUntil }) => ({ month: of, kind: which, state: now, objectUntil })), next: page.next }
})

/** One list with the objections to it, as far as they are one's own business. Three requests. */
export const list = verb(z.strictObject({ month, kind }), async ({ input, me }): Promise<MonthlyList> => {
  const { organisation, today } = await loadWorld()
  const _id = listId(input.month, input.kind)
  const [row, objections] = await Promise.all([supervision.lists.byId(_id), supervision.objections.page({ where: { list: _id }, order: [['at', 'desc']], limit: 400 })])
  if (!row || !mayRead(me, row)) throw new Refusal('NOT_FOUND')
  const own = ownUnits(me)
  const watching = oversees(me, organisation)
  const seen = objections.items.filter(({ unit }) => watching || own.includes(unit))
  const open = objections.items.filter((one) => one.state === 'open').length
  const next = LIST_NEXT[row.state]
  const objector = own.find((unit) => row.lines.some((line) => line.unit === unit) && speaksFor(me, unit) && !objections.items.some((one) => one.unit === unit))
  return {
    month: row.month, kind: row.kind, state: row.state, version: row.seq, formula: row.formula, drawnOn: row.drawnOn, objectUntil: row.objectUntil, audience: row.audience,
    lines: row.lines.map((line) => ({ ...line, name: organisation.find(line.unit)?.name ?? line.unit, mine: own.includes(line.unit), opens: mayWatch(me, line.unit, organisation) })),
    objections: seen.map((one) => objectionView(one, organisation)),
    may: {
      object: objector && wrongWithObjection(row, today) === null ? objector : null,
      decide: manages(me, organisation) && row.state === 'draft',
      move: manages(me, organisation) && next && wrongWithMove(row, next, today, open) === null ? next : null,
    },
  }
})

function objectionView({ _id, unit, reason, cases, at, state: now, opinion, changes: moved }: ObjectionRow, organisation: Organisation): Objection {
  return { id: _id, unit, unitName: organisation.find(unit)?.name ?? unit, reason, cases, at, state: now, opinion, changes: moved }
}

export const listRecord = verb(z.strictObject({ month, kind }), async ({ input, me }): Promise<{ steps: ListStep[] }> => {
  const { organisation } = await loadWorld()
  mustOversee(me, organisation)
  const { items } = await supervision.steps.page({ where: { of: listId(input.month, input.kind) }, order: [['seq', 'asc']], limit: 500 })
  const people = await tables.people.byIds(items.map(({ by }) => by))
  return { steps: items.map((step) => stepView(step, LIST_STEP_WORDS, people, organisation)) }
})

/** What is said of the steps of a list and of the sheets made of lists. */
export const LIST_STEP_WORDS: Record<string, string> = { drawn: '生成草案', objected: '提出异议', upheld: '采纳异议', refused: '未采纳异议', frozen: '定稿', published: '公布', corrected: '登记更正', declined: '要求考核个人，已谢绝' }

/** A unit's objection to a draft, once per unit and list, by whoever speaks for it. */
export const object = verb(z.strictObject({ month, kind, unit: id, reason: text(1000, 5), cases: z.array(code).max(30).optional() }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustSpeakFor(me, input.unit)
  const _id = `${listId(input.month, input.kind)}:${input.unit}`
  if (await takenBefore(requestId)) return { id: _id }
  const [row, before, named] = await Promise.all([supervision.lists.byId(listId(input.month, input.kind)), supervision.objections.byId(_id), tables.appeals.byIds(input.cases ?? [])])
  if (!row?.lines.some((line) => line.unit === input.unit)) throw new Refusal('NOT_FOUND')
  if (before) throw new Refusal('OBJECTED')
  const wrong = wrongWithObjection(row, world.today)
  if (wrong) throw new Refusal(wrong)
  // A code that one may not know of is no code: else objecting would tell whether there is such an appeal.
  const unknown = (input.cases ?? []).filter((one) => !named.has(one) || !maySee(actorOf(me), named.get(one)!))
  if (unknown.length > 0) throw new Refusal('INVALID', { cases: `没有找到：${unknown.join('、')}` })
  const objection: ObjectionRow = { _id, list: row._id, unit: input.unit, reason: input.reason, cases: input.cases ?? [], by: me._id, at: world.now, state: 'open', opinion: null, changes: null, decidedBy: null, decidedAt: null }
  await recordStep(world, {
    step: { of: row._id, seq: row.seq + 1, what: 'objected', by: me._id, unit: input.unit, words: input.reason, about: { unit: input.unit, cases: input.cases ?? [] }, requestId },
    inserts: [['objections', objection]],
    sets: [['lists', { ...row, seq: row.seq + 1 } as ListRow]],
    tells: [{ to: [`${world.organisation.sole('centre').id}:dispatch`], template: 'task', values: [monthWords(row.month), '有单位对红黑榜提出异议', '请核实答复', row.objectUntil], page: `${LIST_PAGE}?month=${row.month}&kind=${row.kind}` }],
  })
  return { id: _id }
})

/** Answers an objection with reasons. What is upheld is put beside the settled counts, and the draft is drawn anew from both. */
export const decideObjection = verb(z.strictObject({ id: z.string().max(120), version: z.number().int(), upheld: z.boolean(), opinion: text(1000, 2), changes: changes.optional() }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustManage(me, world.organisation)
  const objection = await supervision.objections.byId(input.id)
  if (!objection) throw new Refusal('NOT_FOUND')
  // Whoever is of the unit that objects does not answer it, whatever else they are.
  if (objection.by === me._id || isOf(me, objection.unit)) throw new Refusal('FORBIDDEN')
  const taken = await takenBefore(requestId)
  if (taken) return { version: taken.seq }
  const [row, settled] = await Promise.all([supervision.lists.byId(objection.list), supervision.settled.byId(figureId(objection.list.split(':')[0]!, accountOf(objection.unit)))])
  if (row!.seq !== input.version) throw new Refusal('STALE')
  if (objection.state !== 'open' || row!.state !== 'draft') throw new Refusal('CONFLICT')
  const moved: Counts = input.upheld ? (input.changes ?? {}) : {}
  if (input.upheld && (Object.keys(moved).length === 0 || wrongWithCorrection(settled?.counts ?? {}, moved))) throw new Refusal('INVALID', { changes: '更正的件数对不上：办结应等于按期加超期，各项不能小于零' })
  const decided: ObjectionRow = { ...objection, state: input.upheld ? 'upheld' : 'refused', opinion: input.opinion, changes: input.upheld ? moved : null, decidedBy: me._id, decidedAt: world.now }
  const seq = row!.seq + 1
  const lines = input.upheld ? await linesOf(row!.month, row!.kind, world.organisation, [{ unit: objection.unit, changes: moved }]) : row!.lines
  await recordStep(world, {
    step: { of: row!._id, seq, what: decided.state, by: me._id, unit: postOf(me), words: input.opinion, about: { unit: objection.unit, ...(moved as Record<string, number>) }, requestId },
    inserts: input.upheld ? [['corrections', { _id: objection._id, month: row!.month, unit: objection.unit, changes: moved, reason: input.opinion, by: me._id, at: world.now } as { _id: string }]] : [],
    sets: [['objections', decided], ['lists', { ...row!, seq, lines } as ListRow]],
    tells: [{ to: [`person:${objection.by}`], template: 'task', values: [monthWords(row!.month), `异议${input.upheld ? '已采纳' : '未采纳'}`, input.opinion, world.today], page: `${LIST_PAGE}?month=${row!.month}&kind=${row!.kind}` }],
  })
  return { version: seq }
})

/** Freezes a list once the window is over and every objection answered; publishes a frozen one to whom the district says. */
export const moveList = verb(z.strictObject({ month, kind, version: z.number().int(), to: state, audience: z.enum(AUDIENCES).optional() }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustManage(me, world.organisation)
  const _id = listId(input.month, input.kind)
  const taken = await takenBefore(requestId)
  if (taken) return { version: taken.seq }
  const [row, open] = await Promise.all([supervision.lists.byId(_id), supervision.objections.count({ list: _id, state: 'open' })])
  if (!row) throw new Refusal('NOT_FOUND')
  if (row.seq !== input.version) throw new Refusal('STALE')
  const wrong = wrongWithMove(row, input.to, world.today, open)
  if (wrong) throw new Refusal(wrong)
  if (input.to === 'published' && !input.audience) throw new Refusal('INVALID', { audience: '请选择向谁公布' })
  const seq = row.seq + 1
  const moved: ListRow = { ...row, seq, state: input.to, ...(input.to === 'published' ? { audience: input.audience!, publishedAt: world.now } : {}) }
  await recordStep(world, {
    step: { of: _id, seq, what: input.to, by: me._id, unit: postOf(me), words: input.audience ? AUDIENCE_WORDS[input.audience] : LIST_STATE_WORDS[input.to], about: {}, requestId },
    sets: [['lists', moved]],
  })
  return { version: seq }
})
