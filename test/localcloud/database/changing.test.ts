import { codeOf, START, startCloud, type Cloud } from './support'

/** The hard cases of updates, through the real SDK. What is expected is MongoDB's: its manual and its update nodes. */
const FAILED = 'DATABASE_REQUEST_FAILED'
const INVALID = 'DATABASE_INVALID_OPERRATOR'
const PARAMETER = 'INVALID_PARAM'

type Row = [name: string, before: Record<string, unknown>, change: (_: any, db: any) => object, after: Record<string, unknown>]
const CHANGES: Row[] = [
  // Numbers.
  ['inc of half', { f: 1 }, (_) => ({ f: _.inc(0.5) }), { f: 1.5 }],
  ['inc below zero', { f: 1 }, (_) => ({ f: _.inc(-3) }), { f: -2 }],
  ['inc of NaN stays it', { f: NaN }, (_) => ({ f: _.inc(1) }), { f: NaN }],
  ['inc of a date\'s neighbour, in an object', { o: { n: 1, at: new Date(1) } }, (_) => ({ 'o.n': _.inc(1) }), { o: { n: 2, at: new Date(1) } }],
  ['inc of an element', { l: [1, 2] }, (_) => ({ 'l.1': _.inc(5) }), { l: [1, 7] }],
  ['inc of a field on the way of which nothing is', {}, (_) => ({ 'a.b.c': _.inc(2) }), { a: { b: { c: 2 } } }],
  ['mul of what is missing', {}, (_) => ({ f: _.mul(3) }), { f: 0 }],
  ['min of what is missing', {}, (_) => ({ f: _.min(3) }), { f: 3 }],
  ['min of null: null is least', { f: null }, (_) => ({ f: _.min(3) }), { f: null }],
  ['max of null', { f: null }, (_) => ({ f: _.max(3) }), { f: 3 }],
  ['min of text and a number: numbers stand first', { f: 'a' }, (_) => ({ f: _.min(5) }), { f: 5 }],
  ['max of a number and text', { f: 5 }, (_) => ({ f: _.max('a') }), { f: 'a' }],
  ['max of a boolean and a date', { f: true }, (_) => ({ f: _.max(new Date(0)) }), { f: new Date(0) }],
  ['max of an array and a number: the array is greater', { f: [1] }, (_) => ({ f: _.max(5) }), { f: [1] }],
  ['min of text by code point', { f: '～' }, (_) => ({ f: _.min('𠮷') }), { f: '～' }],
  // Paths.
  ['a field in an object', { o: { a: 1 } }, () => ({ 'o.b': 2 }), { o: { a: 1, b: 2 } }],
  ['a number names a field of an object that is made', {}, () => ({ 'o.0': 1 }), { o: { 0: 1 } }],
  ['an element', { l: [1, 2, 3] }, () => ({ 'l.1': 9 }), { l: [1, 9, 3] }],
  ['an element beyond the end fills up with null', { l: [1] }, () => ({ 'l.3': 4 }), { l: [1, null, null, 4] }],
  ['a field of an element that is not there', { l: [] }, () => ({ 'l.1.x': 1 }), { l: [null, { x: 1 }] }],
  ['a field of an element', { l: [{ x: 1 }, { x: 2 }] }, () => ({ 'l.0.x': 5 }), { l: [{ x: 5 }, { x: 2 }] }],
  ['an element of an array in an array', { l: [[1, 2]] }, () => ({ 'l.0.1': 7 }), { l: [[1, 7]] }],
  ['a field of every element', { l: [{ n: 1 }, { n: 2 }] }, (_) => ({ 'l.$[].n': _.inc(1) }), { l: [{ n: 2 }, { n: 3 }] }],
  ['null', { f: 1 }, () => ({ f: null }), { f: null }],
  ['an object is merged, and set whole where it is said', { o: { a: 1 }, p: { a: 1 } }, (_) => ({ o: { b: 2 }, p: _.set({ b: 2 }) }), { o: { a: 1, b: 2 }, p: { b: 2 } }],
  ['what is undefined is left out', { f: 1 }, () => ({ f: undefined, g: 2 }), { f: 1, g: 2 }],
  ['server dates, at any depth', { o: {}, l: [] }, (_, db) => ({ o: { in: { at: db.serverDate() } }, l: _.push([db.serverDate({ offset: 1000 })]) }), { l: [new Date(START + 1000)], o: { in: { at: new Date(START) } } }],
  // Removal.
  ['remove of what is missing', { f: 1 }, (_) => ({ g: _.remove() }), { f: 1 }],
  ['remove of an element leaves null', { l: [1, 2, 3] }, (_) => ({ 'l.1': _.remove() }), { l: [1, null, 3] }],
  ['remove of an element beyond the end', { l: [1] }, (_) => ({ 'l.5': _.remove() }), { l: [1] }],
  ['remove behind a value changes nothing', { f: 5 }, (_) => ({ 'f.x': _.remove() }), { f: 5 }],
  ['remove by name inside an array changes nothing', { l: [{ x: 1 }] }, (_) => ({ 'l.x': _.remove() }), { l: [{ x: 1 }] }],
  ['remove makes nothing on the way', {}, (_) => ({ 'a.b': _.remove() }), {}],
  // Renaming.
  ['rename over another field', { f: 1, g: 2 }, (_) => ({ f: _.rename('g') }), { g: 1 }],
  ['rename into an object that is made', { f: { x: 1 } }, (_) => ({ 'f.x': _.rename('a.b') }), { f: {}, a: { b: 1 } }],
  ['rename of what is missing', { g: 2 }, (_) => ({ f: _.rename('g') }), { g: 2 }],
  ['rename of an array as a whole', { l: [1] }, (_) => ({ l: _.rename('m') }), { m: [1] }],
  // Arrays.
  ['push with a position, a sort and a slice, in this order', { l: [5, 3] }, (_) => ({ l: _.push({ each: [4, 1], position: 1, sort: 1, slice: 3 }) }), { l: [1, 3, 4] }],
  ['push with a position and a slice', { l: [1, 2, 3] }, (_) => ({ l: _.push({ each: [9], position: 0, slice: 2 }) }), { l: [9, 1] }],
  ['push with a sort downwards and a slice from the end', { l: [5, 3] }, (_) => ({ l: _.push({ each: [4, 1], sort: -1, slice: -2 }) }), { l: [3, 1] }],
  ['push at a position beyond the end', { l: [1] }, (_) => ({ l: _.push({ each: [2], position: 9 }) }), { l: [1, 2] }],
  ['push at a position beyond the beginning', { l: [1, 2] }, (_) => ({ l: _.push({ each: [0], position: -9 }) }), { l: [0, 1, 2] }],
  ['push of nothing cuts and sorts', { l: [3, 1, 2] }, (_) => ({ l: _.push({ each: [], sort: 1, slice: 2 }) }), { l: [1, 2] }],
  ['push sorts types as queries do', { l: ['b', 2, true, [0]] }, (_) => ({ l: _.push({ each: [new Date(0), null, { a: 1 }, NaN], sort: 1 }) }), { l: [null, NaN, 2, 'b', { a: 1 }, [0], true, new Date(0)] }],
  ['push sorts by a field within; missing is least', { l: [{ n: { k: 2 } }] }, (_) => ({ l: _.push({ each: [{ n: { k: 3 } }, { m: 1 }], sort: { 'n.k': -1 } }) }), { l: [{ n: { k: 3 } }, { n: { k: 2 } }, { m: 1 }] }],
  ['push sorts by two fields', { l: [{ a: 1, b: 1 }, { a: 2, b: 1 }] }, (_) => ({ l: _.push({ each: [{ a: 1, b: 2 }], sort: { a: -1, b: -1 } }) }), { l: [{ a: 2, b: 1 }, { a: 1, b: 2 }, { a: 1, b: 1 }] }],
  ['push of an array as one element', { l: [1] }, (_) => ({ l: _.push([[2, 3]]) }), { l: [1, [2, 3]] }],
  ['push to an element that is an array', { l: [[1], [2]] }, (_) => ({ 'l.1': _.push([3]) }), { l: [[1], [2, 3]] }],
  ['push of nothing makes an array', {}, (_) => ({ l: _.push({ each: [] }) }), { l: [] }],
  ['pop of the last one', { l: [1] }, (_) => ({ l: _.pop() }), { l: [] }],
  ['pop of nothing', { l: [] }, (_) => ({ l: _.pop() }), { l: [] }],
  ['shift of what is missing', { f: 1 }, (_) => ({ l: _.shift() }), { f: 1 }],
  ['unshift of several keeps their order', { l: [3] }, (_) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
  ['unshift where nothing is', {}, (_) => ({ l: _.unshift([1]) }), { l: [1] }],
  ['pull of null takes null alone', { l: [1, null, 0, ''] }, (_) => ({ l: _.pull(null) }), { l: [1, 0, ''] }],
  ['pull of a number leaves its text', { l: [1, '1', 1] }, (_) => ({ l: _.pull(1) }), { l: ['1'] }],
  ['pull of an array takes what is just so', { l: [[1, 2], [1, 2, 3], 1] }, (_) => ({ l: _.pull([1, 2]) }), { l: [[1, 2, 3], 1] }],
  ['pull by a condition also looks into an array within', { l: [[6], 1, 7] }, (_) => ({ l: _.pull(_.gt(5)) }), { l: [1] }],
  ['pull of several values', { l: [1, 2, 'x', null] }, (_) => ({ l: _.pull(_.in([2, null])) }), { l: [1, 'x'] }],
  ['pull of all but one', { l: [1, 2, 'x'] }, (_) => ({ l: _.pull(_.neq(2)) }), { l: [2] }],
  ['pull by conditions on fields', { l: [{ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 2, b: 2 }, 3] }, (_) => ({ l: _.pull({ a: _.gt(1), b: 1 }) }), { l: [{ a: 1, b: 1 }, { a: 2, b: 2 }, 3] }],
  ['pull by a field within', { l: [{ o: { a: 1 } }, { o: { a: 2 } }] }, (_) => ({ l: _.pull({ 'o.a': 1 }) }), { l: [{ o: { a: 2 } }] }],
  ['pull by elements within', { l: [{ m: [{ q: 1 }] }, { m: [{ q: 8 }] }] }, (_) => ({ l: _.pull({ m: _.elemMatch({ q: 8 }) }) }), { l: [{ m: [{ q: 1 }] }] }],
  ['pull by a pattern', { l: ['路灯', '路', 1] }, (_) => ({ l: _.pull(/灯$/) }), { l: ['路', 1] }],
  ['pull where nothing is', {}, (_) => ({ l: _.pull(1) }), {}],
  ['pullAll of objects: the order of fields counts', { l: [{ a: 1, b: 2 }, { b: 2, a: 1 }] }, (_) => ({ l: _.pullAll([{ a: 1, b: 2 }]) }), { l: [{ b: 2, a: 1 }] }],
  ['pullAll of nothing', { l: [1] }, (_) => ({ l: _.pullAll([]) }), { l: [1] }],
  ['addToSet tells a number from its text', { l: [1] }, (_) => ({ l: _.addToSet('1') }), { l: [1, '1'] }],
  ['addToSet of null', { l: [0] }, (_) => ({ l: _.addToSet(null) }), { l: [0, null] }],
  ['addToSet tells objects by the order of their fields', { l: [{ a: 1, b: 2 }] }, (_) => ({ l: _.addToSet({ b: 2, a: 1 }) }), { l: [{ a: 1, b: 2 }, { b: 2, a: 1 }] }],
  ['addToSet of a date that is there', { l: [new Date(5)] }, (_) => ({ l: _.addToSet(new Date(5)) }), { l: [new Date(5)] }],
  ['addToSet of several where nothing is', {}, (_) => ({ l: _.addToSet({ $each: [2, 1, 2] }) }), { l: [2, 1] }],
  ['addToSet leaves what is there twice', { l: [1, 1] }, (_) => ({ l: _.addToSet(2) }), { l: [1, 1, 2] }],
  // Bits.
  ['bit where nothing is: or', {}, (_) => ({ f: _.bit({ or: 5 }) }), { f: 5 }],
  ['bit where nothing is: and', {}, (_) => ({ f: _.bit({ and: 5 }) }), { f: 0 }],
  ['bit of several, one after another', { f: 13 }, (_) => ({ f: _.bit({ and: 12, or: 3 }) }), { f: 15 }],
  ['bit below zero', { f: -1 }, (_) => ({ f: _.bit({ and: 255 }) }), { f: 255 }],
  ['bit beyond 32', { f: 2 ** 40 }, (_) => ({ f: _.bit({ xor: 2 ** 40 + 1 }) }), { f: 1 }],
]

type Refusal = [name: string, before: Record<string, unknown>, change: (_: any, db: any) => object, code: string, words: RegExp]
const REFUSALS: Refusal[] = [
  ['inc of null', { f: null }, (_) => ({ f: _.inc(1) }), FAILED, /\$inc.*null/],
  ['inc of text', { f: '1' }, (_) => ({ f: _.inc(1) }), FAILED, /\$inc.*string/],
  ['inc of an array', { f: [1] }, (_) => ({ f: _.inc(1) }), FAILED, /\$inc.*array/],
  ['inc of a date', { f: new Date(0) }, (_) => ({ f: _.inc(1) }), FAILED, /\$inc.*date/],
  ['inc by text', { f: 1 }, (_) => ({ f: _.inc('1') }), INVALID, /\$inc needs a number/],
  ['inc beyond what is exact', { f: 2 ** 53 - 1 }, (_) => ({ f: _.inc(2) }), FAILED, /too large to be kept exactly/],
  ['mul of a boolean', { f: true }, (_) => ({ f: _.mul(2) }), FAILED, /\$mul.*boolean/],
  ['mul by null', { f: 1 }, (_) => ({ f: _.mul(null) }), INVALID, /\$mul needs a number/],
  ['mul beyond what is exact', { f: 2 ** 52 }, (_) => ({ f: _.mul(3) }), FAILED, /too large/],
  ['a field behind a number', { f: 5 }, () => ({ 'f.x': 1 }), FAILED, /"f" holds a number/],
  ['a field behind text', { f: 'a' }, () => ({ 'f.x': 1 }), FAILED, /"f" holds a string/],
  ['a field behind null', { f: null }, () => ({ 'f.x': 1 }), FAILED, /"f" holds a null/],
  ['a field behind a date', { o: { at: new Date(0) } }, () => ({ 'o.at.x': 1 }), FAILED, /"at" holds a date/],
  ['a name inside an array', { l: [{ x: 1 }] }, () => ({ 'l.x': 1 }), FAILED, /inside an array/],
  ['inc behind a number', { f: 5 }, (_) => ({ 'f.x': _.inc(1) }), FAILED, /"f" holds a number/],
  ['pull behind a number', { f: 5 }, (_) => ({ 'f.x': _.pull(1) }), FAILED, /"f" holds a number/],
  ['pop behind null', { f: null }, (_) => ({ 'f.x': _.pop() }), FAILED, /"f" holds a null/],
  ['rename from behind a number', { f: 5 }, (_) => ({ 'f.x': _.rename('g') }), FAILED, /"f" holds a number/],
  ['rename from an array', { l: [1] }, (_) => ({ 'l.0': _.rename('g') }), FAILED, /\$rename.*array/],
  ['rename into an array', { f: 1, l: [1] }, (_) => ({ f: _.rename('l.0') }), FAILED, /\$rename.*array/],
  ['rename to itself', { f: 1 }, (_) => ({ f: _.rename('f') }), INVALID, /\$rename/],
  ['rename into itself', { f: { x: 1 } }, (_) => ({ f: _.rename('f.y') }), INVALID, /conflict/],
  ['rename to what is no name', { f: 1 }, (_) => ({ f: _.rename(5) }), INVALID, /\$rename/],
  ['rename to _id', { f: 1 }, (_) => ({ f: _.rename('_id') }), INVALID, /_id cannot be changed/],
  ['push to null', { l: null }, (_) => ({ l: _.push([1]) }), FAILED, /\$push.*null/],
  ['push to an object', { l: { 0: 1 } }, (_) => ({ l: _.push([1]) }), FAILED, /\$push.*object/],
  ['push with a sort of nothing', { l: [] }, (_) => ({ l: _.push({ each: [1], sort: {} }) }), INVALID, /\$sort/],
  ['push with a sort of 2', { l: [] }, (_) => ({ l: _.push({ each: [1], sort: 2 }) }), INVALID, /\$sort/],
  ['push with a sort by a field and 2', { l: [] }, (_) => ({ l: _.push({ each: [1], sort: { n: 2 } }) }), INVALID, /\$sort/],
  ['push with half a position', { l: [] }, (_) => ({ l: _.push({ each: [1], position: 0.5 }) }), INVALID, /\$position/],
  ['push with a slice of text', { l: [] }, (_) => ({ l: _.push({ each: [1], slice: 'x' }) }), INVALID, /\$slice/],
  ['push of each that is no list', { l: [] }, (_) => ({ l: _.push({ each: 1 }) }), INVALID, /\$each/],
  ['pop of text', { l: 'abc' }, (_) => ({ l: _.pop() }), FAILED, /\$pop.*string/],
  ['pull from a number', { l: 1 }, (_) => ({ l: _.pull(1) }), FAILED, /\$pull.*number/],
  ['pull by an unknown operator', { l: [1] }, (_) => ({ l: _.pull({ $like: 1 }) }), INVALID, /\$like/],
  ['pullAll of what is no list', { l: [1] }, (_) => ({ l: _.pullAll(1) }), INVALID, /\$pullAll/],
  ['pullAll from null', { l: null }, (_) => ({ l: _.pullAll([1]) }), FAILED, /\$pullAll.*null/],
  ['addToSet to an object', { l: {} }, (_) => ({ l: _.addToSet(1) }), FAILED, /\$addToSet.*object/],
  ['bit of text', { f: '1' }, (_) => ({ f: _.bit({ or: 1 }) }), FAILED, /\$bit/],
  ['bit by half', { f: 1 }, (_) => ({ f: _.bit({ or: 0.5 }) }), INVALID, /\$bit/],
  ['bit of another kind', { f: 1 }, (_) => ({ f: _.bit({ nand: 1 }) }), INVALID, /\$bit/],
  ['two changes of one field', { o: {} }, (_) => ({ o: _.set({ a: 1 }), 'o.a': 2 }), INVALID, /conflict/],
  ['a position that no filter found', { l: [1] }, () => ({ 'l.$': 2 }), INVALID, /"l\.\$"/],
  ['a position by a name', { l: [1] }, () => ({ 'l.$[x]': 2 }), INVALID, /\$\[x\]/],
  ['every element of what is no array', { l: 1 }, () => ({ 'l.$[]': 2 }), FAILED, /l\.\$\[\]/],
  ['an empty part of a path', {}, () => ({ 'a..b': 1 }), INVALID, /"a\.\.b"/],
  ['a part of _id', {}, () => ({ '_id.x': 1 }), INVALID, /_id cannot be changed/],
  ['a name with $ inside a value', {}, (_) => ({ o: _.set({ deep: [{ $x: 1 }] }) }), PARAMETER, /"\$x"/],
  ['a name with a dot inside a value', {}, (_) => ({ o: _.set({ 'x.y': 1 }) }), PARAMETER, /"x\.y"/],
  ['an empty name inside a value', {}, (_) => ({ l: _.push([{ '': 1 }]) }), PARAMETER, /""/],
]

describe('the hard cases of updates', () => {
  let cloud: Cloud
  let db: any
  let _: any

  beforeAll(async () => {
    cloud = await startCloud([{ name: 'rows', indexes: [] }])
    db = cloud.db
    _ = db.command
  })
  beforeEach(() => cloud.database.clear())
  afterAll(() => cloud.close())

  const rows = () => db.collection('rows')
  const read = async () => (await rows().doc('x').get()).data[0]

  test.each(CHANGES)('%s', async (_name, before, change, after) => {
    const changed = (one: object) => rows().doc('x').set(one)
    await changed({ kept: 1, ...before })
    const { updated } = await rows().doc('x').update(change(_, db))
    expect(await read()).toEqual({ _id: 'x', kept: 1, ...after })
    // Counted is what changed, and only that.
    const same = JSON.stringify(Object.entries(before).sort()) === JSON.stringify(Object.entries(after).sort())
    expect(updated).toBe(same ? 0 : 1)

    // By a filter, as what is answered, and inside a transaction it is the same.
    await changed({ kept: 1, ...before })
    expect((await rows().where({ kept: 1 }).updateAndReturn(change(_, db))).doc).toEqual({ _id: 'x', kept: 1, ...after })
    await changed({ kept: 1, ...before })
    const tx = await db.startTransaction()
    await tx.collection('rows').doc('x').update(change(_, db))
    expect((await tx.collection('rows').doc('x').get()).data).toEqual({ _id: 'x', kept: 1, ...after })
    await tx.commit()
    expect(await read()).toEqual({ _id: 'x', kept: 1, ...after })
  })

  test.each(REFUSALS)('refused, and nothing changes: %s', async (_name, before, change, code, words) => {
    await rows().add({ _id: 'x', kept: 1, ...before })
    const call = () => rows().doc('x').update({ ...change(_, db), kept: 2 })
    const refusal = await Promise.resolve().then(call).then((answer: unknown) => answer as { code?: string; message?: string }, (error: { code: string; message: string }) => error)
    expect([refusal.code, refusal.message]).toEqual([code, expect.stringMatching(words)])
    expect(await codeOf(rows().where({ kept: 1 }).updateAndReturn(change(_, db)))).toBe(code)
    expect(await read()).toEqual({ _id: 'x', kept: 1, ...before })
  })

  test('new fields stand in the order of their names, as in MongoDB: it counts where objects are compared', async () => {
    await rows().add({ _id: 'x', m: 0 })
    await rows().doc('x').update({ z: 1, o: { y: 1, b: 2 }, a: 2, m: 3 })
    expect(Object.keys(await read())).toEqual(['_id', 'm', 'a', 'o', 'z'])
    expect((await rows().where({ o: _.eq({ b: 2, y: 1 }) }).count()).total).toBe(1)
    expect((await rows().where({ o: _.eq({ y: 1, b: 2 }) }).count()).total).toBe(0)
  })

  test('of an update of many that fails at one, none takes place', async () => {
    await rows().add([{ _id: 'a', n: 1 }, { _id: 'b', n: 'x' }, { _id: 'c', n: 1 }])
    expect(await codeOf(rows().where({}).update({ n: _.inc(1) }))).toBe(FAILED)
    expect((await rows().get()).data.map(({ n }: { n: unknown }) => n)).toEqual([1, 'x', 1])
  })

  test('the _id of a document stays, however it is asked for', async () => {
    await rows().add({ _id: 'x', n: 1 })
    const whole = (query: object, data: object) => rows()._request.send('database.modifyDocument', { collectionName: 'rows', query: JSON.stringify(query), data: JSON.stringify(data), merge: false, upsert: true, multi: false })
    expect(await codeOf(whole({ _id: 'x' }, { _id: 'y', n: 2 }))).toBe(PARAMETER)
    expect(await codeOf(whole({ n: 1 }, { _id: 'y', n: 2 }))).toBe(PARAMETER)
    expect((await whole({ n: 1 }, { n: 2 })).data).toEqual({ updated: 1 })
    expect((await rows().get()).data).toEqual([{ _id: 'x', n: 2 }])
    expect(await codeOf(rows().doc('x').update({ _id: 'y' }))).toBe(PARAMETER)
    expect(await codeOf(rows().doc('x').set({ _id: 'y' }))).toBe(PARAMETER)
  })

  test('an update of nothing changes nothing, and of a missing collection is refused', async () => {
    await rows().add({ _id: 'x', n: 1 })
    expect((await rows().doc('x').update({})).updated).toBe(0)
    // The SDK sends no more than that of an empty object.
    expect((await rows().doc('x').update({ n: {} })).updated).toBe(0)
    expect(await read()).toEqual({ _id: 'x', n: 1 })
    expect((await rows().doc('none').remove()).deleted).toBe(0)
    expect((await rows().where({ n: 7 }).remove()).deleted).toBe(0)
    for (const call of [(one: any) => one.doc('x').update({ n: 1 }), (one: any) => one.doc('x').set({ n: 1 }), (one: any) => one.where({ n: 1 }).updateAndReturn({ n: 1 }), (one: any) => one.doc('x').remove(), (one: any) => one.where({}).remove(), (one: any) => one.add([{}, {}]), (one: any) => one.aggregate().limit(1).end()]) {
      expect(await codeOf(call(db.collection('nowhere')))).toBe('DATABASE_COLLECTION_NOT_EXIST')
    }
  })

  test('a set replaces, also by nothing and by what holds server dates', async () => {
    await rows().doc('x').set({ a: 1, at: db.serverDate({ offset: 5 }), deep: [{ at: db.serverDate() }] })
    expect(await read()).toEqual({ _id: 'x', a: 1, at: new Date(START + 5), deep: [{ at: new Date(START) }] })
    expect((await rows().where({ at: _.gt(db.serverDate()) }).count()).total).toBe(1)
    expect((await rows().where({ at: _.gt(db.serverDate({ offset: 60_000 })) }).count()).total).toBe(0)
    await rows().doc('x').set({})
    expect(await read()).toEqual({ _id: 'x' })
  })
})
