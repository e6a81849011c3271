import fc from 'fast-check'
import '../../../properties'
import { GRID, NEAR_BITS, bitsApart, isLook, keysNear, lookKeys, lookOf, looksAlike } from '../../../../domain/supervision/inspection/looks'

const look = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 16, maxLength: 16 }).map((digits) => digits.join(''))
const turned = (one: string, bits: readonly number[]) => {
  let value = BigInt(`0x${one}`)
  for (const bit of bits) value ^= 1n << BigInt(bit)
  return value.toString(16).padStart(16, '0')
}
const bits = (most: number, least = 0) => fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: least, maxLength: most })

describe('two looks', () => {
  it('are as many bits apart as were turned', () => {
    fc.assert(fc.property(look, bits(64), (one, some) => bitsApart(one, turned(one, some)) === some.length))
  })

  it('are found by the index whenever they are alike, wherever the bits lie', () => {
    fc.assert(fc.property(look, bits(NEAR_BITS), (one, some) => {
      const other = turned(one, some)
      return looksAlike(one, other) && lookKeys(other).some((key) => keysNear(one).includes(key))
    }))
  })

  it('are not alike past the line', () => {
    fc.assert(fc.property(look, bits(64, NEAR_BITS + 1), (one, some) => !looksAlike(one, turned(one, some))))
  })

  it('are asked for by four bands, each as it is and with one bit turned', () => {
    expect(lookKeys('0123456789abcdef')).toEqual(['0:0123', '1:4567', '2:89ab', '3:cdef'])
    expect(new Set(keysNear('0123456789abcdef')).size).toBe(4 * 17)
  })
})

describe('the look of a grey picture', () => {
  it('is sixteen digits, and none where there is nothing to tell it by', () => {
    const slope = Array.from({ length: GRID * GRID }, (_, n) => (n % GRID) * 4 + Math.floor(n / GRID) * 3)
    expect(isLook(lookOf(slope))).toBe(true)
    expect(lookOf(slope.map(() => 200))).toBeNull()
    expect(lookOf(slope.map((_, n) => 200 + (n % 3)))).toBeNull()
    for (const no of ['due', 'none', '', undefined, null, '0123456789ABCDEF', '0123456789abcdef0']) expect(isLook(no)).toBe(false)
  })

  it('does not follow how bright it is', () => {
    const grey = Array.from({ length: GRID * GRID }, (_, n) => 90 + 60 * Math.sin(n * n))
    expect(bitsApart(lookOf(grey)!, lookOf(grey.map((value) => value + 40))!)).toBeLessThanOrEqual(1)
  })
})
