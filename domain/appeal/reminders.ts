import type { Calendar } from '../calendar/calendar'
import type { Day } from '../calendar/day'
import type { Step } from './entries'
import { eraseOn } from './retention'
import type { Settings } from './settings'
import { type Order, type Standing, openOrders } from './standing'
import { isOpen } from './statuses'
import { isCarriedOn } from './thinkTank'
import { NEVER } from './waits'

/** Reminders before the date, in the order in which they fall; each once in a round. */
const BEFORE = [
  { name: 'half', on: (startedOn: Day, due: Day, calendar: Calendar) => calendar.addWorkingDays(startedOn, Math.floor(calendar.workingDaysBetween(startedOn, due) / 2)) },
  { name: 'three', on: (_: Day, due: Day, calendar: Calendar) => calendar.addWorkingDays(due, -3) },
  { name: 'one', on: (_: Day, due: Day, calendar: Calendar) => calendar.addWorkingDays(due, -1) },
  { name: 'day', on: (_: Day, due: Day) => due },
] as const

/** Who is told how many working days after the date, each once (C6, S8.2). */
export const ESCALATIONS = [
  { name: 'leaderInCharge', lateDays: 1 },
  { name: 'principal', lateDays: 3 },
  { name: 'centre', lateDays: 5 },
] as const
export type EscalationStep = (typeof ESCALATIONS)[number]['name']

interface Aim {
  startedOn: Day
  due: Day
  /** What the names of this aim's steps begin with: nothing for the round's own date. */
  key: string
}

/** The date that reminders run towards: a measure's after the close, the stage's where it comes first, else the round's while its clock runs. */
function aim(appeal: Standing): Aim | null {
  const { status, clock, stageDueOn, closedOn, measure } = appeal
  if (isCarriedOn(appeal)) return { startedOn: closedOn!, due: measure!.by, key: `@${measure!.by}:` }
  if (!isOpen(status) || status === 'parked') return null
  const round = clock.kind === 'running' ? { startedOn: clock.startedOn, due: clock.dueOn, key: '' } : null
  if (!stageDueOn || (round && round.due <= stageDueOn)) return round
  return { startedOn: stageDueOn, due: stageDueOn, key: `@${stageDueOn}:` }
}

/**
 * Steps before the date that were not taken yet, in the order in which they fall. A short span has fewer of
 * them, and none is left once the date has passed: a pause can move a short span past a step that never fell.
 */
function stepsBefore(towards: Aim, reminded: readonly string[], calendar: Calendar): { name: string; on: Day }[] {
  if (lateTaken(towards, reminded) > 0) return []
  const { startedOn, due, key } = towards
  return BEFORE.map(({ name, on }) => ({ name, on: on(startedOn, due, calendar) }))
    .filter(({ name, on }) => on > startedOn && !reminded.includes(key + name))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** How many working days after the date the last daily reminder fell; zero before the first. */
function lateTaken({ key }: Aim, reminded: readonly string[]): number {
  return Math.max(0, ...reminded.filter((name) => name.startsWith(`${key}late`)).map((name) => Number(name.slice(key.length + 4))))
}

/** The day on which a clock that stands runs again unless somebody lets it run before. */
const runsAgainOn = (until: Day, calendar: Calendar): Day => calendar.nextWorkingDay(until)

/** The leaders who are not told yet of an order whose day passed, each with the day on which they are. */
function stepsAfter({ by, told }: Order, calendar: Calendar): { name: EscalationStep; on: Day }[] {
  return ESCALATIONS.filter(({ name }) => !told.includes(name)).map(({ name, lateDays }) => ({ name, on: calendar.addWorkingDays(by, lateDays) }))
}

/** Orders that are late, told of upwards as an appeal that is late. */
function orderSteps(appeal: Standing, today: Day, calendar: Calendar): Step[] {
  let { orders } = appeal
  return openOrders(appeal).flatMap((order) =>
    stepsAfter(order, calendar)
      .filter(({ on }) => on <= today)
      .map(({ name }): Step => {
        orders = orders.map((one) => (one.seq === order.seq ? { ...one, told: [...one.told, name] } : one))
        return { action: 'escalate', settles: { orders }, about: { to: name, order: order.seq, as: order.as, due: order.by, lateDays: calendar.workingDaysBetween(order.by, today) } }
      }),
  )
}

const earliest = (days: readonly Day[]): Day => days.reduce((a, b) => (a < b ? a : b), NEVER)

/** The next day on which the sweep has something to do for `appeal`, in the past when it was missed; `NEVER` when it has not. */
export function nextLookOn(appeal: Standing, calendar: Calendar, settings: Settings): Day {
  return earliest([ownLookOn(appeal, calendar), eraseOn(appeal, settings) ?? NEVER, ...openOrders(appeal).flatMap((order) => stepsAfter(order, calendar).map(({ on }) => on))])
}

/** The same for the appeal's own dates. */
function ownLookOn(appeal: Standing, calendar: Calendar): Day {
  if (appeal.status === 'parked') return appeal.reviewOn ?? NEVER
  if (!isOpen(appeal.status) && !isCarriedOn(appeal)) return NEVER
  if (isOpen(appeal.status) && appeal.clock.kind === 'paused') return runsAgainOn(appeal.clock.until, calendar)
  const towards = aim(appeal)
  if (!towards) return NEVER
  return stepsBefore(towards, appeal.reminded, calendar)[0]?.on ?? calendar.addWorkingDays(towards.due, lateTaken(towards, appeal.reminded) + 1)
}

/**
 * What the clock writes for an appeal on `today`: the end of a pause, the return of a parked one, at most
 * one reminder (the latest that is due, the earlier ones taken with it) and each escalation once.
 */
export function dueSteps(appeal: Standing, today: Day, calendar: Calendar): Step[] {
  return [...ownSteps(appeal, today, calendar), ...orderSteps(appeal, today, calendar)]
}

function ownSteps(appeal: Standing, today: Day, calendar: Calendar): Step[] {
  if (ownLookOn(appeal, calendar) > today) return []
  if (appeal.status === 'parked') return [{ action: 'unpark' }]
  if (appeal.clock.kind === 'paused') return [{ action: 'resume' }]
  const towards = aim(appeal)!
  const { due, key } = towards
  const lateDays = today > due ? calendar.workingDaysBetween(due, today) : 0
  const taken = stepsBefore(towards, appeal.reminded, calendar).filter(({ on }) => on <= today).map(({ name }) => name)
  const latest = lateDays > lateTaken(towards, appeal.reminded) ? `late${lateDays}` : taken[taken.length - 1]
  if (!latest) return []
  const escalated = ESCALATIONS.filter((step) => lateDays >= step.lateDays && !appeal.reminded.includes(key + step.name)).map(({ name }) => name)
  const reminded = (names: readonly string[]) => [...kept(appeal.reminded, towards), ...[...new Set([...taken, latest, ...names])].map((name) => key + name)]
  return [
    { action: 'remind', settles: { reminded: reminded([]) }, about: { step: latest, due, lateDays } },
    ...escalated.map((name, index): Step => ({ action: 'escalate', settles: { reminded: reminded(escalated.slice(0, index + 1)) }, about: { to: name, due, lateDays } })),
  ]
}

/** The steps taken that still count: those of the round and of this aim, without the daily ones that a later one replaces. */
function kept(reminded: readonly string[], { key }: Aim): string[] {
  return reminded.filter((name) => (name.startsWith(key) || !name.includes('@')) && !(name.startsWith(`${key}late`)))
}
