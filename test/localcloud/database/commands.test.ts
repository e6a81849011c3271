import { codeOf, ids, START, startCloud, type Cloud } from './support'

/** Every command that the SDK's builder offers for queries and updates, and every refusal with its code. */
describe('commands of the builder', () => {
  let cloud: Cloud
  let db: any
  let _: any

  beforeAll(async () => {
    cloud = await startCloud([{ name: 'rows', indexes: [{ name: 'n', keys: [{ field: 'n', order: 1 }] }, { name: 'code', keys: [{ field: 'code', order: 1 }], unique: false }] }, { name: 'unique', indexes: [{ name: 'key', keys: [{ field: 'key', order: 1 }], unique: true }] }])
    db = cloud.db
    _ = db.command
  })
  beforeEach(() => cloud.database.clear())
  afterAll(() => cloud.close())

  const rows = () => db.collection('rows')

  /** Which of the six documents below a condition accepts. */
  type Condition = [name: string, where: (_: any) => object, accepted: string]
  const CONDITIONS: Condition[] = [
    ['eq', (_) => ({ n: _.eq(2) }), 'b'],
    ['eq', (_) => ({ deep: _.eq({ p: 1 }) }), 'a'],
    ['neq', (_) => ({ n: _.neq(2) }), 'acdef'],
    ['lt', (_) => ({ n: _.lt(2) }), 'a'],
    ['lte', (_) => ({ n: _.lte(2) }), 'ab'],
    ['gt', (_) => ({ n: _.gt(1) }), 'bc'],
    // Text is compared by code point: 求 U+6C42 stands before 诉 U+8BC9.
    ['gte', (_) => ({ name: _.gte('求') }), 'abc'],
    ['in', (_) => ({ n: _.in([1, 3, '1']) }), 'acd'],
    ['nin', (_) => ({ n: _.nin([1, 3, null]) }), 'bd'],
    ['all', (_) => ({ tags: _.all(['x', 'y']) }), 'a'],
    ['elemMatch', (_) => ({ items: _.elemMatch({ p: _.gt(1), q: 1 }) }), 'b'],
    ['elemMatch', (_) => ({ marks: _.elemMatch(_.gt(4)) }), 'ac'],
    ['exists', (_) => ({ n: _.exists(false) }), 'f'],
    ['exists', (_) => ({ n: _.exists(true) }), 'abcde'],
    ['size', (_) => ({ tags: _.size(2) }), 'a'],
    ['mod', (_) => ({ n: _.mod(2, 1) }), 'ac'],
    ['mod', (_) => ({ n: _.mod([2, 0]) }), 'b'],
    ['geoNear', (_) => ({ at: _.geoNear({ geometry: new db.Geo.Point(106.7, 31.8), maxDistance: 2000 }) }), 'ab'],
    ['geoWithin', (_) => ({ at: _.geoWithin({ centerSphere: [[106.7, 31.8], 100 / 6_378_100] }) }), 'a'],
    ['geoIntersects', (_) => ({ at: _.geoIntersects({ geometry: new db.Geo.LineString([new db.Geo.Point(106.7, 31.8), new db.Geo.Point(106.7, 31.9)]) }) }), 'a'],
    ['and', (_) => _.and([{ n: _.gt(0) }, { n: _.lt(3) }]), 'ab'],
    ['and', (_) => ({ n: _.gt(0).and(_.lt(3)) }), 'ab'],
    ['or', (_) => _.or([{ n: 1 }, { tags: 'z' }]), 'ac'],
    ['or', (_) => ({ n: _.eq(1).or(_.eq(3)) }), 'ac'],
    ['nor', (_) => _.nor([{ n: _.gt(1) }, { n: '1' }]), 'aef'],
    ['not', (_) => ({ n: _.not(_.gt(1)) }), 'adef'],
    ['expr', (_) => _.expr(_.aggregate.eq(['$n', '$deep.p'])), 'af'],
  ]
  const DOCS = () => [
    { _id: 'a', n: 1, name: '诉', tags: ['x', 'y'], deep: { p: 1 }, items: [{ p: 1, q: 1 }], marks: [1, 10], at: new db.Geo.Point(106.7, 31.8) },
    { _id: 'b', n: 2, name: '诉求 ABC', tags: ['x'], deep: { p: 1, q: 1 }, items: [{ p: 2, q: 1 }], marks: [3], at: new db.Geo.Point(106.71, 31.8) },
    { _id: 'c', n: 3, name: '求', tags: 'z', items: [{ p: 2, q: 2 }, { p: 1, q: 1 }], marks: [1, 5, 10], at: new db.Geo.Point(107, 31.8) },
    { _id: 'd', n: '1', tags: [], name: 'abc' },
    { _id: 'e', n: null, name: null },
    { _id: 'f' },
  ]

  test('the conditions name every query command of the builder', () => {
    // `project` is of fields, `aggregate` of expressions; the other two are refused by name below.
    const others = ['aggregate', 'project', 'text', 'jsonSchema']
    const queries = Object.keys(_).filter((name) => !updates().includes(name) && !others.includes(name)).sort()
    expect([...new Set(CONDITIONS.map(([name]) => name))].sort()).toEqual(queries)
  })

  /** The commands that make an update: the SDK calls them by their class. */
  const updates = () => Object.keys(_).filter((name) => typeof _[name] === 'function' && !['text', 'jsonSchema', 'expr'].includes(name) && _[name]([1]).constructor.name === 'UpdateCommand')

  test('the changes name every update command of the builder', () => {
    expect(updates()).toHaveLength(15)
    expect(updates().filter((name) => !CHANGES.some(([tested]) => tested.split(' ')[0] === name))).toEqual([])
  })

  test('nothing else is offered than what is tested here and beside', () => {
    const offered = (object: object) => [...new Set([...Object.getOwnPropertyNames(object), ...protos(object)])].filter((name) => typeof (object as any)[name] === 'function' && !name.startsWith('_') && name !== 'constructor').sort()
    const protos = (object: object): string[] => (Object.getPrototypeOf(object) === Object.prototype ? [] : [...Object.getOwnPropertyNames(Object.getPrototypeOf(object)), ...protos(Object.getPrototypeOf(object))])
    // `watch` is of clients: it needs a socket of the platform (docs/localcloud.md).
    const query = ['count', 'field', 'get', 'limit', 'options', 'orderBy', 'remove', 'skip', 'update', 'updateAndReturn', 'watch', 'where']
    expect(offered(rows().where({}))).toEqual(query)
    expect(offered(rows())).toEqual([...query, 'add', 'aggregate', 'doc'].sort())
    expect(offered(rows().doc('x'))).toEqual(['create', 'delete', 'field', 'get', 'remove', 'set', 'update', 'watch'])
    expect(offered(db).filter((name) => name !== 'Geo')).toEqual(['ObjectId', 'RegExp', 'collection', 'createCollection', 'runTransaction', 'serverDate', 'startTransaction'])
    expect(offered(_.gt(1)).filter((name) => name !== 'toJSON')).toEqual(['and', 'eq', 'geoIntersects', 'geoNear', 'geoWithin', 'gt', 'gte', 'in', 'lt', 'lte', 'neq', 'nin', 'or'])
    expect(offered(_.project)).toEqual(['elemMatch', 'slice'])
  })

  /** A condition goes on from another: both hold. */
  test.each<[string, (_: any) => object, string]>([
    ['gt, lt', (_) => ({ n: _.gt(1).lt(3) }), 'b'],
    ['gte, lte', (_) => ({ n: _.gte(1).lte(2) }), 'ab'],
    ['gt, neq', (_) => ({ n: _.gt(0).neq(2) }), 'ac'],
    ['gt, eq', (_) => ({ n: _.gt(0).eq(3) }), 'c'],
    ['gt, in', (_) => ({ n: _.gt(1).in([1, 2, '1']) }), 'b'],
    ['gt, nin', (_) => ({ n: _.gt(0).nin([1, 2]) }), 'c'],
    ['exists, geoWithin', (_) => ({ at: _.exists(true).geoWithin({ centerSphere: [[106.7, 31.8], 100 / 6_378_100] }) }), 'a'],
    ['exists, geoIntersects', (_) => ({ at: _.exists(true).geoIntersects({ geometry: new db.Geo.Point(107, 31.8) }) }), 'c'],
    ['exists, geoNear', (_) => ({ at: _.exists(true).geoNear({ geometry: new db.Geo.Point(106.7, 31.8), maxDistance: 2000, minDistance: 1 }) }), 'b'],
    ['commands one after another, not in a list', (_) => ({ n: _.and(_.gt(0), _.lt(3)) }), 'ab'],
    ['one of a list of a field', (_) => ({ n: _.or([_.eq(1), _.eq(3)]) }), 'ac'],
    ['none of a list of a field', (_) => ({ n: _.nor([_.eq(1), _.eq(3)]) }), 'bdef'],
    ['not one of a list', (_) => ({ n: _.not(_.in([1, 3])) }), 'bdef'],
    ['and of what is or', (_) => _.and(_.or({ n: 1 }, { n: 2 }), { tags: 'x' }), 'ab'],
    ['or beside a field', (_) => ({ n: _.or(_.eq(1), _.eq(2)), tags: 'y' }), 'a'],
    ['two fields with or', (_) => ({ n: _.or(_.eq(1), _.eq(2)), 'deep.q': _.or(_.eq(1), _.eq(9)) }), 'abcdef'],
    ['not of what is joined by and, which the SDK sends without a condition', (_) => ({ n: _.not(_.and(_.gt(1), _.lt(3))) }), ''],
  ])('conditions in a chain: %s', async (name, where, accepted) => {
    await rows().add(DOCS())
    const found = ids((await rows().where(where(_)).get()).data).sort().join('')
    // Of two fields with `or` the SDK makes one list, so that either is enough.
    expect(found).toBe(name === 'two fields with or' ? 'ab' : accepted)
  })

  test('of many, one is updated or removed when only one is asked for', async () => {
    await rows().add(DOCS())
    expect((await rows().where({ n: _.gt(0) }).options({ multiple: false }).update({ seen: true })).updated).toBe(1)
    expect((await rows().where({ seen: true }).count()).total).toBe(1)
    expect((await rows().where({ n: _.gt(0) }).options({ multiple: false }).remove()).deleted).toBe(1)
    expect((await rows().where({ n: _.gt(0) }).count()).total).toBe(2)
    expect((await rows().doc('f').delete()).deleted).toBe(1)
    expect((await rows().count()).total).toBe(4)
  })

  test('an ObjectId is kept, found and counted; what is none is refused', async () => {
    const [one, other] = ['5f1f6c2e8a3b2c0012345678', '5f1f6c2e8a3b2c0012345679'].map((id) => db.ObjectId({ id }))
    await rows().add([{ _id: 'a', n: one }, { _id: 'b', n: other }, { _id: 'c', n: one.id }])
    expect(ids((await rows().where({ n: one }).get()).data)).toEqual(['a'])
    expect(ids((await rows().where({ n: _.gt(one) }).get()).data)).toEqual(['b'])
    expect((await rows().where({ n: _.in([one, other]) }).count()).total).toBe(2)
    expect(String((await rows().doc('a').get()).data[0].n)).toBeTruthy()
    for (const id of ['', 'abc', `${one.id}0`]) expect(await codeOf(rows().add({ n: db.ObjectId({ id }) }))).toBe('INVALID_PARAM')
    expect((await rows().count()).total).toBe(3)
  })

  test.each(CONDITIONS.map(([name, where, accepted], i) => [name, i, where, accepted] as const))('%s (%i) finds, counts, and updates the same', async (_name, _i, where, accepted) => {
    await rows().add(DOCS())
    const found = ids((await rows().where(where(_)).get()).data).sort().join('')
    expect(found).toBe(accepted)
    expect((await rows().where(where(_)).count()).total).toBe(found.length)
    expect((await rows().where(where(_)).update({ seen: true })).updated).toBe(found.length)
    expect((await rows().where(where(_)).remove()).deleted).toBe(found.length)
    expect((await rows().count()).total).toBe(6 - found.length)
  })

  test.each([
    ['a regular expression', () => ({ name: /^诉/ }), 'ab'],
    ['its flags', () => ({ name: /abc/i }), 'bd'],
    ['db.RegExp', () => ({ name: db.RegExp({ regexp: 'ABC$', options: 'i' }) }), 'bd'],
    ['none of a pattern', () => ({ name: _.not(/abc/i) }), 'acef'],
    ['a part of an object', () => ({ 'deep.p': 1 }), 'ab'],
    ['an object written out', () => ({ deep: { p: 1 } }), 'ab'],
    ['a position of an array', () => ({ 'items.1.p': 1 }), 'c'],
    ['null and missing', () => ({ n: null }), 'ef'],
    ['a whole array', () => ({ tags: ['x', 'y'] }), 'a'],
  ])('%s', async (_name, where, accepted) => {
    await rows().add(DOCS())
    expect(ids((await rows().where(where()).get()).data).sort().join('')).toBe(accepted)
  })

  /** What an update makes of the field `f`; undefined takes it away. */
  type Change = [name: string, before: unknown, change: (_: any) => unknown, after: unknown]
  const CHANGES: Change[] = [
    ['set', { p: 1, q: 2 }, (_) => _.set({ r: 3 }), { r: 3 }],
    ['remove', 1, (_) => _.remove(), undefined],
    ['inc', 1, (_) => _.inc(-2.5), -1.5],
    ['inc of what is missing', undefined, (_) => _.inc(2), 2],
    ['mul', 4, (_) => _.mul(0.5), 2],
    ['mul of what is missing', undefined, (_) => _.mul(5), 0],
    ['min', 4, (_) => _.min(3), 3],
    ['min that is greater', 4, (_) => _.min(9), 4],
    ['max of dates', new Date(5), (_) => _.max(new Date(9)), new Date(9)],
    ['max of what is missing', undefined, (_) => _.max(1), 1],
    ['push of one', [1], (_) => _.push(2), [1, 2]],
    ['push of several', [1], (_) => _.push([2, [3]]), [1, 2, [3]]],
    ['push where nothing is', undefined, (_) => _.push(['甲']), ['甲']],
    ['push with a position', [1, 2], (_) => _.push({ each: [8, 9], position: 1 }), [1, 8, 9, 2]],
    ['push with a position from the end', [1, 2], (_) => _.push({ each: [9], position: -1 }), [1, 9, 2]],
    ['push with a slice', [1, 2], (_) => _.push({ each: [3], slice: -2 }), [2, 3]],
    ['push with a slice of none', [1, 2], (_) => _.push({ each: [3], slice: 0 }), []],
    ['push with a sort', [3, 1], (_) => _.push({ each: [2], sort: -1 }), [3, 2, 1]],
    ['push with a sort by a field', [{ n: 2 }], (_) => _.push({ each: [{ n: 1 }, { n: 3 }], sort: { n: 1 }, slice: 2 }), [{ n: 1 }, { n: 2 }]],
    ['pop', [1, 2, 3], (_) => _.pop(), [1, 2]],
    ['shift', [1, 2, 3], (_) => _.shift(), [2, 3]],
    ['unshift', [3], (_) => _.unshift([1, 2]), [1, 2, 3]],
    ['pull', [1, 2, 1], (_) => _.pull(1), [2]],
    ['pull by a condition', [1, 5, 9], (_) => _.pull(_.gte(5)), [1]],
    ['pull by fields', [{ a: 1, b: 1 }, { a: 2 }], (_) => _.pull({ a: 1 }), [{ a: 2 }]],
    ['pull of several', ['x', 'y', 'z'], (_) => _.pull(_.in(['x', 'z'])), ['y']],
    ['pullAll', [1, 2, 3, 2], (_) => _.pullAll([2, 3]), [1]],
    ['addToSet', [1, 2], (_) => _.addToSet(2), [1, 2]],
    ['addToSet of something new', [{ a: 1 }], (_) => _.addToSet({ a: 2 }), [{ a: 1 }, { a: 2 }]],
    ['addToSet of several', ['x'], (_) => _.addToSet({ $each: ['x', 'y', 'y'] }), ['x', 'y']],
    ['addToSet of several, named as the reference names them', ['x'], (_) => _.addToSet({ each: ['x', 'y', 'y'] }), ['x', 'y']],
    ['addToSet of an object that has more than each', [], (_) => _.addToSet({ each: [1], of: 2 }), [{ each: [1], of: 2 }]],
    ['addToSet of an array', [1], (_) => _.addToSet([1]), [1, [1]]],
    ['rename', 7, (_) => _.rename('g'), undefined],
    ['bit and', 13, (_) => _.bit({ and: 10 }), 8],
    ['bit or', 3, (_) => _.bit({ or: 5 }), 7],
    ['bit xor', 1, (_) => _.bit({ xor: 5 }), 4],
    ['serverDate', 1, () => db.serverDate(), new Date(START)],
    ['serverDate with an offset', 1, () => db.serverDate({ offset: -3_600_000 }), new Date(START - 3_600_000)],
    ['null', 1, () => null, null],
  ]

  test.each(CHANGES)('%s', async (_name, before, change, after) => {
    await rows().add(before === undefined ? { _id: 'x', kept: 1 } : { _id: 'x', kept: 1, f: before })
    await rows().doc('x').update({ f: change(_) })
    const [doc] = (await rows().doc('x').get()).data
    expect([doc.kept, doc.f]).toEqual([1, after])
    if (_name === 'rename') expect(doc.g).toBe(7)
  })

  test('inside a transaction the same changes are made', async () => {
    await rows().add(CHANGES.map(([, before], i) => (before === undefined ? { _id: `x${i}` } : { _id: `x${i}`, f: before })))
    await db.runTransaction(async (tx: any) => {
      for (const [i, [, , change]] of CHANGES.entries()) await tx.collection('rows').doc(`x${i}`).update({ f: change(_) })
    })
    const { data } = await rows().limit(1000).get()
    for (const [i, [, , , after]] of CHANGES.entries()) expect(data.find(({ _id }: any) => _id === `x${i}`).f).toEqual(after)
  })

  test('every geo shape comes back as it went in', async () => {
    const { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon } = db.Geo
    const line = new LineString([new Point(0, 0), new Point(1, 1)])
    const ring = new LineString([new Point(0, 0), new Point(3, 0), new Point(3, 2), new Point(0, 0)])
    const shapes = { point: new Point(106.7, 31.8), line, polygon: new Polygon([ring]), points: new MultiPoint([new Point(0, 0)]), lines: new MultiLineString([line]), polygons: new MultiPolygon([new Polygon([ring])]) }
    await rows().add({ _id: 'g', ...shapes })
    const [back] = (await rows().doc('g').get()).data
    for (const [name, shape] of Object.entries(shapes)) expect(back[name].toJSON()).toEqual(shape.toJSON())
  })

  test('set, update and add of an _id that is given or made', async () => {
    expect(await rows().doc('s').set({ n: 1 })).toMatchObject({ updated: 0, upsertedId: 's' })
    expect(await rows().doc('s').set({ n: 2 })).toMatchObject({ updated: 1 })
    expect(await rows().doc('c').create({ n: 3 })).toMatchObject({ id: 'c' })
    expect(await codeOf(rows().doc('c').create({ n: 3 }))).toBe('DATABASE_DUPLICATE_WRITE')
    const { id } = await rows().add({ n: 4 })
    expect((await rows().doc(id).get()).data[0]).toEqual({ _id: id, n: 4 })
  })

  const MB = 1024 * 1024
  test.each([
    ['a missing collection', () => db.collection('none').add({}), 'DATABASE_COLLECTION_NOT_EXIST', /"none"/],
    ['a count in a missing collection', () => db.collection('none').count(), 'DATABASE_COLLECTION_NOT_EXIST', /"none"/],
    ['a duplicate _id', () => rows().add({ _id: 'x' }), 'DATABASE_DUPLICATE_WRITE', /_id_/],
    ['a duplicate key', () => db.collection('unique').add({ key: 1 }), 'DATABASE_DUPLICATE_WRITE', /"key"/],
    ['a bad query operator', () => rows().where({ n: { $invented: 1 } }).get(), 'DATABASE_INVALID_OPERRATOR', /\$invented/],
    ['text search by the builder', () => rows().where(_.text({ search: 'a' })).get(), 'DATABASE_INVALID_OPERRATOR', /\$search/],
    ['text search', () => rows().options({ raw: true }).where({ $text: { $search: 'a' } }).get(), 'DATABASE_INVALID_OPERRATOR', /\$text/],
    ['a JSON schema', () => rows().where(_.jsonSchema({ required: ['n'] })).get(), 'DATABASE_INVALID_OPERRATOR', /\$jsonSchema/],
    ['a bad update operator', () => rows().options({ raw: true }).doc('x').update({ $invented: { n: 1 } }), 'DATABASE_INVALID_OPERRATOR', /\$invented/],
    ['an update operator that is a name of every object', () => rows().options({ raw: true }).doc('x').update({ constructor: { n: 1 } }), 'DATABASE_INVALID_OPERRATOR', /constructor/],
    ['addToSet of what is no list', () => rows().doc('x').update({ list: _.addToSet({ each: 1 }) }), 'DATABASE_INVALID_OPERRATOR', /\$each/],
    ['bits of half a number', () => rows().doc('x').update({ half: _.bit({ and: 1 }) }), 'DATABASE_REQUEST_FAILED', /half/],
    ['a bad field name', () => rows().add({ 'a.b': 1 }), 'INVALID_PARAM', /"a\.b"/],
    ['a field name that is an operator', () => rows().add({ deep: { $b: 1 } }), 'INVALID_PARAM', /"\$b"/],
    ['an empty field name', () => rows().add({ '': 1 }), 'INVALID_PARAM', /""/],
    ['a document of 16 MB in Chinese', () => rows().add({ text: '诉'.repeat(6 * MB) }), 'DATABASE_REQUEST_FAILED', /larger than 16 MB/],
    ['a document that an update makes too large', () => rows().doc('x').update({ text: 'x'.repeat(17 * MB) }), 'DATABASE_REQUEST_FAILED', /larger than 16 MB/],
    ['a changed _id', () => rows().options({ raw: true }).doc('x').update({ $set: { _id: 'y' } }), 'DATABASE_INVALID_OPERRATOR', /_id/],
    ['a collection that is there', () => db.createCollection('rows'), 'INVALID_PARAM', /"rows"/],
    ['a name that cannot be a collection', () => db.createCollection('a b'), 'INVALID_PARAM', /"a b"/],
    ['a finished transaction', async () => (await db.startTransaction()).rollback().then(() => db.collection('rows')._request.send('database.commitTransaction', { transactionId: 'none' })), 'DATABASE_TRANSACTION_FAIL', /not open/],
    ['an unknown action', () => rows()._request.send('database.invented', {}), 'INVALID_ACTION', /database\.invented/],
  ])('refused with its code and readable words: %s', async (_name, call, code, words) => {
    await rows().add({ _id: 'x', n: 1, half: 0.5, list: [] })
    await db.collection('unique').add({ key: 1 })
    const refusal = await Promise.resolve().then(call).then((answer: any) => answer, (error: unknown) => error)
    expect([refusal.code, refusal.message]).toEqual([code, expect.stringMatching(words)])
    expect((await rows().get()).data).toEqual([{ _id: 'x', n: 1, half: 0.5, list: [] }])
  })
})
