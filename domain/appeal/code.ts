/**
 * The code an appeal keeps for life, `BZ-26-004821-K`: district, year, place in the year, check
 * letter. It is read aloud over telephones and copied by hand, so the check letter catches every
 * single wrong character and every swap of neighbours.
 */

/** Thirteen letters that look like no digit and, spoken, like none of each other. */
const CHECK_LETTERS = 'ACEFHJKMRTWXY'
const LOWEST_LENGTH = 6
const HIGHEST_LENGTH = 9

/**
 * The check letter of the year's and sequence's digits: their sum weighted by powers of two modulo 13.
 * 13 is prime and past 9, so one changed digit changes the sum; neighbouring weights differ, so a swap does.
 */
function checkLetter(digits: string): string {
  let sum = 0
  for (const digit of digits) sum = (2 * sum + Number(digit)) % CHECK_LETTERS.length
  return CHECK_LETTERS[sum]!
}

/**
 * The code of the `sequence`-th appeal (from 1) of a year in a district named by two to four letters.
 * Throws when a part is out of range, which is a bug in the caller.
 */
export function codeOf(year: number, sequence: number, district = 'BZ'): string {
  if (!/^[A-Z]{2,4}$/.test(district)) throw new Error(`no district letters: ${district}`)
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new Error(`no year of a code: ${year}`)
  if (!Number.isInteger(sequence) || sequence < 1 || sequence >= 10 ** HIGHEST_LENGTH) throw new Error(`no sequence of a code: ${sequence}`)
  const years = String(year % 100).padStart(2, '0')
  const places = String(sequence).padStart(LOWEST_LENGTH, '0')
  return `${district}-${years}-${places}-${checkLetter(years + places)}`
}

/** What people write for a digit, and what they write for a letter. */
const AS_DIGIT: Record<string, string> = { O: '0', Q: '0', D: '0', 〇: '0', I: '1', L: '1', '|': '1', Z: '2', S: '5', G: '6', B: '8' }
const AS_LETTER: Record<string, string> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B' }

const through = (table: Record<string, string>, text: string) => Array.from(text, (character) => table[character] ?? character).join('')

/**
 * The code someone meant, in its one spelling, or null when it is none of this district or its
 * check letter does not agree. Spaces, any dashes, small letters, full-width forms and look-alikes
 * are put right: a character is a letter or a digit by its place.
 */
export function parseCode(typed: string, district = 'BZ'): string | null {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_.,·—–‐‑‒―−﹣。，、ー一]/g, '')
  const letters = through(AS_LETTER, characters.slice(0, district.length))
  const digits = through(AS_DIGIT, characters.slice(district.length, -1))
  const check = characters.slice(-1)
  const shape = new RegExp(`^\\d{2}(\\d{${LOWEST_LENGTH}}|[1-9]\\d{${LOWEST_LENGTH},${HIGHEST_LENGTH - 1}})$`)
  if (letters !== district || !shape.test(digits) || checkLetter(digits) !== check) return null
  const sequence = digits.slice(2)
  return Number(sequence) === 0 ? null : `${district}-${digits.slice(0, 2)}-${sequence}-${check}`
}
