import fc from 'fast-check'
import { codeOf, parseCode } from '../../../domain/appeal/code'

const CHARACTERS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const anyCode = fc
  .tuple(fc.integer({ min: 2021, max: 2099 }), fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 999_999_999 })))
  .map(([year, sequence]) => codeOf(year, sequence))

describe('a code', () => {
  test('names district, year and place in the year', () => {
    expect(codeOf(2026, 4821)).toMatch(/^BZ-26-004821-[A-Z]$/)
    expect(codeOf(2026, 4821, 'EY')).toMatch(/^EY-26-004821-[A-Z]$/)
    expect(codeOf(2027, 1_234_567)).toMatch(/^BZ-27-1234567-[A-Z]$/)
  })

  test('reads back as itself', () => {
    fc.assert(fc.property(anyCode, (code) => expect(parseCode(code)).toBe(code)))
  })

  test('differs for every appeal of a year', () => {
    const codes = Array.from({ length: 5000 }, (_, i) => codeOf(2026, i + 1))
    expect(new Set(codes).size).toBe(5000)
  })

  test('ends in a letter that looks like no digit', () => {
    fc.assert(fc.property(anyCode, (code) => expect('0OQD1IL2Z5S6G8B').not.toContain(code.slice(-1))))
  })

  test.each([
    ['a year outside the century', () => codeOf(1999, 1)],
    ['a broken year', () => codeOf(2026.5, 1)],
    ['place zero', () => codeOf(2026, 0)],
    ['a broken place', () => codeOf(2026, 1.5)],
    ['a place too long', () => codeOf(2026, 1e9)],
    ['small district letters', () => codeOf(2026, 1, 'bz')],
  ])('is refused for %s', (_, build) => {
    expect(build).toThrow()
  })
})

describe('a code typed by a person', () => {
  const code = codeOf(2026, 4821)
  const check = code.slice(-1)

  test.each([
    ['without hyphens', `BZ26004821${check}`],
    ['in small letters', code.toLowerCase()],
    ['with spaces', ` BZ 26 004 821 ${check} `],
    ['in full-width forms', `ＢＺ－２６－００４８２１－${String.fromCodePoint(check.codePointAt(0)! + 0xfee0)}`],
    ['with Chinese dashes', `BZ—26—004821—${check}`],
    ['with the letter O for zero', `BZ-26-OO4821-${check}`],
    ['with a small L for one', `bz-26-00482l-${check}`],
    ['with Z for two, and 2 for Z', `B2-Z6-004821-${check}`],
    ['with 8 for B, and B for 8', `8Z-26-004B21-${check}`],
  ])('is understood %s', (_, typed) => {
    expect(parseCode(typed)).toBe(code)
  })

  test.each([
    ['nothing', ''],
    ['one character', 'B'],
    ['a code of another district', codeOf(2026, 4821, 'EY')],
    ['a code cut short', code.slice(0, -2)],
    ['a code with a zero too many', `BZ-26-0004821-${check}`],
    ['words', '我的诉求到哪一步了'],
  ])('is not found in %s', (_, typed) => {
    expect(parseCode(typed)).toBeNull()
  })
})

test('place zero is nobody’s, whatever its check letter', () => {
  expect([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => parseCode(`BZ-26-000000-${letter}`)).filter(Boolean)).toEqual([])
})

describe('the check letter', () => {
  /** A slip is either caught or, where it only swapped look-alikes, put right: it never names another appeal. */
  const harmless = (slip: string, code: string) => [null, code].includes(parseCode(slip))

  test('catches every single wrong character', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const bare = code.replaceAll('-', '')
        for (let place = 0; place < bare.length; place += 1) {
          for (const wrong of CHARACTERS) {
            expect(harmless(bare.slice(0, place) + wrong + bare.slice(place + 1), code)).toBe(true)
          }
        }
      }),
    )
  })

  test('refuses every other digit in the place of a digit', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const bare = code.replaceAll('-', '')
        for (let place = 2; place < bare.length - 1; place += 1) {
          for (const wrong of '0123456789'.replace(bare[place]!, '')) {
            expect(parseCode(bare.slice(0, place) + wrong + bare.slice(place + 1))).toBeNull()
          }
        }
      }),
    )
  })

  test('catches every swap of neighbours', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const bare = code.replaceAll('-', '')
        for (let place = 0; place < bare.length - 1; place += 1) {
          const swapped = bare.slice(0, place) + bare[place + 1] + bare[place] + bare.slice(place + 2)
          expect(harmless(swapped, code)).toBe(true)
          const bothDigits = place >= 2 && place < bare.length - 2
          if (bothDigits && swapped !== bare) expect(parseCode(swapped)).toBeNull()
        }
      }),
    )
  })
})
