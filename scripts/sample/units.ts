import { DEPARTMENTS, DEPARTMENT_WORDS, type DepartmentKey } from '../../domain/organisation/departments'
import type { PersonId, Unit, UnitId } from '../../domain/organisation/units'
import { TOWNSHIP_NAMES, villageNames } from './names'
import type { Random } from './random'

export const CENTRE = 'D'
export const DISCIPLINE = 'D-jw'
export const PETITION = 'D-xf'
export const POLITICAL_LEGAL = 'D-zf'
export const PERFORMANCE = 'D-jx'

const VILLAGES = 296
/** Streets, of which there are five, have communities; elsewhere only the market town is one. */
const STREETS = 5

/** A unit before it is known who may sign for it. */
export type UnitPlan = Omit<Unit, 'ladder'> & { ladder: PersonId[] }

export interface Grid {
  id: string
  village: UnitId
  name: string
}

export const departmentUnit = (key: DepartmentKey): UnitId => `DEP-${key}`
const two = (n: number) => String(n).padStart(2, '0')

function ofDistrict(id: UnitId, name: string, kind: Unit['kind'], level: Unit['level'] = 'district'): UnitPlan {
  return { id, name, kind, level, parent: CENTRE, ancestors: [CENTRE], overseer: CENTRE, ladder: [] }
}

/** The units of the sample district in the order in which lists show them: district, departments, each township with its villages. */
export function planUnits(random: Random): UnitPlan[] {
  const { villages, communities } = villageNames(random)
  const units: UnitPlan[] = [
    { id: CENTRE, name: '区群众诉求综合服务中心', kind: 'centre', level: 'district', parent: null, ancestors: [], overseer: null, ladder: [] },
    ofDistrict(DISCIPLINE, '区纪委监委', 'discipline'),
    ofDistrict(PETITION, '区信访局', 'petition'),
    ...DEPARTMENTS.map((key) => ofDistrict(departmentUnit(key), DEPARTMENT_WORDS[key], 'department')),
  ]
  TOWNSHIP_NAMES.forEach((name, place) => {
    const township = `T${two(place + 1)}`
    units.push(ofDistrict(township, name, 'township', 'township'))
    // 296 villages over 22 townships: as even as whole numbers allow.
    const share = Math.floor(((place + 1) * VILLAGES) / TOWNSHIP_NAMES.length) - Math.floor((place * VILLAGES) / TOWNSHIP_NAMES.length)
    for (let number = 1; number <= share; number += 1) {
      const isCommunity = place < STREETS || number === 1
      units.push({
        id: `${township}V${two(number)}`,
        name: (isCommunity ? communities : villages).pop()!,
        kind: 'village',
        level: 'village',
        parent: township,
        ancestors: [township, CENTRE],
        overseer: township,
        ladder: [],
      })
    }
  })
  // Last, so that no unit before them has another place than without them.
  units.push(ofDistrict(POLITICAL_LEGAL, '区委政法委', 'politicalLegal'), ofDistrict(PERFORMANCE, '区目标绩效中心', 'performance'))
  return units
}

/** Two grids a village. */
export function planGrids(units: readonly UnitPlan[]): Grid[] {
  return units.filter(({ kind }) => kind === 'village').flatMap(({ id }) => [
    { id: `${id}G1`, village: id, name: '第一网格' },
    { id: `${id}G2`, village: id, name: '第二网格' },
  ])
}
