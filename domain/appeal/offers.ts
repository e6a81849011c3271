import type { Day } from '../calendar/day'
import type { PersonId } from '../organisation/units'
import type { ProblemCode } from '../problem'
import type { Action } from './payloads'
import { type Actor, forbidden, isBarredFrom, maySee, standsInFor } from './permissions'
import { DEFAULT_SETTINGS, type Settings } from './settings'
import { type Standing, isComplaint } from './standing'
import type { Status } from './statuses'
import { unconfirmedGround } from './unconfirmed'
import { type WaitKey, keysOf } from './waits'
import { WORKFLOW, cell } from './workflow'

/** What may be done by a person who does not know the appeal yet but for its code. */
const FROM_OUTSIDE: readonly Action[] = ['claim', 'join']

/** A complaint is joined by nobody, and claimed by nobody whom it complains of: to them it does not exist. */
function isHidden(actor: Actor, appeal: Standing, action: Action): boolean {
  if (maySee(actor, appeal)) return false
  return !FROM_OUTSIDE.includes(action) || isBarredFrom(actor, appeal) || (action === 'join' && isComplaint(appeal))
}

/**
 * The one question that screens and the server ask: why may `actor` not take `action` now? Null when
 * they may. NOT_FOUND comes first, so that an appeal one may not know of looks like none at all;
 * FORBIDDEN and its kin say who, CONFLICT says when.
 */
export function refusal(actor: Actor, appeal: Standing, action: Action, today: Day, settings: Settings = DEFAULT_SETTINGS): ProblemCode | null {
  if (isHidden(actor, appeal, action)) return 'NOT_FOUND'
  // Once it has lost what tells of people there is nothing left to go on with.
  if (!cell(appeal.status, action) || appeal.erasedOn) return 'CONFLICT'
  return forbidden(actor, appeal, action, today, settings)
}

/** The likely next step from each status: what the screen makes its primary action, in order of likelihood. */
const LIKELY: Record<Status, readonly Action[]> = {
  submitted: ['screenValid'],
  screened: ['reviewValid'],
  reviewed: ['triage'],
  triaged: ['assign'],
  assigned: ['accept'],
  handling: ['grantExtension', 'grantPause', 'answerSupport', 'report', 'reviewBeside', 'nameHandler'],
  reported: ['confirm', 'recordUnconfirmed', 'logAttempt'],
  confirmed: ['state'],
  stated: ['check', 'superviseSign'],
  checked: ['endorse', 'superviseSign'],
  closed: ['publish', 'advance'],
  published: ['advance'],
  invalid: ['contest'],
  unreasonable: ['contest'],
  contested: ['uphold'],
  disputed: ['orderRound'],
  duplicate: [],
  parked: ['unpark'],
  withdrawn: ['goOn'],
  transferred: [],
}

/** Likely only at times: nobody is left to ask. */
const AT_TIMES: Partial<Record<Action, (appeal: Standing, settings: Settings) => boolean>> = {
  recordUnconfirmed: (appeal, settings) => unconfirmedGround(appeal, settings) !== null,
}

/** Refusals that tell a person nothing about their own part: such an action is left out, not shown greyed. */
const SILENT: readonly ProblemCode[] = ['FORBIDDEN', 'NOT_MINE', 'NOT_YOUR_TURN', 'NO_SUPPORT_ASKED', 'NOT_CONSULTATION', 'NOT_COMPLAINT', 'NOT_CLAIMABLE', 'NOT_KEPT', 'NOT_PUBLIC', 'NO_MEASURE', 'REPEAT_LINKED', 'NOT_REPEAT', 'NO_ORDER', 'NO_EXTENSION', 'NO_PAUSE_ASKED', 'NOT_PAUSED', 'ATTESTED', 'OWN_APPEAL', 'NO_GROUP']

export interface OfferedAction {
  action: Action
  refusal: ProblemCode | null
  primary: boolean
}

/** What `actor` may do with `appeal` now, and what they could but for a reason worth telling. */
export function offers(actor: Actor, appeal: Standing, today: Day, settings: Settings = DEFAULT_SETTINGS): OfferedAction[] {
  // Whoever sees an appeal from the inside is not invited to join it.
  const inside = maySee(actor, appeal)
  const possible = (Object.keys(WORKFLOW[appeal.status]) as Action[]).filter((action) => !inside || !FROM_OUTSIDE.includes(action))
  const asked = possible.map((action) => ({ action, refusal: refusal(actor, appeal, action, today, settings) }))
  const told = asked.filter(({ refusal: why }) => why === null || (!SILENT.includes(why) && why !== 'NOT_FOUND' && why !== 'CONFLICT'))
  const likely = LIKELY[appeal.status].filter((action) => AT_TIMES[action]?.(appeal, settings) ?? true)
  const primary = likely.find((action) => told.some((offer) => offer.action === action && offer.refusal === null))
  return told.map((offer) => ({ ...offer, primary: offer.action === primary }))
}

/** The places of the sign-off that another may fill for a leader who is away. */
const DELEGABLE = { stated: { leader: 'checker', action: 'check' }, checked: { leader: 'endorser', action: 'endorse' } } as const

/** The leader whose signature an appeal waits for; null where it waits for none. */
export function awaitedLeader({ status, ...appeal }: Pick<Standing, 'status' | 'checker' | 'endorser'>): PersonId | null {
  const place = DELEGABLE[status as keyof typeof DELEGABLE] as { leader: 'checker' | 'endorser' } | undefined
  return place ? appeal[place.leader] : null
}

/** Whether `actor` is waited for as one who stands in for a leader: there is a signature to give, and they may give it. */
export function awaitsStandIn(actor: Actor, appeal: Standing, today: Day, settings: Settings = DEFAULT_SETTINGS): boolean {
  const leader = awaitedLeader(appeal)
  if (leader === null || leader === actor.person || !standsInFor(actor, leader)) return false
  return refusal(actor, appeal, DELEGABLE[appeal.status as keyof typeof DELEGABLE].action, today, settings) === null
}

/** The keys under which the work of those for whom `actor` stands in may be found; `isWaitedFor` says which of it is theirs. */
export function keysWith(actor: Actor): WaitKey[] {
  return [...new Set([...keysOf(actor), ...(actor.standsIn ?? []).map(({ person }): WaitKey => `person:${person}`)])]
}

/** Whether an appeal that was found under `keysWith` waits for `actor`. */
export function isWaitedFor(actor: Actor, appeal: Standing & { waits: readonly string[] }, today: Day, settings: Settings = DEFAULT_SETTINGS): boolean {
  return keysOf(actor).some((key) => appeal.waits.includes(key)) || awaitsStandIn(actor, appeal, today, settings)
}
