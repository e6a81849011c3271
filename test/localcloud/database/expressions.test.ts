import { codeOf, START, startCloud, type Cloud } from './support'

/** Every operator that the SDK's builder offers (`db.command.aggregate`), with what MongoDB's manual says it answers. */
describe('aggregation operators of the builder', () => {
  let cloud: Cloud
  let db: any
  let $: any

  beforeAll(async () => {
    cloud = await startCloud([{ name: 'one', indexes: [] }, { name: 'many', indexes: [] }])
    db = cloud.db
    $ = db.command.aggregate
    await db.collection('one').add({
      _id: 'x', n: -7, half: 2.5, big: 10, zero: 0, text: '诉求 Abc', list: [3, 1, 2], words: ['甲', '乙'], nested: [{ a: 1 }, { a: 2 }], pairs: [['k', 1], ['l', 2]],
      nothing: null, object: { a: 1, b: '二' }, yes: true, at: new Date('2026-03-02T01:02:03.004Z'), sunday: new Date('2027-01-03T00:00:00Z'),
    })
    await db.collection('many').add([
      { _id: 'a', g: 1, n: 1, tag: 'x', o: { p: 1 } },
      { _id: 'b', g: 1, n: 3, tag: 'y', o: { q: 2 } },
      { _id: 'c', g: 1, n: 5, tag: 'x', o: null },
      { _id: 'd', g: 1, n: null },
      { _id: 'e', g: 2, n: '7' },
    ])
  })
  afterAll(() => cloud.close())

  const evaluated = async (expression: unknown): Promise<unknown> => (await db.collection('one').aggregate().project({ _id: 0, out: expression }).end()).data[0].out
  const grouped = async (accumulator: unknown, by: unknown = '$g'): Promise<unknown[]> =>
    (await db.collection('many').aggregate().sort({ _id: 1 }).group({ _id: by, out: accumulator }).sort({ _id: 1 }).end()).data.map((group: any) => group.out)

  /** Rows of an operator: what is asked, and the answer; `undefined` is a field that is left out. */
  type Row = [ask: (op: any) => unknown, answer: unknown]
  const at = '$at'
  const ROWS: Record<string, Row[]> = {
    abs: [[($) => $.abs('$n'), 7], [($) => $.abs('$nothing'), null], [($) => $.abs('$missing'), null]],
    add: [[($) => $.add(['$n', 10]), 3], [($) => $.add(['$at', 1000]), new Date('2026-03-02T01:02:04.004Z')], [($) => $.add(['$n', null]), null]],
    ceil: [[($) => $.ceil('$half'), 3], [($) => $.ceil(-2.5), -2]],
    divide: [[($) => $.divide(['$n', 2]), -3.5], [($) => $.divide(['$nothing', 2]), null]],
    exp: [[($) => $.exp('$zero'), 1], [($) => $.exp(1), Math.E]],
    floor: [[($) => $.floor('$half'), 2], [($) => $.floor(-2.5), -3]],
    ln: [[($) => $.ln(Math.E), 1], [($) => $.ln('$nothing'), null]],
    log: [[($) => $.log([100, 10]), 2], [($) => $.log([8, 2]), 3]],
    log10: [[($) => $.log10(1000), 3]],
    mod: [[($) => $.mod(['$n', 4]), -3], [($) => $.mod(['$half', 2]), 0.5]],
    multiply: [[($) => $.multiply(['$n', 2, 3]), -42], [($) => $.multiply(['$n', '$missing']), null]],
    pow: [[($) => $.pow([2, 10]), 1024], [($) => $.pow([2, -1]), 0.5]],
    sqrt: [[($) => $.sqrt(25), 5], [($) => $.sqrt('$nothing'), null]],
    subtract: [[($) => $.subtract(['$n', 3]), -10], [($) => $.subtract(['$at', new Date('2026-03-02T01:02:00Z')]), 3004], [($) => $.subtract(['$at', 4]), new Date('2026-03-02T01:02:03Z')]],
    trunc: [[($) => $.trunc(-2.7), -2], [($) => $.trunc([1234.567, 1]), 1234.5]],
    arrayElemAt: [[($) => $.arrayElemAt(['$list', 1]), 1], [($) => $.arrayElemAt(['$list', -1]), 2], [($) => $.arrayElemAt(['$list', 9]), undefined]],
    arrayToObject: [[($) => $.arrayToObject('$pairs'), { k: 1, l: 2 }], [($) => $.arrayToObject([[{ k: 'a', v: 1 }]]), { a: 1 }]],
    concatArrays: [[($) => $.concatArrays(['$list', ['四']]), [3, 1, 2, '四']], [($) => $.concatArrays(['$list', '$nothing']), null]],
    filter: [[($) => $.filter({ input: '$list', as: 'one', cond: $.gte(['$$one', 2]) }), [3, 2]], [($) => $.filter({ input: '$list', cond: $.eq(['$$this', 1]) }), [1]]],
    in: [[($) => $.in([2, '$list']), true], [($) => $.in(['丙', '$words']), false]],
    indexOfArray: [[($) => $.indexOfArray(['$list', 2]), 2], [($) => $.indexOfArray(['$list', 9]), -1], [($) => $.indexOfArray(['$list', 3, 1]), -1], [($) => $.indexOfArray(['$nothing', 1]), null]],
    isArray: [[($) => $.isArray('$list'), true], [($) => $.isArray(['$text']), false]],
    map: [[($) => $.map({ input: '$list', as: 'one', in: $.add(['$$one', 1]) }), [4, 2, 3]], [($) => $.map({ input: '$nothing', as: 'one', in: '$$one' }), null]],
    range: [[($) => $.range([0, 10, 3]), [0, 3, 6, 9]], [($) => $.range([3, 0, -1]), [3, 2, 1]]],
    reduce: [[($) => $.reduce({ input: '$words', initialValue: '', in: $.concat(['$$value', '$$this']) }), '甲乙'], [($) => $.reduce({ input: '$nothing', initialValue: 0, in: 1 }), null]],
    reverseArray: [[($) => $.reverseArray('$list'), [2, 1, 3]], [($) => $.reverseArray('$nothing'), null]],
    size: [[($) => $.size('$list'), 3]],
    slice: [[($) => $.slice(['$list', 2]), [3, 1]], [($) => $.slice(['$list', -2]), [1, 2]], [($) => $.slice(['$list', 1, 1]), [1]]],
    zip: [[($) => $.zip({ inputs: ['$list', '$words'] }), [[3, '甲'], [1, '乙']]], [($) => $.zip({ inputs: ['$list', '$words'], useLongestLength: true, defaults: [0, '无'] }), [[3, '甲'], [1, '乙'], [2, '无']]]],
    and: [[($) => $.and(['$yes', '$n']), true], [($) => $.and(['$yes', '$zero']), false], [($) => $.and([]), true], [($) => $.and(['$nothing']), false]],
    not: [[($) => $.not(['$yes']), false], [($) => $.not(['$missing']), true], [($) => $.not(['$zero']), true]],
    or: [[($) => $.or(['$nothing', '$n']), true], [($) => $.or(['$nothing', '$zero']), false], [($) => $.or([]), false]],
    cmp: [[($) => $.cmp(['$n', 0]), -1], [($) => $.cmp(['10', '9']), -1], [($) => $.cmp(['$nothing', 0]), -1], [($) => $.cmp(['$text', 5]), 1]],
    eq: [[($) => $.eq(['$n', -7]), true], [($) => $.eq(['$n', '-7']), false], [($) => $.eq(['$object', { a: 1, b: '二' }]), true]],
    gt: [[($) => $.gt(['$text', 5]), true], [($) => $.gt(['$n', 5]), false], [($) => $.gt(['$at', new Date(0)]), true], [($) => $.gt(['$yes', '$text']), true]],
    gte: [[($) => $.gte(['$n', -7]), true], [($) => $.gte(['$nothing', 0]), false], [($) => $.gte(['$list', '$object']), true]],
    lt: [[($) => $.lt(['$nothing', 0]), true], [($) => $.lt(['$missing', '$nothing']), true], [($) => $.lt(['乙', '甲']), true]],
    lte: [[($) => $.lte(['$n', -7]), true], [($) => $.lte(['$text', 99]), false]],
    neq: [[($) => $.neq(['$n', -7]), false], [($) => $.neq(['$n', null]), true]],
    cond: [[($) => $.cond({ if: $.lt(['$n', 0]), then: '负', else: '正' }), '负'], [($) => $.cond(['$zero', 1, 2]), 2]],
    ifNull: [[($) => $.ifNull(['$nothing', '无']), '无'], [($) => $.ifNull(['$missing', '无']), '无'], [($) => $.ifNull(['$zero', '无']), 0]],
    switch: [[($) => $.switch({ branches: [{ case: $.gt(['$n', 0]), then: '正' }, { case: $.lt(['$n', 0]), then: '负' }], default: '零' }), '负'], [($) => $.switch({ branches: [{ case: false, then: 1 }], default: '零' }), '零']],
    dateFromParts: [
      [($) => $.dateFromParts({ year: 2026, month: 3, day: 2, hour: 9, timezone: 'Asia/Shanghai' }), new Date('2026-03-02T01:00:00Z')],
      [($) => $.dateFromParts({ year: 2026, month: 14 }), new Date('2027-02-01T00:00:00Z')],
      [($) => $.dateFromParts({ isoWeekYear: 2026, isoWeek: 1, isoDayOfWeek: 1 }), new Date('2025-12-29T00:00:00Z')],
    ],
    dateFromString: [
      [($) => $.dateFromString({ dateString: '2026-03-02T01:02:03Z' }), new Date('2026-03-02T01:02:03Z')],
      [($) => $.dateFromString({ dateString: '2026-03-02', timezone: 'Asia/Shanghai' }), new Date('2026-03-01T16:00:00Z')],
      [($) => $.dateFromString({ dateString: '02/03/2026', format: '%d/%m/%Y' }), new Date('2026-03-02T00:00:00Z')],
      [($) => $.dateFromString({ dateString: '$nothing', onNull: '无' }), '无'],
    ],
    dayOfMonth: [[($) => $.dayOfMonth(at), 2], [($) => $.dayOfMonth({ date: at, timezone: '-05:00' }), 1], [($) => $.dayOfMonth('$nothing'), null]],
    dayOfWeek: [[($) => $.dayOfWeek(at), 2], [($) => $.dayOfWeek('$sunday'), 1]],
    dayOfYear: [[($) => $.dayOfYear(at), 61], [($) => $.dayOfYear({ date: '$sunday', timezone: '-05:00' }), 2]],
    isoDayOfWeek: [[($) => $.isoDayOfWeek(at), 1], [($) => $.isoDayOfWeek('$sunday'), 7]],
    isoWeek: [[($) => $.isoWeek(at), 10], [($) => $.isoWeek('$sunday'), 53]],
    isoWeekYear: [[($) => $.isoWeekYear(at), 2026], [($) => $.isoWeekYear('$sunday'), 2026]],
    millisecond: [[($) => $.millisecond(at), 4]],
    minute: [[($) => $.minute(at), 2], [($) => $.minute({ date: at, timezone: '+05:30' }), 32]],
    month: [[($) => $.month(at), 3], [($) => $.month({ date: at, timezone: '-05:00' }), 3]],
    second: [[($) => $.second(at), 3]],
    hour: [[($) => $.hour(at), 1], [($) => $.hour({ date: at, timezone: 'Asia/Shanghai' }), 9]],
    week: [[($) => $.week(at), 9], [($) => $.week('$sunday'), 1]],
    year: [[($) => $.year(at), 2026]],
    literal: [[($) => $.literal('$n'), '$n'], [($) => $.literal({ $add: [1, 2] }), { $add: [1, 2] }]],
    mergeObjects: [[($) => $.mergeObjects(['$object', { b: 3, c: 4 }]), { a: 1, b: 3, c: 4 }], [($) => $.mergeObjects(['$nothing', { a: 1 }]), { a: 1 }]],
    objectToArray: [[($) => $.objectToArray('$object'), [{ k: 'a', v: 1 }, { k: 'b', v: '二' }]], [($) => $.objectToArray('$nothing'), null]],
    allElementsTrue: [[($) => $.allElementsTrue(['$list']), true], [($) => $.allElementsTrue([[1, 0]]), false], [($) => $.allElementsTrue([[]]), true]],
    anyElementTrue: [[($) => $.anyElementTrue([[0, 1]]), true], [($) => $.anyElementTrue([[0, null]]), false], [($) => $.anyElementTrue([[]]), false]],
    setDifference: [[($) => $.setDifference(['$list', [1]]), [3, 2]], [($) => $.setDifference(['$list', '$nothing']), null]],
    setEquals: [[($) => $.setEquals(['$list', [1, 2, 3, 3]]), true], [($) => $.setEquals(['$list', [1]]), false]],
    setIntersection: [[($) => $.setIntersection([['$n', '甲'], '$words']), ['甲']], [($) => $.setIntersection([[1], '$nothing']), null]],
    setIsSubset: [[($) => $.setIsSubset([[1, 3], '$list']), true], [($) => $.setIsSubset([[9], '$list']), false]],
    setUnion: [[($) => $.size($.setUnion(['$list', [3, 4]])), 4], [($) => $.setUnion(['$list', '$nothing']), null]],
    concat: [[($) => $.concat(['$text', '！']), '诉求 Abc！'], [($) => $.concat(['$text', '$nothing']), null]],
    dateToString: [
      [($) => $.dateToString({ date: at, format: '%Y-%m-%d %H:%M:%S.%L' }), '2026-03-02 01:02:03.004'],
      [($) => $.dateToString({ date: at, format: '%Y年%m月%d日%H时', timezone: 'Asia/Shanghai' }), '2026年03月02日09时'],
      [($) => $.dateToString({ date: at, format: '%j %w %u %U %V %G %z %Z %%', timezone: '+08:00' }), '061 2 1 09 10 2026 +0800 480 %'],
      [($) => $.dateToString({ date: at }), '2026-03-02T01:02:03.004Z'],
      [($) => $.dateToString({ date: '$nothing', format: '%Y', onNull: '无' }), '无'],
      [($) => $.dateToString({ date: '$nothing', format: '%Y' }), null],
    ],
    indexOfBytes: [[($) => $.indexOfBytes(['$text', 'A']), 7], [($) => $.indexOfBytes(['$text', 'z']), -1], [($) => $.indexOfBytes(['$nothing', 'z']), null]],
    indexOfCP: [[($) => $.indexOfCP(['$text', 'A']), 3], [($) => $.indexOfCP(['$text', '诉', 1]), -1]],
    split: [[($) => $.split(['$text', ' ']), ['诉求', 'Abc']], [($) => $.split(['$nothing', ' ']), null]],
    strLenBytes: [[($) => $.strLenBytes('$text'), 10]],
    strLenCP: [[($) => $.strLenCP('$text'), 6], [($) => $.strLenCP('𠮷'), 1]],
    strcasecmp: [[($) => $.strcasecmp(['ABC', 'abc']), 0], [($) => $.strcasecmp(['b', 'A']), 1], [($) => $.strcasecmp(['$nothing', 'a']), -1]],
    substr: [[($) => $.substr(['abcd', 1, 2]), 'bc'], [($) => $.substr(['abcd', 1, -1]), 'bcd']],
    substrBytes: [[($) => $.substrBytes(['$text', 0, 3]), '诉'], [($) => $.substrBytes(['$text', 3, -1]), '求 Abc']],
    substrCP: [[($) => $.substrCP(['$text', 1, 3]), '求 A']],
    toLower: [[($) => $.toLower('$text'), '诉求 abc'], [($) => $.toLower('$nothing'), '']],
    toUpper: [[($) => $.toUpper('$text'), '诉求 ABC'], [($) => $.toUpper('$missing'), '']],
    let: [[($) => $.let({ vars: { low: '$n', high: $.add(['$big', 1]) }, in: $.subtract(['$$high', '$$low']) }), 18]],
    avg: [[($) => $.avg(['$n', '$big']), 1.5], [($) => $.avg('$list'), 2], [($) => $.avg('$nothing'), null]],
    max: [[($) => $.max('$list'), 3], [($) => $.max(['$n', '$big']), 10]],
    min: [[($) => $.min('$list'), 1]],
    sum: [[($) => $.sum('$list'), 6], [($) => $.sum(['$n', '$text', 1]), -6]],
    stdDevPop: [[($) => $.stdDevPop('$list'), Math.sqrt(2 / 3)]],
    stdDevSamp: [[($) => $.stdDevSamp('$list'), 1]],
    first: [[($) => $.first('$list'), 3]],
    last: [[($) => $.last('$list'), 2]],
  }

  /** Rows of an accumulator over the two groups of `many`: 1, 3, 5 and null; and the text '7'. */
  const GROUPS: Record<string, Row[]> = {
    addToSet: [[($) => $.addToSet('$tag'), [['x', 'y'], []]]],
    avg: [[($) => $.avg('$n'), [3, null]]],
    first: [[($) => $.first('$n'), [1, '7']], [($) => $.first('$tag'), ['x', null]]],
    last: [[($) => $.last('$n'), [null, '7']]],
    max: [[($) => $.max('$n'), [5, '7']], [($) => $.max('$tag'), ['y', null]]],
    min: [[($) => $.min('$n'), [1, '7']]],
    push: [[($) => $.push('$n'), [[1, 3, 5, null], ['7']]], [($) => $.push('$tag'), [['x', 'y', 'x'], []]], [($) => $.push({ n: '$n', t: '$tag' }), [[{ n: 1, t: 'x' }, { n: 3, t: 'y' }, { n: 5, t: 'x' }, { n: null }], [{ n: '7' }]]]],
    stdDevPop: [[($) => $.stdDevPop('$n'), [Math.sqrt(8 / 3), null]]],
    stdDevSamp: [[($) => $.stdDevSamp('$n'), [2, null]]],
    sum: [[($) => $.sum('$n'), [9, 0]], [($) => $.sum(1), [4, 1]], [($) => $.sum($.cond([$.eq(['$tag', 'x']), 1, 0])), [2, 0]]],
    mergeObjects: [[($) => $.mergeObjects('$o'), [{ p: 1, q: 2 }, {}]]],
  }

  const rowsOf = (table: Record<string, Row[]>) => Object.entries(table).flatMap(([name, rows]) => rows.map(([ask, answer], i) => [name, i + 1, ask, answer] as const))
  /** Sums of halves and roots may differ in the last bit. */
  const close = (value: unknown): unknown => (typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 10) : Array.isArray(value) ? value.map(close) : value)

  test('the tables name every operator of the builder', () => {
    const offered = Object.keys($).filter((name) => name !== 'pipeline' && name !== 'meta').sort()
    expect([...new Set([...Object.keys(ROWS), ...Object.keys(GROUPS)])].sort()).toEqual(offered)
  })

  test.each(rowsOf(ROWS))('%s, %i', async (_name, _i, ask, answer) => {
    expect(await evaluated(ask($))).toEqual(close(answer))
  })

  test.each(rowsOf(GROUPS))('%s as an accumulator, %i', async (name, _i, ask, answer) => {
    const groups = await grouped(ask($))
    expect(name === 'addToSet' ? groups.map((set) => [...(set as string[])].sort()) : groups).toEqual(close(answer))
  })

  test('groups by nothing, by several fields and by an expression', async () => {
    expect(await grouped($.sum(1), null)).toEqual([5])
    expect(await grouped($.sum(1), { g: '$g', tag: '$tag' })).toEqual([1, 2, 1, 1])
    expect(await grouped($.sum(1), $.cond([$.gt(['$g', 1]), '后', '前']))).toEqual([4, 1])
  })

  test.each([
    ['text search', { $project: { out: { $meta: 'textScore' } } }, /\$meta/],
    ['an unknown operator', { $project: { out: { $invented: 1 } } }, /\$invented/],
    ['a script', { $project: { out: { $function: { body: 'f', args: [], lang: 'js' } } } }, /\$function/],
    ['an unknown accumulator', { $group: { _id: null, out: { $invented: 1 } } }, /\$invented/],
    ['a size of what is no array', { $project: { out: { $size: '$text' } } }, /\$size/],
    ['a division by zero', { $project: { out: { $divide: ['$n', 0] } } }, /\$divide/],
  ])('%s is refused by name', async (_name, stage, words) => {
    const call = () => db.collection('one').options({ raw: true }).aggregate([stage]).end()
    expect(await codeOf(call())).toBe('DATABASE_INVALID_OPERRATOR')
    await expect(call()).rejects.toThrow(words)
  })

  test('the present moment is the local clock', async () => {
    expect(await evaluated('$$NOW')).toEqual(new Date(START))
  })
})
