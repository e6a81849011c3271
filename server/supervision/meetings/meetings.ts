import * as z from 'zod'
import type { World } from '../../../domain/appeal/situation'
import { STATUS_WORDS } from '../../../domain/appeal/statuses'
import { type Day, dayWords } from '../../../domain/calendar/day'
import type { Duty, Role } from '../../../domain/organisation/roles'
import type { Organisation, UnitId } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { mayReadPaper } from '../../../domain/supervision/meeting/docket'
import { ATTENDANCE, MEETINGS, type MeetingKind, type MeetingStep, meetingAfter, seatsOf } from '../../../domain/supervision/meeting/kinds'
import { withoutPersonalData } from '../../../domain/text'
import type { MeetingCard, MeetingPage, Page } from '../../contract'
import { code, cursor, day, id, keyOf, text } from '../../door/schema'
import { verb } from '../../door/verb'
import { ownUnits } from '../../intake/rights'
import { nameOf, placeWords } from '../../outreach/units'
import { increase, oneOf } from '../../store/conditions'
import { type DecisionRow, type MeetingRow, meetings as store } from '../../store/meetings'
import type { AppealRow, OutboxRow, PersonRow } from '../../store/rows'
import { type StepRow, supervision } from '../../store/supervision'
import { tables } from '../../store/tables'
import type { District } from '../../store/units'
import { actorOf, loadWorld } from '../../world'
import { DECISION_PAGE, MEETING_PAGE } from '../pages'
import { type Told, recordStep, stepId, takenBefore } from '../record'
import { speaksFor } from '../rights'
import { decisionCard } from './cards'
import { meetingKind, version } from './docket'
import { calls, callersOf, comes, kindsCalledBy, mustCall } from './rights'

const PAGE = 20
/** More items than one meeting gets through. */
const ITEMS_MAX = 60
const DECISIONS_MAX = 5

export const meetingIdSchema = z.string().regex(/^M-[\w-]{4,40}$/)
export const decisionRowId = (meeting: string, seq: number, n: number): string => `${meeting}-${seq}-${n}`

type Lit = World & { organisation: District }

/** Who reads a meeting: those who call such ones, those who come, and who speaks for a unit that is asked to come. */
function reads(me: PersonRow, row: MeetingRow, { organisation }: Lit): boolean {
  return calls(me, row.kind, organisation) || comes(me, row) || row.seats.some(({ unit }) => speaksFor(me, unit))
}

const cardOf = ({ _id, kind, state, on, time, place }: MeetingRow, items: number): MeetingCard => ({ id: _id, kind, state, on, time, place, items })

/** The appeals of some meetings that one may read. */
const readable = (codes: readonly string[], appeals: ReadonlyMap<string, AppealRow>, me: PersonRow): AppealRow[] =>
  codes.flatMap((one) => (appeals.has(one) && mayReadPaper(actorOf(me), appeals.get(one)!, true) ? [appeals.get(one)!] : []))

/** The meetings that one calls or comes to, the latest first. Three requests. */
export const meetings = verb(z.strictObject({ kind: meetingKind.optional(), cursor }), async ({ input, me }): Promise<Page<MeetingCard> & { calls: MeetingKind[] }> => {
  const world = await loadWorld()
  const called = kindsCalledBy(me, world.organisation)
  const own = ownUnits(me)
  if (own.length === 0) throw new Refusal('FORBIDDEN')
  const page = await store.meetings.page({ where: { units: oneOf(own), ...(input.kind ? { kind: input.kind } : {}) }, order: [['on', 'desc']], limit: PAGE, cursor: input.cursor })
  const rows = page.items.filter((row) => reads(me, row, world))
  const appeals = await tables.appeals.byIds(rows.flatMap(({ items }) => items))
  return { items: rows.map((row) => cardOf(row, readable(row.items, appeals, me).length)), next: page.next, calls: called }
})

const DUTY_OF: Partial<Record<Role, Duty>> = { principal: 'endorsing', leaderInCharge: 'checking', districtLeader: 'leadership', villageSecretary: 'checking' }

function tellSeats({ _id, kind, seats, on, time, place }: MeetingRow, says: string, adds = `${time}，${place}`): Told {
  const to = seats.flatMap(({ unit, role }) => [`${unit}:${DUTY_OF[role] ?? 'reception'}`, `${unit}:reception`])
  return { to: [...new Set(to)], template: 'task', values: [_id, `${MEETINGS[kind].words}${says}`, adds, on], page: `${MEETING_PAGE}?id=${_id}` }
}

/** The units that an appeal concerns: those responsible for it, or the desk where nobody is yet. */
const concerned = ({ lead, supporting, assigner, desk }: AppealRow): UnitId[] => (assigner === null || lead === null ? [desk] : [lead, ...supporting])

/** Calls a meeting with all that is confirmed for it. The posts that are asked to come follow from the docket. */
export const callMeeting = verb(z.strictObject({ kind: meetingKind, on: day, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), place: text(60, 2) }), async ({ input, me, requestId }): Promise<{ id: string }> => {
  const world = await loadWorld()
  const { organisation } = world
  const unit = mustCall(me, input.kind, organisation)
  try {
    return { id: await call(world, input, unit, me, requestId) }
  } catch (error) {
    // What a first call did may be what refuses the second one.
    const taken = error instanceof Refusal ? await takenBefore(requestId) : null
    if (!taken) throw error
    await markCalled(taken.of)
    return { id: taken.of }
  }
})

type Call = { kind: MeetingKind; on: Day; time: string; place: string }

async function call(world: Lit, input: Call, unit: UnitId, me: PersonRow, requestId: string): Promise<string> {
  const { organisation } = world
  if (input.on < world.today) throw new Refusal('INVALID', { on: '请选今天或以后的日子' })
  const confirmed = await store.docket.joined({ where: { kind: input.kind, state: 'confirmed' }, order: [['since', 'desc']], limit: ITEMS_MAX }, { appeals: { of: tables.appeals, mine: 'code', theirs: '_id' } })
  const appeals = new Map(confirmed.flatMap(({ others }) => others.appeals.map((one) => [one._id, one] as const)))
  const items = readable(confirmed.map(({ row }) => row.code), appeals, me)
  if (items.length === 0) throw new Refusal('INVALID', { kind: '还没有列入的诉求，请先在议题里确认' })
  const units = [...new Set(items.flatMap(concerned))].flatMap((one) => organisation.find(one) ?? [])
  const seats = seatsOf(input.kind, units, organisation.units).map((seat) => ({ ...seat, attendance: null }))
  const row: MeetingRow = {
    _id: `M-${input.kind[0]}${world.now.toString(36)}`, kind: input.kind, state: 'called', on: input.on, time: input.time, place: input.place, unit, by: me._id, calledAt: world.now, seq: 1,
    items: items.map((one) => one.code), minuted: [], seats, units: [...new Set([...callersOf(input.kind, organisation), ...seats.map((seat) => seat.unit)])], minutes: null,
  }
  const first = await recordStep(world, {
    step: { of: row._id, seq: 1, what: 'called', by: me._id, unit, words: `${dayWords(input.on)} ${input.time}，${input.place}`, about: {}, requestId },
    inserts: [['meetings', row]],
    tells: [tellSeats(row, '请您参加')],
  })
  // The same request was here before, and called another one.
  if (first.of !== row._id) await markCalled(first.of)
  else await mark(row)
  return first.of
}

/** What a killed function left unmarked: the meeting names what is on it. */
async function markCalled(of: string): Promise<void> {
  const row = await store.meetings.byId(of)
  if (row?.state === 'called') await mark(row)
}

/** Puts a meeting's items where they belong: those spoken of are done with, the others on the docket again. After the record, which is the truth; twice does no more than once. */
async function mark({ _id, kind, state, items, minuted }: MeetingRow, today?: string): Promise<void> {
  const ids = (codes: readonly string[]) => oneOf(codes.map((one) => `${kind}:${one}`))
  if (state === 'called') {
    await store.docket.update({ _id: ids(items), state: 'confirmed' }, { state: 'meeting', meeting: _id, seq: increase(1) })
    return
  }
  const left = items.filter((one) => state === 'calledOff' || !minuted.includes(one))
  const spoken = items.filter((one) => !left.includes(one))
  if (left.length > 0) await store.docket.update({ _id: ids(left), state: 'meeting', meeting: _id }, { state: 'confirmed', seq: increase(1) })
  if (spoken.length > 0) await store.docket.update({ _id: ids(spoken), state: 'meeting', meeting: _id }, { state: 'discussed', since: today ?? '', seq: increase(1) })
}

async function known(of: string, me: PersonRow, world: Lit): Promise<MeetingRow> {
  const row = await store.meetings.byId(of)
  if (!row || !reads(me, row, world)) throw new Refusal('NOT_FOUND')
  return row
}

/** The meeting and the appeal that something is said of, if one is named. One request. */
async function knownWith(of: string, named: string | undefined, me: PersonRow, world: Lit): Promise<{ row: MeetingRow; appeal: AppealRow | null }> {
  const [found] = await store.meetings.joined({ where: { _id: of } }, { appeals: { of: tables.appeals, is: named ?? '', theirs: '_id' } })
  if (!found || !reads(me, found.row, world)) throw new Refusal('NOT_FOUND')
  return { row: found.row, appeal: found.others.appeals[0] ?? null }
}

const STEP_WORDS: Record<string, string> = { called: '通知开会', minute: '记录议题', closed: '整理纪要', calledOff: '取消会议' }

/** A meeting as its reader may know it: an item that they may not know of is not there, nor what was said and decided on it. */
export const meeting = verb(z.strictObject({ id: meetingIdSchema }), async ({ input, me }): Promise<MeetingPage> => {
  const world = await loadWorld()
  const { organisation } = world
  const row = await known(input.id, me, world)
  const [appeals, steps, decided] = await Promise.all([
    tables.appeals.byIds(row.items),
    supervision.steps.page({ where: { of: row._id }, order: [['seq', 'asc']], limit: 200 }),
    store.decisions.page({ where: { meeting: row._id }, order: [], limit: 300 }),
  ])
  const shown = readable(row.items, appeals, me)
  const codes = new Set(shown.map((one) => one.code))
  const told = steps.items.filter(({ about }) => typeof about['code'] !== 'string' || codes.has(about['code']))
  const people = await tables.people.byIds(told.map(({ by }) => by))
  const said = new Map(told.flatMap(({ what, about, words }) => (what === 'minute' && typeof about['code'] === 'string' ? [[about['code'], words] as const] : [])))
  const decisions = (of: string | null) => decided.items.filter((one) => one.code === of).map((one) => decisionCard(one, world))
  const may = (step: MeetingStep) => calls(me, row.kind, organisation) && meetingAfter(row.state, step) !== null
  return {
    ...cardOf(row, 0), version: row.seq, unitName: organisation.find(row.unit)?.name ?? row.unit,
    items: shown.map((one) => ({ code: one.code, place: placeWords({ village: one.village, grid: one.grid }, organisation), excerpt: one.excerpt, statusWords: STATUS_WORDS[one.status], words: said.get(one.code) ?? null, decisions: decisions(one.code) })),
    seats: row.seats.map((seat) => ({ ...seat, unitName: organisation.find(seat.unit)?.name ?? seat.unit })),
    minutes: row.minutes, general: decisions(null),
    steps: told.map((step) => stepView(step, people, organisation)),
    owners: may('minute') ? organisation.units.filter(({ level }) => level !== 'village').map(({ id: unit, name }) => ({ id: unit, name })) : [],
    may: { minute: may('minute'), close: may('close'), callOff: may('callOff') && row.minuted.length === 0 },
  }
})

function stepView({ at, by, unit, what, words, about }: StepRow, people: ReadonlyMap<string, PersonRow>, organisation: District) {
  const item = typeof about['code'] === 'string' ? ` ${about['code']}` : ''
  return { at, who: [organisation.find(unit ?? '')?.name, nameOf(people.get(by))].filter(Boolean).join(' '), what: `${STEP_WORDS[what] ?? what}${item}`, words: what === 'minute' || what === 'closed' ? '' : words }
}

const decisionInput = z.strictObject({ words: text(500, 5), owner: id, dueOn: day })

/**
 * What was said of an item and what was decided: each decision a task of one unit with a date, told to it at once and
 * put on the appeal's own record through the outbox (`note.ts`).
 */
export const minuteItem = verb(
  z.strictObject({ id: meetingIdSchema, version, code: code.optional(), words: text(2000, 2), decisions: z.array(decisionInput).max(DECISIONS_MAX) }),
  async ({ input, me, requestId }): Promise<{ version: number }> => {
    const world = await loadWorld()
    const { organisation, today, now } = world
    const { row, appeal } = await knownWith(input.id, input.code, me, world)
    const unit = mustCall(me, row.kind, organisation)
    const stale = await staleOr(row, input.version, requestId)
    if (stale) return stale
    const state = meetingAfter(row.state, 'minute')
    if (!state || row.on > today) throw new Refusal(state ? 'MEETING_EARLY' : 'CONFLICT')
    if (input.code !== undefined && (!appeal || !row.items.includes(input.code) || !mayReadPaper(actorOf(me), appeal, true))) throw new Refusal('INVALID', { code: '这件诉求不在这次会的议题里' })
    if (input.code !== undefined && row.minuted.includes(input.code)) throw new Refusal('CONFLICT')
    input.decisions.forEach((one, n) => mustBeTask(one, n, appeal, world))
    const seq = row.seq + 1
    const decided = input.decisions.map(({ words, owner, dueOn }, n): DecisionRow => ({
      _id: decisionRowId(row._id, seq, n + 1), meeting: row._id, kind: row.kind, code: input.code ?? null, words: withoutPersonalData(words).text, owner, dueOn, state: 'open', open: true, answer: null, seq: 1, decidedOn: today,
    }))
    const firsts = decided.map((one, n): StepRow => ({ _id: stepId(one._id, 1), of: one._id, seq: 1, what: 'decided', at: now, on: today, by: me._id, unit, words: one.words, about: {}, requestId: `${requestId}#${n + 1}` }))
    await recordStep(world, {
      step: { of: row._id, seq, what: 'minute', by: me._id, unit, words: withoutPersonalData(input.words).text, about: { code: input.code ?? null }, requestId },
      inserts: [...decided.map((one) => ['decisions', one] as const), ...firsts.map((one) => ['supervisionSteps', one] as const), ...decided.filter((one) => one.code !== null).map((one) => ['outbox', noteRow(one, 'decided', now)] as const)],
      sets: [['meetings', { ...row, seq, minuted: input.code === undefined ? row.minuted : [...row.minuted, input.code] } as MeetingRow]],
      tells: decided.map((one) => tellOwner(one, '会议决定请落实', one.words)),
    })
    return { version: seq }
  },
)

/** The owner of a task must be a unit that may know of the appeal; its date lies ahead. */
function mustBeTask({ owner, dueOn }: { owner: UnitId; dueOn: string }, n: number, appeal: AppealRow | null, { organisation, today }: Lit): void {
  if (!organisation.find(owner)) throw new Refusal('INVALID', { [`decisions.${n}.owner`]: '没有这个单位，请重新选' })
  if (appeal?.barred.includes(owner)) throw new Refusal('INVALID', { [`decisions.${n}.owner`]: '被反映的单位不能落实这件诉求的决定' })
  if (dueOn <= today) throw new Refusal('INVALID', { [`decisions.${n}.dueOn`]: '请选今天以后的日子' })
}

/** What carries a decision, or what came of it, to the appeal's record. */
export function noteRow(decision: DecisionRow, stage: 'decided' | 'accepted', now: number): OutboxRow {
  return { _id: `${decision._id}-${stage}`, appeal: decision.code ?? '', kind: 'decision', state: 'pending', after: now, tries: 0, createdAt: now, body: { decision: decision._id, stage } }
}

/** Those who speak for the owner, who hear of it without the words where the appeal is not theirs to know. */
export function tellOwner({ _id, owner, dueOn }: Pick<DecisionRow, '_id' | 'owner' | 'dueOn'>, says: string, adds: string, duties: readonly Duty[] = ['endorsing', 'checking', 'reception']): Told {
  return { to: duties.map((duty) => `${owner}:${duty}`), template: 'task', values: [_id, says, adds, dueOn], page: `${DECISION_PAGE}?id=${_id}` }
}

export function tellCallers({ _id, kind, dueOn }: Pick<DecisionRow, '_id' | 'kind' | 'dueOn'>, organisation: Organisation, says: string, adds: string): Told {
  return { to: callersOf(kind, organisation).flatMap((unit) => [`${unit}:dispatch`, `${unit}:reception`]), template: 'task', values: [_id, says, adds, dueOn], page: `${DECISION_PAGE}?id=${_id}` }
}

/** The answer to a request that was taken before; refuses one that saw an older version. */
async function staleOr(row: { seq: number }, seen: number, requestId: string): Promise<{ version: number } | null> {
  if (row.seq === seen) return null
  const taken = await takenBefore(requestId)
  if (taken) return { version: taken.seq }
  throw new Refusal('STALE')
}

/** Closes a meeting: who was there, by post, and the minutes of the whole. What was not spoken of goes back to the docket. */
export const closeMeeting = verb(z.strictObject({ id: meetingIdSchema, version, minutes: text(4000, 5), attendance: z.array(keyOf(ATTENDANCE)).max(200) }), async ({ input, me, requestId }): Promise<{ version: number }> => {
  const world = await loadWorld()
  const row = await known(input.id, me, world)
  return move(row, 'close', 'closed', input, me, requestId, world, withoutPersonalData(input.minutes).text, () => {
    if (row.on > world.today) throw new Refusal('MEETING_EARLY')
    if (input.attendance.length !== row.seats.length) throw new Refusal('INVALID', { attendance: '请逐个登记到会情况' })
    return { minutes: withoutPersonalData(input.minutes).text, seats: row.seats.map((seat, n) => ({ ...seat, attendance: input.attendance[n]! })) }
  }, () => [])
})

/** Calls a meeting off, while nothing was minuted: everybody is told, and its items are on the docket again. */
export const callOff = verb(z.strictObject({ id: meetingIdSchema, version, reason: text(500, 2) }), async ({ input, me, requestId }): Promise<{ version: number }> => {
  const world = await loadWorld()
  const row = await known(input.id, me, world)
  return move(row, 'callOff', 'calledOff', input, me, requestId, world, input.reason, () => {
    if (row.minuted.length > 0) throw new Refusal('CONFLICT')
    return {}
  }, () => [tellSeats(row, '取消', input.reason)])
})

/** One step of a meeting by who calls such ones, and where its items go. */
async function move(row: MeetingRow, step: MeetingStep, what: string, seen: { version: number }, me: PersonRow, requestId: string, world: Lit, words: string, change: () => Partial<MeetingRow>, tells: () => Told[]): Promise<{ version: number }> {
  const unit = mustCall(me, row.kind, world.organisation)
  const stale = await staleOr(row, seen.version, requestId)
  if (stale) {
    await mark(row, world.today)
    return stale
  }
  const state = meetingAfter(row.state, step)
  if (!state) throw new Refusal('CONFLICT')
  const after: MeetingRow = { ...row, ...change(), state, seq: row.seq + 1 }
  await recordStep(world, { step: { of: row._id, seq: after.seq, what, by: me._id, unit, words, about: {}, requestId }, sets: [['meetings', after]], tells: tells() })
  await mark(after, world.today)
  return { version: after.seq }
}
