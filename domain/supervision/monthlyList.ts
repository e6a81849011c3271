import type { BasicCount, Counts } from '../ledger/figures'
import type { Day } from '../calendar/day'
import type { ProblemCode } from '../problem'

/** How a month's list comes to be: drawn, open to objections, frozen, published. Never back. */
export const LIST_STATES = ['draft', 'frozen', 'published'] as const
export type ListState = (typeof LIST_STATES)[number]
export const LIST_STATE_WORDS: Record<ListState, string> = { draft: '征求异议', frozen: '已定稿', published: '已公布' }
export const LIST_NEXT: Record<ListState, ListState | null> = { draft: 'frozen', frozen: 'published', published: null }

/** To whom a list is published, as the district sets: the units alone, or everyone. */
export const AUDIENCES = ['units', 'public'] as const
export type ListAudience = (typeof AUDIENCES)[number]
export const AUDIENCE_WORDS: Record<ListAudience, string> = { units: '只向各单位公布', public: '向社会公布' }

/** How long a unit may object to a draft: working days after it was drawn. */
export const OBJECTION_DAYS = 5

/**
 * A month is settled on this day of the month after the next, so that what was filed in it has come to its date:
 * earlier a list would rank those that were quickly answered and nothing else (docs/decisions/0019).
 */
const SETTLED_ON = { monthsLater: 2, day: 3 } as const

export const OBJECTION_STATES = ['open', 'upheld', 'refused'] as const
export type ObjectionState = (typeof OBJECTION_STATES)[number]
export const OBJECTION_WORDS: Record<ObjectionState, string> = { open: '待答复', upheld: '已采纳', refused: '未采纳' }

/** The counts that a correction may move; what follows from them is moved with them. */
export const CORRECTABLE: readonly BasicCount[] = ['finished', 'open', 'overdue', 'inTime', 'late', 'satisfied', 'fair', 'dissatisfied', 'unconfirmed', 'repeat']

/** The month `by` months after `month`, or before it. */
export function monthPlus(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const index = year * 12 + number - 1 + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** `2026年3月`. */
export const monthWords = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

/** The latest month that is to be settled on `today`. */
export function monthToSettle(today: Day): string {
  const reached = Number(today.slice(8)) >= SETTLED_ON.day
  return monthPlus(today.slice(0, 7), -SETTLED_ON.monthsLater - (reached ? 0 : 1))
}

/** How far back a month that was missed is looked for: a year. */
const MADE_UP_MOST = 12

/** The months that `monthsToSettle` asks about, the latest first. */
export const monthsLookedAt = (today: Day): string[] => Array.from({ length: MADE_UP_MOST }, (_, n) => monthPlus(monthToSettle(today), -n))

/**
 * The months that are to be settled on `today`, the earliest first: the latest that has come to its day, and before it
 * those that nobody settled while nothing ran, back to the last one that is frozen. Of a district that begins, the latest alone.
 */
export function monthsToSettle(today: Day, stateOf: (month: string) => 'running' | 'frozen' | undefined): string[] {
  const back = monthsLookedAt(today)
  const frozen = back.findIndex((month) => stateOf(month) === 'frozen')
  const due = frozen >= 0 ? frozen : back.findLastIndex((month) => stateOf(month) !== undefined) + 1
  return back.slice(0, Math.max(due, 1)).reverse()
}

/** Why a list may not be moved on now; null when it may. */
export function wrongWithMove(list: { state: ListState; objectUntil: Day }, to: ListState, today: Day, objectionsOpen: number): ProblemCode | null {
  if (LIST_NEXT[list.state] !== to) return 'CONFLICT'
  if (to === 'frozen' && today <= list.objectUntil) return 'LIST_OPEN'
  if (to === 'frozen' && objectionsOpen > 0) return 'OBJECTIONS_OPEN'
  return null
}

/** Why a unit may not object now; null when it may. */
export function wrongWithObjection(list: { state: ListState; objectUntil: Day }, today: Day): ProblemCode | null {
  return list.state === 'draft' && today <= list.objectUntil ? null : 'LIST_FROZEN'
}

/** Whether counts corrected so still belong to appeals: none below zero, and the parts still add up. */
export function wrongWithCorrection(counts: Counts, changes: Counts): boolean {
  const after = (name: BasicCount) => (counts[name] ?? 0) + (changes[name] ?? 0)
  const names = Object.keys(changes) as BasicCount[]
  if (names.some((name) => !CORRECTABLE.includes(name) || after(name) < 0)) return true
  const rated = after('satisfied') + after('fair') + after('dissatisfied') + after('unconfirmed')
  return after('finished') !== after('inTime') + after('late') || rated > after('finished') || after('overdue') > after('open')
}
