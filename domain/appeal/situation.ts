import type { Calendar } from '../calendar/calendar'
import { type Day, type Instant, addDays } from '../calendar/day'
import { carries } from '../organisation/roles'
import type { Organisation, PersonId, UnitId } from '../organisation/units'
import type { ProblemCode } from '../problem'
import type { Step } from './entries'
import type { Action, Payloads } from './payloads'
import { type Actor, isBarredFrom } from './permissions'
import { overseerOf, reviewDesk, scopesOf } from './routing'
import type { Settings } from './settings'
import { type Standing, parties } from './standing'

/** The world in which a decision is made; nothing in it is read by the decision itself. */
export interface World {
  now: Instant
  today: Day
  calendar: Calendar
  organisation: Organisation
  settings: Settings
}

/** A decision's whole question: the world, the appeal, who acts, and what was loaded because the payload names it. */
export interface Situation extends World {
  appeal: Standing
  actor: Actor
  /** The person named as handler. */
  named?: Actor
  /** Whether an answer is, word for word, the one on record: asked by the salted digest, so the words need not be loaded. */
  unchanged?: (answer: string) => boolean
  /** The master of a merge, made or undone. */
  other?: Standing
  /** The appeals that are merged into that master besides this one. */
  siblings?: readonly Standing[]
}

/** What is to be written, here and on another appeal; or why not. */
export interface Decided {
  steps: Step[]
  /** A step on the appeal that a merge leads to. */
  elsewhere?: Step
}
export type Decision = Decided | ProblemCode

export type Decide<A extends Action> = (situation: Situation, payload: Payloads[A]) => Decision
export type Decisions<A extends Action> = { [K in A]: Decide<K> }

/** One step that settles something. */
export function step<A extends Action>(action: A, members: Omit<Step<A>, 'action'> = {}): Decided {
  return { steps: [{ action, ...members }] }
}

/** A day `days` working days from today. */
export function within(situation: World, days: number): Day {
  return situation.calendar.addWorkingDays(situation.today, days)
}

/** Scopes after `change`: always recomputed as a whole, so that none is left over. */
export function scopesAfter(situation: Situation, change: Partial<Standing>): UnitId[] {
  return scopesOf({ ...situation.appeal, ...change }, situation.organisation)
}

/** The review desk of this appeal's place. */
export function reviewDeskOf({ appeal, organisation }: Situation): UnitId {
  return reviewDesk(appeal.village, appeal.accused, organisation)
}

export function overseerFor({ appeal, organisation }: Situation, lead: UnitId): UnitId {
  return overseerOf(lead, appeal.accused, organisation)
}

/** What an appeal loses with the unit that was responsible for it: nothing of that unit's work or people stays behind. */
export const UNASSIGNED = {
  lead: null, supporting: [], supports: [], handler: null, assigner: null, overseer: null, caller: null, checker: null, endorser: null,
  pauseAsked: null, extensionAsked: null, returnUntil: null, reviewBeside: false, plan: null,
} satisfies Partial<Standing>

/** Why the person named cannot be the handler in `unit`; null when they can. */
export function nameable({ appeal, named }: Situation, handler: PersonId, unit: UnitId): ProblemCode | null {
  if (!named || named.person !== handler || !handlesIn(named, unit)) return 'INVALID'
  if (parties(appeal).includes(handler)) return 'OWN_APPEAL'
  return isBarredFrom(named, appeal) ? 'ACCUSED' : null
}

/** Whether it is a person's work to handle what `unit` is responsible for. */
export function handlesIn(person: Actor, unit: UnitId): boolean {
  return person.posts.some((post) => post.unit === unit && carries(post.role, 'handling'))
}

/** What settles at an end that the petitioner may contest, once and for some days. */
export function contestable({ today, settings }: World): Partial<Standing> {
  return { stageDueOn: null, contestUntil: addDays(today, settings.contestWithinDays) }
}
