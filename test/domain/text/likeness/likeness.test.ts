import fc from 'fast-check'
import { commonWords, likenessOf, matterOf, overlap, reasonOf, searchKeys, traitsOf } from '../../../../domain/text/likeness'
import { frequentFile } from '../../../../scripts/likeness/count'
import { readFileSync } from 'node:fs'
import { measure } from './measure'
import { PAIRS } from './pairs'

const TEXTS = PAIRS.flatMap(({ one, other }) => [one.text, other.text])
const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'grapheme' }), fc.tuple(fc.constantFrom(...TEXTS), fc.constantFrom(...TEXTS)).map((both) => both.join('，')))
const filed = fc.record({ text, spot: fc.constantFrom('', '三组', '三组小学门口', '大桥桥头'), village: fc.constantFrom('T01V01', 'T01V02', 'T02V01'), township: fc.constantFrom('T01', 'T02'), at: fc.integer({ min: 0, max: 1000 }).map((day) => day * 86_400_000) })
const wide = (words: string) => Array.from(words, (one) => (/[!-~]/.test(one) ? String.fromCodePoint(one.codePointAt(0)! + 0xfee0) : one)).join('')

describe('the likeness of two appeals', () => {
  it('does not depend on which one is asked about', () => {
    fc.assert(fc.property(filed, filed, (one, other) => {
      const [a, b] = [matterOf(one), matterOf(other)]
      expect(likenessOf(a, b)).toEqual(likenessOf(b, a))
    }))
  })

  it('lies between nothing and one', () => {
    fc.assert(fc.property(filed, filed, (one, other) => {
      const { score } = likenessOf(matterOf(one), matterOf(other))
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1 + 1e-9)
    }))
  })

  it('is one for the same words at the same place and time', () => {
    fc.assert(fc.property(filed, (one) => {
      const matter = matterOf(one)
      expect(likenessOf(matter, matter).score).toBeCloseTo(matter.traits.total > 0 ? 1 : 0)
    }))
  })

  it('is the same whatever the width, the marks, the spaces and the pictures', () => {
    fc.assert(fc.property(text, text, fc.constantFrom('', ' ', '！！', '。\n', '😀', '、'), (one, other, noise) => {
      const dressed = wide(Array.from(one).join(noise)).toUpperCase()
      const plain = Array.from(one).join('').toUpperCase()
      expect(overlap(traitsOf(dressed), traitsOf(other))).toBeCloseTo(overlap(traitsOf(plain), traitsOf(other)), 9)
    }))
  })

  it('falls with every step away in place and time', () => {
    const at = (village: string, township: string, spot: string, day: number) => matterOf({ text: '路灯坏了半个月', spot, village, township, at: day * 86_400_000 })
    const here = at('T01V01', 'T01', '三组', 0)
    const scores = [here, at('T01V01', 'T01', '三组', 200), at('T01V01', 'T01', '五组', 200), at('T01V02', 'T01', '五组', 200), at('T02V01', 'T02', '五组', 200)].map((one) => likenessOf(here, one).score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(scores.length)
  })

  it('hears dialect, voice input and typing errors', () => {
    const like = (one: string, other: string) => overlap(traitsOf(one), traitsOf(other))
    expect(like('路灯坏了', '陆灯坏了')).toBeGreaterThan(0.8)
    expect(like('三组停水了', '三组莫得水')).toBeGreaterThan(0.4)
    expect(like('垃圾没人清运', '渣渣没得人倒')).toBeGreaterThan(0.4)
    expect(like('大雨下了三天', '有人打鱼')).toBeLessThan(0.1)
  })

  it('is explained by words that both say', () => {
    const one = matterOf({ text: '小学门口的路灯坏了半个月', spot: '三组', village: 'T06V01', township: 'T06', at: 0 })
    const other = matterOf({ text: '学校旁边那几盏灯不亮', spot: '三组', village: 'T06V01', township: 'T06', at: 3 * 86_400_000 })
    expect(reasonOf(one, other, likenessOf(one, other), '大桥村')).toBe('都说到“路灯”“学校”，同在大桥村，地点相同或相近，相隔3天')
    expect(commonWords(traitsOf('黄桷树老街'), traitsOf('老街拆了'))).toEqual(['老街'])
  })
})

describe('what an appeal is found by', () => {
  it('is bounded, however long the text, and lies under each unit once', () => {
    fc.assert(fc.property(text, (one) => {
      const keys = searchKeys(traitsOf(one.repeat(20)), ['T01V01', 'T01', 'T01', 'C'])
      expect(keys.length).toBeLessThanOrEqual(60)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every((key) => /^(T01V01|T01|C):./.test(key))).toBe(true)
    }))
  })

  it('weighs pairs of sounds by a table that follows from the sample', () => {
    expect(readFileSync('domain/text/likeness/frequent.ts', 'utf8')).toBe(frequentFile())
  })
})

describe('the labelled pairs', () => {
  it('are three hundred and more, a third of them held out', () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(300)
    expect(Math.abs(PAIRS.filter(({ heldOut }) => heldOut).length - PAIRS.length / 3)).toBeLessThan(5)
  })

  it('find each other among five in nine of ten cases, on those nobody tuned for', () => {
    expect(measure(true, 0.2).recallAt5).toBeGreaterThanOrEqual(0.9)
  })

  it('are told alike rightly in seven of ten cases', () => {
    expect(measure(true, 0.2).precision).toBeGreaterThanOrEqual(0.7)
  })
})
