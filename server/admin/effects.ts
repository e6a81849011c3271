import { type LeaderRole, type Leaders, isLeaderRole } from '../../domain/organisation/ladder'
import type { PersonId, Post } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import type { UnitRow } from '../store/rows'

export const refusal = (field: string, words: string) => new Refusal('INVALID', { [field]: words })

/** The units in which a person's leader posts change, with their leaders as they are then. */
export function leadersMoved(rows: readonly UnitRow[], person: PersonId, before: readonly Post[], after: readonly Post[]): UnitRow[] {
  const held = (posts: readonly Post[], unit: string, role: LeaderRole) => posts.some((post) => post.unit === unit && post.role === role)
  const touched = new Set([...before, ...after].filter(({ role }) => isLeaderRole(role)).map(({ unit }) => unit))
  return rows.flatMap((row) => {
    if (!touched.has(row._id)) return []
    const roles = [...new Set([...before, ...after].filter(({ unit }) => unit === row._id).map(({ role }) => role))].filter(isLeaderRole)
    const changed = roles.filter((role) => held(before, row._id, role) !== held(after, row._id, role))
    if (changed.length === 0) return []
    const leaders: Leaders = { ...row.leaders }
    for (const role of changed) {
      const others = (leaders[role] ?? []).filter((one) => one !== person)
      leaders[role] = held(after, row._id, role) ? [...others, person] : others
    }
    return [{ ...row, leaders }]
  })
}

/** The leaders of two units that become one, those of the first before those of the second. */
export function leadersTogether(first: Leaders, second: Leaders): Leaders {
  const roles = [...new Set([...Object.keys(first), ...Object.keys(second)])] as LeaderRole[]
  return Object.fromEntries(roles.map((role) => [role, [...new Set([...(first[role] ?? []), ...(second[role] ?? [])])]]))
}
