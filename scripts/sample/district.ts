import { DEPARTMENTS, type DepartmentKey } from '../../domain/organisation/departments'
import { ladders, leadersOf } from '../../domain/organisation/ladder'
import type { Role } from '../../domain/organisation/roles'
import type { Post, Unit, UnitId } from '../../domain/organisation/units'
import { type Generation, makeName } from './names'
import { type Random, createRandom } from './random'
import { PERFORMANCE, POLITICAL_LEGAL, type Grid, type UnitPlan, departmentUnit, planGrids, planUnits } from './units'

export type { Grid } from './units'

/** A person of the sample. Nobody real: name, number and place are drawn by chance. */
export interface SamplePerson {
  id: string
  openid: string
  name: string
  /** From 1990000 0001 on, a range kept for this sample. */
  phone: string
  posts: Post[]
  /** Cadres only: their WeCom user id, by which tasks reach them. */
  wecom?: string
  /** Where the person lives, whether resident, grid worker or village cadre. */
  place?: { village: UnitId; grid: string }
}

export interface SampleDistrict {
  units: Unit[]
  people: SamplePerson[]
  grids: Grid[]
  departments: Record<DepartmentKey, UnitId>
}

const RESIDENTS_PER_VILLAGE = 2
/** Extra residents of the first village, where the console begins. */
const FIRST_VILLAGE_RESIDENTS = 8

/** Who works in the two units that take no appeals: the performance centre's inspectors first. */
const BESIDE: readonly (readonly [UnitId, readonly Role[]])[] = [
  [PERFORMANCE, ['inspector', 'coordinator']],
  [PERFORMANCE, ['inspector', 'handler']],
  [PERFORMANCE, ['leaderInCharge']],
  [PERFORMANCE, ['principal']],
  [POLITICAL_LEGAL, ['coordinator']],
  [POLITICAL_LEGAL, ['handler']],
  [POLITICAL_LEGAL, ['leaderInCharge']],
  [POLITICAL_LEGAL, ['principal']],
]

/** Who works where, besides those of villages: each inner list is the posts of one person in the unit. */
const STAFF = {
  township: [['reviewer'], ['reviewer'], ['clerk'], ['coordinator'], ['handler'], ['handler'], ['handler'], ['leaderInCharge'], ['leaderInCharge'], ['principal']],
  department: [['coordinator'], ['handler'], ['handler'], ['leaderInCharge'], ['principal']],
  centre: [['dispatcher'], ['dispatcher'], ['dispatcher', 'coordinator', 'handler'], ['clerk'], ['clerk'], ['caller'], ['caller'], ['leaderInCharge'], ['principal'], ['districtLeader'], ['districtLeader'], ['administrator']],
  // The commission stands in as a desk when everyone below it is complained of.
  discipline: [['disciplineOfficer', 'dispatcher', 'coordinator'], ['disciplineOfficer', 'handler'], ['leaderInCharge'], ['principal']],
  petition: [['petitionOfficer', 'coordinator'], ['petitionOfficer', 'handler'], ['leaderInCharge'], ['principal']],
} as const satisfies Partial<Record<Unit['kind'], readonly (readonly Role[])[]>>

/**
 * The sample district: 1 centre, discipline commission, petition office, political-legal commission, performance centre, 14 departments, 22 townships
 * and streets, 296 villages and communities with 592 grids, people in every role and 600 residents.
 * The same seed gives the same district.
 */
export function makeDistrict(seed = 20261123): SampleDistrict {
  const random = createRandom(seed)
  const units = planUnits(random)
  const grids = planGrids(units)
  const hire = createRegister(random)

  for (const unit of units) {
    if (unit.kind === 'village') staffVillage(unit, hire)
    else if (unit.kind in STAFF) for (const roles of STAFF[unit.kind as keyof typeof STAFF]) hire('working', roles.map((role) => ({ unit: unit.id, role })))
  }
  settleResidents(units, random, hire)
  // Last, so that nobody before them is another person than without them.
  for (const [unit, roles] of BESIDE) hire('working', roles.map((role) => ({ unit, role })))
  fillLadders(units, hire.people)

  return {
    units,
    people: hire.people,
    grids,
    departments: Object.fromEntries(DEPARTMENTS.map((key) => [key, departmentUnit(key)])) as Record<DepartmentKey, UnitId>,
  }
}

interface Register {
  (generation: Generation, posts: Post[], place?: SamplePerson['place']): SamplePerson
  people: SamplePerson[]
}

/** Enters people one after the other, each with the next number. */
function createRegister(random: Random): Register {
  const people: SamplePerson[] = []
  const register = (generation: Generation, posts: Post[], place?: SamplePerson['place']) => {
    const { name, spelled } = makeName(random, generation)
    const number = people.length + 1
    const key = `${spelled}-${String(number).padStart(4, '0')}`
    const person: SamplePerson = {
      id: `p-${key}`,
      openid: `o-${key}`,
      name,
      phone: `1990000${String(number).padStart(4, '0')}`,
      posts,
      ...(posts.length > 0 && { wecom: `w-${key}` }),
      ...(place && { place }),
    }
    people.push(person)
    return person
  }
  return Object.assign(register, { people })
}

/** A secretary, two cadres and two grid workers, all of whom live there and may file appeals of their own. */
function staffVillage({ id }: UnitPlan, hire: Register): void {
  const [first, second] = [`${id}G1`, `${id}G2`]
  hire('working', [{ unit: id, role: 'villageSecretary' }], { village: id, grid: first })
  hire('working', [{ unit: id, role: 'villageCadre' }], { village: id, grid: first })
  hire('working', [{ unit: id, role: 'villageCadre' }], { village: id, grid: second })
  hire('working', [{ unit: id, role: 'gridWorker', grids: [first] }], { village: id, grid: first })
  hire('working', [{ unit: id, role: 'gridWorker', grids: [second] }], { village: id, grid: second })
}

function settleResidents(units: readonly UnitPlan[], random: Random, hire: Register): void {
  units
    .filter(({ kind }) => kind === 'village')
    .forEach(({ id }, place) => {
      const count = RESIDENTS_PER_VILLAGE + (place === 0 ? FIRST_VILLAGE_RESIDENTS : 0)
      for (let i = 0; i < count; i += 1) {
        const generation = random.weighted([['old', 5], ['working', 3], ['young', 2]] as const)
        hire(generation, [], { village: id, grid: `${id}G${1 + (i % 2)}` })
      }
    })
}

/** Who may sign for each unit follows from who holds which post. */
function fillLadders(units: readonly UnitPlan[], people: readonly SamplePerson[]): void {
  const leaders = leadersOf(people)
  const found = ladders(units, (unit) => leaders.get(unit) ?? {})
  for (const unit of units) unit.ladder = found.get(unit.id)!
}
