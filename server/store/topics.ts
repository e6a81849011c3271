import type { Day, Instant } from '../../domain/calendar/day'
import type { UnitId } from '../../domain/organisation/units'
import type { Check, TopicState } from '../../domain/supervision/topics/way'
import { collection } from './database'

/** Similar appeals with one cause: what it is, what is done against it, who answers for that, and whether it came back. */
export interface TopicRow {
  _id: string
  title: string
  /** The smallest unit that all its appeals lie in, a township or the whole district. */
  area: UnitId
  state: TopicState
  /** The number of its last step. */
  seq: number
  at: Instant
  /** What a new appeal finds it by, as appeals find each other; none once it is dismissed. */
  keys: string[]
  /** Words of some of its appeals, without personal data, that a new one is compared with. Never shown. */
  examples: string[]
  /** Units that may read it. */
  readers: UnitId[]
  /** How many appeals it has, a thousand at most; no complaint is among them. */
  cases: number
  cause: string | null
  measure: string | null
  owner: UnitId | null
  /** When the plan in force was made; absent in topics planned before it was kept. */
  plannedOn?: Day | null
  /** Until when the measure is to be in place; and since when it is. */
  dueOn: Day | null
  measuredOn: Day | null
  effect: string | null
  checks: Check[]
  /** The day of the next check; far away when there is none. */
  nextCheckOn: Day
}

/** An appeal's place in a topic; one appeal is in one at most. `_id` is its code. */
export interface TopicCaseRow {
  _id: string
  topic: string
  at: Instant
  village: UnitId
  township: UnitId
  /** Found alike in the night, put in by a person, or filed when the topic was there already. */
  how: 'gathered' | 'added' | 'arrived'
}

/** How far the nights have read what was filed. */
interface GatherRow {
  _id: 'topics:gather'
  cursor: string | null
  n: number
}

export const topicStore = {
  topics: collection<TopicRow>('topics'),
  cases: collection<TopicCaseRow>('topicCases'),
  gather: collection<GatherRow>('counters'),
}
