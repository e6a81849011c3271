import type { Role } from './roles'
import type { PersonId, Unit, UnitId } from './units'

/** The roles whose holders check and endorse. */
const LEADER_ROLES = ['villageSecretary', 'leaderInCharge', 'principal', 'districtLeader'] as const satisfies readonly Role[]
export type LeaderRole = (typeof LEADER_ROLES)[number]

/** Who holds a leader's post in a unit, in the order in which they came to it. */
export type Leaders = Partial<Record<LeaderRole, readonly PersonId[]>>

export const isLeaderRole = (role: Role): role is LeaderRole => (LEADER_ROLES as readonly Role[]).includes(role)

type Place = Pick<Unit, 'id' | 'kind' | 'parent'>

/**
 * Who may sign for each unit, nearest first: the unit's own leaders, then those above, the district's last. A township's
 * leaders in charge share its villages between them; the first signs for the township itself. `units` are all
 * there ever were, so that closing one gives no other village another leader.
 */
export function ladders(units: readonly Place[], leadersIn: (unit: UnitId) => Leaders): Map<UnitId, PersonId[]> {
  const centre = units.find(({ kind }) => kind === 'centre')
  const district = centre ? (leadersIn(centre.id).districtLeader ?? []) : []
  const places = new Map<UnitId, number>()
  return new Map(
    units.map((unit) => {
      if (unit.kind !== 'village') {
        const { leaderInCharge = [], principal = [] } = leadersIn(unit.id)
        return [unit.id, distinct([...leaderInCharge.slice(0, 1), ...principal, ...district])]
      }
      const place = places.get(unit.parent!) ?? 0
      places.set(unit.parent!, place + 1)
      const { leaderInCharge = [], principal = [] } = leadersIn(unit.parent!)
      const own = leaderInCharge.length > 0 ? [leaderInCharge[place % leaderInCharge.length]!] : []
      return [unit.id, distinct([...(leadersIn(unit.id).villageSecretary ?? []), ...own, ...principal, ...district.slice(0, 1)])]
    }),
  )
}

const distinct = (people: readonly PersonId[]): PersonId[] => [...new Set(people)]

/** The leaders of each unit among people with posts. */
export function leadersOf(people: readonly { id: PersonId; posts: readonly { unit: UnitId; role: Role }[] }[]): Map<UnitId, Leaders> {
  const found = new Map<UnitId, Leaders>()
  for (const { id, posts } of people) {
    for (const { unit, role } of posts) {
      if (!isLeaderRole(role)) continue
      const there = found.get(unit) ?? {}
      found.set(unit, { ...there, [role]: [...(there[role] ?? []), id] })
    }
  }
  return found
}
