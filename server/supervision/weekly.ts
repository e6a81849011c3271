import * as z from 'zod'
import { type Day, addDays } from '../../domain/calendar/day'
import { accountOf } from '../../domain/ledger/figures'
import type { UnitId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { type Drawn, RETURNING, mayReturn, weekOf, weeklyDueAt, weeklyState } from '../../domain/supervision/weekly'
import type { WeeklyReturn } from '../contract'
import { day, id, ids, text } from '../door/schema'
import { verb } from '../door/verb'
import { evidenceToHandIn, markEvidence } from '../store/evidence'
import { oneOf } from '../store/conditions'
import { photoUrls } from '../safety/seen'
import { supervision } from '../store/supervision'
import { tables } from '../store/tables'
import { loadWorld } from '../world'
import { postOf, recordStep, takenBefore } from './record'
import { mustManage, mustSpeakFor, mustWatch, ownUnit, speaksFor } from './rights'
import { ALL, figureId } from './totals'

const PHOTOS = 9
const weeklyId = (week: Day, unit: UnitId): string => `${week}:${unit}`

/** What the ledger says of a unit now: one request. */
async function draw(unit: UnitId): Promise<Drawn> {
  const [place, account] = [figureId(ALL, unit), figureId(ALL, accountOf(unit))]
  const found = await tables.figures.pick({ _id: oneOf([place, account]) }, ['counts'], 2)
  const of = (_id: string) => found.find((row) => row._id === _id)?.counts ?? {}
  return { place: of(place), account: of(account) }
}

/** A unit's return of a week: what the ledger says, and what the unit added. Three requests, one more for photos. */
export const weekly = verb(z.strictObject({ unit: id.optional(), week: day.optional() }), async ({ input, me }): Promise<WeeklyReturn> => {
  const { organisation, calendar, today, now } = await loadWorld()
  const unit = mustWatch(me, input.unit ?? ownUnit(me), organisation)
  if (!RETURNING.includes(unit.kind)) throw new Refusal('NOT_FOUND')
  const week = weekOf(input.week ?? today)
  const [rows, drawn] = await Promise.all([supervision.weeklies.byIds([weeklyId(week, unit.id), weeklyId(addDays(week, -7), unit.id)]), draw(unit.id)])
  const sent = rows.get(weeklyId(week, unit.id))
  const photos = sent ? await photosOf(sent.evidence) : []
  return {
    week, unit: unit.id, unitName: unit.name, dueAt: weeklyDueAt(week, calendar), state: weeklyState(week, sent?.at ?? null, now, calendar),
    drawn: sent?.drawn ?? drawn, before: rows.get(weeklyId(addDays(week, -7), unit.id))?.drawn ?? null, figures: { place: unit.id, account: accountOf(unit.id) },
    sent: sent ? { at: sent.at, plan: sent.plan, photos } : null, maySend: !sent && mayReturn(week, today) && speaksFor(me, unit.id),
  }
})

async function photosOf(evidence: readonly string[]): Promise<(string | null)[]> {
  if (evidence.length === 0) return []
  return photoUrls(evidence, await tables.evidence.byIds(evidence))
}

/** Sends a week's return: the numbers are drawn here and now, the unit adds its plan. Once; after the hour it is late, and says so. */
export const sendWeekly = verb(z.strictObject({ unit: id, week: day, plan: text(2000, 5), evidence: ids(PHOTOS) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustSpeakFor(me, input.unit)
  if (!RETURNING.includes(world.organisation.get(input.unit).kind)) throw new Refusal('NOT_FOUND')
  if (!mayReturn(input.week, world.today)) throw new Refusal('INVALID', { week: '只能报本周的，或补报最近四周的' })
  const _id = weeklyId(input.week, input.unit)
  const state = weeklyState(input.week, world.now, world.now, world.calendar)
  if (await takenBefore(requestId)) return { state }
  const [before, drawn] = await Promise.all([supervision.weeklies.byId(_id), draw(input.unit)])
  if (before) throw new Refusal('RETURN_SENT')
  await evidenceToHandIn(input.evidence, me._id, 'evidence')
  await recordStep(world, {
    step: { of: `weekly:${_id}`, seq: 1, what: state, by: me._id, unit: postOf(me, input.unit), words: '', about: {}, requestId },
    inserts: [['weeklies', { _id, week: input.week, unit: input.unit, drawn, plan: input.plan, evidence: input.evidence, late: state === 'late', by: me._id, at: world.now } as { _id: string }]],
  })
  if (input.evidence.length > 0) await markEvidence(input.evidence, `weekly:${_id}`)
  return { state }
})

/** Which units sent their return of a week, which late, which not: two requests. */
export const weeklies = verb(z.strictObject({ week: day.optional() }), async ({ input, me }) => {
  const { organisation, calendar, today, now } = await loadWorld()
  mustManage(me, organisation)
  const week = weekOf(input.week ?? today)
  const sent = new Map((await supervision.weeklies.pick({ week }, ['unit', 'at'], 1000)).map((row) => [row.unit, row.at]))
  const units = organisation.units.filter(({ kind }) => RETURNING.includes(kind))
  return { week, dueAt: weeklyDueAt(week, calendar), units: units.map(({ id: unit, name }) => ({ unit, name, state: weeklyState(week, sent.get(unit) ?? null, now, calendar), at: sent.get(unit) ?? null })) }
})
