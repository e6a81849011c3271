import type { Day, Instant } from '../../domain/calendar/day'
import type { StandIn } from '../../domain/organisation/delegation'
import type { Role } from '../../domain/organisation/roles'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import { atLeast, oneOf } from './conditions'
import { collection } from './database'
import type { PersonRow } from './rows'
import { tables } from './tables'

/** A leader's delegation while away: on record for good, whether it ran out or was revoked. */
export interface DelegationRow {
  _id: string
  leader: PersonId
  /** The post by which they lead. */
  unit: UnitId
  role: Role
  deputy: PersonId
  /** The unit of the post by which the deputy was chosen, and its role. */
  deputyUnit: UnitId
  deputyRole: Role
  from: Day
  to: Day
  reason: string
  /** Who set it: the leader, or an administrator for them. */
  by: PersonId
  at: Instant
  revoked: { by: PersonId; at: Instant; reason: string } | null
}

export const delegations = collection<DelegationRow>('delegations')

const MOST = 50

/** A leader's delegations, those that run longest first. One request. */
export async function delegationsOf(leader: PersonId): Promise<DelegationRow[]> {
  return (await delegations.page({ where: { leader }, order: [['to', 'desc']], limit: MOST })).items
}

/** People with what they have delegated, by id. One request. */
export async function withDelegations(people: readonly PersonId[]): Promise<Map<PersonId, { person: PersonRow; delegations: DelegationRow[] }>> {
  const found = await tables.people.joined({ where: { _id: oneOf(people) }, limit: people.length }, { delegations: { of: delegations, mine: '_id', theirs: 'leader' } })
  return new Map(found.map(({ row, others }) => [row._id, { person: row, delegations: others.delegations }]))
}

/** What somebody is to stand in for, those that run longest first. One request. */
export async function delegatedTo(deputy: PersonId): Promise<DelegationRow[]> {
  return (await delegations.page({ where: { deputy }, order: [['to', 'desc']], limit: MOST })).items
}

/** Who stands in today for some leaders. One request. */
export async function deputiesOf(leaders: readonly PersonId[], today: Day): Promise<DelegationRow[]> {
  const { items } = await delegations.page({ where: { leader: oneOf(leaders), to: atLeast(today) }, order: [['to', 'asc']], limit: 999 })
  return items.filter(({ from, revoked }) => from <= today && revoked === null)
}

const standIn = ({ _id, leader, unit, role, deputyUnit, from, to }: DelegationRow): StandIn => ({ delegation: _id, person: leader, unit, role, by: deputyUnit, from, to })

/** Writes to the deputy's own row what the record says: whom they stand in for from today on. Three requests at most, and the same each time. */
export async function bringUp(deputy: PersonId, today: Day): Promise<void> {
  const all = await delegatedTo(deputy)
  await tables.people.change({ _id: deputy }, { standsIn: all.filter(({ to, revoked }) => to >= today && revoked === null).map(standIn) })
}
