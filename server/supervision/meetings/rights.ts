import { carries, type Duty, type Role } from '../../../domain/organisation/roles'
import type { Organisation, UnitId } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { MEETINGS, MEETING_KINDS, type MeetingKind } from '../../../domain/supervision/meeting/kinds'
import type { MeetingRow } from '../../store/meetings'
import type { PersonRow } from '../../store/rows'

/** Duties of those who prepare a meeting in a unit that calls it: its desk and its leaders, not its counter. */
const CALLING: readonly Duty[] = ['dispatch', 'leadership', 'checking', 'endorsing', 'reception', 'petition']

const callsBy = (role: Role) => CALLING.some((duty) => carries(role, duty))

/** The unit by whose post somebody calls meetings of a kind; undefined where they do not. */
function callerUnit({ posts }: PersonRow, kind: MeetingKind, organisation: Organisation): UnitId | undefined {
  return posts.find(({ unit, role }) => MEETINGS[kind].callers.includes(organisation.find(unit)?.kind ?? 'village') && callsBy(role))?.unit
}

export function calls(me: PersonRow, kind: MeetingKind, organisation: Organisation): boolean {
  return callerUnit(me, kind, organisation) !== undefined
}

export function mustCall(me: PersonRow, kind: MeetingKind, organisation: Organisation): UnitId {
  const unit = callerUnit(me, kind, organisation)
  if (unit === undefined) throw new Refusal('FORBIDDEN')
  return unit
}

/** The kinds of meeting that somebody calls. */
export const kindsCalledBy = (me: PersonRow, organisation: Organisation): MeetingKind[] => MEETING_KINDS.filter((kind) => calls(me, kind, organisation))

/** The units that call a kind of meeting. */
export const callersOf = (kind: MeetingKind, organisation: Organisation): UnitId[] => organisation.units.filter((unit) => MEETINGS[kind].callers.includes(unit.kind)).map(({ id }) => id)

/** Whether a post of somebody's is asked to come. */
export function comes({ posts }: PersonRow, { seats }: Pick<MeetingRow, 'seats'>): boolean {
  return seats.some((seat) => posts.some(({ unit, role }) => unit === seat.unit && role === seat.role))
}
