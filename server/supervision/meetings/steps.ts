import * as z from 'zod'
import { type Day, addDays, dayWords } from '../../../domain/calendar/day'
import type { UnitId } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { ATTENDANCE, type MeetingKind, type MeetingStep, meetingAfter, seatsOf } from '../../../domain/supervision/meeting/kinds'
import { withoutPersonalData } from '../../../domain/text'
import { day, keyOf, text } from '../../door/schema'
import { verb } from '../../door/verb'
import { increase, oneOf } from '../../store/conditions'
import { type MeetingRow, meetings as store } from '../../store/meetings'
import type { AppealRow, PersonRow } from '../../store/rows'
import { tables } from '../../store/tables'
import { loadWorld } from '../../world'
import { type Told, recordStep, takenBefore } from '../record'
import { meetingKind, version } from './docket'
import { type Lit, known, meetingIdSchema, readable, staleOr } from './known'
import { callersOf, mustCall } from './rights'
import { tellSeats } from './tell'

/** More items than one meeting gets through. */
const ITEMS_MAX = 60
/** What is on a meeting waits for it: not for years. */
const AHEAD_DAYS_MAX = 90

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

/** What is asked of a call. */
type Call = { kind: MeetingKind; on: Day; time: string; place: string }

async function call(world: Lit, input: Call, unit: UnitId, me: PersonRow, requestId: string): Promise<string> {
  const { organisation } = world
  if (input.on < world.today) throw new Refusal('INVALID', { on: '请选今天或以后的日子' })
  if (input.on > addDays(world.today, AHEAD_DAYS_MAX)) throw new Refusal('INVALID', { on: `请选${AHEAD_DAYS_MAX}天以内的日子` })
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
