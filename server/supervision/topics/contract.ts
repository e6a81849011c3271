import type { Day, Instant } from '../../../domain/calendar/day'
import type { UnitId } from '../../../domain/organisation/units'
import type { Check, TopicState } from '../../../domain/supervision/topics/way'
import type { AppealCard, Choice, Page } from '../../answers'
import type { ListStep } from '../contract'

export interface TopicCard {
  id: string
  title: string
  area: string
  state: TopicState
  /** How many appeals it has; complaints are never among them. */
  cases: number
  owner: string | null
  /** Of a measure that is not in place yet. */
  dueOn: Day | null
  nextCheckOn: Day | null
  at: Instant
}

export interface TopicPage extends TopicCard {
  version: number
  cause: string | null
  measure: string | null
  measuredOn: Day | null
  effect: string | null
  checks: Check[]
  /** The newest of its appeals, as far as one may know of them. */
  appeals: AppealCard[]
  steps: ListStep[]
  /** Who can answer for a measure. */
  units: Choice[]
  may: { confirm: boolean; dismiss: boolean; plan: boolean; done: boolean; edit: boolean }
}

/** What the page of an appeal shows of its topic. */
export interface TopicOfAppeal {
  id: string
  title: string
  state: TopicState
  cases: number
  cause: string | null
  measure: string | null
  owner: string | null
  measuredOn: Day | null
  checks: Check[]
  /** Whether one may open the topic itself. */
  readable: boolean
}

export interface Topics {
  /** Those that one may read, the newest first; in one state where it is named. */
  topics: { input: { state?: TopicState; cursor?: string }; output: Page<TopicCard> }
  topic: { input: { id: string }; output: TopicPage }
  /** A topic that a person makes of appeals that they know of. */
  makeTopic: { input: { title: string; codes: string[] }; output: { id: string } }
  confirmTopic: { input: { id: string; version: number; title: string }; output: { version: number } }
  dismissTopic: { input: { id: string; version: number; reason: string }; output: { version: number } }
  /** The root cause, what is done against it, who answers for it and until when. */
  planTopic: { input: { id: string; version: number; cause: string; measure: string; owner: UnitId; dueOn: Day }; output: { version: number } }
  /** The measure is in place since a day: what it brought so far. From then on the checks run by themselves. */
  finishTopicMeasure: { input: { id: string; version: number; on: Day; effect: string }; output: { version: number } }
  addToTopic: { input: { id: string; code: string }; output: { cases: number } }
  takeFromTopic: { input: { id: string; code: string }; output: { cases: number } }
}
