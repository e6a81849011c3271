import type { Day } from '../calendar/day'
import type { Role } from './roles'
import { carries } from './roles'
import type { PersonId, Post, UnitId } from './units'

/** Somebody stands in for a leader who is away: in the leader's places of the sign-off, from one day to another, both included. */
export interface StandIn {
  /** The delegation on record. */
  delegation: string
  /** The leader stood in for, and the post by which they lead. */
  person: PersonId
  unit: UnitId
  role: Role
  /** The post's unit by which the one who stands in was chosen; without a post there nobody stands in. */
  by: UnitId
  from: Day
  to: Day
}

/** Nobody is away longer than this by one delegation: then somebody else is given the post (calendar days). */
export const DELEGATION_DAYS_MAX = 90

/** Whether a post is one by which somebody signs for a unit, and so may be away from. */
export const signs = ({ role }: Post): boolean => carries(role, 'checking') || carries(role, 'endorsing')

/** Roles of those who may stand in: a leader, or who receives for a unit. */
const deputises = (role: Role): boolean => carries(role, 'reception') || carries(role, 'checking') || carries(role, 'endorsing')

/** Whether a post lets somebody stand in for a leader of `unit`: there or in a unit above it. */
export function mayStandIn({ unit, role }: Post, of: UnitId, ancestors: readonly UnitId[]): boolean {
  return (unit === of || ancestors.includes(unit)) && deputises(role)
}

/** For whom somebody stands in on `today`: a delegation begins and ends by itself, and goes with the post by which it was given. */
export function standingIn(all: readonly StandIn[] | undefined, posts: readonly Post[], today: Day): StandIn[] {
  return (all ?? []).filter(({ from, to, by }) => from <= today && today <= to && posts.some(({ unit, role }) => unit === by && deputises(role)))
}
