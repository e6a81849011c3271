import { counted } from '../../../server/store/cloud'
import { changePerson, findByIdentity, findByPhoneKey, giveCredits, holdersOf, personByIdentity, takeCredit } from '../../../server/store/people'
import { tables } from '../../../server/store/tables'
import { loadDistrict, saveUnits } from '../../../server/store/units'
import { type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

describe('a person', () => {
  it('who comes for the first time becomes one resident, however many calls come at once', async () => {
    expect(await findByIdentity('openid-new')).toBeNull()
    const people = await Promise.all(Array.from({ length: 5 }, () => personByIdentity('openid-new')))
    expect(new Set(people.map(({ _id }) => _id)).size).toBe(1)
    expect(await tables.people.count({ identities: 'openid-new' })).toBe(1)
    expect(people[0]).toMatchObject({ posts: [], name: null, phoneKey: null })
    expect(people[0]!._id).not.toContain('openid')
  })

  it('is found in one request from then on, by any identity', async () => {
    const { _id } = await personByIdentity('openid-a')
    await changePerson(_id, { identities: ['openid-a', 'web-a'], phoneKey: 'key-a' })
    const { value, requests } = await counted(() => personByIdentity('web-a'))
    expect(value._id).toBe(_id)
    expect(requests).toBe(1)
    expect((await findByPhoneKey('key-a')).map((person) => person._id)).toEqual([_id])
  })

  it('keeps credits that two calls count at once, and never goes below none', async () => {
    const { _id } = await personByIdentity('openid-credits')
    await Promise.all([giveCredits(_id, ['progress', 'result']), giveCredits(_id, ['progress'])])
    expect((await tables.people.byId(_id))!.credits).toEqual({ progress: 2, result: 1 })
    const taken = await Promise.all(Array.from({ length: 4 }, () => takeCredit(_id, 'progress')))
    expect(taken.filter(Boolean)).toHaveLength(2)
    expect((await tables.people.byId(_id))!.credits).toEqual({ progress: 0, result: 1 })
    expect(await takeCredit(_id, 'never given')).toBe(false)
  })
})

it('those who have a duty in a unit are found by their posts there, not by posts elsewhere', async () => {
  const base = { identities: [], name: null, phone: null, phoneKey: null, wecom: null, credits: {}, largeType: null }
  await tables.people.insert(
    { ...base, _id: 'p-secretary', posts: [{ unit: 'v-9', role: 'villageSecretary' }] },
    { ...base, _id: 'p-cadre', posts: [{ unit: 'v-9', role: 'villageCadre' }] },
    { ...base, _id: 'p-elsewhere', posts: [{ unit: 'v-9', role: 'clerk' }, { unit: 'v-8', role: 'villageSecretary' }] },
  )
  expect((await holdersOf('v-9', 'checking')).map(({ _id }) => _id)).toEqual(['p-secretary'])
  expect((await holdersOf('v-9', 'handling')).map(({ _id }) => _id)).toEqual(['p-cadre', 'p-secretary'])
})

it('the district is read once, kept, and read again after a unit was changed here', async () => {
  const unit = { _id: 'c', name: '区中心', kind: 'centre', level: 'district', parent: null, ancestors: [], overseer: null, leaders: {} }
  const village = { ...unit, _id: 'v-9', name: '九村', kind: 'village', level: 'village', parent: 'c', ancestors: ['c'], grids: [{ id: 'g1', name: '一网格' }] }
  await saveUnits([unit, village])
  const first = await counted(loadDistrict)
  expect(first.requests).toBe(2)
  expect(first.value.sole('centre').id).toBe('c')
  expect(first.value.isWithin('v-9', 'c')).toBe(true)
  expect(first.value.gridsOf('v-9')).toEqual([{ id: 'g1', name: '一网格' }])
  expect(first.value.get('v-9')).not.toHaveProperty('grids')
  expect((await counted(loadDistrict)).requests).toBe(0)
  await saveUnits([{ ...unit, name: '区综合服务中心' }])
  expect((await loadDistrict()).get('c').name).toBe('区综合服务中心')
})

it('a change to what a person has already is answered with the person', async () => {
  const { _id } = await personByIdentity('openid-same')
  expect(await changePerson(_id, { largeType: null })).toMatchObject({ _id })
  expect(await changePerson('p-nobody', { largeType: 1.4 })).toBeNull()
})
