import { signersOf } from '../../../domain/appeal/signOff'
import { DEPARTMENTS } from '../../../domain/organisation/departments'
import { DUTIES, ROLE_DUTIES, type Role, carries } from '../../../domain/organisation/roles'
import { Organisation } from '../../../domain/organisation/units'
import { makeDistrict } from '../../../scripts/sample/district'

const district = makeDistrict()
const { units, people, grids, departments } = district
const organisation = new Organisation(units)
const byId = new Map(people.map((person) => [person.id, person]))
const count = (kind: string) => units.filter((unit) => unit.kind === kind).length
const holders = (unit: string, role: Role) => people.filter(({ posts }) => posts.some((post) => post.unit === unit && post.role === role))

describe('the sample district', () => {
  test('is the same each time, and another with another seed', () => {
    expect(makeDistrict()).toEqual(district)
    expect(makeDistrict(7).people[500]).not.toEqual(people[500])
  })

  test('has the units of the district it stands for', () => {
    expect([count('centre'), count('discipline'), count('petition'), count('politicalLegal'), count('performance'), count('township'), count('village')]).toEqual([1, 1, 1, 1, 1, 22, 296])
    expect(Object.keys(departments).sort()).toEqual([...DEPARTMENTS].sort())
    for (const key of DEPARTMENTS) expect(organisation.get(departments[key]).kind).toBe('department')
  })

  test('names no two units alike', () => {
    expect(new Set(units.map(({ id }) => id)).size).toBe(units.length)
    expect(new Set(units.map(({ name }) => name)).size).toBe(units.length)
  })

  test('hangs every unit on its parent, up to the centre', () => {
    for (const unit of units) {
      const above = unit.parent === null ? [] : [unit.parent, ...organisation.get(unit.parent).ancestors]
      expect(unit.ancestors).toEqual(above)
      expect(unit.overseer).toBe(unit.parent)
    }
    expect(units.filter(({ parent }) => parent === null).map(({ id }) => id)).toEqual(['D'])
  })

  test('gives each person an identity, a number and an id of their own', () => {
    for (const key of ['id', 'openid', 'phone'] as const) expect(new Set(people.map((person) => person[key])).size).toBe(people.length)
    expect(people.filter(({ phone }) => !/^1990000\d{4}$/.test(phone))).toEqual([])
    expect(people.filter(({ posts, wecom }) => posts.length > 0 !== (wecom !== undefined))).toEqual([])
  })

  test('fills every role, and every post is in a unit that exists', () => {
    const roles = new Set(people.flatMap(({ posts }) => posts.map(({ role }) => role)))
    // A district that hires service commissioners names them; here village cadres go for residents beside their other work.
    expect([...roles, 'commissioner'].sort()).toEqual(Object.keys(ROLE_DUTIES).sort())
    for (const { unit } of people.flatMap(({ posts }) => posts)) expect(organisation.find(unit)).toBeDefined()
    expect(DUTIES.filter((duty) => ![...roles].some((role) => carries(role, duty)))).toEqual([])
  })

  test.each([
    ['T01V01', { villageSecretary: 1, villageCadre: 2, gridWorker: 2 }],
    ['T22V05', { villageSecretary: 1, villageCadre: 2, gridWorker: 2 }],
    ['T09', { reviewer: 2, clerk: 1, coordinator: 1, handler: 3, leaderInCharge: 2, principal: 1 }],
    ['DEP-water', { coordinator: 1, handler: 2, leaderInCharge: 1, principal: 1 }],
    ['D', { dispatcher: 3, clerk: 2, caller: 2, leaderInCharge: 1, principal: 1, districtLeader: 2, administrator: 1 }],
    ['D-jx', { inspector: 2, leaderInCharge: 1, principal: 1 }],
    ['D-zf', { coordinator: 1, leaderInCharge: 1, principal: 1 }],
    ['D-jw', { disciplineOfficer: 2, dispatcher: 1 }],
    ['D-xf', { petitionOfficer: 2 }],
  ] as [string, Partial<Record<Role, number>>][])('%s is staffed', (unit, expected) => {
    for (const [role, number] of Object.entries(expected)) expect(holders(unit, role as Role)).toHaveLength(number)
  })

  test('covers every village with grids, each with a worker', () => {
    expect(grids).toHaveLength(2 * 296)
    const covered = new Set(people.flatMap(({ posts }) => posts.flatMap((post) => post.grids ?? [])))
    expect(grids.filter(({ id, village }) => !covered.has(id) || organisation.get(village).kind !== 'village')).toEqual([])
  })

  test('has six hundred residents, each at home in a grid, some in every village', () => {
    const residents = people.filter(({ posts }) => posts.length === 0)
    expect(residents).toHaveLength(600)
    const known = new Map(grids.map((grid) => [grid.id, grid.village]))
    expect(residents.filter(({ place }) => !place || known.get(place.grid) !== place.village)).toEqual([])
    expect(new Set(residents.map(({ place }) => place!.village)).size).toBe(296)
  })
})

describe('who signs', () => {
  test('in every unit whoever handles, two others check and endorse', () => {
    for (const unit of units) {
      const candidates = people.filter(({ posts }) => posts.some((post) => post.unit === unit.id && carries(post.role, 'handling')))
      expect(candidates.length).toBeGreaterThan(0)
      for (const { id } of candidates) {
        const signers = signersOf(unit.id, [id], organisation)
        expect(new Set([id, signers?.checker, signers?.endorser]).size).toBe(3)
      }
    }
  })

  test('all on a ladder may sign, and stand in the unit or above it', () => {
    for (const unit of units) {
      for (const id of unit.ladder) {
        const post = byId.get(id)!.posts.find(({ role }) => carries(role, 'checking') || carries(role, 'endorsing'))!
        expect([unit.id, ...unit.ancestors]).toContain(post.unit)
      }
    }
  })

  test('a village’s cadre handles, its secretary checks, the township’s leader for it endorses', () => {
    const [cadre] = holders('T03V02', 'villageCadre')
    const { checker, endorser } = signersOf('T03V02', [cadre!.id], organisation)!
    expect(byId.get(checker)!.posts).toEqual([{ unit: 'T03V02', role: 'villageSecretary' }])
    expect(byId.get(endorser)!.posts).toEqual([{ unit: 'T03', role: 'leaderInCharge' }])
  })

  test('both of a township’s leaders look after villages', () => {
    const leaders = organisation.villagesOf('T03').map(({ ladder }) => ladder[1])
    expect(new Set(leaders)).toEqual(new Set(holders('T03', 'leaderInCharge').map(({ id }) => id)))
  })
})
