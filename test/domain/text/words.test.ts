import fc from 'fast-check'
import { suggestsDanger } from '../../../domain/text/danger'
import { charactersOf, fit } from '../../../domain/text/fit'
import { hasSubstance } from '../../../domain/text/substance'

describe('danger to life', () => {
  test.each([
    '我家闻到煤气味道好大',
    '楼道里燃气泄漏了',
    '屋后头塌方了，石头滚下来了',
    '电线掉在水里，娃儿差点触电',
    '有人要跳楼，快来人',
    '对面楼着火了',
    '隔壁房子要垮了，里面还住着人',
    '我不想活了',
    '他拿刀砍人',
    '电梯困住两个老人',
    '街上没得井盖，昨天掉下去一个人',
    '吃了食堂的饭好多娃上吐下泻',
    '山上石头松了，下雨就往下落',
  ])('is seen in: %s', (text) => {
    expect(suggestsDanger(text).danger).toBe(true)
  })

  test.each(['路灯不亮', '请问天然气怎么开户', '水费涨了', '电费怎么交', '桥头堵车', '石头路不好走', '燃气公司在哪里', '楼上太吵', '家里墙有点脏'])('is not seen in: %s', (text) => {
    expect(suggestsDanger(text)).toEqual({ danger: false, reasons: [] })
  })

  test('says which words and which danger', () => {
    expect(suggestsDanger('有人触电').reasons).toEqual(['提到“触电”，可能是触电'])
  })
})

describe('fitting a text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('路', '灯', 'a', '👨‍👩‍👧', '👍🏽', '🇨🇳', 'é', '𠮷', '❤️')).map((parts) => parts.join('')),
  )

  test('a short text stays as it is', () => {
    fc.assert(fc.property(text, (some) => expect(fit(some, charactersOf(some).length)).toBe(some)))
  })

  test('a long one is cut to the length asked for, its end shown, no character in halves', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 10 }), (some, max) => {
        const cut = fit(some, max)
        expect(charactersOf(cut).length).toBeLessThanOrEqual(max)
        if (cut !== some) {
          expect(cut.endsWith('…')).toBe(true)
          expect(charactersOf(some).slice(0, max - 1).join('')).toBe(cut.slice(0, -1))
        }
        expect(() => encodeURIComponent(cut)).not.toThrow() // it throws on half a character
      }),
    )
  })

  test('a family, a flag, a skin tone and a rare character count as one each', () => {
    expect(charactersOf('👨‍👩‍👧👍🏽🇨🇳𠮷')).toHaveLength(4)
    expect(fit('𠮷家👨‍👩‍👧的路灯坏了', 4)).toBe('𠮷家👨‍👩‍👧…')
    expect(fit('路灯坏了', 0)).toBe('')
  })
})

describe('substance', () => {
  test.each([
    ['', '还没有写内容'],
    [' \n\u3000', '还没有写内容'],
    ['，。！？', '标点'],
    ['😡😡😡', '表情'],
    ['👍🏽', '表情'],
    ['123456', '数字'],
    ['路灯', '太短'],
    ['修路！！！！', '太短'],
    ['啊啊啊啊啊啊', '误触'],
    ['路灯坏了😡😡😡😡😡', '表情符号太多'],
  ])('is missing in %p', (text, reason) => {
    expect(hasSubstance(text)).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  })

  test.each(['路灯坏了', '三组没水', '求修路灯😡', '𠮷家路灯坏了', 'WiFi信号差'])('is found in %p', (text) => {
    expect(hasSubstance(text)).toEqual({ ok: true })
  })
})
