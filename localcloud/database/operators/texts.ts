import { invalidOperator } from '../errors'
import { compareText } from '../values'
import { isNothing, ofOne, ofSeveral, wholeNumber, wrongType, type Operator } from './operator'

/** Text, by code points and by the bytes of UTF-8. */

/** What counts as text where an operator takes anything that reads as such; nothing is the empty text. */
function textOf(name: string, value: unknown): string {
  if (isNothing(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw wrongType(name, value)
}

/** MongoDB turns the case of Latin letters only. */
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())

/** Where a text begins in another, counted in `units`, between two bounds; null for nothing. */
const indexOf = (name: string, unitsOf: (text: string) => readonly unknown[]): Operator =>
  ofSeveral(name, 2, 4, (text, part, start = 0, end = Infinity) => {
    if (isNothing(text)) return null
    if (typeof text !== 'string' || typeof part !== 'string') throw wrongType(name, typeof text === 'string' ? part : text)
    const from = wholeNumber(name, start)
    const to = end === Infinity ? Infinity : wholeNumber(name, end)
    if (from < 0 || to < 0) throw invalidOperator(`${name} cannot begin before the text`)
    const [units, wanted] = [unitsOf(text), unitsOf(part)]
    for (let at = from; at + wanted.length <= Math.min(units.length, to); at++) {
      if (wanted.every((unit, i) => units[at + i] === unit)) return at
    }
    return -1
  })

const bytesOf = (text: string): readonly number[] => [...Buffer.from(text)]
const pointsOf = (text: string): readonly string[] => [...text]

/** Whether a byte goes on with a character that began before it. */
const goesOn = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

const substrBytes = (name: string): Operator =>
  ofSeveral(name, 3, 3, (value, start, length) => {
    const bytes = Buffer.from(textOf(name, value))
    const [from, count] = [wholeNumber(name, start), wholeNumber(name, length)]
    if (from < 0) throw invalidOperator(`${name} cannot begin before the text`)
    const to = count < 0 ? bytes.length : Math.min(from + count, bytes.length)
    if (goesOn(bytes[from]) || goesOn(bytes[to])) throw invalidOperator(`${name} would cut a character apart`)
    return bytes.toString('utf8', from, to)
  })

export const TEXTS: Record<string, Operator> = {
  $indexOfBytes: indexOf('$indexOfBytes', bytesOf),
  $indexOfCP: indexOf('$indexOfCP', pointsOf),
  $split: ofSeveral('$split', 2, 2, (text, by) => {
    if (isNothing(text) || isNothing(by)) return null
    if (typeof text !== 'string' || typeof by !== 'string') throw wrongType('$split', typeof text === 'string' ? by : text)
    if (!by) throw invalidOperator('$split needs something to split by')
    return text.split(by)
  }),
  $substr: substrBytes('$substr'),
  $substrBytes: substrBytes('$substrBytes'),
  $substrCP: ofSeveral('$substrCP', 3, 3, (value, start, length) => {
    const [from, count] = [wholeNumber('$substrCP', start), wholeNumber('$substrCP', length)]
    if (from < 0 || count < 0) throw invalidOperator('$substrCP takes no number below 0')
    return pointsOf(textOf('$substrCP', value)).slice(from, from + count).join('')
  }),
  $strcasecmp: ofSeveral('$strcasecmp', 2, 2, (a, b) => Math.sign(compareText(upper(textOf('$strcasecmp', a)), upper(textOf('$strcasecmp', b))))),
  $toLower: ofOne((value) => lower(textOf('$toLower', value))),
  $toUpper: ofOne((value) => upper(textOf('$toUpper', value))),
}
