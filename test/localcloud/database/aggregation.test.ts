import { codeOf, START, startCloud, type Cloud } from './support'

/** Aggregation through the real SDK's builder. */
describe('aggregation', () => {
  let cloud: Cloud
  let db: any
  let _: any
  let $: any

  beforeAll(async () => {
    cloud = await startCloud([
      { name: 'appeals', indexes: [{ name: 'unit', keys: [{ field: 'unit', order: 1 }] }] },
      { name: 'units', indexes: [{ name: 'code', keys: [{ field: 'code', order: 1 }] }] },
    ])
    db = cloud.db
    _ = db.command
    $ = _.aggregate
    await db.collection('units').add([{ _id: 'u1', code: 1, name: '东街' }, { _id: 'u2', code: 2, name: '西街' }])
    await db.collection('appeals').add(
      Array.from({ length: 12 }, (_each, n) => ({ _id: `a${n}`, unit: (n % 3) + 1, days: n, kind: n % 2 ? '咨询' : '投诉', tags: ['x', `t${n % 2}`], at: new Date(START + n) })),
    )
  })
  afterAll(() => cloud.close())

  const appeals = () => db.collection('appeals').aggregate()

  test('match, group and sort', async () => {
    const { data } = await appeals().match({ unit: _.in([1, 2]) }).group({ _id: '$unit', n: $.sum(1), longest: $.max('$days'), mean: $.avg('$days') }).sort({ _id: -1 }).end()
    expect(data).toEqual([{ _id: 2, n: 4, longest: 10, mean: 5.5 }, { _id: 1, n: 4, longest: 9, mean: 4.5 }])
  })

  test('the head of a pipeline keeps its meaning: sort, skip, limit', async () => {
    const { data } = await appeals().match({ kind: '投诉' }).sort({ days: -1 }).skip(1).limit(2).project({ days: 1, _id: 0 }).end()
    expect(data).toEqual([{ days: 8 }, { days: 6 }])
    const limitedFirst = await appeals().sort({ days: 1 }).limit(3).skip(2).end()
    expect(limitedFirst.data.map((doc: any) => doc.days)).toEqual([2])
  })

  test('count, also of nothing', async () => {
    expect((await appeals().match({ unit: 1 }).count('n').end()).data).toEqual([{ n: 4 }])
    expect((await appeals().match({ unit: 9 }).count('n').end()).data).toEqual([])
  })

  test('unwind, addFields and sortByCount', async () => {
    const { data } = await appeals().unwind('$tags').sortByCount('$tags').end()
    expect(data).toEqual([{ _id: 'x', count: 12 }, ...[{ _id: 't0', count: 6 }, { _id: 't1', count: 6 }]])
    const late = await appeals().addFields({ late: $.gt(['$days', 9]) }).match({ late: true }).sort({ days: 1 }).end()
    expect(late.data.map((doc: any) => [doc._id, doc.at])).toEqual([['a10', new Date(START + 10)], ['a11', new Date(START + 11)]])
  })

  test('lookup by field and by pipeline, and of a collection that is not there', async () => {
    const byField = await appeals().match({ _id: 'a1' }).lookup({ from: 'units', localField: 'unit', foreignField: 'code', as: 'of' }).end()
    expect(byField.data[0].of).toEqual([{ _id: 'u2', code: 2, name: '西街' }])
    const byPipeline = await appeals()
      .match({ _id: _.in(['a0', 'a2']) })
      .lookup({ from: 'units', let: { unit: '$unit' }, pipeline: $.pipeline().match(_.expr($.eq(['$code', '$$unit']))).project({ name: 1, _id: 0 }).done(), as: 'of' })
      .end()
    expect(byPipeline.data.map((doc: any) => doc.of)).toEqual([[{ name: '东街' }], []])
    expect((await appeals().limit(1).lookup({ from: 'none', localField: 'a', foreignField: 'b', as: 'of' }).end()).data[0].of).toEqual([])
  })

  test('what is not supported is refused by name', async () => {
    const raw = (stages: object[]) => db.collection('appeals').options({ raw: true }).aggregate(stages).end()
    expect(await codeOf(raw([{ $merge: { into: 'x' } }]))).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await codeOf(raw([{ $invented: {} }]))).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await codeOf(raw([{ $project: { a: { $invented: 1 } } }]))).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await codeOf(db.collection('nowhere').aggregate().limit(1).end())).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })
})
