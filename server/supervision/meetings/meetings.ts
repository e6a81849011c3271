import * as z from 'zod'
import { STATUS_WORDS } from '../../../domain/appeal/statuses'
import { Refusal } from '../../../domain/problem'
import { type MeetingKind, type MeetingStep, meetingAfter } from '../../../domain/supervision/meeting/kinds'
import type { MeetingCard, MeetingPage, Page } from '../../contract'
import { cursor } from '../../door/schema'
import { verb } from '../../door/verb'
import { ownUnits } from '../../intake/rights'
import { placeWords } from '../../outreach/units'
import { oneOf } from '../../store/conditions'
import { type MeetingRow, meetings as store } from '../../store/meetings'
import type { PersonRow } from '../../store/rows'
import { type StepRow, supervision } from '../../store/supervision'
import { tables } from '../../store/tables'
import type { District } from '../../store/units'
import { loadWorld } from '../../world'
import { decisionCard } from './cards'
import { meetingKind } from './docket'
import { known, meetingIdSchema, readable, reads } from './known'
import { calls, kindsCalledBy } from './rights'
import { whoTook } from '../stepViews'

const PAGE = 20

const cardOf = ({ _id, kind, state, on, time, place }: MeetingRow, items: number): MeetingCard => ({ id: _id, kind, state, on, time, place, items })

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
    // Whoever does not minute could tell from the count of steps that there are some which they may not read.
    ...cardOf(row, 0), version: calls(me, row.kind, organisation) ? row.seq : 0, unitName: organisation.find(row.unit)?.name ?? row.unit,
    items: shown.map((one) => ({ code: one.code, place: placeWords({ village: one.village, grid: one.grid }, organisation), excerpt: one.excerpt, statusWords: STATUS_WORDS[one.status], words: said.get(one.code) ?? null, decisions: decisions(one.code) })),
    seats: row.seats.map((seat) => ({ ...seat, unitName: organisation.find(seat.unit)?.name ?? seat.unit })),
    minutes: row.minutes, general: decisions(null),
    steps: told.map((step) => meetingStep(step, people, organisation)),
    owners: may('minute') ? organisation.units.filter(({ level }) => level !== 'village').map(({ id: unit, name }) => ({ id: unit, name })) : [],
    may: { minute: may('minute'), close: may('close'), callOff: may('callOff') && row.minuted.length === 0 },
  }
})

function meetingStep(step: StepRow, people: ReadonlyMap<string, PersonRow>, organisation: District) {
  const { at, what, words, about } = step
  const item = typeof about['code'] === 'string' ? ` ${about['code']}` : ''
  return { at, who: whoTook(step, people, organisation), what: `${STEP_WORDS[what] ?? what}${item}`, words: what === 'minute' || what === 'closed' ? '' : words }
}
