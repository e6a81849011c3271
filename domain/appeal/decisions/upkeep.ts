import type { Calendar } from '../../calendar/calendar'
import type { Day } from '../../calendar/day'
import type { UnitId } from '../../organisation/units'
import type { Clock } from '../deadline'
import type { Step } from '../entries'
import { overseerOf, scopesOf } from '../routing'
import type { World } from '../situation'
import type { Standing } from '../standing'
import { isOpen } from '../statuses'
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
 * A new unit that the appeal complains of takes nothing over: then the one above it does.
 */
export function movedUnit(appeal: Standing, { organisation }: World, from: UnitId, into: UnitId): Step | null {
  if (!isOpen(appeal.status)) return null
  const heir = appeal.barred.includes(into) ? overseerOf(into, appeal.accused, organisation) : into
  const held = <T extends UnitId | null>(unit: T) => (unit === from ? heir : unit)
  const settles = {
    desk: held(appeal.desk),
    lead: held(appeal.lead),
    assigner: held(appeal.assigner),
    overseer: held(appeal.overseer),
    caller: held(appeal.caller),
    supporting: [...new Set(appeal.supporting.map(held))],
    supports: appeal.supports.map((support) => ({ ...support, unit: held(support.unit) })),
  }
  const changed = (Object.keys(settles) as (keyof typeof settles)[]).some((name) => JSON.stringify(settles[name]) !== JSON.stringify(appeal[name]))
  if (!changed) return null
  return { action: 'moveUnit', settles: { ...settles, scopes: scopesOf({ ...appeal, ...settles }, organisation) }, about: { from, into: heir } }
}

/**
 * A close-out that an inspection found to be a sham: void, and handled anew with a date of its own. The finding stands
 * with the visit, the entry names it and the inspecting unit. Null where the appeal was reopened already.
 */
export function voidedClose(appeal: Standing, world: World, finding: { visit: string; unit: UnitId; words: string }): Step | null {
  if (!cell(appeal.status, 'voidClose')) return null
  return { action: 'voidClose', settles: secondRound({ ...world, appeal }), about: { visit: finding.visit, unit: finding.unit }, texts: { reason: finding.words } }
}
