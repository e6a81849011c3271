import type { Calendar } from '../../calendar/calendar'
import type { Day } from '../../calendar/day'
import type { PersonId, UnitId } from '../../organisation/units'
import type { Clock } from '../deadline'
import type { Step } from '../entries'
import { type Actor, isBarredFrom } from '../permissions'
import { answerable, barredUnits, overseerOf, scopesOf } from '../routing'
import { signersOf } from '../signOff'
import { type World, handlesIn } from '../situation'
import { type Standing, parties } from '../standing'
import { type Status, isOpen } from '../statuses'
import { cell } from '../workflow'
import { secondRound } from './petitioner'

/**
 * The dates of an open appeal after a year's holidays were published: what was left of each in working days by the
 * calendar `before` is left by the world's own. Null when none moves (docs/decisions/0013).
 */
export function redated(appeal: Standing, { calendar, today }: World, before: Calendar): Step | null {
  if (!isOpen(appeal.status)) return null
  const moved = (day: Day): Day => (day <= today ? day : calendar.addWorkingDays(today, before.workingDaysBetween(today, day)))
  const maybe = (day: Day | null) => (day === null ? null : moved(day))
  const settles = { clock: movedClock(appeal.clock, moved), stageDueOn: maybe(appeal.stageDueOn), handlerDueOn: maybe(appeal.handlerDueOn), promisedOn: moved(appeal.promisedOn) }
  const changed = (Object.keys(settles) as (keyof typeof settles)[]).some((name) => JSON.stringify(settles[name]) !== JSON.stringify(appeal[name]))
  return changed ? { action: 'redate', settles, about: { from: appeal.promisedOn, to: settles.promisedOn } } : null
}

function movedClock(clock: Clock, moved: (day: Day) => Day): Clock {
  if (clock.kind === 'running') return { ...clock, dueOn: moved(clock.dueOn) }
  // A review date was named by a person and stays; an allowance is counted in working days.
  if (clock.kind === 'paused') return { ...clock, dueOn: moved(clock.dueOn), until: clock.why === 'parked' ? clock.until : moved(clock.until) }
  return clock
}

/**
 * An open appeal after `from` was merged into `into`: whatever `from` held is `into`'s. Null when it held nothing.
 * A unit that the appeal complains of takes nothing over: then the one above it does. What complains of `from`
 * complains of `into` from here on, for its people are there now. Of a matter that is only finished there, `lead`, all
 * else stays where it is.
 */
export function movedUnit(appeal: Standing, { organisation }: World, from: UnitId, into: UnitId, what: 'all' | 'lead' = 'all'): Step | null {
  if (!isOpen(appeal.status)) return null
  const accused = appeal.accused.includes(from) ? answerable([...appeal.accused, into], organisation) : appeal.accused
  const barred = accused.length > appeal.accused.length ? barredUnits(accused, organisation) : appeal.barred
  const heir = barred.includes(into) ? overseerOf(into, accused, organisation) : into
  const held = <T extends UnitId | null>(unit: T) => (unit === from || (unit === into && heir !== into) ? heir : unit)
  const settles = what === 'lead' ? { lead: held(appeal.lead) } : {
    accused,
    barred,
    township: held(appeal.township),
    desk: held(appeal.desk),
    lead: held(appeal.lead),
    assigner: held(appeal.assigner),
    overseer: held(appeal.overseer),
    caller: held(appeal.caller),
    supporting: [...new Set(appeal.supporting.map(held))],
    supports: appeal.supports.map((support) => ({ ...support, unit: held(support.unit) })),
  }
  const all = { ...settles, scopes: scopesOf({ ...appeal, ...settles }, organisation) }
  const changed = (Object.keys(all) as (keyof typeof all)[]).some((name) => JSON.stringify(all[name]) !== JSON.stringify(appeal[name]))
  return changed ? { action: 'moveUnit', settles: all, about: { from, into: heir } } : null
}

/** What of a unit goes to another: grids of a village, villages of a township, people. */
export interface UnitPart {
  from: UnitId
  into: UnitId
  grids: readonly string[]
  people: readonly PersonId[]
  villages: readonly UnitId[]
}

/**
 * What a part of `from` took along when it became `into`'s: the open appeals of the grids and villages that it took, and those
 * that its people handle. Null for any other. Who has begun a matter ends it: one of a village that goes stays with a handler
 * who stays, and of a village that stays only the lead goes with a handler who goes. Whoever oversees from above goes on doing so.
 */
export function splitOff(appeal: Standing, world: World, part: UnitPart): Step | null {
  const goes = appeal.handler !== null && part.people.includes(appeal.handler)
  const begun = appeal.lead === part.from && appeal.handler !== null
  const here = part.villages.includes(appeal.village)
  if (goes && !here && part.villages.length > 0) return movedUnit(appeal, world, part.from, part.into, 'lead')
  const theirs = (appeal.grid !== null && part.grids.includes(appeal.grid)) || goes || (here && !begun)
  return theirs ? movedUnit(appeal, world, part.from, part.into) : null
}

/** Statuses in which an appeal can be without a handler: its unit names one. */
const UNNAMED: readonly Status[] = ['assigned', 'handling']

/**
 * An open appeal after `leaver` gave up posts; `leaver` comes with those that are left. If they can handle it no more its
 * handler is `heir`, where that one may be: of the unit responsible, no party to it, none complained of, no signer.
 * Otherwise the unit names somebody; once it is reported, the first of `others` who may be stands in. A leader's place
 * goes to the next on the ladder. Null when the leaver has no part in it any more, or nobody can take it.
 */
export function handedOver(appeal: Standing, { organisation }: World, leaver: Actor, heir: Actor | null, others: readonly Actor[]): Step | null {
  const { lead } = appeal
  if (!isOpen(appeal.status) || !lead) return null
  const signed = Object.values(appeal.signatures).map(({ by }) => by)
  const able = (one: Actor) => one.person !== leaver.person && handlesIn(one, lead) && ![...parties(appeal), ...signed].includes(one.person) && !isBarredFrom(one, appeal)
  const next = [heir, ...(UNNAMED.includes(appeal.status) ? [] : others)].find((one) => one !== null && able(one))?.person ?? null
  const leaves = appeal.handler === leaver.person && !handlesIn(leaver, lead)
  const handler = !leaves ? appeal.handler : (next ?? (UNNAMED.includes(appeal.status) ? null : leaver.person))
  const gone = (signer: PersonId | null, hasSigned: boolean) => signer === leaver.person && !hasSigned && !organisation.get(lead).ladder.includes(leaver.person)
  const kept = appeal.signatures.leaderInCharge ? appeal.checker : null
  const empty = gone(appeal.checker, kept !== null) || gone(appeal.endorser, appeal.signatures.principal !== undefined)
  const clashes = leaves && handler !== null && [appeal.checker, appeal.endorser].includes(handler)
  const found = empty || clashes ? signersOf(lead, [handler, kept, leaver.person, ...appeal.supervised.map(({ by }) => by), ...parties(appeal)], organisation, appeal.accused) : null
  const signers = found ? (kept ? { checker: kept, endorser: found.checker } : found) : {}
  const settles = { ...(handler === appeal.handler ? {} : { handler }), ...signers }
  if (Object.keys(settles).length === 0) return null
  return { action: 'handOver', settles, about: { from: leaver.person, to: handler } }
}

/**
 * A close-out that an inspection found to be a sham: void, and handled anew with a date of its own. The finding stands
 * with the visit, the entry names it and the inspecting unit. Null where the appeal was reopened already.
 */
export function voidedClose(appeal: Standing, world: World, finding: { visit: string; unit: UnitId; words: string }): Step | null {
  if (!cell(appeal.status, 'voidClose')) return null
  return { action: 'voidClose', settles: secondRound({ ...world, appeal }), about: { visit: finding.visit, unit: finding.unit }, texts: { reason: finding.words } }
}
