import type { Organisation, PersonId, UnitId } from '../organisation/units'

/** The two leaders who sign after the handler. */
export interface Signers {
  checker: PersonId
  endorser: PersonId
}

/**
 * Who checks and who endorses: the first two on the unit's ladder who are neither the handler nor
 * one who speaks for the appeal, nor barred. A post that cannot be filled by a different person moves up;
 * null when the ladder has not two such people.
 */
export function signersOf(unit: UnitId, taken: readonly (PersonId | null)[], organisation: Organisation, accused: readonly UnitId[] = []): Signers | null {
  const barred = accused.flatMap((one) => ownLeaders(one, organisation))
  const free = [...new Set(organisation.get(unit).ladder)].filter((person) => !taken.includes(person) && !barred.includes(person))
  const [checker, endorser] = free
  return checker !== undefined && endorser !== undefined ? { checker, endorser } : null
}

/** Those on a unit's ladder who are not there from the unit above. */
function ownLeaders(unit: UnitId, organisation: Organisation): PersonId[] {
  const { ladder, parent } = organisation.get(unit)
  const above = parent ? organisation.get(parent).ladder : []
  return ladder.filter((person) => !above.includes(person))
}
