import type { Calendar } from '../calendar/calendar'
import type { Day } from '../calendar/day'
import type { Kind } from './kinds'
import type { PauseGround } from './payloads'
import type { Settings } from './settings'

/** The clock of one round. A day in it is a working day of the calendar; `dueOn` is the last good one. */
export type Clock =
  | { kind: 'notStarted' }
  | { kind: 'running'; startedOn: Day; dueOn: Day }
  | { kind: 'paused'; startedOn: Day; dueOn: Day; since: Day; until: Day; why: PauseReason }
  | { kind: 'met'; startedOn: Day; dueOn: Day; on: Day }
  | { kind: 'stopped' }

/** Why the clock stands: a question to the petitioner, a wait that was granted, or the answer awaits them. */
export type PauseReason = 'question' | PauseGround | 'confirmation' | 'parked'

/**
 * The last good day of `kind` when first assigned on `startedOn`. Day 1 is the working day after the
 * first assignment; returns, reassignment and a change of kind never move the start (docs/decisions/0003).
 */
export function dueOn(startedOn: Day, kind: Kind, calendar: Calendar, settings: Settings): Day {
  return calendar.addWorkingDays(startedOn, settings.kindDays[kind])
}

/** The handler's own date: early enough that four people can still sign. Never before the start. */
export function handlerDueOn(startedOn: Day, due: Day, calendar: Calendar, settings: Settings): Day {
  const margin = Math.min(settings.signOffDays, Math.max(0, calendar.workingDaysBetween(startedOn, due) - 1))
  return margin === 0 ? due : calendar.addWorkingDays(due, -margin)
}

/** The date promised on filing: every stage at its limit, then the kind's days (at least a resolution's). */
export function promiseOnFiling(filedOn: Day, proposed: Kind, calendar: Calendar, settings: Settings): Day {
  const { screening, review, triage, dispatch } = settings.stageDays
  const days = Math.max(settings.kindDays[proposed], settings.kindDays.resolution)
  return calendar.addWorkingDays(filedOn, screening + review + triage + dispatch + days)
}

/** A promise may move earlier by itself, and later only by what the petitioner was told of. */
export function earlier(promised: Day, due: Day): Day {
  return due < promised ? due : promised
}

export function start(on: Day, kind: Kind, calendar: Calendar, settings: Settings): Clock {
  return { kind: 'running', startedOn: on, dueOn: dueOn(on, kind, calendar, settings) }
}

/**
 * Stops a running clock to wait for the petitioner, for what is `left` of the allowance (working days).
 * A clock that does not run, or an allowance of nothing, is answered unchanged.
 */
export function pause(clock: Clock, on: Day, left: number, why: PauseReason, calendar: Calendar): Clock {
  if (clock.kind !== 'running' || left <= 0) return clock
  return { kind: 'paused', startedOn: clock.startedOn, dueOn: clock.dueOn, since: on, until: calendar.addWorkingDays(on, left), why }
}

/** Working days that a pause ended on `on` has used; a pause never counts past its `until`. */
export function pausedDays(clock: Clock, on: Day, calendar: Calendar): number {
  if (clock.kind !== 'paused') return 0
  return Math.max(0, calendar.workingDaysBetween(clock.since, on < clock.until ? on : clock.until))
}

/** Lets a paused clock run on with what was left of it. Any other clock is answered unchanged. */
export function resume(clock: Clock, on: Day, calendar: Calendar): Clock {
  if (clock.kind !== 'paused') return clock
  const days = pausedDays(clock, on, calendar)
  return { kind: 'running', startedOn: clock.startedOn, dueOn: days === 0 ? clock.dueOn : calendar.addWorkingDays(clock.dueOn, days) }
}

export function extend(clock: Clock, days: number, calendar: Calendar): Clock {
  if (clock.kind !== 'running' && clock.kind !== 'paused') return clock
  return { ...clock, dueOn: calendar.addWorkingDays(clock.dueOn, days) }
}

export function meet(clock: Clock, on: Day): Clock {
  if (clock.kind !== 'running' && clock.kind !== 'paused') return clock
  return { kind: 'met', startedOn: clock.startedOn, dueOn: clock.dueOn, on }
}

/**
 * Takes back that a clock was met, when the petitioner disputes or a leader sends back: what was left
 * on the day it was met is left again.
 */
export function unmeet(clock: Clock, on: Day, calendar: Calendar): Clock {
  if (clock.kind !== 'met') return resume(clock, on, calendar)
  const since = calendar.workingDaysBetween(clock.on, on)
  return { kind: 'running', startedOn: clock.startedOn, dueOn: since <= 0 ? clock.dueOn : calendar.addWorkingDays(clock.dueOn, since) }
}

/** The same clock for another kind: the start stays, the days are the new kind's, extensions and pauses are kept. */
export function rekind(clock: Clock, from: Kind, to: Kind, calendar: Calendar, settings: Settings): Clock {
  if (clock.kind !== 'running' && clock.kind !== 'paused') return clock
  const gained = calendar.workingDaysBetween(dueOn(clock.startedOn, from, calendar, settings), clock.dueOn)
  const due = dueOn(clock.startedOn, to, calendar, settings)
  return { ...clock, dueOn: gained > 0 ? calendar.addWorkingDays(due, gained) : due }
}

/** The date on which the clock is due, or null when it is not running towards one. */
export function dueDate(clock: Clock): Day | null {
  return 'dueOn' in clock ? clock.dueOn : null
}

/** Whether a clock that was met, was met in time; null while it is open. */
export function inTime(clock: Clock): boolean | null {
  return clock.kind === 'met' ? clock.on <= clock.dueOn : null
}
