import { codeOf, startCloud, type Cloud } from './support'

/**
 * The hard cases of the query commands, each asked of one set of values twice: where only reading everything can answer, and
 * where an index stands. What is expected is MongoDB's: its manual, and for null its own tests (`null_query_semantics`).
 */
const VALUES: Record<string, unknown> = {
  none: undefined,
  null: null,
  nan: NaN,
  one: 1,
  two: 2,
  half: 1.5,
  minus: -3,
  big: 2 ** 40,
  text1: '1',
  text10: '10',
  empty: '',
  han: '诉求',
  // U+20BB7 stands behind U+FF5E, although its first unit of UTF-16 stands before.
  pair: '𠮷野',
  wave: '～',
  yes: true,
  no: false,
  epoch: new Date(0),
  later: new Date(9),
  list: [1, 5],
  texts: ['1', '诉求'],
  nulls: [null],
  hollow: [],
  nest: [[1, 2]],
  nest0: [[]],
  mixed: [1, '1', null, new Date(0)],
  object: { d: 1 },
  objects: [{ d: 1 }, { d: 5 }],
  partly: [{ d: [1, 2] }, { e: 1 }],
  deep: [[{ d: 1 }]],
  hole: {},
  among: [3, { d: null }],
}
const EVERY = Object.keys(VALUES)
const but = (...names: string[]): string[] => EVERY.filter((name) => !names.includes(name))

type Row = [name: string, where: (_: any) => object, accepted: readonly string[]]
const NULLS = ['none', 'null', 'nulls', 'mixed']
const ROWS: Row[] = [
  ['eq of a number also among the elements of an array', (_) => ({ v: _.eq(1) }), ['one', 'list', 'mixed']],
  ['eq of text that reads as a number', (_) => ({ v: _.eq('1') }), ['text1', 'texts', 'mixed']],
  ['eq of null, and of what is missing', (_) => ({ v: _.eq(null) }), NULLS],
  ['null itself', () => ({ v: null }), NULLS],
  ['neq of null', (_) => ({ v: _.neq(null) }), but(...NULLS)],
  ['neq of a value is its complement', (_) => ({ v: _.neq(1) }), but('one', 'list', 'mixed')],
  ['eq of NaN', (_) => ({ v: _.eq(NaN) }), ['nan']],
  ['eq of an array: as it stands, or as an element', (_) => ({ v: _.eq([1, 2]) }), ['nest']],
  ['eq of an array: every element in its order', (_) => ({ v: _.eq([5, 1]) }), []],
  ['eq of an empty array', (_) => ({ v: _.eq([]) }), ['hollow', 'nest0']],
  ['eq of an object', (_) => ({ v: _.eq({ d: 1 }) }), ['object', 'objects']],
  ['eq of an empty object', (_) => ({ v: _.eq({}) }), ['hole']],
  ['eq of a date', (_) => ({ v: _.eq(new Date(0)) }), ['epoch', 'mixed']],
  ['gt of a number: no NaN, no other type', (_) => ({ v: _.gt(1) }), ['two', 'half', 'big', 'list', 'among']],
  ['lt of a number: no NaN, no null', (_) => ({ v: _.lt(1) }), ['minus']],
  ['gte of NaN', (_) => ({ v: _.gte(NaN) }), ['nan']],
  ['gt of text', (_) => ({ v: _.gt('1') }), ['text10', 'han', 'pair', 'wave', 'texts']],
  ['gt of text by code point', (_) => ({ v: _.gt('～') }), ['pair']],
  ['lte of the empty text', (_) => ({ v: _.lte('') }), ['empty']],
  ['gte of a date', (_) => ({ v: _.gte(new Date(0)) }), ['epoch', 'later', 'mixed']],
  ['gt of a boolean', (_) => ({ v: _.gt(false) }), ['yes']],
  ['lte of a boolean', (_) => ({ v: _.lte(true) }), ['yes', 'no']],
  ['gte of null', (_) => ({ v: _.gte(null) }), NULLS],
  ['lte of null', (_) => ({ v: _.lte(null) }), NULLS],
  ['gt of null', (_) => ({ v: _.gt(null) }), []],
  ['gt of an array: whole arrays, element by element', (_) => ({ v: _.gt([1, 2]) }), ['list', 'texts', 'nest', 'nest0', 'mixed', 'objects', 'partly', 'deep', 'among']],
  ['in of nothing', (_) => ({ v: _.in([]) }), []],
  ['nin of nothing', (_) => ({ v: _.nin([]) }), EVERY],
  ['in of null', (_) => ({ v: _.in([null]) }), NULLS],
  ['in of a number and its text', (_) => ({ v: _.in([1, '1']) }), ['one', 'text1', 'list', 'texts', 'mixed']],
  ['in of a pattern and a number', (_) => ({ v: _.in([/^诉/, 2]) }), ['han', 'texts', 'two']],
  ['in of an array', (_) => ({ v: _.in([[1, 2]]) }), ['nest']],
  ['in of an object', (_) => ({ v: _.in([{ d: 1 }, true]) }), ['object', 'objects', 'yes']],
  ['nin of null and a number', (_) => ({ v: _.nin([null, 1]) }), but(...NULLS, 'one', 'list')],
  ['nin of a pattern', (_) => ({ v: _.nin([/1/]) }), but('text1', 'text10', 'texts', 'mixed')],
  ['all of nothing', (_) => ({ v: _.all([]) }), []],
  ['all of one, also of what is no array', (_) => ({ v: _.all([1]) }), ['one', 'list', 'mixed']],
  ['all of several', (_) => ({ v: _.all([1, 5]) }), ['list']],
  ['all of an array', (_) => ({ v: _.all([[1, 2]]) }), ['nest']],
  ['all of null', (_) => ({ v: _.all([null]) }), NULLS],
  ['all of patterns', (_) => ({ v: _.all([/1/, /诉/]) }), ['texts']],
  ['all of elemMatch', (_) => ({ v: _.all([_.elemMatch({ d: 1 }), _.elemMatch({ d: 5 })]) }), ['objects']],
  ['elemMatch by a field; an array within the array has none', (_) => ({ v: _.elemMatch({ d: 1 }) }), ['objects', 'partly']],
  ['elemMatch by a condition on a field', (_) => ({ v: _.elemMatch({ d: _.gt(1) }) }), ['objects', 'partly']],
  ['elemMatch by a missing field', (_) => ({ v: _.elemMatch({ d: _.exists(false) }) }), ['partly', 'nest', 'nest0', 'deep']],
  ['elemMatch by a condition on the element', (_) => ({ v: _.elemMatch(_.gt(1)) }), ['list', 'among']],
  ['exists', (_) => ({ v: _.exists(true) }), but('none')],
  ['does not exist', (_) => ({ v: _.exists(false) }), ['none']],
  ['size 0', (_) => ({ v: _.size(0) }), ['hollow']],
  ['size 1', (_) => ({ v: _.size(1) }), ['nulls', 'nest', 'nest0', 'deep']],
  ['mod cuts halves off, and is asked of numbers only', (_) => ({ v: _.mod(2, 1) }), ['one', 'half', 'list', 'mixed', 'among']],
  ['mod of what is below zero', (_) => ({ v: _.mod(2, -1) }), ['minus']],
  ['a pattern', () => ({ v: /1/ }), ['text1', 'text10', 'texts', 'mixed']],
  ['a pattern of two characters, one of them outside the first plane', () => ({ v: /^..$/ }), ['text10', 'han', 'pair', 'texts']],
  ['not of a comparison', (_) => ({ v: _.not(_.gt(1)) }), but('two', 'half', 'big', 'list', 'among')],
  ['not of a pattern', (_) => ({ v: _.not(/1/) }), but('text1', 'text10', 'texts', 'mixed')],
  ['nor', (_) => _.nor([{ v: 1 }, { v: '1' }]), but('one', 'list', 'mixed', 'text1', 'texts')],
  ['or of a value and a missing one', (_) => _.or([{ v: _.exists(false) }, { v: _.eq(2) }]), ['none', 'two']],
  ['and of two bounds that different elements meet', (_) => ({ v: _.gt(4).and(_.lt(2)) }), ['list']],
  ['a field of objects, through arrays', () => ({ 'v.d': 1 }), ['object', 'objects', 'partly']],
  ['a field that is null or missing: not of an array without objects', () => ({ 'v.d': null }), but('list', 'texts', 'nulls', 'hollow', 'nest', 'nest0', 'mixed', 'object', 'objects', 'deep')],
  ['a field that is not null', (_) => ({ 'v.d': _.neq(null) }), ['list', 'texts', 'nulls', 'hollow', 'nest', 'nest0', 'mixed', 'object', 'objects', 'deep']],
  ['a field that exists', (_) => ({ 'v.d': _.exists(true) }), ['object', 'objects', 'partly', 'among']],
  ['a field that does not exist', (_) => ({ 'v.d': _.exists(false) }), but('object', 'objects', 'partly', 'among')],
  ['a field in a list', (_) => ({ 'v.d': _.in([5, 2]) }), ['objects', 'partly']],
  ['a position', () => ({ 'v.0': 1 }), ['list', 'mixed', 'nest']],
  ['a field at a position', () => ({ 'v.1.d': 5 }), ['objects']],
  ['a field at a position, through an array', () => ({ 'v.0.d': 1 }), ['objects', 'partly', 'deep']],
  ['expr compares whole values', (_) => _.expr(_.aggregate.eq(['$v', 1])), ['one']],
  ['expr tells null from missing', (_) => _.expr(_.aggregate.eq(['$v', null])), ['null']],
  ['expr orders types', (_) => _.expr(_.aggregate.and([_.aggregate.gt(['$v', true]), _.aggregate.lt(['$v', new Date(9)])])), ['epoch']],
]

describe('the hard cases of query commands', () => {
  let cloud: Cloud
  let db: any
  let _: any

  beforeAll(async () => {
    const on = (field: string) => ({ name: field, keys: [{ field, order: 1 as const }] })
    cloud = await startCloud([{ name: 'plain', indexes: [] }, { name: 'indexed', indexes: [on('v'), on('v.d')] }])
    db = cloud.db
    _ = db.command
    const docs = EVERY.map((_id) => (VALUES[_id] === undefined ? { _id } : { _id, v: VALUES[_id] }))
    for (const name of ['plain', 'indexed']) await db.collection(name).add(docs)
  })
  afterAll(() => cloud.close())

  test.each(ROWS)('%s', async (_name, where, accepted) => {
    const expected = [...accepted].sort()
    for (const name of ['plain', 'indexed']) {
      const asked = db.collection(name).where(where(_))
      expect((await asked.limit(1000).get()).data.map(({ _id }: { _id: string }) => _id).sort()).toEqual(expected)
      expect((await asked.count()).total).toBe(expected.length)
      const { data } = await db.collection(name).aggregate().match(where(_)).project({ _id: 1 }).end()
      expect(data.map(({ _id }: { _id: string }) => _id).sort()).toEqual(expected)
    }
  })

  const raw = (filter: object) => db.collection('plain').options({ raw: true }).where(filter).get()
  test.each([
    ['an operator inside all', { v: { $all: [{ $gt: 1 }] } }, /\$all cannot hold \$gt/],
    ['operators mixed with fields', { v: { $gt: 1, d: 2 } }, /mixed/],
    ['in of what is no list', { v: { $in: 1 } }, /\$in needs an array/],
    ['in of an operator', { v: { $in: [{ $gt: 1 }] } }, /\$in cannot hold operators/],
    ['all of what is no list', { v: { $all: 1 } }, /\$all needs an array/],
    ['a size below zero', { v: { $size: -1 } }, /\$size/],
    ['a size that is text', { v: { $size: '2' } }, /\$size/],
    ['a remainder of nothing', { v: { $mod: [0, 1] } }, /\$mod cannot divide by 0/],
    ['a remainder of three', { v: { $mod: [2, 1, 0] } }, /\$mod needs/],
    ['not of a value', { v: { $not: 1 } }, /\$not needs/],
    ['an empty and', { $and: [] }, /\$and needs a non-empty array/],
    ['an or of what is no condition', { $or: [1] }, /\$or needs an array of conditions/],
    ['a comparison with a pattern', { v: { $gt: { $regularExpression: { pattern: 'a', options: '' } } } }, /\$gt cannot take a regular expression/],
    ['an unknown operator', { v: { $like: 'a' } }, /\$like/],
    ['an unknown operator inside elemMatch', { v: { $elemMatch: { $like: 1 } } }, /\$like/],
    ['options without a pattern', { v: { $options: 'i' } }, /\$options needs \$regex/],
    ['an unknown operator of expressions', { $expr: { $like: ['$v', 1] } }, /\$like/],
  ])('refused by name: %s', async (_name, filter, words) => {
    expect(await codeOf(raw(filter))).toBe('DATABASE_INVALID_OPERRATOR')
    await expect(raw(filter)).rejects.toThrow(words)
  })
})
