import * as fc from 'fast-check'
import { compareTexts, type Part } from '../../../../domain/text/likeness'

const written = (parts: readonly Part[]) => parts.map(({ words }) => words).join('')
const same = (parts: readonly Part[]) => parts.filter((part) => part.same).map(({ words }) => words)

describe('two texts side by side', () => {
  test('show what both say, as written and as the vocabulary means it', () => {
    const { one, other } = compareTexts('三组的路灯坏了半个月，老人都怕出门。', '学校边那几盏灯不亮，坏了半个月了')
    expect(same(one).join('')).toContain('坏了半个月')
    expect(same(other).join('')).toContain('坏了半个月')
    expect(same(one).join('')).not.toContain('老人')
    expect(same(other).join('')).not.toContain('学校')
  })

  test('differ in whole where they share nothing, and in nothing where they are one', () => {
    expect(same(compareTexts('低保停了', '水渠垮塌').one)).toEqual([])
    expect(compareTexts('村口的路灯坏了。', '村口的路灯坏了。').one).toEqual([{ words: '村口的路灯坏了。', same: true }])
  })

  test('are told alike whatever their width and marks', () => {
    expect(same(compareTexts('３号路灯，坏了', '3号路灯坏了').one).join('')).toBe('３号路灯，坏了')
  })

  test('lose and add no letter, and never have two parts of one sort in a row', () => {
    const text = fc.string({ unit: fc.constantFrom(...'路灯坏了三组水渠，。 A１😀的是'), maxLength: 40 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { one, other } = compareTexts(a, b)
        expect([written(one), written(other)]).toEqual([a, b])
        for (const parts of [one, other]) parts.slice(1).forEach((part, at) => expect(part.same).toBe(!parts[at]!.same))
      }),
    )
  })
})
