import dayjs from 'dayjs'
import type { Day } from '../../calendar/day'

/** The way of a topic: from each state, each step and where it leads. What the nights find is a proposal until a person makes it a topic (S12). */
export const TOPIC_WAY = {
  proposed: { confirm: 'open', dismiss: 'dismissed' },
  open: { plan: 'planned', dismiss: 'dismissed' },
  planned: { plan: 'planned', done: 'watched' },
  watched: { plan: 'planned', check: 'watched', hold: 'held', recur: 'recurred' },
  held: { plan: 'planned' },
  recurred: { plan: 'planned' },
  dismissed: {},
} as const
export type TopicState = keyof typeof TOPIC_WAY
export type TopicStep = 'confirm' | 'dismiss' | 'plan' | 'done' | 'check' | 'hold' | 'recur'

/** Where a step leads, or null when it cannot be taken now. */
export function topicAfter(state: TopicState, step: TopicStep): TopicState | null {
  return (TOPIC_WAY[state] as Partial<Record<TopicStep, TopicState>>)[step] ?? null
}

/** The months after a measure at which it is looked at whether the matter came back. */
export const CHECK_MONTHS = [3, 6] as const
export type CheckMonths = (typeof CHECK_MONTHS)[number]

/** What a check found: appeals on the matter since the measure, and in a time of the same length before it. */
export interface Check {
  months: CheckMonths
  on: Day
  since: number
  before: number
}

/** The day so many months later; the last of that month where it is shorter. */
export const monthsAfter = (day: Day, months: number): Day => dayjs(day).add(months, 'month').format('YYYY-MM-DD')

/** Which check comes next after those made, and when; null after the last. */
export function nextCheck(measuredOn: Day, made: readonly Pick<Check, 'months'>[]): { months: CheckMonths; on: Day } | null {
  const months = CHECK_MONTHS.find((one) => !made.some((check) => check.months === one))
  return months ? { months, on: monthsAfter(measuredOn, months) } : null
}

/** What a check settles. Only the last one ends the watch: held when nothing came back, recurred when anything did. */
export function checkStep({ months, since }: Check): Extract<TopicStep, 'check' | 'hold' | 'recur'> {
  if (months !== CHECK_MONTHS[CHECK_MONTHS.length - 1]) return 'check'
  return since === 0 ? 'hold' : 'recur'
}
