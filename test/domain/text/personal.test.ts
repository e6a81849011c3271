import fc from 'fast-check'
import { withoutPersonalData } from '../../../domain/text/personal'

const hidden = (text: string) => withoutPersonalData(text).found.map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('personal data in a text', () => {
  test.each([
    ['我的电话是19900001234，有空打', [['phone', '19900001234']]],
    ['199 0000 1234', [['phone', '199 0000 1234']]],
    ['打１９９００００１２３４找我', [['phone', '１９９００００１２３４']]],
    ['+86-19900001234', [['phone', '+86-19900001234']]],
    ['座机0827-5200000', [['phone', '0827-5200000']]],
    ['手机号一九九零零零零一二三四', [['phone', '一九九零零零零一二三四']]],
    ['电话：5200001', [['phone', '5200001']]],
    ['两个号19900001234，19900005678', [['phone', '19900001234'], ['phone', '19900005678']]],
    ['身份证51370119500101123X，帮我查', [['idCard', '51370119500101123X']]],
    ['身份证 513701 19500101 1234', [['idCard', '513701 19500101 1234']]],
    ['老身份证513701500101123', [['idCard', '513701500101123']]],
    ['卡号6222 0200 0000 1234 567', [['bankCard', '6222 0200 0000 1234 567']]],
    ['卡号6222020000001234', [['bankCard', '6222020000001234']]],
    ['川Y12345天天停在路口', [['plate', '川Y12345']]],
    ['车牌川Y·D12345', [['plate', '川Y·D12345']]],
    ['住在阳光小区3栋2单元501', [['door', '3栋2单元501']]],
    ['三号楼二单元4楼', [['door', '三号楼二单元4楼']]],
    ['2单元302室漏水', [['door', '2单元302室']]],
    ['我家在12-3-401', [['door', '12-3-401']]],
    ['新街路88号，门口堵了', [['door', '88号']]],
    ['我叫张桂兰，今年七十三', [['name', '张桂兰']]],
    ['本人李大山，住三组', [['name', '李大山']]],
    ['姓名：王秀英 电话：19900001234', [['name', '王秀英'], ['phone', '19900001234']]],
    ['我叫欧阳建国', [['name', '欧阳建国']]],
  ])('%s', (text, expected) => {
    expect(hidden(text)).toEqual(expected)
  })

  test.each([
    '诉求编号BZ-26-004821-K',
    '2026-11-23报的，11月23日上午9点',
    '本人于去年三月交了材料',
    '我叫他来修，他不来',
    '我叫村上的人来看',
    '欠了12800元，一共8个人',
    '12345打过了，三组25户都没水',
    '路长1500米，宽3.5米',
    '本人经常路过这里',
    '从1月1号到3月2号都停水',
  ])('none in: %s', (text) => {
    expect(hidden(text)).toEqual([])
  })

  test('what is blackened keeps its length, and nothing else changes', () => {
    const text = '我叫张桂兰，电话19900001234，路灯坏了'
    expect(withoutPersonalData(text).text).toBe('我叫███，电话███████████，路灯坏了')
  })

  test('whatever is glued together, nothing known stays readable and no place is taken twice', () => {
    const piece = fc.constantFrom('我叫张桂兰，', '19900001234', '川Y12345，', '3栋2单元501，', '路灯坏了', '，', '本人李大山，', '51370119500101123X', ' ', '88号，')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        const { text: clean, found } = withoutPersonalData(text)
        expect(clean).toHaveLength(text.length)
        expect(clean).not.toMatch(/19900001234|张桂兰|李大山|51370119500101123|川Y12345|2单元/)
        for (let i = 1; i < found.length; i += 1) expect(found[i]!.start).toBeGreaterThanOrEqual(found[i - 1]!.end)
      }),
    )
  })
})
