import { codeOf, startCloud, type Cloud } from './support'

/** The hard cases of the aggregation language: nothing, wrong types and ends, with what MongoDB's manual says; `REFUSED` is an error there too. */
const REFUSED = Symbol('refused')
type Row = [ask: (op: any) => unknown, answer: unknown]

const ROWS: Record<string, Row[]> = {
  abs: [[($) => $.abs(['$list']), REFUSED], [($) => $.abs([-2]), 2], [($) => $.abs('$text'), REFUSED]],
  add: [[($) => $.add([]), 0], [($) => $.add(['$missing', 1]), null], [($) => $.add(['$text', 1]), REFUSED], [($) => $.add(['$at', '$at']), REFUSED]],
  ceil: [[($) => $.ceil('$null'), null], [($) => $.ceil('$missing'), null], [($) => $.ceil('$text'), REFUSED]],
  divide: [[($) => $.divide([1, '$missing']), null], [($) => $.divide(['$text', 1]), REFUSED], [($) => $.divide([1, 0]), REFUSED]],
  exp: [[($) => $.exp('$null'), null], [($) => $.exp('$text'), REFUSED]],
  floor: [[($) => $.floor('$missing'), null], [($) => $.floor('$list'), REFUSED]],
  ln: [[($) => $.ln('$missing'), null], [($) => $.ln(0), REFUSED], [($) => $.ln(-1), REFUSED], [($) => $.ln('$text'), REFUSED]],
  log: [[($) => $.log(['$null', 2]), null], [($) => $.log([0, 10]), REFUSED], [($) => $.log([10, 1]), REFUSED], [($) => $.log(['$text', 10]), REFUSED]],
  log10: [[($) => $.log10('$null'), null], [($) => $.log10(0), REFUSED], [($) => $.log10('$text'), REFUSED]],
  mod: [[($) => $.mod(['$null', 2]), null], [($) => $.mod([5, 0]), REFUSED], [($) => $.mod(['$text', 2]), REFUSED]],
  multiply: [[($) => $.multiply([]), 1], [($) => $.multiply(['$null', 2]), null], [($) => $.multiply(['$text', 2]), REFUSED]],
  pow: [[($) => $.pow(['$null', 2]), null], [($) => $.pow([0, -1]), REFUSED], [($) => $.pow(['$text', 2]), REFUSED]],
  sqrt: [[($) => $.sqrt('$missing'), null], [($) => $.sqrt(-1), REFUSED], [($) => $.sqrt('$text'), REFUSED]],
  subtract: [[($) => $.subtract(['$null', 2]), null], [($) => $.subtract(['$at', '$missing']), null], [($) => $.subtract(['$text', 2]), REFUSED], [($) => $.subtract([2, '$at']), REFUSED]],
  trunc: [[($) => $.trunc('$null'), null], [($) => $.trunc([1234.567, -2]), 1200], [($) => $.trunc('$text'), REFUSED]],
  arrayElemAt: [[($) => $.arrayElemAt(['$null', 0]), null], [($) => $.arrayElemAt(['$list', '$missing']), null], [($) => $.arrayElemAt(['$list', -9]), undefined], [($) => $.arrayElemAt(['$text', 0]), REFUSED], [($) => $.arrayElemAt(['$list', 0.5]), REFUSED], [($) => $.arrayElemAt(['$list', '$text']), REFUSED]],
  arrayToObject: [[($) => $.arrayToObject('$missing'), null], [($) => $.arrayToObject('$text'), REFUSED], [($) => $.arrayToObject('$list'), REFUSED]],
  concatArrays: [[($) => $.concatArrays(['$list', '$missing']), null], [($) => $.concatArrays(['$list', '$text']), REFUSED]],
  filter: [[($) => $.filter({ input: '$missing', cond: true }), null], [($) => $.filter({ input: [], cond: true }), []], [($) => $.filter({ input: '$text', cond: true }), REFUSED], [($) => $.filter({ input: '$list', cond: true, of: 1 }), REFUSED], [($) => $.filter({ input: '$list' }), REFUSED]],
  in: [[($) => $.in([null, '$nulls']), true], [($) => $.in([[1], [[1], 2]]), true], [($) => $.in(['1', '$list']), false], [($) => $.in([1, '$missing']), REFUSED], [($) => $.in([1, '$text']), REFUSED]],
  indexOfArray: [[($) => $.indexOfArray(['$nulls', null]), 0], [($) => $.indexOfArray(['$list', 1, 2]), -1], [($) => $.indexOfArray(['$text', 1]), REFUSED], [($) => $.indexOfArray(['$list', 1, -1]), REFUSED]],
  isArray: [[($) => $.isArray('$missing'), false], [($) => $.isArray('$null'), false], [($) => $.isArray([[]]), true]],
  map: [[($) => $.map({ input: [], as: 'x', in: '$$x' }), []], [($) => $.map({ input: '$nulls', as: 'x', in: '$$x' }), [null, 1]], [($) => $.map({ input: '$text', as: 'x', in: 1 }), REFUSED], [($) => $.map({ input: '$list', as: 'x' }), REFUSED], [($) => $.map({ input: '$list', in: 1, of: 1 }), REFUSED]],
  range: [[($) => $.range([3, 3]), []], [($) => $.range([0, 3, -1]), []], [($) => $.range([0, 3, 0]), REFUSED], [($) => $.range([0.5, 3]), REFUSED], [($) => $.range(['$text', 3]), REFUSED]],
  reduce: [[($) => $.reduce({ input: [], initialValue: 7, in: 1 }), 7], [($) => $.reduce({ input: '$text', initialValue: 0, in: 1 }), REFUSED], [($) => $.reduce({ input: '$list', in: 1 }), REFUSED]],
  reverseArray: [[($) => $.reverseArray([[]]), []], [($) => $.reverseArray('$missing'), null], [($) => $.reverseArray('$text'), REFUSED]],
  size: [[($) => $.size([[]]), 0], [($) => $.size('$missing'), REFUSED], [($) => $.size('$null'), REFUSED]],
  slice: [[($) => $.slice(['$null', 1]), null], [($) => $.slice(['$list', 9]), [3, 1, 2]], [($) => $.slice(['$list', -9]), [3, 1, 2]], [($) => $.slice(['$list', -2, 1]), [1]], [($) => $.slice(['$list', 9, 1]), []], [($) => $.slice(['$text', 1]), REFUSED], [($) => $.slice(['$list', 1, 0]), REFUSED]],
  zip: [[($) => $.zip({ inputs: ['$list', '$missing'] }), null], [($) => $.zip({ inputs: ['$list', []] }), []], [($) => $.zip({ inputs: ['$list', [1]], useLongestLength: true }), [[3, 1], [1, null], [2, null]]], [($) => $.zip({ inputs: ['$list', '$text'] }), REFUSED], [($) => $.zip({ inputs: ['$list'], of: 1 }), REFUSED]],
  and: [[($) => $.and(['$text', '$list', '$empty']), true], [($) => $.and(['$missing']), false]],
  or: [[($) => $.or(['$empty']), true], [($) => $.or(['$missing', false, 0, null]), false]],
  not: [[($) => $.not(['$empty']), false], [($) => $.not(['$null']), true]],
  cmp: [[($) => $.cmp(['$missing', '$null']), -1], [($) => $.cmp(['$missing', '$absent']), 0], [($) => $.cmp(['$list', '$text']), 1], [($) => $.cmp([NaN, -1]), -1]],
  eq: [[($) => $.eq(['$missing', null]), false], [($) => $.eq(['$missing', '$absent']), true], [($) => $.eq(['$list', [3, 1, 2]]), true], [($) => $.eq(['$at', new Date(9)]), true]],
  neq: [[($) => $.neq(['$missing', null]), true], [($) => $.neq(['1', 1]), true]],
  gt: [[($) => $.gt(['$null', '$missing']), true], [($) => $.gt(['～', '𠮷']), false]],
  gte: [[($) => $.gte(['$missing', '$missing']), true], [($) => $.gte(['$list', '$object']), true]],
  lt: [[($) => $.lt(['$missing', '$null']), true], [($) => $.lt(['10', '9']), true], [($) => $.lt(['$at', true]), false]],
  lte: [[($) => $.lte(['$null', 0]), true]],
  cond: [[($) => $.cond({ if: '$missing', then: 1, else: 2 }), 2], [($) => $.cond(['$empty', 1, 2]), 1], [($) => $.cond([true, '$missing', 2]), undefined], [($) => $.cond([true, 1]), REFUSED], [($) => $.cond({ if: true, then: 1 }), REFUSED], [($) => $.cond({ if: true, then: 1, else: 2, or: 3 }), REFUSED]],
  ifNull: [[($) => $.ifNull(['$missing', '无']), '无'], [($) => $.ifNull(['$null', '无']), '无'], [($) => $.ifNull(['$empty', '无']), ''], [($) => $.ifNull(['$missing', '$null']), null]],
  switch: [[($) => $.switch({ branches: [{ case: '$null', then: 1 }, { case: true, then: 2 }] }), 2], [($) => $.switch({ branches: [{ case: false, then: 1 }], default: '$missing' }), undefined], [($) => $.switch({ branches: [{ case: false, then: 1 }] }), REFUSED], [($) => $.switch({ branches: [{ case: true, then: 1 }], else: 2 }), REFUSED]],
  dateFromParts: [[($) => $.dateFromParts({ year: 2026, month: 14, day: 0 }), new Date('2027-01-31T00:00:00Z')], [($) => $.dateFromParts({ year: '$null' }), null], [($) => $.dateFromParts({ year: '$text' }), REFUSED], [($) => $.dateFromParts({ month: 1 }), REFUSED]],
  dateFromString: [[($) => $.dateFromString({ dateString: '2026-02-30' }), REFUSED], [($) => $.dateFromString({ dateString: '东', onError: '坏' }), '坏'], [($) => $.dateFromString({ dateString: '$null', onNull: 0 }), 0], [($) => $.dateFromString({ dateString: '2026-03-02 09:00', timezone: 'Asia/Shanghai' }), new Date('2026-03-02T01:00:00Z')]],
  year: [[($) => $.year('$null'), null], [($) => $.year('$missing'), null], [($) => $.year('$text'), REFUSED], [($) => $.year({ date: '$at', timezone: 'No/Where' }), REFUSED]],
  hour: [[($) => $.hour({ date: new Date('2026-07-01T00:30:00Z'), timezone: 'America/New_York' }), 20]],
  week: [[($) => $.week(new Date('2026-01-01T00:00:00Z')), 0]],
  isoWeek: [[($) => $.isoWeek(new Date('2021-01-03T00:00:00Z')), 53]],
  isoWeekYear: [[($) => $.isoWeekYear(new Date('2021-01-03T00:00:00Z')), 2020]],
  dayOfYear: [[($) => $.dayOfYear(new Date('2028-12-31T00:00:00Z')), 366]],
  dateToString: [[($) => $.dateToString({ date: '$missing', format: '%Y', onNull: '' }), ''], [($) => $.dateToString({ date: '$text', format: '%Y' }), REFUSED], [($) => $.dateToString({ date: '$at', format: '%Q' }), REFUSED]],
  mergeObjects: [[($) => $.mergeObjects(['$missing', '$null']), {}], [($) => $.mergeObjects(['$object', '$text']), REFUSED]],
  objectToArray: [[($) => $.objectToArray('$missing'), null], [($) => $.objectToArray('$list'), REFUSED]],
  allElementsTrue: [[($) => $.allElementsTrue([['', 1]]), true], [($) => $.allElementsTrue(['$nulls']), false], [($) => $.allElementsTrue(['$missing']), REFUSED]],
  anyElementTrue: [[($) => $.anyElementTrue(['$nulls']), true], [($) => $.anyElementTrue(['$text']), REFUSED]],
  setDifference: [[($) => $.setDifference([[1, 1, '1', null], [1]]), ['1', null]], [($) => $.setDifference(['$text', [1]]), REFUSED]],
  setEquals: [[($) => $.setEquals([[[1]], [[1], [1]]]), true], [($) => $.setEquals([[1], ['1']]), false], [($) => $.setEquals(['$null', []]), REFUSED]],
  setIntersection: [[($) => $.setIntersection(['$list', ['1', 1]]), [1]], [($) => $.setIntersection(['$list', '$text']), REFUSED]],
  setIsSubset: [[($) => $.setIsSubset([[], '$list']), true], [($) => $.setIsSubset(['$null', '$list']), REFUSED]],
  setUnion: [[($) => $.setUnion([[1, 1], ['1']]), [1, '1']], [($) => $.setUnion(['$list', '$text']), REFUSED]],
  concat: [[($) => $.concat(['$text', '$missing']), null], [($) => $.concat([]), ''], [($) => $.concat(['$text', 1]), REFUSED]],
  indexOfBytes: [[($) => $.indexOfBytes(['$text', '']), 0], [($) => $.indexOfBytes([1, 'a']), REFUSED], [($) => $.indexOfBytes(['$text', 'b', -1]), REFUSED]],
  indexOfCP: [[($) => $.indexOfCP(['𠮷b', 'b']), 1], [($) => $.indexOfCP(['$text', '$null']), REFUSED]],
  split: [[($) => $.split(['a-b-', '-']), ['a', 'b', '']], [($) => $.split(['ab', '-']), ['ab']], [($) => $.split(['a.b', '.']), ['a', 'b']], [($) => $.split([1, '-']), REFUSED], [($) => $.split(['$text', '']), REFUSED]],
  strLenBytes: [[($) => $.strLenBytes('𠮷'), 4], [($) => $.strLenBytes('$null'), REFUSED], [($) => $.strLenBytes(5), REFUSED]],
  strLenCP: [[($) => $.strLenCP('$empty'), 0], [($) => $.strLenCP('$missing'), REFUSED], [($) => $.strLenCP(5), REFUSED]],
  strcasecmp: [[($) => $.strcasecmp(['$missing', '']), 0], [($) => $.strcasecmp(['$list', 'a']), REFUSED]],
  substr: [[($) => $.substr(['$null', 0, 1]), ''], [($) => $.substr([12345, 1, 2]), '23'], [($) => $.substr(['ab', 9, 1]), ''], [($) => $.substr(['$text', -1, 1]), REFUSED]],
  substrBytes: [[($) => $.substrBytes(['诉', 1, 2]), REFUSED]],
  substrCP: [[($) => $.substrCP(['𠮷野家', 1, 1]), '野'], [($) => $.substrCP(['$missing', 0, 2]), ''], [($) => $.substrCP(['ab', 0, -1]), REFUSED]],
  toLower: [[($) => $.toLower('$null'), ''], [($) => $.toLower(12), '12'], [($) => $.toLower('$list'), REFUSED]],
  toUpper: [[($) => $.toUpper('é诉b'), 'é诉B'], [($) => $.toUpper('$object'), REFUSED]],
  avg: [[($) => $.avg(['$text', '$missing', 4]), 4], [($) => $.avg([]), null]],
  sum: [[($) => $.sum('$text'), 0], [($) => $.sum(['$null', 2, '$missing']), 2]],
  max: [[($) => $.max(['$null', 2, 'a']), 'a'], [($) => $.max('$missing'), null], [($) => $.max('$nulls'), 1]],
  min: [[($) => $.min(['$null', 2, 'a']), 2], [($) => $.min([]), null]],
  stdDevPop: [[($) => $.stdDevPop(['$text', 3]), 0], [($) => $.stdDevPop([]), null]],
  stdDevSamp: [[($) => $.stdDevSamp([3]), null]],
  first: [[($) => $.first([[]]), undefined], [($) => $.first('$null'), null], [($) => $.first('$text'), REFUSED]],
  last: [[($) => $.last([[]]), undefined], [($) => $.last('$missing'), null]],
  let: [[($) => $.let({ vars: { x: 1 } }), REFUSED], [($) => $.let({ vars: { x: 1 }, in: '$$x', of: 1 }), REFUSED], [($) => $.let({ vars: { x: '$missing' }, in: $.ifNull(['$$x', 1]) }), 1], [() => '$$nobody', REFUSED]],
}

describe('the hard cases of the aggregation language', () => {
  let cloud: Cloud
  let db: any
  let $: any

  beforeAll(async () => {
    cloud = await startCloud([{ name: 'one', indexes: [] }, { name: 'many', indexes: [{ name: 'g', keys: [{ field: 'g', order: 1 }, { field: 'n', order: 1 }] }] }, { name: 'others', indexes: [] }, { name: 'shelves', indexes: [{ name: 'd', keys: [{ field: 'c.d', order: 1 }] }] }])
    db = cloud.db
    $ = db.command.aggregate
    await db.collection('one').add({ _id: 'x', text: 'abc', empty: '', list: [3, 1, 2], nulls: [null, 1], null: null, object: { a: 1 }, at: new Date(9) })
    await db.collection('many').add([{ _id: 'a', g: 1, n: 1 }, { _id: 'b', g: null, n: 2 }, { _id: 'c', n: 3 }, { _id: 'd', g: '1', n: '4' }, { _id: 'e', g: [1], n: null }, { _id: 'f', g: { p: 1 } }, { _id: 'h', g: 1, n: 0.5 }])
    await db.collection('others').add([{ _id: 1, k: 1 }, { _id: 2, k: null }, { _id: 3 }, { _id: 4, k: [1, '1'] }, { _id: 5, k: { p: 1 } }])
  })
  afterAll(() => cloud.close())

  const cases = Object.entries(ROWS).flatMap(([name, rows]) => rows.map(([ask, answer], i) => [name, i + 1, ask, answer] as const))
  test.each(cases)('%s, %i', async (_name, _i, ask, answer) => {
    const asked = db.collection('one').aggregate().project({ _id: 0, out: ask($) })
    if (answer === REFUSED) {
      const told = await asked.end().then(({ data }: { data: unknown }) => data, ({ code }: { code: unknown }) => code)
      return expect(told).toBe('DATABASE_INVALID_OPERRATOR')
    }
    expect((await asked.end()).data).toEqual([answer === undefined ? {} : { out: answer }])
  })

  const groups = async (by: unknown, figures: object) => (await db.collection('many').aggregate().group({ _id: by, ...figures }).sort({ _id: 1 }).end()).data
  test('a group of what is missing and null, of a number and its text, of arrays and objects', async () => {
    const found = await groups('$g', { n: $.sum(1), total: $.sum('$n') })
    expect(found).toHaveLength(5)
    expect(found).toEqual(expect.arrayContaining([{ _id: null, n: 2, total: 5 }, { _id: 1, n: 2, total: 1.5 }, { _id: '1', n: 1, total: 0 }, { _id: { p: 1 }, n: 1, total: 0 }, { _id: [1], n: 1, total: 0 }]))
    expect(await groups({ g: '$g' }, { n: $.sum(1) })).toHaveLength(6)
    expect(await groups(null, { low: $.min('$n'), high: $.max('$n'), mean: $.avg('$n'), all: $.addToSet('$n') })).toEqual([{ _id: null, low: 0.5, high: '4', mean: 6.5 / 4, all: expect.arrayContaining([1, 2, 3, '4', null, 0.5]) }])
    expect(await codeOf(groups('$g', { 'a.b': $.sum(1) }))).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await codeOf(groups('$g', { n: 1 }))).toBe('DATABASE_INVALID_OPERRATOR')
    expect(await codeOf(db.collection('many').aggregate().match({ g: 99 }).group({ _id: null, n: $.sum(1) }).end().then(({ data }: { data: unknown[] }) => expect(data).toEqual([])))).toBeUndefined()
  })

  test('a lookup joins null with null and missing, elements with elements, and can put what it found into an object', async () => {
    const { data } = await db.collection('many').aggregate().sort({ _id: 1 }).lookup({ from: 'others', localField: 'g', foreignField: 'k', as: 'found.others' }).project({ 'found.others._id': 1 }).end()
    expect(data.map((row: any) => [row._id, row.found.others.map(({ _id }: { _id: number }) => _id).sort()])).toEqual([
      ['a', [1, 4]], ['b', [2, 3]], ['c', [2, 3]], ['d', [4]], ['e', [1, 4]], ['f', [5]], ['h', [1, 4]],
    ])
    expect(await codeOf(db.collection('many').aggregate().lookup({ from: 'others' }).end())).toBe('DATABASE_INVALID_OPERRATOR')
  })

  test('a group by a field within an array of one is a group by that array, with an index and without', async () => {
    await db.collection('shelves').add([{ _id: 'a', c: [{ d: 1 }] }, { _id: 'b', c: { d: 1 } }, { _id: 'c', c: [{ d: 1 }] }])
    const { data } = await db.collection('shelves').aggregate().group({ _id: '$c.d', n: $.sum(1) }).sort({ n: 1 }).end()
    expect(data).toEqual([{ _id: 1, n: 1 }, { _id: [1], n: 2 }])
    expect((await db.collection('shelves').aggregate().group({ _id: null, n: $.sum('$c.d') }).end()).data).toEqual([{ _id: null, n: 1 }])
  })

  test('an unwind of an object, of a text, of nothing and of a path through an array', async () => {
    const rows = () => db.collection('many').aggregate().sort({ _id: 1 })
    expect((await rows().unwind('$g').project({ g: 1 }).end()).data.map((row: any) => [row._id, row.g])).toEqual([['a', 1], ['d', '1'], ['e', 1], ['f', { p: 1 }], ['h', 1]])
    expect((await rows().unwind('$g.p').project({ g: 1 }).end()).data.map((row: any) => row._id)).toEqual(['f'])
    expect(await codeOf(rows().unwind('g').end())).toBe('DATABASE_INVALID_OPERRATOR')
  })
})
