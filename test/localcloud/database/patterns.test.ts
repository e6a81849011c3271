import { searching } from '../../../localcloud/database/pattern'
import { codeOf, startCloud, type Cloud } from './support'

/** Patterns as MongoDB reads them (PCRE, on code points), where JavaScript reads them otherwise. */
describe('patterns', () => {
  test.each([
    ['a dot is a whole character', '^.$', '', '𠮷', true],
    ['a dot is no line break', 'a.b', '', 'a\nb', false],
    ['a dot is other breaks', 'a.b', '', 'a\u2028b', true],
    ['a dot is a line break with s', 'a.b', 's', 'a\nb', true],
    ['the end also stands before a last line break', '诉$', '', '诉\n', true],
    ['and before no other', '诉$', '', '诉\n求', false],
    ['lines have ends with m', '诉$', 'm', '诉\n求', true],
    ['lines have beginnings with m', '^求', 'm', '诉\n求', true],
    ['and not without', '^求', '', '诉\n求', false],
    ['a wide blank is no \\s', '\\s', '', '\u3000', false],
    ['a tab is', 'a\\sb', '', 'a\tb', true],
    ['\\S between brackets', '^[\\S]+$', '', '东\u3000街', true],
    ['\\s between brackets', '^[\\s,]+$', '', ' ,\t', true],
    ['case without regard to it', 'abc', 'i', 'xABCx', true],
    ['case from within', '(?i)abc', '', 'ABC', true],
    ['Han', '^\\p{Han}+$', '', '霸州𠮷', true],
    ['Han, and Latin is none', '^\\p{Han}+$', '', '霸州a', false],
    ['letters by their one letter', '^\\pL\\P{L}$', '', '诉1', true],
    ['Han between brackets', '^[\\p{Han}0-9]+$', '', '诉1', true],
    ['a code point', '^\\x{8bc9}$', '', '诉', true],
    ['begin and end of all', '\\A诉\\z', '', '诉', true],
    ['the end of all stands before nothing', '诉\\z', '', '诉\n', false],
    ['an escape that needs none', '^a\\-b\\_\\!$', '', 'a-b_!', true],
    ['a brace that repeats nothing', '^a{,2}}$', '', 'a{,2}}', true],
    ['a brace that repeats', '^a{2,3}$', '', 'aaa', true],
    ['a bracket that begins a class', '^[]a]+$', '', 'a]', true],
    ['a bracket inside a class', '^[[a]+$', '', '[a', true],
    ['a named class', '^[[:alpha:]_]+$', '', 'Ab_', true],
    ['not a class', '^[^[:digit:]]+$', '', 'ab', true],
    ['a group by name, in either way', '^(?P<a>x)\\k<a>$', '', 'xx', true],
    ['looking back and ahead', '(?<=诉)求(?!书)', '', '诉求', true],
  ])('%s: /%s/%s', (_name, pattern, flags, text, found) => {
    expect(searching(pattern, flags).test(text)).toBe(found)
  })

  test.each(['a++', '(?>a)', '(?R)', '\\Qa\\E', '\\R', '\\u8bc9', '[[:nothing:]]', '(', 'a**', '\\p{Nothing}', '(*UCP)a'])('%s is refused by name', (pattern) => {
    expect(() => searching(pattern, '')).toThrow(/regular expression/)
  })

  let cloud: Cloud
  let rows: any
  let _: any
  beforeAll(async () => {
    cloud = await startCloud([{ name: 'rows', indexes: [] }])
    rows = () => cloud.db.collection('rows')
    _ = cloud.db.command
    await rows().add([{ _id: 'a', v: '𠮷野' }, { _id: 'b', v: ['东\u3000街', 'x'] }, { _id: 'c', v: /灯$/i }, { _id: 'd', v: ['灯', '灯X'] }])
  })
  afterAll(() => cloud.close())
  const found = async (where: object) => (await rows().where(where).get()).data.map(({ _id }: { _id: string }) => _id).join('')

  test('through the SDK: in a filter, in a list, in a pull, by its parts, and as a value', async () => {
    expect(await found({ v: /^..$/ })).toBe('ad')
    expect(await found({ v: /^东\s街$/ })).toBe('')
    expect(await found({ v: cloud.db.RegExp({ regexp: '^x', options: 'i' }) })).toBe('b')
    expect(await found({ v: _.in([/^.街$/, /野$/]) })).toBe('a')
    expect(await found({ v: /灯$/i })).toBe('cd')
    expect(await codeOf(rows().where({ v: cloud.db.RegExp({ regexp: 'a++', options: '' }) }).get())).toMatch(/INVALID/)
    await rows().doc('d').update({ v: _.pull(/^灯.$/) })
    expect((await rows().doc('d').get()).data[0].v).toEqual(['灯'])
  })
})
