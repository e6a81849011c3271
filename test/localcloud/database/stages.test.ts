import { codeOf, ids, startCloud, type Cloud } from './support'

/** Every stage that the SDK's builder offers, through the real SDK. */
describe('aggregation stages of the builder', () => {
  let cloud: Cloud
  let db: any
  let _: any
  let $: any

  beforeAll(async () => {
    cloud = await startCloud([{ name: 'rows', indexes: [{ name: 'kind', keys: [{ field: 'kind', order: 1 }] }] }, { name: 'kinds', indexes: [] }])
    db = cloud.db
    _ = db.command
    $ = _.aggregate
    await db.collection('rows').add([
      { _id: 'a', n: 1, kind: '咨询', tags: ['x', 'y'], at: new db.Geo.Point(106.7, 31.8), deep: { p: 1, q: 2 } },
      { _id: 'b', n: 5, kind: '咨询', tags: [], at: new db.Geo.Point(106.71, 31.8), deep: { p: 2 } },
      { _id: 'c', n: 9, kind: '投诉', tags: 'z', at: new db.Geo.Point(107.7, 31.8), deep: { p: 3, q: [1, 2] } },
      { _id: 'd', n: 12, kind: '投诉', tags: null, deep: { q: 1 } },
      { _id: 'e', n: 20, kind: '建议' },
    ])
    await db.collection('kinds').add([{ _id: '咨询', days: 5, of: ['x'] }, { _id: '投诉', days: 15, of: ['z', 'x'] }])
  })
  afterAll(() => cloud.close())

  const rows = () => db.collection('rows').aggregate()
  const sorted = () => rows().sort({ _id: 1 })
  const answer = async (pipeline: any): Promise<any[]> => (await pipeline.end()).data

  test('addFields: at any depth, by expression, and over what was there', async () => {
    const [a] = await answer(sorted().limit(1).addFields({ 'deep.r': $.add(['$n', 1]), n: $.multiply(['$n', 10]), copy: '$deep.p' }))
    expect(a).toMatchObject({ n: 10, copy: 1, deep: { p: 1, q: 2, r: 2 }, kind: '咨询' })
  })

  test('bucket: bounds, the rest, and figures of its own', async () => {
    const output = { count: $.sum(1), ids: $.push('$_id') }
    expect(await answer(sorted().bucket({ groupBy: '$n', boundaries: [0, 5, 10], default: '更多', output }))).toEqual([
      { _id: 0, count: 1, ids: ['a'] },
      { _id: 5, count: 2, ids: ['b', 'c'] },
      { _id: '更多', count: 2, ids: ['d', 'e'] },
    ])
    expect(await answer(rows().bucket({ groupBy: '$n', boundaries: [0, 5, 100] }))).toEqual([{ _id: 0, count: 1 }, { _id: 5, count: 4 }])
    expect(await codeOf(rows().bucket({ groupBy: '$n', boundaries: [0, 5] }).end())).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await codeOf(rows().bucket({ groupBy: '$n', boundaries: [5, 0] }).end())).toBe('DATABASE_INVALID_OPERRATOR')
  })

  test('bucketAuto: groups of about one size', async () => {
    expect(await answer(rows().bucketAuto({ groupBy: '$n', buckets: 2 }))).toEqual([{ _id: { min: 1, max: 12 }, count: 3 }, { _id: { min: 12, max: 20 }, count: 2 }])
    const byKind = await answer(rows().bucketAuto({ groupBy: '$kind', buckets: 3, output: { n: $.sum('$n') } }))
    // Two by two, and equal values are not parted: a third bucket finds nothing left.
    expect(byKind.map(({ _id, n }) => [_id.min, n])).toEqual([['咨询', 6], ['建议', 41]])
  })

  test('count', async () => {
    expect(await answer(rows().match({ n: _.gt(4) }).count('total'))).toEqual([{ total: 4 }])
    expect(await answer(rows().unwind('$tags').count('total'))).toEqual([{ total: 3 }])
  })

  test('geoNear: distance, bounds, a filter and a multiplier', async () => {
    const near = { longitude: 106.7, latitude: 31.8 }
    const found = await answer(rows().geoNear({ near, key: 'at', distanceField: 'far', spherical: true }))
    expect(ids(found)).toEqual(['a', 'b', 'c'])
    expect(found[1].far).toBeCloseTo(946, 0)
    const some = await answer(rows().geoNear({ near, key: 'at', distanceField: 'km', spherical: true, minDistance: 1, maxDistance: 2000, distanceMultiplier: 0.001, query: { kind: '咨询' }, includeLocs: 'there' }))
    expect(ids(some)).toEqual(['b'])
    expect(some[0].km).toBeCloseTo(0.946, 3)
    expect(some[0].there).toEqual({ type: 'Point', coordinates: [106.71, 31.8] })
  })

  test('group, limit, match, skip and sort in any order', async () => {
    expect(await answer(rows().group({ _id: '$kind', n: $.sum('$n') }).sort({ n: -1 }).skip(1).limit(1))).toEqual([{ _id: '建议', n: 20 }])
    expect(ids(await answer(rows().sort({ n: -1 }).limit(3).match({ kind: '投诉' })))).toEqual(['d', 'c'])
    expect(ids(await answer(rows().sort({ kind: 1, n: -1 }).skip(1).limit(2)))).toEqual(['a', 'e'])
    expect(ids(await answer(rows().limit(2).sort({ _id: -1 })))).toHaveLength(2)
  })

  test('match with every kind of condition, an expression among them', async () => {
    expect(ids(await answer(sorted().match(_.or([{ n: _.lt(2) }, { kind: /^投/ }]))))).toEqual(['a', 'c', 'd'])
    expect(ids(await answer(sorted().match(_.expr($.gt(['$n', $.multiply(['$deep.p', 3])])))))).toEqual(['d', 'e'])
    expect(ids(await answer(sorted().match({ kind: '投诉', ..._.expr($.eq(['$n', 12])) })))).toEqual(['d'])
  })

  test('project: fields kept, left out, made, taken from an array, and literal', async () => {
    const only = async (fields: object) => (await answer(sorted().limit(1).project(fields)))[0]
    expect(await only({ n: 1 })).toEqual({ _id: 'a', n: 1 })
    expect(await only({ _id: 0, 'deep.p': 1, double: $.add(['$n', '$n']) })).toEqual({ deep: { p: 1 }, double: 2 })
    expect(await only({ tags: 0, at: 0, deep: 0 })).toEqual({ _id: 'a', n: 1, kind: '咨询' })
    expect(await only({ _id: 0, one: $.literal(1), sides: ['$n', '$deep.q'], inner: { n: '$n' } })).toEqual({ one: 1, sides: [1, 2], inner: { n: 1 } })
    expect(await only({ _id: 0, kept: $.cond([$.gt(['$n', 5]), '$n', '$$REMOVE']) })).toEqual({})
  })

  test('lookup by field, by several values, and by a pipeline with variables', async () => {
    const byField = await answer(sorted().lookup({ from: 'kinds', localField: 'kind', foreignField: '_id', as: 'rule' }).project({ days: $.arrayElemAt(['$rule.days', 0]) }))
    expect(byField.map(({ days }) => days)).toEqual([5, 5, 15, 15, undefined])
    const byTags = await answer(sorted().match({ _id: 'a' }).lookup({ from: 'kinds', localField: 'tags', foreignField: 'of', as: 'rules' }))
    expect(ids(byTags[0].rules).sort()).toEqual(['咨询', '投诉'])
    const pipeline = $.pipeline().match(_.expr($.and([$.eq(['$kind', '$$kind']), $.gt(['$n', '$$n'])]))).sort({ n: -1 }).project({ _id: 1 }).done()
    const later = await answer(sorted().lookup({ from: 'rows', let: { kind: '$kind', n: '$n' }, pipeline, as: 'later' }))
    expect(later.map((row) => ids(row.later))).toEqual([['b'], [], ['d'], [], []])
    const both = await answer(sorted().limit(1).lookup({ from: 'rows', localField: 'kind', foreignField: 'kind', let: { n: '$n' }, pipeline: $.pipeline().match(_.expr($.gt(['$n', '$$n']))).done(), as: 'later' }))
    expect(ids(both[0].later)).toEqual(['b'])
    const nested = $.pipeline().match({ _id: '投诉' }).lookup({ from: 'rows', localField: '_id', foreignField: 'kind', as: 'rows' }).done()
    expect(ids((await answer(sorted().limit(1).lookup({ from: 'kinds', pipeline: nested, as: 'kinds' })))[0].kinds[0].rows).sort()).toEqual(['c', 'd'])
  })

  test('replaceRoot', async () => {
    expect(await answer(sorted().match({ _id: 'b' }).replaceRoot({ newRoot: '$deep' }))).toEqual([{ p: 2 }])
    expect(await answer(sorted().match({ _id: 'b' }).replaceRoot({ newRoot: $.mergeObjects([{ _id: '$n' }, '$deep']) }))).toEqual([{ _id: 5, p: 2 }])
    expect(await codeOf(rows().replaceRoot({ newRoot: '$n' }).end())).toBe('DATABASE_INVALID_OPERRATOR')
  })

  test('sample: as many as asked for, none twice', async () => {
    expect(await answer(rows().sample({ size: 3 }))).toHaveLength(3)
    expect(ids(await answer(rows().sample({ size: 9 }))).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    const first = new Set<string>()
    for (let i = 0; i < 60; i++) first.add((await answer(rows().sample({ size: 1 })))[0]._id)
    expect(first.size).toBeGreaterThan(1)
  })

  test('sortByCount', async () => {
    const counted = await answer(rows().sortByCount('$kind'))
    expect(counted.map(({ count }) => count)).toEqual([2, 2, 1])
    expect(counted[2]._id).toBe('建议')
  })

  test('unwind: elements, their positions, what is no array, and nothing', async () => {
    expect((await answer(sorted().unwind('$tags'))).map(({ _id, tags }) => [_id, tags])).toEqual([['a', 'x'], ['a', 'y'], ['c', 'z']])
    const kept = await answer(sorted().unwind({ path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true }).project({ tags: 1, i: 1 }))
    expect(kept).toEqual([{ _id: 'a', tags: 'x', i: 0 }, { _id: 'a', tags: 'y', i: 1 }, { _id: 'b', i: null }, { _id: 'c', tags: 'z', i: null }, { _id: 'd', tags: null, i: null }, { _id: 'e', i: null }])
    expect((await answer(sorted().unwind('$deep.q'))).map(({ _id, deep }) => [_id, deep.q])).toEqual([['a', 2], ['c', 1], ['c', 2], ['d', 1]])
  })

  test.each(['$out', '$merge', '$graphLookup', '$unionWith', '$densify', '$setWindowFields', '$invented'])('%s, which the builder does not offer, is refused by name', async (stage) => {
    const call = () => db.collection('rows').options({ raw: true }).aggregate([{ [stage]: {} }]).end()
    expect(await codeOf(call())).toBe('DATABASE_INVALID_OPERRATOR')
    await expect(call()).rejects.toThrow(stage)
  })

  test('a stage inside a lookup is refused by name too', async () => {
    await expect(rows().lookup({ from: 'kinds', pipeline: [{ $out: 'x' }], as: 'x' }).end()).rejects.toThrow('$out')
    await expect(rows().lookup({ from: 'kinds', pipeline: [{ $limit: 1 }, { $geoNear: {} }], as: 'x' }).end()).rejects.toThrow('$geoNear')
  })

  /** What MongoDB refuses before it reads a document; a lenient answer would be a wrong one. */
  test.each<[string, (rows: any) => any, RegExp]>([
    ['addFields of nothing', (rows) => rows.addFields({}), /\$addFields/],
    ['project of nothing', (rows) => rows.project({}), /\$project/],
    ['project of a field and a part of it', (rows) => rows.project({ deep: 1, 'deep.p': 1 }), /deep\.p/],
    ['project that keeps some and leaves out others', (rows) => rows.project({ n: 1, tags: 0 }), /exclusion/],
    ['group without _id', (rows) => rows.group({ n: { $sum: 1 } }), /\$group needs _id/],
    ['group by what is undefined, which the SDK does not send', (rows) => rows.group({ _id: undefined, n: { $sum: 1 } }), /\$group needs _id/],
    ['bucket by a name without $', (rows) => rows.bucket({ groupBy: 'n', boundaries: [0, 100], default: 'x' }), /\$bucket: groupBy/],
    ['bucket with a default within its boundaries', (rows) => rows.bucket({ groupBy: '$n', boundaries: [0, 100], default: 5 }), /\$bucket: default/],
    ['bucket with an unknown option', (rows) => rows.bucket({ groupBy: '$n', boundaries: [0, 100], count: 1 }), /\$bucket does not know count/],
    ['bucketAuto by a name without $', (rows) => rows.bucketAuto({ groupBy: 'n', buckets: 2 }), /\$bucketAuto: groupBy/],
    ['sortByCount of a name without $', (rows) => rows.sortByCount('kind'), /\$sortByCount/],
    ['sortByCount of an object that is no expression', (rows) => rows.sortByCount({ kind: '$kind' }), /\$sortByCount/],
    ['lookup by nothing', (rows) => rows.lookup({ from: 'kinds', as: 'x' }), /\$lookup needs localField and foreignField/],
    ['lookup by one field', (rows) => rows.lookup({ from: 'kinds', localField: 'kind', as: 'x' }), /\$lookup needs localField and foreignField/],
    ['lookup with an unknown option', (rows) => rows.lookup({ from: 'kinds', localField: 'kind', foreignField: '_id', as: 'x', on: 1 }), /\$lookup does not know on/],
    ['unwind with an unknown option', (rows) => rows.unwind({ path: '$tags', preserve: true }), /\$unwind does not know preserve/],
    ['unwind that preserves by a number', (rows) => rows.unwind({ path: '$tags', preserveNullAndEmptyArrays: 1 }), /preserveNullAndEmptyArrays/],
    ['sample with an unknown option', (rows) => rows.sample({ size: 1, of: 2 }), /\$sample does not know of/],
    ['replaceRoot by nothing', (rows) => rows.replaceRoot({}), /\$replaceRoot needs newRoot/],
    ['geoNear that is not the first stage', (rows) => rows.match({ n: 1 }).geoNear({ near: { longitude: 0, latitude: 0 }, key: 'at', distanceField: 'far', spherical: true }), /\$geoNear can only be the first/],
    ['match of what is near', (rows) => rows.match({ at: _.geoNear({ geometry: new db.Geo.Point(0, 0), maxDistance: 1 }) }), /\$nearSphere is not allowed in \$match/],
  ])('refused by name: %s', async (_name, pipeline, words) => {
    expect(await codeOf(pipeline(rows()).end())).toBe('DATABASE_INVALID_OPERRATOR')
    await expect(pipeline(rows()).end()).rejects.toThrow(words)
  })

  /** A pipeline of each stage, and the ids, in order, or the number of what it answers. */
  const EACH: Record<string, [pipeline: (rows: any) => any, answer: unknown[] | number]> = {
    addFields: [(rows) => rows.addFields({ n: 1 }), ['a', 'b', 'c', 'd', 'e']],
    bucket: [(rows) => rows.bucket({ groupBy: '$n', boundaries: [0, 9, 99] }), [0, 9]],
    bucketAuto: [(rows) => rows.bucketAuto({ groupBy: '$n', buckets: 5 }), 5],
    count: [(rows) => rows.count('all'), 1],
    geoNear: [(rows) => rows.geoNear({ near: { longitude: 107.7, latitude: 31.8 }, key: 'at', distanceField: 'far', spherical: true }), ['c', 'b', 'a']],
    group: [(rows) => rows.group({ _id: '$kind' }), 3],
    limit: [(rows) => rows.sort({ _id: 1 }).limit(2), ['a', 'b']],
    lookup: [(rows) => rows.sort({ _id: -1 }).lookup({ from: 'kinds', localField: 'kind', foreignField: '_id', as: 'rule' }).match({ 'rule.days': 15 }), ['d', 'c']],
    match: [(rows) => rows.match({ n: 9 }), ['c']],
    project: [(rows) => rows.sort({ n: -1 }).project({ _id: '$n' }), [20, 12, 9, 5, 1]],
    replaceRoot: [(rows) => rows.sort({ n: 1 }).replaceRoot({ newRoot: { _id: '$kind' } }), ['咨询', '咨询', '投诉', '投诉', '建议']],
    sample: [(rows) => rows.sample({ size: 4 }), 4],
    skip: [(rows) => rows.sort({ _id: 1 }).skip(3), ['d', 'e']],
    sort: [(rows) => rows.sort({ kind: 1, n: -1 }), ['b', 'a', 'e', 'd', 'c']],
    sortByCount: [(rows) => rows.sortByCount({ $gt: ['$n', 4] }), [true, false]],
    unwind: [(rows) => rows.sort({ _id: -1 }).unwind('$tags'), ['c', 'a', 'a']],
  }

  test('the table names every stage of the builder', () => {
    const prototype = Object.getPrototypeOf(rows()) as object
    const others = ['constructor', 'end', 'unwrap', 'done', '_pipe']
    expect(Object.keys(EACH).sort()).toEqual(Object.getOwnPropertyNames(prototype).filter((name) => !others.includes(name)).sort())
    expect(Object.getOwnPropertyNames(Object.getPrototypeOf($.pipeline()))).toEqual(Object.getOwnPropertyNames(prototype))
  })

  test.each(Object.entries(EACH))('%s', async (_name, [pipeline, wanted]) => {
    const found = await answer(pipeline(rows()))
    if (typeof wanted === 'number') expect(found).toHaveLength(wanted)
    else expect(ids(found)).toEqual(wanted)
  })

  test('a raw pipeline is what was built', async () => {
    const built = sorted().match({ n: _.gt(4) }).project({ n: 1 })
    expect(built.unwrap().map(({ stageKey }: { stageKey: string }) => stageKey)).toEqual(['$sort', '$match', '$project'])
    expect((await db.collection('rows').options({ raw: true }).aggregate([{ $sort: { _id: 1 } }, { $match: { n: { $gt: 4 } } }, { $project: { n: 1 } }]).end()).data).toEqual(await answer(built))
  })
})
