import { createCalendar } from '../../../domain/calendar/calendar'
import { type Day, startOf } from '../../../domain/calendar/day'
import type { Actor } from '../../../domain/appeal/permissions'
import { DEFAULT_SETTINGS } from '../../../domain/appeal/settings'
import type { World } from '../../../domain/appeal/situation'
import type { StandIn } from '../../../domain/organisation/delegation'
import type { Role } from '../../../domain/organisation/roles'
import { Organisation, type PersonId, type Post, type Unit, type UnitId } from '../../../domain/organisation/units'

/**
 * A small district: the centre D with its two supervisors, two departments, two townships of two
 * villages each. A person's id says where and what: `V11-secretary`, `T1-reviewer`. Residents are `R1`…
 */
const STAFF: Record<Unit['kind'], Record<string, Role[]>> = {
  village: { secretary: ['villageSecretary'], cadre: ['villageCadre'], cadre2: ['villageCadre'], grid: ['gridWorker'] },
  township: { reviewer: ['reviewer'], reviewer2: ['reviewer'], clerk: ['clerk'], liaison: ['coordinator'], handler: ['handler'], handler2: ['handler'], deputy: ['leaderInCharge'], deputy2: ['leaderInCharge'], head: ['principal'] },
  department: { liaison: ['coordinator'], handler: ['handler'], handler2: ['handler'], deputy: ['leaderInCharge'], head: ['principal'] },
  centre: { dispatcher: ['dispatcher'], dispatcher2: ['dispatcher'], clerk: ['clerk'], liaison: ['coordinator', 'handler'], caller: ['caller'], deputy: ['leaderInCharge'], head: ['principal'], leader: ['districtLeader'], leader2: ['districtLeader'], admin: ['administrator'] },
  discipline: { officer: ['disciplineOfficer', 'coordinator'], officer2: ['disciplineOfficer', 'handler'], deputy: ['leaderInCharge'], head: ['principal'] },
  petition: { officer: ['petitionOfficer', 'coordinator'], officer2: ['petitionOfficer', 'handler'], deputy: ['leaderInCharge'], head: ['principal'] },
  politicalLegal: {},
  performance: {},
}

type Plan = [id: UnitId, name: string, kind: Unit['kind'], parent: UnitId | null]
const PLANS: Plan[] = [
  ['D', '区群众诉求综合服务中心', 'centre', null],
  ['JW', '区纪委监委', 'discipline', 'D'],
  ['XF', '区信访局', 'petition', 'D'],
  ['DEP1', '区人力资源和社会保障局', 'department', 'D'],
  ['DEP2', '区水利局', 'department', 'D'],
  ['T1', '青木镇', 'township', 'D'],
  ['T2', '白庙乡', 'township', 'D'],
  ['V11', '石桥村', 'village', 'T1'],
  ['V12', '柳林村', 'village', 'T1'],
  ['V21', '大坪村', 'village', 'T2'],
  ['V22', '响水村', 'village', 'T2'],
]

const ancestorsOf = (parent: UnitId | null): UnitId[] => (parent === null ? [] : [parent, ...ancestorsOf(PLANS.find(([id]) => id === parent)![3])])

function ladderOf([id, , kind, parent]: Plan): PersonId[] {
  if (kind === 'village') return [`${id}-secretary`, `${parent}-${/1$/.test(id) ? 'deputy' : 'deputy2'}`, `${parent}-head`, 'D-leader']
  return [`${id}-deputy`, `${id}-head`, 'D-leader', 'D-leader2']
}

export const organisation = new Organisation(
  PLANS.map((plan) => {
    const [id, name, kind, parent] = plan
    return { id, name, kind, parent, level: kind === 'village' || kind === 'township' ? kind : 'district', ancestors: ancestorsOf(parent), overseer: parent, ladder: ladderOf(plan) }
  }),
)
export const UNITS = PLANS.map(([id]) => id)
export const RESIDENTS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7']

const posts = new Map<PersonId, Post[]>(RESIDENTS.map((id) => [id, []]))
for (const [unit, , kind] of PLANS) for (const [name, roles] of Object.entries(STAFF[kind])) posts.set(`${unit}-${name}`, roles.map((role) => ({ unit, role })))
// One person with two posts: works in a department and sits in a village's committee.
posts.set('double', [{ unit: 'DEP2', role: 'handler' }, { unit: 'V11', role: 'villageCadre' }])

/** Who stands in for a leader who is away all year. */
export const STAND_IN: StandIn = { delegation: 'd-1', person: 'DEP1-deputy', unit: 'DEP1', role: 'leaderInCharge', by: 'D', from: '2025-01-01', to: '2025-12-31' }
const standIns = new Map<PersonId, StandIn[]>([['D-leader2', [STAND_IN]]])

export const PEOPLE = [...posts.keys()]
export const SYSTEM: Actor = { person: 'system', posts: [] }

/** The person with this id; throws when the district has none. */
export function actor(person: PersonId): Actor {
  if (person === 'system') return SYSTEM
  const held = posts.get(person)
  if (!held) throw new Error(`nobody is ${person}`)
  const standsIn = standIns.get(person)
  return { person, posts: held, ...(standsIn ? { standsIn } : {}) }
}

export const calendar = createCalendar()
export const settings = DEFAULT_SETTINGS

/** The world at ten in the morning of a day. */
export function worldOn(today: Day): World {
  return { now: startOf(today) + 10 * 3_600_000, today, calendar, organisation, settings }
}
