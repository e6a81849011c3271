import { type Day, dayOf } from '../../calendar/day'
import { type Clock, type PauseReason, dueDate, earlier, handlerDueOn, pause, pausedDays, resume, start, unmeet } from '../deadline'
import type { Kind } from '../kinds'
import type { Situation, World } from '../situation'
import type { Standing } from '../standing'

/** The clock of a first assignment. A consultation's began with its receipt: it is due one working day after. */
export function begun({ appeal, today, calendar, settings }: Situation, kind: Kind): Clock {
  return start(kind === 'consultation' ? dayOf(appeal.submittedAt) : today, kind, calendar, settings)
}

/** The handler's own date, which hangs on the clock. */
export function datesOf({ calendar, settings }: World, clock: Clock): Partial<Standing> {
  const due = dueDate(clock)
  return due && 'startedOn' in clock ? { handlerDueOn: handlerDueOn(clock.startedOn, due, calendar, settings) } : {}
}

/** The promise after `clock` was set: it moves earlier by itself, though never to a day that has passed. */
export function promised({ appeal, today }: Situation, clock: Clock): Day {
  const due = dueDate(clock)
  return due ? earlier(appeal.promisedOn, due < today ? today : due) : appeal.promisedOn
}

/** Where the answer meets the clock, the signatures that follow have a date of their own; elsewhere the clock itself goes on. */
export function signOffBy({ today, calendar, settings }: World, clock: Clock): Day | null {
  return clock.kind === 'met' ? calendar.addWorkingDays(today, settings.signOffDays) : null
}

/** Stops the clock for what is left of the allowance. */
export function paused({ appeal, today, settings, calendar }: Situation, why: PauseReason): Partial<Standing> {
  return { clock: pause(appeal.clock, today, settings.pauseDays - appeal.pauseDaysUsed, why, calendar) }
}

/** Stops the clock until the end of the day that was granted, within what is left of the allowance. */
export function pausedUntil(situation: Situation, until: Day, why: PauseReason): Partial<Standing> {
  const { clock } = paused(situation, why)
  return { clock: clock?.kind === 'paused' ? { ...clock, until: earlier(until, clock.until) } : clock! }
}

/** While the answer awaits the petitioner the clock stands, for what is left of the allowance. */
export function waiting(situation: Situation): Partial<Standing> {
  const waited = resumed(situation)
  return { ...waited, ...paused({ ...situation, appeal: { ...situation.appeal, ...waited } }, 'confirmation') }
}

/** A parked appeal stands until its review date, and none of it is charged to the allowance. */
export function parked(situation: Situation, reviewOn: Day): Partial<Standing> {
  const waited = resumed(situation)
  const clock = waited.clock ?? situation.appeal.clock
  return clock.kind === 'running' ? { ...waited, clock: { ...clock, kind: 'paused', since: situation.today, until: reviewOn, why: 'parked' } } : waited
}

/** The clock runs on with what was left; the petitioner was told of the wait, so the promise moves with it. */
export function resumed(situation: Situation): Partial<Standing> {
  const { appeal, today, calendar } = situation
  if (appeal.clock.kind !== 'paused') return {}
  const clock = resume(appeal.clock, today, calendar)
  const used = pausedDays(appeal.clock, today, calendar)
  return {
    clock,
    ...datesOf(situation, clock),
    pauseDaysUsed: appeal.pauseDaysUsed + (appeal.clock.why === 'parked' ? 0 : used),
    promisedOn: used > 0 ? calendar.addWorkingDays(appeal.promisedOn, used) : appeal.promisedOn,
  }
}

/** Handling goes on with what was left of the time; the reminders already given count on, for they go by what is left. */
export function again(situation: Situation): Partial<Standing> {
  const { appeal, today, calendar } = situation
  const waited = resumed(situation)
  const clock = unmeet(waited.clock ?? appeal.clock, today, calendar)
  return { ...waited, clock, ...datesOf(situation, clock), stageDueOn: null }
}
