import { codeOf, ids, startCloud, type Cloud } from './support'

/** In which order, from where to where, with which fields, and unchanged: what a question answers, through the real SDK. */
describe('answers', () => {
  let cloud: Cloud
  let db: any
  let _: any

  beforeAll(async () => {
    const on = (...fields: string[]) => ({ name: fields.join('_'), keys: fields.map((field) => ({ field, order: 1 as const })) })
    cloud = await startCloud([{ name: 'plain', indexes: [] }, { name: 'indexed', indexes: [on('v', '_id'), on('l.n', '_id')] }, { name: 'scalars', indexes: [on('v', '_id')] }])
    db = cloud.db
    _ = db.command
  })
  beforeEach(() => cloud.database.clear())
  afterAll(() => cloud.close())

  const fill = async (docs: readonly object[], names = ['plain', 'indexed']) => {
    for (const name of names) await db.collection(name).add(docs)
  }
  const ordered = async (name: string, ...order: [string, 'asc' | 'desc'][]): Promise<string[]> =>
    ids((await order.reduce((query, [field, direction]) => query.orderBy(field, direction), db.collection(name)).limit(1000).get()).data)
  const reversed = (order: readonly string[]) => [...order].reverse()

  describe('their order', () => {
    /** From the least to the greatest, none of them equal. */
    const SCALARS: [string, unknown][] = [
      ['null', null], ['nan', NaN], ['low', -Infinity], ['minus', -2.5], ['zero', 0], ['ten', 10], ['high', Infinity], ['empty', ''], ['text10', '10'], ['text9', '9'],
      ['upper', 'Z'], ['lower', 'a'], ['yi', '一'], ['su', '诉'], ['wave', '～'], ['pair', '𠮷'], ['false', false], ['true', true], ['before', new Date(-1)], ['epoch', new Date(0)],
    ]
    const names = SCALARS.map(([name]) => name)

    test.each(['plain', 'indexed', 'scalars'])('types, and values of each: %s', async (collection) => {
      await fill([...SCALARS].reverse().map(([_id, v]) => ({ _id, v })), [collection])
      expect(await ordered(collection, ['v', 'asc'])).toEqual(names)
      expect(await ordered(collection, ['v', 'desc'])).toEqual(reversed(names))
      const { data } = await db.collection(collection).aggregate().sort({ v: -1 }).project({ _id: 1 }).end()
      expect(ids(data)).toEqual(reversed(names))
    })

    test.each(['plain', 'indexed'])('an array by its least element upwards, by its greatest downwards: %s', async (collection) => {
      const docs = [
        { _id: 'hollow', v: [] }, { _id: 'null', v: null }, { _id: 'spread', v: [50, -1] }, { _id: 'one', v: 1 }, { _id: 'mixed', v: ['x', 2] }, { _id: 'text', v: 'b' }, { _id: 'object', v: { a: 1 } }, { _id: 'nest', v: [[9]] }, { _id: 'true', v: true },
      ]
      await fill(docs, [collection])
      expect(await ordered(collection, ['v', 'asc'])).toEqual(['hollow', 'null', 'spread', 'one', 'mixed', 'text', 'object', 'nest', 'true'])
      expect(await ordered(collection, ['v', 'desc'])).toEqual(['true', 'nest', 'object', 'mixed', 'text', 'spread', 'one', 'null', 'hollow'])
    })

    test.each(['plain', 'indexed'])('a field within arrays, missing like null, and a second field where the first is equal: %s', async (collection) => {
      await fill([{ _id: 'a', l: [{ n: 5 }, { n: 1 }] }, { _id: 'b', l: [{ n: 3 }] }, { _id: 'c', l: { n: 2 } }, { _id: 'd', l: [{ m: 1 }] }, { _id: 'e' }, { _id: 'f', l: [7] }], [collection])
      expect(await ordered(collection, ['l.n', 'asc'], ['_id', 'asc'])).toEqual(['d', 'e', 'f', 'a', 'c', 'b'])
      expect(await ordered(collection, ['l.n', 'desc'], ['_id', 'asc'])).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
      expect(await ordered(collection, ['l.n', 'desc'], ['_id', 'desc'])).toEqual(['a', 'b', 'c', 'f', 'e', 'd'])
      expect(await ordered(collection, ['l.0.n', 'asc'], ['_id', 'asc'])).toEqual(['c', 'd', 'e', 'f', 'b', 'a'])
    })

    test('objects by their fields one after another', async () => {
      await fill([{ _id: 'd', v: { b: 0 } }, { _id: 'b', v: { a: 1, z: 0 } }, { _id: 'c', v: { a: 2 } }, { _id: 'a', v: { a: 1 } }, { _id: 'e', v: { a: 'x' } }])
      for (const collection of ['plain', 'indexed']) expect(await ordered(collection, ['v', 'asc'])).toEqual(['a', 'b', 'c', 'd', 'e'])
    })
  })

  test.each(['plain', 'indexed'])('an element without fields holds null among those that have them, and an array of one keeps its place: %s', async (collection) => {
    await fill([{ _id: 'a', l: [{ n: 9 }, 7] }, { _id: 'b', l: [{ n: 1 }] }, { _id: 'c', l: [[{ n: 0 }], { n: 3 }] }, { _id: 'd' }, { _id: 'e', l: [] }], [collection])
    expect(await ordered(collection, ['l.n', 'asc'], ['_id', 'asc'])).toEqual(['a', 'c', 'd', 'e', 'b'])
    expect(await ordered(collection, ['l.n', 'desc'], ['_id', 'asc'])).toEqual(['a', 'c', 'b', 'd', 'e'])
  })

  describe('their window', () => {
    beforeEach(() => fill(Array.from({ length: 1100 }, (_each, n) => ({ _id: `t${String(n).padStart(4, '0')}`, v: n % 7 }))))

    test.each(['plain', 'indexed'])('beyond the end is nothing, no limit is 100, and none goes beyond 1,000: %s', async (collection) => {
      const all = () => db.collection(collection)
      expect((await all().skip(1100).get()).data).toEqual([])
      expect((await all().skip(99_999).limit(5).get()).data).toEqual([])
      expect((await all().orderBy('v', 'asc').skip(1098).limit(5).get()).data).toHaveLength(2)
      expect((await all().get()).data).toHaveLength(100)
      expect((await all().limit(0).get()).data).toHaveLength(100)
      expect((await all().limit(5000).get()).data).toHaveLength(1000)
      expect((await all().skip(0).limit(1).get()).data).toHaveLength(1)
      expect(await codeOf(all().skip(-1).get())).toBe('INVALID_PARAM')
      expect(await codeOf(all().limit(-1).get())).toBe('INVALID_PARAM')
    })

    test.each(['plain', 'indexed'])('pages beside one another are the whole, each document once: %s', async (collection) => {
      const seen: string[] = []
      for (let skip = 0; skip < 1100; skip += 90) seen.push(...ids((await db.collection(collection).orderBy('v', 'desc').orderBy('_id', 'asc').skip(skip).limit(90).get()).data))
      expect(new Set(seen).size).toBe(1100)
      expect(seen).toEqual(await ordered(collection, ['v', 'desc'], ['_id', 'asc']).then(async (first) => [...first, ...seen.slice(1000)]))
    })

    test('an aggregation keeps to the order of its stages, and refuses a window that is none', async () => {
      const rows = () => db.collection('plain').aggregate().sort({ _id: 1 })
      expect(ids((await rows().skip(1099).limit(5).end()).data)).toEqual(['t1099'])
      expect(ids((await rows().limit(3).skip(2).end()).data)).toEqual(['t0002'])
      expect((await rows().limit(2000).end()).data).toHaveLength(1100)
      expect((await rows().skip(5000).end()).data).toEqual([])
      for (const asked of [rows().limit(0), rows().limit(-1), rows().skip(-1), rows().limit(1.5), rows().project({ _id: 1 }).limit(0), rows().sort({}), rows().count('$n'), rows().count('')]) {
        expect(await codeOf(asked.end())).toMatch(/INVALID/)
      }
    })
  })

  describe('their fields', () => {
    const DOC = { _id: 'x', n: 1, o: { p: { q: 1, r: 2 }, s: 3 }, l: [{ b: 1, c: 2 }, 5, [{ b: 2, c: 3 }], { c: 1 }], t: 'a', d: new Date(3) }
    const only = async (fields: object) => (await db.collection('plain').field(fields).get()).data[0]
    beforeEach(() => fill([DOC], ['plain']))

    test.each<[string, object, object]>([
      ['one', { n: true }, { _id: 'x', n: 1 }],
      ['one without the id', { _id: false, n: true }, { n: 1 }],
      ['the id alone', { _id: true }, { _id: 'x' }],
      ['a part of a part', { 'o.p.q': true }, { _id: 'x', o: { p: { q: 1 } } }],
      ['two parts of one', { 'o.p.q': true, 'o.s': true }, { _id: 'x', o: { p: { q: 1 }, s: 3 } }],
      ['a part of each element; what is no object falls away', { 'l.b': true }, { _id: 'x', l: [{ b: 1 }, [{ b: 2 }], {}] }],
      ['a part of what has none', { 't.u': true }, { _id: 'x' }],
      ['what is missing', { none: true, 'o.none': true }, { _id: 'x', o: {} }],
      ['all but some', { o: false, l: false, d: false }, { _id: 'x', n: 1, t: 'a' }],
      ['all but a part of each element', { _id: false, 'l.b': false, o: false, d: false }, { n: 1, l: [{ c: 2 }, 5, [{ c: 3 }], { c: 1 }], t: 'a' }],
      ['all but the id', { _id: false, o: false, l: false }, { n: 1, t: 'a', d: new Date(3) }],
    ])('%s', async (_name, fields, answer) => {
      expect(await only(fields)).toEqual(answer)
      expect((await db.collection('plain').doc('x').field(fields).get()).data[0]).toEqual(answer)
    })

    test('a part of an array: from the front, from the end, from within, and what fits', async () => {
      const { slice, elemMatch } = _.project
      await db.collection('plain').doc('x').set({ l: [1, 2, 3, 4], m: [{ b: 1 }, { b: 2, c: 1 }, { b: 2, c: 2 }], n: 1 })
      expect(await only({ l: slice(2) })).toMatchObject({ l: [1, 2], n: 1 })
      expect(await only({ l: slice(-3) })).toMatchObject({ l: [2, 3, 4] })
      expect(await only({ l: slice([1, 2]) })).toMatchObject({ l: [2, 3] })
      expect(await only({ l: slice([-2, 1]) })).toMatchObject({ l: [3] })
      expect(await only({ l: slice([-9, 2]) })).toMatchObject({ l: [1, 2] })
      expect(await only({ l: slice([9, 1]) })).toMatchObject({ l: [] })
      expect(await only({ n: slice(1) })).toMatchObject({ n: 1 })
      expect(await only({ m: elemMatch({ b: 2 }) })).toEqual({ _id: 'x', m: [{ b: 2, c: 1 }] })
      expect(await only({ m: elemMatch({ b: { $gt: 1 }, c: 2 }) })).toEqual({ _id: 'x', m: [{ b: 2, c: 2 }] })
      expect(await only({ m: elemMatch({ b: 9 }), n: true })).toEqual({ _id: 'x', n: 1 })
    })

    test.each<[string, object, RegExp]>([
      ['some and all but some', { n: true, t: false }, /keeps some fields and leaves out others/],
      ['a field and a part of it', { o: true, 'o.s': true }, /"o\.s"|"o"/],
      ['the position that a filter found', { 'l.$': true }, /"l\.\$"/],
      ['an empty part', { 'o..p': true }, /"o\.\.p"/],
      ['an unknown operator', { l: { $like: 1 } }, /"l"/],
      ['half a slice', { l: { $slice: 1.5 } }, /\$slice/],
    ])('refused by name: %s', async (_name, fields, words) => {
      const call = () => db.collection('plain').field(fields).get()
      expect(await codeOf(call())).toMatch(/INVALID/)
      await expect(call()).rejects.toThrow(words)
    })
  })

  describe('what comes back as it went in', () => {
    test.each<[string, unknown]>([
      ['null among others', [null, { a: null }]],
      ['an empty object and an empty array', [{}, [], [[]], { a: {} }]],
      ['nested arrays', [[[1, [2, [3, []]]], [[]]]]],
      ['dates, also before 1970 and at the ends of time', [new Date(0), new Date(-1), new Date(8.64e15), new Date(-8.64e15), { at: new Date(1.7e12) }]],
      ['small and large numbers', [5e-324, 1.7976931348623157e308, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 31, -(2 ** 31) - 1, 0.1, 1e21]],
      ['what is no number, and what is beyond numbers', [NaN, Infinity, -Infinity]],
      ['text of every kind', ['', ' ', '诉求', '𠮷野👨‍👩‍👧', '\u0000\u0001"\\\n\u2028', '~～', '$a.b', '1', 'true', 'null']],
      ['half a pair', ['\ud842', '\udfb7x']],
      ['text that looks like a wrapped value', ['{"$date":1}', '$numberInt']],
      ['names of every kind', { 一: 1, 'a b': 2, toString: 3, constructor: 4, hasOwnProperty: 5, a$b: 6, '0': 7, length: 8 }],
      ['long text', '长'.repeat(100_000)],
      ['depth', Array.from({ length: 60 }).reduce<unknown>((inner) => ({ deeper: [inner] }), 1)],
    ])('%s', async (_name, value) => {
      const { id } = await db.collection('plain').add({ value })
      expect((await db.collection('plain').doc(id).get()).data).toEqual([{ _id: id, value }])
      await db.collection('plain').doc('set').set({ value })
      await db.collection('plain').doc('updated').set({})
      await db.collection('plain').doc('updated').update({ value: _.set(value), list: _.push([value]) })
      cloud.reopen()
      expect((await db.collection('plain').doc('set').get()).data).toEqual([{ _id: 'set', value }])
      expect((await db.collection('plain').doc('updated').get()).data).toEqual([{ _id: 'updated', list: [value], value }])
      expect((await db.collection('plain').aggregate().match({ _id: 'set' }).end()).data).toEqual([{ _id: 'set', value }])
    })

    test('patterns, as their parts, also within', async () => {
      await db.collection('plain').add({ _id: 'x', l: [/灯$/i, { p: db.RegExp({ regexp: '^路', options: 'ms' }) }] })
      expect((await db.collection('plain').get()).data[0].l).toEqual([{ pattern: '灯$', options: 'i' }, { p: { pattern: '^路', options: 'ms' } }])
    })

    test('minus zero is kept as zero', async () => {
      await db.collection('plain').add({ _id: 'x', n: -0 })
      expect((await db.collection('plain').where({ n: 0 }).get()).data).toEqual([{ _id: 'x', n: 0 }])
    })

    test('an _id that is given: text, number, boolean, date; or made', async () => {
      const given = ['诉-1', 7, 1.5, true, new Date(9)]
      for (const _id of given) {
        expect((await db.collection('plain').add({ _id, n: 1 })).id).toEqual(_id instanceof Date ? _id.toJSON() : _id)
        expect((await db.collection('plain').where({ _id }).get()).data).toEqual([{ _id, n: 1 }])
        // By `doc` the SDK takes text and numbers only.
        if (typeof _id === 'string' || typeof _id === 'number') expect((await db.collection('plain').doc(_id).get()).data).toEqual([{ _id, n: 1 }])
        expect(await codeOf(db.collection('plain').add({ _id }))).toBe('DATABASE_DUPLICATE_WRITE')
      }
      const made = (await db.collection('plain').add([{}, {}])).ids
      expect(new Set(made).size).toBe(2)
      for (const id of made) expect(id).toMatch(/^[0-9a-f]{32}$/)
      for (const _id of [null, [1], { a: 1 }, 'a\u0000b', '\ud842', NaN, /a/]) expect(await codeOf(db.collection('plain').add({ _id }))).toBe('INVALID_PARAM')
    })

    test.each<[string, object]>([
      ['a decimal', { n: { $numberDecimal: '1.5' } }],
      ['bytes', { n: { $binary: { base64: 'AA==', subType: '00' } } }],
      ['a timestamp', { n: { $timestamp: { t: 1, i: 1 } } }],
      ['a whole number that cannot be kept exactly', { n: { $numberLong: '9007199254740993' } }],
    ])('refused by name: %s', async (_name, doc) => {
      const answer = db.collection('plain')._request.send('database.insertDocument', { collectionName: 'plain', data: [JSON.stringify(doc)] })
      expect(await codeOf(answer)).toBe('INVALID_PARAM')
      expect((await db.collection('plain').count()).total).toBe(0)
    })
  })
})
