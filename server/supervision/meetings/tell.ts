import type { Duty, Role } from '../../../domain/organisation/roles'
import type { Organisation, UnitId } from '../../../domain/organisation/units'
import { MEETINGS } from '../../../domain/supervision/meeting/kinds'
import type { DecisionRow, MeetingRow } from '../../store/meetings'
import { DECISION_PAGE, MEETING_PAGE } from '../pages'
import type { Told } from '../record'
import { callersOf } from './rights'

const DUTY_OF: Partial<Record<Role, Duty>> = { principal: 'endorsing', leaderInCharge: 'checking', districtLeader: 'leadership', villageSecretary: 'checking' }

/** Everybody whose post is asked to come. */
export function tellSeats({ _id, kind, seats, on, time, place }: MeetingRow, says: string, adds = `${time}，${place}`): Told {
  const to = seats.flatMap(({ unit, role }) => [`${unit}:${DUTY_OF[role] ?? 'reception'}`, `${unit}:reception`])
  return { to: [...new Set(to)], template: 'task', values: [_id, `${MEETINGS[kind].words}${says}`, adds, on], page: `${MEETING_PAGE}?id=${_id}` }
}

/** Those who speak for the owner; nobody of a unit that the appeal complains of, whatever else they are. */
export function tellOwner({ _id, owner, dueOn }: Pick<DecisionRow, '_id' | 'owner' | 'dueOn'>, says: string, adds: string, accused: readonly UnitId[] = [], duties: readonly Duty[] = ['endorsing', 'checking', 'reception']): Told {
  return { to: duties.map((duty) => `${owner}:${duty}`), template: 'task', values: [_id, says, adds, dueOn], page: `${DECISION_PAGE}?id=${_id}`, accused }
}

/** Those who call such meetings. */
export function tellCallers({ _id, kind, dueOn }: Pick<DecisionRow, '_id' | 'kind' | 'dueOn'>, organisation: Organisation, says: string, adds: string, accused: readonly UnitId[] = []): Told {
  return { to: callersOf(kind, organisation).flatMap((unit) => [`${unit}:dispatch`, `${unit}:reception`]), template: 'task', values: [_id, says, adds, dueOn], page: `${DECISION_PAGE}?id=${_id}`, accused }
}
