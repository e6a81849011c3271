/** The shapes that every area answers in: `contract.ts` and the contracts of the areas are made of them. */
import type { Kind } from '../domain/appeal/kinds'
import type { Status } from '../domain/appeal/statuses'
import type { Day } from '../domain/calendar/day'
import type { ProblemCode } from '../domain/problem'

/** Why something was refused, in words for people. */
export interface Problem {
  code: ProblemCode
  message: string
  /** Per field of the input: what is wrong with it, in words. */
  fields?: Record<string, string>
}

/** What every call is answered. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** One page of a list; `next` is handed back as `cursor` for the page after it. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** One of several to choose from. */
export interface Choice<T extends string = string> {
  id: T
  name: string
}

/** One appeal in a list. */
export interface AppealCard {
  code: string
  version: number
  status: Status
  statusWords: string
  kind: Kind | null
  urgent: boolean
  village: string
  township: string
  excerpt: string
  submittedOn: Day
  dueOn: Day | null
  /** Working days until `dueOn`; negative when overdue; null when nothing is due. */
  daysLeft: number | null
  provisional: boolean
  handler: string | null
  lead: string | null
}

/** What is given to a petitioner for what they filed. */
export interface Receipt {
  code: string
  queryWord: string
  promisedOn: Day
  /** The holidays of that year are not published yet: the date may move. */
  provisional: boolean
  head: string
  /** What happens next, in words, with its date. */
  next: string
  /** Who will see the name. */
  seenBy: string
}
