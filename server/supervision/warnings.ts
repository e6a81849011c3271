import * as z from 'zod'
import { maySee } from '../../domain/appeal/permissions'
import type { World } from '../../domain/appeal/situation'
import { NEVER } from '../../domain/appeal/waits'
import { type Day, dayWords } from '../../domain/calendar/day'
import { accountOf, figureUnits } from '../../domain/ledger/figures'
import type { Organisation, UnitId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { HEADS, LEVEL_WORDS, RED_WORDS, type WarningStep, mayRecheck, recheckStep, warningAfter } from '../../domain/supervision/warnings'
import type { Page, WarningCard, WarningPage } from '../contract'
import { code, cursor, day, id, text } from '../door/schema'
import { verb } from '../door/verb'
import { nameOf } from '../outreach/units'
import { holdersIn } from '../store/people'
import type { PersonRow } from '../store/rows'
import { type StepRow, type WarningRow, supervision } from '../store/supervision'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { WARNING_PAGE } from './pages'
import { type Recorded, type Told, postOf, recordStep, stepId, takenBefore } from './record'
import { managesFor, mayWatch, mustManageFor, mustOversee, mustSpeakFor, mustWatch, speaksFor } from './rights'
import { stepView } from './stepViews'

const PAGE = 20
const warningIdSchema = z.string().regex(/^W[\w:.-]{4,119}$/)
const version = z.number().int().min(1)

const WARNING_STEP_WORDS: Record<string, string> = { issued: '发出预警', talk: '约谈', setDate: '确定整改期限', answer: '报告整改情况', lift: '复查通过，解除', raise: '复查没有通过，升为红灯', again: '复查没有通过，重新约谈' }

/** The unit's people who are told of each step. */
export function tellUnit(row: Pick<WarningRow, '_id' | 'unit' | 'level'>, says: string, adds: string, by: Day): Told {
  return { to: ['endorsing', 'checking', 'reception'].map((duty) => `${row.unit}:${duty}`), template: 'warning', values: [row._id, `${LEVEL_WORDS[row.level]}${says}`, adds, by], page: `${WARNING_PAGE}?id=${encodeURIComponent(row._id)}` }
}

export function tellCentre(row: Pick<WarningRow, '_id' | 'level'>, organisation: Organisation, says: string, adds: string, by: Day): Told {
  return { to: [`${organisation.sole('centre').id}:dispatch`], template: 'task', values: [row._id, `${LEVEL_WORDS[row.level]}${says}`, adds, by], page: `${WARNING_PAGE}?id=${encodeURIComponent(row._id)}` }
}

/** A warning as it begins, with its first step. */
export function issued(row: Omit<WarningRow, 'state' | 'open' | 'seq' | 'talk' | 'dueOn' | 'answer'>, by: string, unit: UnitId | null, requestId: string, today: Day): { row: WarningRow; recorded: Recorded } {
  const whole: WarningRow = { ...row, state: 'issued', open: true, seq: 1, talk: null, dueOn: NEVER, answer: null }
  return {
    row: whole,
    recorded: {
      step: { of: whole._id, seq: 1, what: 'issued', by, unit, words: whole.words, about: { rule: whole.rule, cases: whole.cases }, requestId },
      inserts: [['warnings', whole]],
      tells: [tellUnit(whole, '预警', whole.words, today)],
    },
  }
}

const cardOf = ({ _id, unit, level, words, state, issuedAt, dueOn }: WarningRow, organisation: Organisation): WarningCard => ({
  id: _id, unit, unitName: organisation.find(unit)?.name ?? unit, level, words, state, issuedAt, dueOn: dueOn === NEVER ? null : dueOn,
})

/** Those of a unit that one watches, the latest first; for who oversees, all that stand. */
export const warnings = verb(z.strictObject({ unit: id.optional(), cursor }), async ({ input, me }): Promise<Page<WarningCard>> => {
  const { organisation } = await loadWorld()
  if (input.unit) mustWatch(me, input.unit, organisation)
  else mustOversee(me, organisation)
  const page = await supervision.warnings.page({ where: input.unit ? { unit: input.unit } : { open: true }, order: [['issuedAt', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.map((row) => cardOf(row, organisation)), next: page.next }
})

/** A warning with its whole record. Its cases are shown as far as one may know of them. */
export const warning = verb(z.strictObject({ id: warningIdSchema }), async ({ input, me }): Promise<WarningPage> => {
  const { organisation, today } = await loadWorld()
  const row = await watched(input.id, me, organisation)
  const manager = managesFor(me, row.unit, organisation)
  const [steps, cases, heads] = await Promise.all([
    supervision.steps.page({ where: { of: row._id }, order: [['seq', 'asc']], limit: 200 }),
    tables.appeals.byIds(row.cases),
    manager ? headsOf(row.unit) : [],
  ])
  const people = await tables.people.byIds([...steps.items.map(({ by }) => by), ...(row.talk ? [row.talk.with] : [])])
  const actor = actorOf(me)
  const may = (step: WarningStep) => warningAfter(row.state, step) !== null
  return {
    ...cardOf(row, organisation),
    version: row.seq, month: row.month, figure: accountOf(row.unit), rule: row.rule, from: row.from, answer: row.answer,
    cases: row.cases.filter((one) => cases.has(one) && maySee(actor, cases.get(one)!)),
    talk: row.talk ? { ...row.talk, with: nameOf(people.get(row.talk.with)) } : null,
    steps: steps.items.map((step) => stepView(step, WARNING_STEP_WORDS, people, organisation)),
    heads: heads.map((person) => ({ id: person._id, name: nameOf(person) })),
    may: {
      talk: manager && may('talk'),
      setDate: manager && may('setDate'),
      answer: speaksFor(me, row.unit) && may('answer'),
      recheck: manager && may('lift') && mayRecheck(row.dueOn, row.answer !== null, today),
    },
  }
})

/** The warning; there is none for whoever may not watch its unit. */
async function watched(of: string, me: PersonRow, organisation: Organisation): Promise<WarningRow> {
  const row = await supervision.warnings.byId(of)
  if (!row || !mayWatch(me, row.unit, organisation)) throw new Refusal('NOT_FOUND')
  return row
}

/** Those at the head of a unit. */
async function headsOf(unit: UnitId): Promise<PersonRow[]> {
  return (await holdersIn([unit])).filter(({ posts }) => posts.some((post) => post.unit === unit && HEADS.includes(post.role)))
}

/** A red warning by who oversees, with what was found and in which cases: those that the unit handled, so that it can answer. */
export const issueWarning = verb(z.strictObject({ unit: id, rule: z.enum(['falseData', 'shamCloseOut']), words: text(1000, 5), cases: z.array(code).max(30) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustOversee(me, world.organisation)
  if (!world.organisation.find(input.unit)) throw new Refusal('NOT_FOUND')
  const taken = await takenBefore(requestId)
  if (taken) return { id: taken.of }
  const rows = await tables.appeals.byIds(input.cases)
  const foreign = input.cases.filter((one) => !rows.has(one) || !maySee(actorOf(me), rows.get(one)!) || !figureUnits(rows.get(one)!).includes(accountOf(input.unit)))
  if (foreign.length > 0) throw new Refusal('INVALID', { cases: `不是这个单位办的，或没有找到：${foreign.join('、')}` })
  const _id = `W-${world.today}-${input.unit}-${input.rule}-${world.now.toString(36)}`
  const { recorded } = issued({ _id, unit: input.unit, level: 'red', rule: input.rule, month: null, evidence: null, words: `${RED_WORDS[input.rule]}：${input.words}`, cases: input.cases, issuedAt: world.now, from: null }, me._id, postOf(me), requestId, world.today)
  await recordStep(world, recorded)
  return { id: _id }
})

type Taken = { version: number; row: WarningRow }

/** One step of a warning: whoever may, on the version that they saw, from a state that has it. */
async function move(of: { id: string; version: number }, me: PersonRow, world: World, requestId: string, step: (row: WarningRow) => WarningStep, words: string, change: (row: WarningRow) => Partial<WarningRow>, beside: (row: WarningRow) => Pick<Recorded, 'tells' | 'inserts'>): Promise<Taken> {
  const row = await watched(of.id, me, world.organisation)
  const taken = await takenBefore(requestId)
  if (taken) return { version: taken.seq, row }
  if (row.seq !== of.version) throw new Refusal('STALE')
  const what = step(row)
  const state = warningAfter(row.state, what)
  if (!state) throw new Refusal('WARNED_STEP')
  const after: WarningRow = { ...row, state, open: state !== 'lifted' && state !== 'raised', seq: row.seq + 1, ...change(row) }
  await recordStep(world, { step: { of: row._id, seq: after.seq, what, by: me._id, unit: postOf(me), words, about: {}, requestId }, sets: [['warnings', after]], ...beside(after) })
  return { version: after.seq, row: after }
}

/** The talk with the unit's head: when, where, and what was said. */
export const talkWarning = verb(z.strictObject({ id: warningIdSchema, version, on: day, place: text(60, 2), with: id, record: text(2000, 10) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  const row = await watched(input.id, me, world.organisation)
  mustManageFor(me, row.unit, world.organisation)
  if (input.on > world.today) throw new Refusal('INVALID', { on: '约谈还没有进行，谈过以后再登记' })
  if (!(await headsOf(row.unit)).some((head) => head._id === input.with)) throw new Refusal('INVALID', { with: '约谈对象应是这个单位的主要负责人' })
  const { on, place, record } = input
  const { version: now } = await move(input, me, world, requestId, () => 'talk', `${dayWords(on)}，${place}。${record}`, () => ({ talk: { on, place, with: input.with, record } }), (after) => ({ tells: [tellUnit(after, '约谈已记录', '请按约谈要求整改', world.today)] }))
  return { version: now }
})

export const setRectification = verb(z.strictObject({ id: warningIdSchema, version, dueOn: day, words: text(1000, 2) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustManageFor(me, (await watched(input.id, me, world.organisation)).unit, world.organisation)
  if (input.dueOn <= world.today) throw new Refusal('INVALID', { dueOn: '整改期限应在今天以后' })
  const { version: now } = await move(input, me, world, requestId, () => 'setDate', `${dayWords(input.dueOn)}前：${input.words}`, () => ({ dueOn: input.dueOn, answer: null }), (after) => ({ tells: [tellUnit(after, '整改期限已定', input.words, input.dueOn)] }))
  return { version: now }
})

/** What the unit did; it may be told more than once before the recheck. */
export const answerWarning = verb(z.strictObject({ id: warningIdSchema, version, words: text(2000, 5) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  const row = await watched(input.id, me, world.organisation)
  mustSpeakFor(me, row.unit)
  const { version: now } = await move(input, me, world, requestId, () => 'answer', input.words, () => ({ answer: input.words }), (after) => ({ tells: [tellCentre(after, world.organisation, '已报整改情况', '请复查', after.dueOn)] }))
  return { version: now }
})

/**
 * The recheck: lifted, or not put right. Then a yellow one ends and a red one begins in the same step, with the
 * reason and the yellow one named; a red one begins anew with a talk.
 */
export const recheckWarning = verb(z.strictObject({ id: warningIdSchema, version, passed: z.boolean(), words: text(1000, 5) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustManageFor(me, (await watched(input.id, me, world.organisation)).unit, world.organisation)
  const red = `${input.id}-red`
  const { version: now, row } = await move(
    input, me, world, requestId,
    (before) => {
      if (before.state === 'rectifying' && !mayRecheck(before.dueOn, before.answer !== null, world.today)) throw new Refusal('TOO_EARLY')
      return recheckStep(before.level, input.passed)
    },
    input.words,
    (before) => (input.passed || before.level === 'yellow' ? { dueOn: NEVER } : { dueOn: NEVER, answer: null, talk: null }),
    (after) => {
      if (after.state !== 'raised') return { tells: [tellUnit(after, after.state === 'lifted' ? '已解除' : '没有通过复查', input.words, world.today)] }
      const begun = issued({ _id: red, unit: after.unit, level: 'red', rule: 'notRectified', month: after.month, evidence: after.evidence, words: `${RED_WORDS.notRectified}：${input.words}`, cases: after.cases, issuedAt: world.now, from: after._id }, me._id, postOf(me), `${requestId}#red`, world.today)
      const first: StepRow = { ...begun.recorded.step, _id: stepId(red, 1), at: world.now, on: world.today }
      return { inserts: [['warnings', begun.row], ['supervisionSteps', first]], tells: begun.recorded.tells ?? [] }
    },
  )
  return { version: now, raised: row.state === 'raised' ? red : null }
})
