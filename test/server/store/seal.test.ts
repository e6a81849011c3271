import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { maskName, maskPhone } from '../../../server/store/mask'
import { isCurrent, keyedHash, open, seal } from '../../../server/store/seal'
import { tables } from '../../../server/store/tables'
import { KEYS, type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())
afterEach(() => {
  process.env['APPEALS_KEYS'] = KEYS.old
})

describe('a sealed text', () => {
  it('opens to what it was and looks different every time', () => {
    expect(open(seal('张桂兰 13800001234'))).toBe('张桂兰 13800001234')
    expect(seal('张桂兰')).not.toBe(seal('张桂兰'))
  })

  it('cannot be read in the database file', async () => {
    await tables.contacts.insert({ _id: 'BZ-26-000001-A-contact', appeal: 'BZ-26-000001-A', name: seal('张桂兰'), phone: seal('13800001234'), phoneKey: keyedHash('phone', '13800001234'), lastFourKey: keyedHash('lastFour', '1234'), queryWordKey: keyedHash('queryWord', '清风') })
    const raw = readdirSync(test.data).filter((name) => name.startsWith('database')).map((name) => readFileSync(join(test.data, name)))
    expect(Buffer.concat(raw).includes('BZ-26-000001-A')).toBe(true)
    for (const secret of ['张桂兰', '13800001234', '清风']) expect(raw.some((file) => file.includes(secret))).toBe(false)
  })

  it('does not open after a byte was changed', () => {
    const [id, iv, tag, body] = seal('张桂兰').split('.')
    const changed = Buffer.from(body!, 'base64url')
    changed[0]! ^= 1
    expect(() => open([id, iv, tag, changed.toString('base64url')].join('.'))).toThrow()
  })

  it('opens under an old key while a new one seals, and says that it is due to be sealed anew', () => {
    const before = seal('张桂兰')
    process.env['APPEALS_KEYS'] = `${KEYS.young},${KEYS.old}`
    expect(open(before)).toBe('张桂兰')
    expect(isCurrent(before)).toBe(false)
    expect(seal('张桂兰')).toMatch(/^young\./)
    process.env['APPEALS_KEYS'] = KEYS.young
    expect(() => open(before)).toThrow('no key old')
  })

  it('is refused a key ring that is not one', () => {
    process.env['APPEALS_KEYS'] = 'short:c2hvcnQ='
    expect(() => seal('x')).toThrow('32 bytes')
    process.env['APPEALS_KEYS'] = ''
    expect(() => seal('x')).toThrow('APPEALS_KEYS is not set')
  })
})

it('a hash finds a value of its own kind only', () => {
  expect(keyedHash('phone', '1234')).toBe(keyedHash('phone', '1234'))
  expect(keyedHash('phone', '1234')).not.toBe(keyedHash('lastFour', '1234'))
})

it.each([
  ['张桂兰', '张*兰'],
  ['王五', '王*'],
  ['欧阳明月', '欧*月'],
  ['李', '李*'],
  ['  ', ''],
])('the name %s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked))

it.each([
  ['13800001234', '138****1234'],
  ['0739-5551234', '073****1234'],
  ['12345', '****'],
])('the number %s is shown as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))
