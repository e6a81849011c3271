/** Leaders who are away and those who sign for them, in the function `supervision`. */
import type { Day, Instant } from '../../domain/calendar/day'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import type { Choice } from '../answers'

export interface DelegationView {
  id: string
  /** Who is away, and who signs: by post and name. */
  leader: string
  deputy: string
  from: Day
  to: Day
  reason: string
  /** Who set it, where that was not the leader. */
  setBy: string | null
  at: Instant
  state: 'coming' | 'running' | 'over' | 'revoked'
  revokedFor: string | null
  mayRevoke: boolean
}

export interface DelegationsView {
  today: Day
  /** The leaders for whom one may set a delegation: oneself, or, for administrators, those of the unit asked for. */
  leaders: (Choice & { deputies: Choice[] })[]
  /** Mine, those to me, or the unit's. */
  items: DelegationView[]
}

export interface Delegations {
  delegations: { input: { unit?: UnitId }; output: DelegationsView }
  /** `leader` is the person who is away: oneself unless an administrator sets it. */
  delegate: { input: { leader: PersonId; deputy: PersonId; from: Day; to: Day; reason: string }; output: { id: string } }
  revokeDelegation: { input: { id: string; reason: string }; output: { id: string } }
}
