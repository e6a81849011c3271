import { readFields } from '../../../localcloud/wechat/fields'

const fits = (name: string, value: string): boolean => {
  try {
    return readFields({ id: 't', title: '', fields: [{ name }] }, { [name]: { value } }).length === 1
  } catch {
    return false
  }
}

test.each([
  ['thing1', '含 English、数字 12 与符号！', true],
  ['number1', '12.5', true],
  ['number1', '12 件', false],
  ['letter1', 'abc', true],
  ['letter1', 'abc1', false],
  ['symbol1', '！？', true],
  ['symbol1', '！？！？！？', false],
  ['name1', '欧阳春华', true],
  ['name1', '一二三四五六七八九十多', false],
  ['name1', 'Zhang San', true],
  ['name1', 'A name of more than twenty', false],
  ['phone_number1', '+86-0766-66888866', true],
  ['phone_number1', '+86-0766-66888866-1', false],
  ['time1', '15:01', true],
  ['time1', '2019年10月1日 15:01', true],
  ['time1', '15:01~16:01', true],
  ['time1', '15点', false],
  ['date1', '2019年10月1日', true],
  ['date1', '2019-10-01 15:01', true],
  ['date1', '15:01', false],
  ['amount1', '￥100.5元', true],
  ['amount1', '一百元', false],
  ['character_string1', 'A'.repeat(32), true],
  ['character_string1', 'A'.repeat(33), false],
  ['car_number1', '粤A8Z888挂', true],
])('%s takes %j: %s', (name, value, good) => {
  expect(fits(name, value)).toBe(good)
})
