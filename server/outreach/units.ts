import type { UnitId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { ownUnits } from '../intake/rights'
import type { PersonRow } from '../store/rows'
import { open } from '../store/seal'
import type { District } from '../store/units'

/** A village and all above it: whose lists something there is in. */
export function unitsOver(village: UnitId, organisation: District): UnitId[] {
  return [village, ...organisation.get(village).ancestors]
}

/** The unit whose list is asked for: one's own first, or another of one's own. */
export function listUnit(me: PersonRow, unit: UnitId | undefined): UnitId {
  const own = ownUnits(me)
  const asked = unit ?? own[0]
  if (!asked || !own.includes(asked)) throw new Refusal('FORBIDDEN')
  return asked
}

/** Refuses what is not in the lists of any unit of one's own, as if it were not there. */
export function mustKnow(me: PersonRow, units: readonly UnitId[]): void {
  if (!ownUnits(me).some((unit) => units.includes(unit))) throw new Refusal('NOT_FOUND')
}

/** A place in words: 双桂坪镇大桥村三组，村口. */
export function placeWords({ village, grid, spot }: { village: UnitId; grid?: string | null; spot?: string }, organisation: District): string {
  const unit = organisation.find(village)
  const names = [organisation.find(unit?.parent ?? '')?.name, unit?.name, grid ? organisation.gridsOf(village).find(({ id }) => id === grid)?.name : undefined]
  return [names.filter(Boolean).join(''), spot].filter(Boolean).join('，')
}

/** Refuses a place that is not in the district, naming what is wrong with it. */
export function mustBePlace({ village, grid }: { village: UnitId; grid?: string }, organisation: District): void {
  if (organisation.find(village)?.kind !== 'village') throw new Refusal('INVALID', { place: '本区没有这个村（社区），请重新选择' })
  if (grid && !organisation.gridsOf(village).some(({ id }) => id === grid)) throw new Refusal('INVALID', { place: '这个网格不在所选的村（社区），请重新选择' })
}

export const nameOf = (person: PersonRow | undefined): string => (person?.name ? open(person.name) : '')
