import * as z from 'zod'
import type { World } from '../../domain/appeal/situation'
import { daysBetween } from '../../domain/calendar/day'
import { ALARMS, type Readings, ringing } from '../../domain/upkeep/alarms'
import { verb } from '../door/verb'
import { dropAlarm, keepAlarm, knownAlarms, noteKey, noteRun, readState, resting } from '../store/health'
import type { OutboxRow } from '../store/rows'
import { tables } from '../store/tables'
import { loadWorld } from '../world'
import type { HealthView } from './contract'
import { mustAdminister } from './rights'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** What is read of the district now, and up to which migration its documents are. Seven requests. */
export async function read({ now, today, calendar }: World): Promise<{ readings: Readings; schema: number }> {
  const [state, quota] = await Promise.all([readState(now, today), resting(now)])
  const since = (at: number | null, unit: number) => (at === null ? null : Math.floor((now - at) / unit))
  const givenUp: Record<string, number> = {}
  for (const why of state.givenUp) givenUp[causeOf(why)] = (givenUp[causeOf(why)] ?? 0) + 1
  const readings: Readings = {
    lastRunMinutes: since(state.lastRun, MINUTE_MS),
    outboxMinutes: since(state.oldest, MINUTE_MS),
    givenUp,
    sweepLateDays: state.lookOn === null ? 0 : Math.max(0, daysBetween(state.lookOn, today)),
    calendarDays: daysBetween(today, `${calendar.horizon}-12-31`),
    keyDays: since(state.keySince, DAY_MS),
    workHours: since(state.work, HOUR_MS),
    quota,
    unchecked: state.unchecked,
  }
  return { readings, schema: state.schema }
}

/** A cause without what is particular to one row: ids and numbers of five digits and more. */
const causeOf = (why: string): string => why.replace(/[\w-]*\d{6,}[\w-]*/g, '…').slice(0, 80)

/** What administrators read of how the district runs. Eight requests. */
export const health = verb(z.strictObject({}), async ({ me }): Promise<HealthView> => {
  mustAdminister(me)
  const world = await loadWorld()
  const { readings, schema } = await read(world)
  return { at: world.now, alarms: ringing(readings), readings, schema }
})

/** How long an alarm that goes on ringing is not told of again. */
const AGAIN_MS = DAY_MS

/**
 * Notes that the clock runs and tells administrators of what begins to ring, grows red, or still rings a day later,
 * and once when it is over. Twice does no more than once: a message's id says what it is of.
 */
export async function watch(world: World): Promise<void> {
  const { now } = world
  await noteKey(now)
  const [{ readings }, known] = await Promise.all([read(world), knownAlarms(ALARMS.map(({ name }) => name))])
  await noteRun(now)
  // That the clock stood still is over when it can tell of it; meanwhile the page says so.
  const rings = new Map(ringing(readings).filter(({ name }) => name !== 'clock').map((one) => [one.name, one]))
  for (const [name, one] of rings) {
    const before = known.get(name)
    if (before && now - before.told < AGAIN_MS && (before.level === one.level || one.level === 'amber')) continue
    await tell(world, { ...one, how: one.level === 'red' ? '请马上处理，点开看办法' : '点开看怎么处理', of: `${one.level}-${now}` })
    await keepAlarm(name, { at: before?.at ?? now, told: now, level: one.level })
  }
  for (const [name, { at }] of known) {
    if (rings.has(name)) continue
    await tell(world, { name, words: '运行已恢复正常', how: '不用再处理', of: `over-${at}` })
    await dropAlarm(name)
  }
}

/** `of` tells one occasion from another, so that two runs at once write one message. */
async function tell({ now, today, organisation }: World, { name, words, how, of }: { name: string; words: string; how: string; of: string }): Promise<void> {
  const row: OutboxRow = {
    _id: `alarm-${name}-${of}`, appeal: `alarm:${name}`, kind: 'message', state: 'pending', after: now, tries: 0, createdAt: now,
    body: { to: [`${organisation.sole('centre').id}:administration`], template: 'task', values: ['系统运行', words, how, today], accused: [], page: HEALTH_PAGE },
  }
  await tables.outbox.insertNew(row)
}

const HEALTH_PAGE = 'admin/health/index'
