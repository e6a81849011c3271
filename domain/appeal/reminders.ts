import type { Calendar } from '../calendar/calendar'
import { type Day, dayWords } from '../calendar/day'
import { dueDate } from './deadline'
import type { Step } from './entries'
import type { Standing } from './standing'
import { isOpen } from './statuses'
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

interface Scheduled {
  name: string
  on: Day
}

/** The date that reminders run towards: the stage's before an assignment, else the round's while its clock runs. */
function aim(appeal: Standing): { startedOn: Day; due: Day; key: string } | null {
  if (!isOpen(appeal.status) || appeal.status === 'parked') return null
  if (appeal.clock.kind === 'running') return { startedOn: appeal.clock.startedOn, due: appeal.clock.dueOn, key: '' }
  if (appeal.clock.kind === 'notStarted' && appeal.stageDueOn) return { startedOn: appeal.stageDueOn, due: appeal.stageDueOn, key: `${appeal.status}@${appeal.stageDueOn}:` }
  return null
}

/** The schedule's steps not yet taken that fall on or before `until`; one more when none does, to know when to look again. */
function outstanding(appeal: Standing, calendar: Calendar, until: Day): Scheduled[] {
  const towards = aim(appeal)
  if (!towards) return []
  const { startedOn, due, key } = towards
  const before = BEFORE.map(({ name, on }) => ({ name: key + name, on: on(startedOn, due, calendar) })).filter(({ on }) => on > startedOn)
  const late = until > due ? calendar.workingDaysBetween(due, until) : 0
  const after = Array.from({ length: late + 1 }, (_, index) => ({ name: `${key}late${index + 1}`, on: calendar.addWorkingDays(due, index + 1) }))
  return [...before, ...after].filter(({ name }) => !appeal.reminded.includes(name))
}

/** The next day on which the sweep has something to do for `appeal`; `NEVER` when it has not. */
export function nextLookOn(appeal: Standing, calendar: Calendar): Day {
  if (appeal.status === 'parked') return appeal.reviewOn ?? NEVER
  if (appeal.clock.kind === 'paused') return calendar.addWorkingDays(appeal.clock.until, 1)
  const towards = aim(appeal)
  if (!towards) return NEVER
  const lastLate = Math.max(0, ...appeal.reminded.filter((name) => name.startsWith(`${towards.key}late`)).map((name) => Number(name.slice(towards.key.length + 4))))
  const next = outstanding(appeal, calendar, towards.due).filter(({ name }) => !name.startsWith(`${towards.key}late`))
  return next[0]?.on ?? calendar.addWorkingDays(towards.due, lastLate + 1)
}

/**
 * What the clock writes for an appeal on `today`: the end of a pause, the return of a parked one, at most
 * one reminder (the latest that is due, the earlier ones taken with it) and each escalation once.
 */
export function dueSteps(appeal: Standing, today: Day, calendar: Calendar): Step[] {
  if (appeal.status === 'parked') return appeal.reviewOn && appeal.reviewOn <= today ? [{ action: 'unpark' }] : []
  if (appeal.clock.kind === 'paused') return appeal.clock.until < today ? [{ action: 'resume' }] : []
  const due = outstanding(appeal, calendar, today).filter(({ on }) => on <= today)
  const latest = due[due.length - 1]
  if (!latest) return []
  const towards = aim(appeal)!
  const late = towards.due < today ? calendar.workingDaysBetween(towards.due, today) : 0
  const reminded = keepShort([...appeal.reminded, ...due.map(({ name }) => name)])
  const remind: Step = { action: 'remind', settles: { reminded }, about: { step: latest.name, due: towards.due, lateDays: late } }
  const escalations = ESCALATIONS.filter(({ name, lateDays }) => late >= lateDays && !appeal.reminded.includes(towards.key + name))
  return [
    remind,
    ...escalations.map(({ name }, index): Step => ({
      action: 'escalate',
      settles: { reminded: [...reminded, ...escalations.slice(0, index + 1).map((each) => towards.key + each.name)] },
      about: { to: name, due: towards.due, lateDays: late },
    })),
  ]
}

/** Of the daily steps after the date only the last is kept: the list does not grow with the delay. */
function keepShort(names: string[]): string[] {
  const late = names.filter((name) => /late\d+$/.test(name))
  const last = late[late.length - 1]
  return names.filter((name) => !/late\d+$/.test(name) || name === last)
}

/** `还剩3个工作日` or `已超期2个工作日`; null when nothing is due. */
export function deadlineWords(appeal: Standing, today: Day, calendar: Calendar): string | null {
  const due = dueDate(appeal.clock)
  if (!due) return null
  if (appeal.clock.kind === 'met') return `${dayWords(appeal.clock.on, today)}办结`
  const left = calendar.workingDaysBetween(today, due)
  if (left === 0) return '今天到期'
  return left > 0 ? `还剩${left}个工作日` : `已超期${-left}个工作日`
}
