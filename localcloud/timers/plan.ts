import type { Schedule } from './cron'

/** A trigger with its schedule read. */
export interface Trigger {
  function: string
  name: string
  schedule: Schedule
}

/** A trigger and the moment it is due at. */
export interface Due {
  trigger: Trigger
  at: number
}

/** How far apart firings of one trigger are kept while the clock is moved. */
const GRAIN_MS = 3_600_000

/**
 * What to fire, in order, when the clock is moved from `from` (exclusive) to `to` (inclusive). Hours are counted back
 * from `to`; of what one trigger is due within one hour only the last is fired, so that a timer of every five minutes
 * does not turn a month into nine thousand calls, and everything has been done at the end. Daily and hourly timers lose nothing.
 */
export function planMove(triggers: readonly Trigger[], from: number, to: number): Due[] {
  return triggers.flatMap((trigger) => momentsOf(trigger.schedule, from, to).map((at) => ({ trigger, at }))).sort(inOrder)
}

/** What to fire when time has run from `from` to `to` by itself: each trigger at most once, what was missed counts as one. */
export function planTick(triggers: readonly Trigger[], from: number, to: number): Due[] {
  return triggers
    .flatMap((trigger) => {
      const at = trigger.schedule.last(to, from)
      return at === null ? [] : [{ trigger, at }]
    })
    .sort(inOrder)
}

function momentsOf(schedule: Schedule, from: number, to: number): number[] {
  const moments: number[] = []
  for (let end = to; end > from; ) {
    const at = schedule.last(end, from)
    if (at === null) break
    moments.push(at)
    end = to - (Math.floor((to - at) / GRAIN_MS) + 1) * GRAIN_MS
  }
  return moments
}

function inOrder(a: Due, b: Due): number {
  return a.at - b.at || (a.trigger.function < b.trigger.function ? -1 : 1)
}
