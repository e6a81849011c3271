import { type Duty, carries } from '../../domain/organisation/roles'
import type { Organisation, UnitId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import type { PersonRow } from '../store/rows'

/** Whether a person carries a duty over a place, by a post there or above it. A place that there is not is nobody's. */
export function carriesOver({ posts }: PersonRow, duty: Duty, place: UnitId, organisation: Organisation): boolean {
  return organisation.find(place) !== undefined && posts.some(({ unit, role }) => carries(role, duty) && organisation.isWithin(place, unit))
}

/** Refuses whoever does not write down appeals for the people of a village, beside the field of the place. */
export function mustRecordFor(person: PersonRow, village: UnitId, organisation: Organisation): void {
  if (!carriesOver(person, 'intake', village, organisation)) throw new Refusal('FORBIDDEN', { place: '这个村（社区）不归您登记，请选您负责的' })
}

/** The units of a person's posts that `units` names: whose lists they may read. An administrator's post reads nothing. */
export function ownUnits({ posts }: PersonRow): UnitId[] {
  return [...new Set(posts.filter(({ role }) => role !== 'administrator').map(({ unit }) => unit))]
}
