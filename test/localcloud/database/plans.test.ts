import type { ScanReport } from '../../../localcloud/database'
import { ids, startCloud, type Cloud } from './support'

const key = (field: string, order: 1 | -1 = 1) => ({ field, order })

/** That declared indexes carry the questions they were declared for. */
describe('plans', () => {
  let cloud: Cloud
  let db: any
  let _: any
  const told: ScanReport[] = []
  const SIZE = 4000

  beforeAll(async () => {
    cloud = await startCloud(
      [
        {
          name: 'appeals',
          indexes: [
            { name: 'status', keys: [key('status'), key('dueOn'), key('_id')] },
            { name: 'waits', keys: [key('waits'), key('dueOn', -1), key('_id', -1)] },
            { name: 'code', keys: [key('code')], unique: true },
          ],
        },
      ],
      { onSlowQuery: (report) => told.push(report), largeScan: 100 },
    )
    db = cloud.db
    _ = db.command
    cloud.database.bulkInsert(
      'appeals',
      Array.from({ length: SIZE }, (_each, n) => ({
        _id: `a${String(n).padStart(5, '0')}`, code: n, status: n % 2 ? 'open' : 'closed', dueOn: `2026-${String((n % 12) + 1).padStart(2, '0')}`, waits: [`p${n % 50}`, `q${n % 7}`], text: '路灯不亮',
      })),
    )
  })
  beforeEach(() => told.splice(0))
  afterAll(() => cloud.close())

  const appeals = () => db.collection('appeals')

  test('pages by cursor read an index and no more than the page needs', async () => {
    const seen: string[] = []
    let last: any
    for (;;) {
      const cursor = last ? _.or([{ dueOn: _.gt(last.dueOn) }, { dueOn: last.dueOn, _id: _.gt(last._id) }]) : {}
      const where = last ? _.and([{ status: 'open' }, cursor]) : { status: 'open' }
      const page = (await appeals().where(where).orderBy('dueOn', 'asc').orderBy('_id', 'asc').limit(200).get()).data
      seen.push(...ids(page))
      last = page[page.length - 1]
      if (page.length < 200) break
    }
    expect(seen).toHaveLength(SIZE / 2)
    expect(new Set(seen).size).toBe(SIZE / 2)
    expect(told).toEqual([])
  })

  test('a page deep among equal keys reads a page, also of an array, of several values, and downwards', async () => {
    cloud.database.bulkInsert('appeals', Array.from({ length: SIZE }, (_each, n) => ({ _id: `b${String(n).padStart(5, '0')}`, code: -1 - n, status: 'parked', dueOn: '9999-12', waits: [`z${n % 2}`, 'zz'] })))
    const walk = async (where: object, direction: 'asc' | 'desc', rooted: boolean) => {
      const past = direction === 'asc' ? _.gt : _.lt
      const seen: string[] = []
      for (let last: any; ; ) {
        const branches = last && [{ dueOn: past(last.dueOn) }, { dueOn: last.dueOn, _id: past(last._id) }]
        const asked = !last ? where : rooted ? _.or(branches.map((branch: object) => _.and([where, branch]))) : _.and([where, _.or(branches)])
        const page = (await appeals().where(asked).orderBy('dueOn', direction).orderBy('_id', direction).limit(150).get()).data
        seen.push(...ids(page))
        last = page[page.length - 1]
        if (page.length < 150) return seen
      }
    }
    const parked = Array.from({ length: SIZE }, (_each, n) => `b${String(n).padStart(5, '0')}`)
    for (const rooted of [true, false]) {
      expect(await walk({ status: 'parked' }, 'asc', rooted)).toEqual(parked)
      expect(await walk({ waits: 'zz' }, 'desc', rooted)).toEqual([...parked].reverse())
      expect(await walk({ waits: _.in(['z0', 'z1', 'zz']) }, 'desc', rooted)).toEqual([...parked].reverse())
    }
    expect(told).toEqual([])
    await appeals().where({ status: 'parked' }).remove()
  })

  test('an array field with an order is served by its index', async () => {
    const page = (await appeals().where({ waits: 'p7' }).orderBy('dueOn', 'desc').orderBy('_id', 'desc').limit(5).get()).data
    expect(page.map((doc: any) => doc.dueOn)).toEqual(['2026-12', '2026-12', '2026-12', '2026-12', '2026-12'])
    const both = (await appeals().where({ waits: _.in(['p7', 'q3', 'p8']) }).orderBy('dueOn', 'desc').orderBy('_id', 'desc').limit(1000).get()).data
    const expected = Array.from({ length: SIZE }, (_each, n) => n).filter((n) => [7, 8].includes(n % 50) || n % 7 === 3)
    expect(new Set(ids(both)).size).toBe(expected.length)
    expect([...both].sort((a: any, b: any) => (b.dueOn + b._id).localeCompare(a.dueOn + a._id)).map((doc: any) => doc._id)).toEqual(ids(both))
    expect((await appeals().where({ waits: _.in(['p7', 'q3', 'p8']) }).count()).total).toBe(expected.length)
    expect(told).toEqual([])
  })

  test('an $or of indexed branches reads only them', async () => {
    const { data } = await appeals().where(_.or([{ code: 5 }, { waits: 'p9', dueOn: '2026-10' }, { code: _.in([7, 5]) }])).get()
    expect(data.map((doc: any) => doc.code).sort((a: number, b: number) => a - b)).toEqual([5, 7, ...Array.from({ length: SIZE }, (_each, n) => n).filter((n) => n % 50 === 9 && n % 12 === 9)])
    expect(told).toEqual([])
  })

  test('counting and grouping by an index read no document', async () => {
    const { data } = await appeals().aggregate().match({ status: 'open' }).group({ _id: '$dueOn', n: _.aggregate.sum(1) }).sort({ _id: 1 }).end()
    expect(data).toHaveLength(6)
    expect(data[0]).toEqual({ _id: '2026-02', n: Array.from({ length: SIZE }, (_each, n) => n).filter((n) => n % 12 === 1).length })
    expect((await appeals().where({ status: 'open', dueOn: _.gte('2026-07') }).count()).total).toBe(Array.from({ length: SIZE }, (_each, n) => n).filter((n) => n % 2 && n % 12 >= 6).length)
    expect(told).toEqual([])
  })

  test('a large collection that must be read whole is reported', async () => {
    expect((await appeals().where({ text: '路灯不亮', nothing: 1 }).get()).data).toEqual([])
    expect(told).toMatchObject([{ collection: 'appeals', index: undefined, examined: SIZE, returned: 0, filter: { text: '路灯不亮', nothing: 1 } }])
    expect(cloud.database.reports.slice(-1)).toEqual(told)
  })

  test('an index that is declared later is filled, and a changed one is built anew', async () => {
    const declare = (...fields: string[]) => cloud.database.declare([{ name: 'appeals', indexes: [{ name: 'late', keys: fields.map((field) => key(field)) }] }])
    declare('text')
    expect((await appeals().where({ text: '路灯不亮', code: _.lt(3) }).orderBy('code', 'asc').get()).data).toHaveLength(3)
    declare('text', 'code')
    told.splice(0)
    expect((await appeals().where({ text: '路灯不亮', code: _.gte(SIZE - 2) }).get()).data).toHaveLength(2)
    expect((await appeals().where({ text: '路灯不亮' }).orderBy('code', 'desc').limit(2).get()).data.map((doc: any) => doc.code)).toEqual([SIZE - 1, SIZE - 2])
    expect(told).toEqual([])
    cloud.reopen()
    // It is declared no more: nobody writes it any longer, and what it found is found without it.
    told.splice(0)
    expect((await appeals().where({ text: '路灯不亮', code: _.lt(2) }).get()).data.length).toBe(2)
    expect(told.every(({ index }) => index !== 'late')).toBe(true)
    expect((await appeals().where({ text: '路灯不亮' }).count()).total).toBe(SIZE)
    expect((await appeals().where({ waits: _.in(['p7', 'p8']) }).count()).total).toBe(SIZE / 25)
  })
})
