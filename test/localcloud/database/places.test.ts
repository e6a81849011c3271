import { compile } from '../../../localcloud/database/match'
import { codeOf, ids, startCloud, type Cloud } from './support'

/** Metres of one degree of latitude on MongoDB's sphere. */
const DEGREE = (6_378_100 * Math.PI) / 180

describe('places', () => {
  let cloud: Cloud
  let db: any
  let _: any

  beforeAll(async () => {
    cloud = await startCloud([{ name: 'spots', indexes: [] }])
    db = cloud.db
    _ = db.command
    const at = (lng: number, lat: number) => new db.Geo.Point(lng, lat)
    await db.collection('spots').add([
      { _id: 'far', at: at(106.9, 31.9) },
      { _id: 'here', at: at(106.7, 31.8) },
      { _id: 'near', at: at(106.71, 31.8) },
      { _id: 'nowhere' },
      { _id: 'text', at: '东街' },
    ])
  })
  afterAll(() => cloud.close())

  const spots = () => db.collection('spots')

  test('near answers the nearest first, within its bounds', async () => {
    const geometry = new db.Geo.Point(106.7, 31.8)
    expect(ids((await spots().where({ at: _.geoNear({ geometry, maxDistance: 100_000 }) }).get()).data)).toEqual(['here', 'near', 'far'])
    expect(ids((await spots().where({ at: _.geoNear({ geometry, minDistance: 1, maxDistance: 2_000 }) }).get()).data)).toEqual(['near'])
  })

  test('within a polygon or a circle', async () => {
    const polygon = new db.Geo.Polygon([new db.Geo.LineString([[106.6, 31.7], [106.8, 31.7], [106.8, 31.9], [106.6, 31.9], [106.6, 31.7]].map(([lng, lat]) => new db.Geo.Point(lng, lat)))])
    expect(ids((await spots().where({ at: _.geoWithin({ geometry: polygon }) }).get()).data)).toEqual(['here', 'near'])
    expect(ids((await spots().where({ at: _.geoWithin({ centerSphere: [new db.Geo.Point(106.7, 31.8), 500 / 6_378_100] }) }).get()).data)).toEqual(['here'])
    expect(ids((await spots().where({ at: _.geoIntersects({ geometry: polygon }) }).get()).data)).toEqual(['here', 'near'])
  })

  test('the stage adds the distance in metres', async () => {
    const stage = { near: { type: 'Point', coordinates: [106.7, 31.8] }, distanceField: 'metres', key: 'at', spherical: true, maxDistance: 2_000 }
    const { data } = await db.collection('spots').options({ raw: true }).aggregate([{ $geoNear: stage }]).end()
    expect(ids(data)).toEqual(['here', 'near'])
    expect(data[0].metres).toBeCloseTo(0)
    expect(data[1].metres).toBeCloseTo(0.01 * DEGREE * Math.cos((31.8 * Math.PI) / 180), 1)
  })

  test('a malformed shape is refused', async () => {
    expect(await codeOf(spots().options({ raw: true }).where({ at: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 1]]] } } } }).get())).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await codeOf(spots().options({ raw: true }).where({ at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [200, 0] } } } }).get())).toBe('DATABASE_INVALID_OPERRATOR')
  })

  const square = { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]] }
  const lineOf = (...coordinates: number[][]) => ({ type: 'LineString', coordinates })
  const pointOf = (...coordinates: number[]) => ({ type: 'Point', coordinates })

  test.each([
    ['a point inside', pointOf(3, 3), '$geoWithin', true],
    ['a point on the border', pointOf(0, 2), '$geoWithin', true],
    ['a point in the hole', pointOf(1.5, 1.5), '$geoWithin', false],
    ['a point on the other side of the globe', pointOf(-177, -3), '$geoWithin', false],
    ['a line inside', lineOf([3, 3], [3.5, 3.5]), '$geoWithin', true],
    ['a line across the hole', lineOf([0.5, 1.5], [2.5, 1.5]), '$geoWithin', false],
    ['a line that leaves', lineOf([3, 3], [5, 3]), '$geoWithin', false],
    ['a line that leaves', lineOf([3, 3], [5, 3]), '$geoIntersects', true],
    ['a line past it', lineOf([5, 0], [5, 4]), '$geoIntersects', false],
    ['a line right through', lineOf([-1, 3], [5, 3]), '$geoIntersects', true],
    ['a line through, on the other side of the globe', lineOf([179, -3], [-175, -3]), '$geoIntersects', false],
    ['a surface around it', { type: 'Polygon', coordinates: [[[-1, -1], [5, -1], [5, 5], [-1, 5], [-1, -1]]] }, '$geoIntersects', true],
    ['a surface in the hole', { type: 'Polygon', coordinates: [[[1.2, 1.2], [1.4, 1.2], [1.4, 1.4], [1.2, 1.2]]] }, '$geoIntersects', false],
    ['two points, one inside', { type: 'MultiPoint', coordinates: [[9, 9], [3, 3]] }, '$geoIntersects', true],
    ['two points, one inside', { type: 'MultiPoint', coordinates: [[9, 9], [3, 3]] }, '$geoWithin', false],
  ])('%s: %j %s', (_name, at, operator, accepted) => {
    expect(compile({ at: { [operator]: { $geometry: square } } })({ at })).toBe(accepted)
  })
})
