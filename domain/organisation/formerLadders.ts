import { type LeaderRole, type Leaders, isLeaderRole } from './ladder'
import type { PersonId, Post, Unit, UnitId } from './units'

type Laddered = Pick<Unit, 'id' | 'kind' | 'parent'> & { ladder?: readonly PersonId[] }
type Seat = readonly [unit: UnitId, role: LeaderRole]

/**
 * Who leads which unit, worked out of ladders as version 0.1.0 stored them. It shared the villages of the whole district between
 * leaders in charge in turn, and `ladders` those of each township: so the order that villages show is kept, and in a township
 * that it does not fit another of its leaders in charge signs for the township itself.
 * `postsOf` says which posts somebody holds; whoever is not known any more has the seat that their place on the ladder was for.
 */
export function leadersFromLadders(units: readonly Laddered[], postsOf: (person: PersonId) => readonly Post[] | undefined): Map<UnitId, Leaders> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const centre = units.find(({ kind }) => kind === 'centre')?.id
  const tops = units.filter(({ kind }) => kind !== 'village')
  const isDistricts = (person: PersonId) => tops.every(({ ladder = [] }) => ladder.includes(person))

  const seatByPlace = ({ id, kind, parent }: Laddered, person: PersonId, place: number): Seat[] => {
    if (isDistricts(person)) return centre ? [[centre, 'districtLeader']] : []
    if (kind !== 'village') return [[id, place === 0 ? 'leaderInCharge' : 'principal']]
    if (place === 0) return [[id, 'villageSecretary']]
    return [[parent!, (byId.get(parent!)?.ladder ?? []).indexOf(person) > 0 ? 'principal' : 'leaderInCharge']]
  }
  const seatsOf = (unit: Laddered, person: PersonId, place: number): Seat[] =>
    postsOf(person)?.flatMap(({ unit: at, role }) => (isLeaderRole(role) && [unit.id, unit.parent, centre].includes(at) ? [[at, role] as const] : [])) ?? seatByPlace(unit, person, place)

  const found = new Map<UnitId, Leaders>()
  for (const unit of [...units.filter(({ kind }) => kind === 'village'), ...tops]) {
    unit.ladder?.forEach((person, place) => {
      for (const [at, role] of seatsOf(unit, person, place)) {
        const there = found.get(at) ?? {}
        found.set(at, { ...there, [role]: [...new Set([...(there[role] ?? []), person])] })
      }
    })
  }
  return found
}
