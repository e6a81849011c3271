import { codeOf, ids, START, startCloud, type Cloud } from './support'

/** Each row of the SDK's protocol that concerns documents, through the real SDK. */
describe('documents through the SDK', () => {
  let cloud: Cloud
  let db: any
  let _: any

  beforeAll(async () => {
    cloud = await startCloud([{ name: 'things', indexes: [] }, { name: 'people', indexes: [{ name: 'phone', keys: [{ field: 'phone', order: 1 }], unique: true }] }])
    db = cloud.db
    _ = db.command
  })
  beforeEach(() => cloud.database.clear())
  afterAll(() => cloud.close())

  const things = () => db.collection('things')
  const one = async (id: string) => (await things().doc(id).get()).data[0]

  test('what is added comes back as it went in', async () => {
    const thing = {
      text: '霸州"路灯"\n不亮\u0000',
      whole: 7,
      half: -1.5,
      big: 2 ** 52,
      yes: true,
      nothing: null,
      when: new Date(START),
      before: new Date(-5),
      pattern: /灯$/i,
      place: new db.Geo.Point(106.7, 31.8),
      nested: [[1, [2]], { a: [null, { b: '中' }] }],
      empty: {},
      none: [],
    }
    const { id } = await things().add(thing)
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    const back = await one(id)
    // The SDK itself answers a regular expression as its parts.
    expect(back).toEqual({ ...thing, _id: id, place: expect.anything(), pattern: { pattern: '灯$', options: 'i' } })
    expect(back.place.toJSON()).toEqual({ type: 'Point', coordinates: [106.7, 31.8] })
  })

  test('several are added at once, and all or none', async () => {
    expect((await things().add([{ _id: 'a' }, { _id: 'b', n: 1 }])).ids).toEqual(['a', 'b'])
    expect(await codeOf(things().add([{ _id: 'c' }, { _id: 'a' }]))).toBe('DATABASE_DUPLICATE_WRITE')
    expect((await things().count()).total).toBe(2)
  })

  test('a document is set whole, added when missing, and made by create once', async () => {
    expect(await things().doc('x').set({ a: 1, b: 2 })).toMatchObject({ updated: 0, upsertedId: 'x' })
    expect(await things().doc('x').set({ c: 3 })).toMatchObject({ updated: 1 })
    expect(await one('x')).toEqual({ _id: 'x', c: 3 })
    await things().doc('y').create({ d: 4 })
    expect(await codeOf(things().doc('y').create({ d: 5 }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await one('y')).toEqual({ _id: 'y', d: 4 })
  })

  test('numbers and text are different ids', async () => {
    await things().add([{ _id: 1, kind: 'number' }, { _id: '1', kind: 'text' }])
    expect((await things().doc(1).get()).data[0].kind).toBe('number')
    expect((await things().doc('1').get()).data[0].kind).toBe('text')
  })

  test('every update command does what it says', async () => {
    await things().add({
      _id: 'u', inc: 1, mul: 3, min: 5, max: 5, push: [1], each: [3, 1], unshift: [2], pop: [1, 2], shift: [1, 2], pull: [1, 3, 5],
      pullBig: [1, 3, 5], pullAll: [1, 2, 3], pullWhere: [{ a: 1 }, { a: 2, b: 1 }], set: [1], gone: 1, old: 'n', bits: 7, deep: { a: 1, b: 1 }, list: [{ n: 1 }, { n: 2 }],
    })
    const { updated } = await things().doc('u').update({
      inc: _.inc(2), mul: _.mul(2), min: _.min(3), max: _.max(9), push: _.push([2, 3]), each: _.push({ each: [2], position: 0, sort: 1, slice: 2 }),
      unshift: _.unshift([0, 1]), pop: _.pop(), shift: _.shift(), pull: _.pull(3), pullBig: _.pull(_.gt(2)), pullAll: _.pullAll([1, 3]), pullWhere: _.pull({ a: 2 }),
      set: _.addToSet(2), gone: _.remove(), old: _.rename('fresh'), deep: { a: 2 }, made: { in: { depth: 1 } }, whole: _.set({ p: 1 }), at: db.serverDate({ offset: 60_000 }), 'list.1.n': 5,
    })
    expect(updated).toBe(1)
    expect(await one('u')).toEqual({
      _id: 'u', inc: 3, mul: 6, min: 3, max: 9, push: [1, 2, 3], each: [1, 2], unshift: [0, 1, 2], pop: [1], shift: [2], pull: [1, 5],
      pullBig: [1], pullAll: [2], pullWhere: [{ a: 1 }], set: [1, 2], fresh: 'n', bits: 7, deep: { a: 2, b: 1 }, made: { in: { depth: 1 } }, whole: { p: 1 },
      at: new Date(START + 60_000), list: [{ n: 1 }, { n: 5 }],
    })
  })

  test('an update of many counts what it changed, and only that', async () => {
    await things().add([{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 2 }])
    expect((await things().where({ n: _.lte(2) }).update({ n: 2 })).updated).toBe(1)
    expect((await things().where({ n: 9 }).update({ n: 3 })).updated).toBe(0)
    expect((await things().doc('none').update({ n: 3 })).updated).toBe(0)
  })

  test('compare-and-set lets one of many callers through', async () => {
    await things().add({ _id: 'cas', version: 1, by: [] })
    const results = await Promise.all(
      Array.from({ length: 8 }, (_each, i) => things().where({ _id: 'cas', version: 1 }).update({ version: _.inc(1), by: _.push([i]) })),
    )
    expect(results.map(({ updated }: { updated: number }) => updated).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
    expect((await one('cas')).by).toHaveLength(1)
  })

  test('updateAndReturn changes one and answers it', async () => {
    await things().add({ _id: 'seq', next: 41 })
    expect(await things().where({ _id: 'seq' }).updateAndReturn({ next: _.inc(1) })).toMatchObject({ updated: 1, doc: { _id: 'seq', next: 42 } })
    expect(await things().where({ _id: 'missing' }).updateAndReturn({ next: 1 })).toMatchObject({ updated: 0 })
  })

  test('documents are removed by id and by filter', async () => {
    await things().add([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 2 }])
    expect((await things().doc('a').remove()).deleted).toBe(1)
    expect((await things().where({ n: 1 }).remove()).deleted).toBe(1)
    expect(ids((await things().get()).data)).toEqual(['c'])
  })

  test('order, skip, limit and fields', async () => {
    await things().add(Array.from({ length: 120 }, (_each, n) => ({ _id: `t${n}`, n, group: n % 3, deep: { a: n, b: 1 }, list: [{ a: n, b: 2 }] })))
    expect((await things().get()).data).toHaveLength(100)
    const page = await things().where({ n: _.gte(10) }).orderBy('group', 'desc').orderBy('n', 'asc').skip(2).limit(3).field({ n: true, 'deep.a': true, 'list.b': true }).get()
    expect(page.data).toEqual([
      { _id: 't17', n: 17, deep: { a: 17 }, list: [{ b: 2 }] },
      { _id: 't20', n: 20, deep: { a: 20 }, list: [{ b: 2 }] },
      { _id: 't23', n: 23, deep: { a: 23 }, list: [{ b: 2 }] },
    ])
    expect((await things().where({ n: 3 }).field({ _id: false, deep: false, list: false }).get()).data).toEqual([{ n: 3, group: 0 }])
    expect((await things().doc('t4').field({ n: true }).get()).data).toEqual([{ _id: 't4', n: 4 }])
    expect((await things().where({ n: 3 }).field({ _id: 0, list: _.project.slice(1) }).get()).data[0]).toMatchObject({ n: 3, list: [{ a: 3, b: 2 }] })
  })

  test('mixed types sort as MongoDB orders them', async () => {
    const values = [new Date(1), true, [], { a: 1 }, '10', '9', 10, 9, null, false]
    await things().add(values.map((v, i) => ({ _id: `v${i}`, v })))
    await things().add({ _id: 'missing' })
    const nothings = [null, undefined]
    const sorted = (await things().orderBy('v', 'asc').get()).data.map((doc: any) => doc.v)
    expect(sorted).toEqual([[], ...nothings, 9, 10, '10', '9', { a: 1 }, false, true, new Date(1)])
  })

  test('collections are made by name and never by a write', async () => {
    expect(await codeOf(db.collection('later').add({ a: 1 }))).toBe('DATABASE_COLLECTION_NOT_EXIST')
    await db.createCollection('later')
    await db.collection('later').add({ a: 1 })
    expect((await db.collection('later').count()).total).toBe(1)
  })

  test('a unique index refuses the second, also when it is missing twice', async () => {
    const people = db.collection('people')
    await people.add([{ _id: 'a', phone: '1' }, { _id: 'b' }])
    expect(await codeOf(people.add({ phone: '1' }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await codeOf(people.add({ phone: null }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await codeOf(people.doc('b').update({ phone: '1' }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect((await people.doc('a').update({ phone: '2' })).updated).toBe(1)
    expect((await people.doc('b').update({ phone: '1' })).updated).toBe(1)
  })

  test.each([
    ['an unknown operator in a filter', () => things().where({ a: { $near2: 1 } }).get(), 'DATABASE_INVALID_OPERRATOR'],
    ['a script in a filter', () => things().options({ raw: true }).where({ $where: 'true' }).get(), 'DATABASE_INVALID_OPERRATOR'],
    ['an increment of text', () => things().doc('text').update({ t: _.inc(1) }), 'DATABASE_REQUEST_FAILED'],
    ['a push to text', () => things().doc('text').update({ t: _.push([1]) }), 'DATABASE_REQUEST_FAILED'],
    ['a field under text', () => things().doc('text').update({ 't.u': 1 }), 'DATABASE_REQUEST_FAILED'],
    ['a dotted field name', () => things().add({ 'a.b': 1 }), 'INVALID_PARAM'],
    ['an operator as a field name', () => things().add({ $a: 1 }), 'INVALID_PARAM'],
    ['an array as an id', () => things().add({ _id: [1] }), 'INVALID_PARAM'],
    ['an aggregation stage that writes', () => things().options({ raw: true }).aggregate([{ $out: 'x' }]).end(), 'DATABASE_INVALID_OPERRATOR'],
    ['a missing collection', () => db.collection('nowhere').get(), 'DATABASE_COLLECTION_NOT_EXIST'],
  ])('refused by name: %s', async (_name, call, code) => {
    await things().add({ _id: 'text', t: 'x' })
    expect(await codeOf(call())).toBe(code)
    expect(await one('text')).toEqual({ _id: 'text', t: 'x' })
  })

  test('what was written is there after a restart', async () => {
    await things().add({ _id: 'kept', n: [1, { a: new Date(5) }] })
    await db.collection('people').add({ _id: 'p', phone: '7' })
    cloud.reopen()
    expect(await one('kept')).toEqual({ _id: 'kept', n: [1, { a: new Date(5) }] })
    expect(await codeOf(db.collection('people').add({ phone: '7' }))).toBe('DATABASE_DUPLICATE_WRITE')
    await things().add({ _id: 'next' })
    expect((await things().count()).total).toBe(2)
  })
})
