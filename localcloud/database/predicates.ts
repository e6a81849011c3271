import { regularExpression } from './ejson'
import { invalidOperator } from './errors'
import { searching } from './pattern'
import { compareValues, isObject, sameValue, typeOf, type Doc } from './values'

/** A question about one value; a missing value is undefined. */
export type Leaf = (value: unknown) => boolean

export const isRegex = (value: unknown): value is RegExp => value instanceof RegExp

/** Whether an operand holds operators rather than a value to equal. Mixing both is refused. */
export function isPredicateObject(operand: unknown): operand is Doc {
  if (!isObject(operand)) return false
  const keys = Object.keys(operand)
  const operators = keys.filter((key) => key.startsWith('$')).length
  if (operators && operators < keys.length) throw invalidOperator(`operators and fields are mixed in ${JSON.stringify(keys)}`)
  return operators > 0
}

/** Whether a string matches, or the value is that very regular expression. */
export function regexOf(pattern: unknown, options?: unknown): Leaf {
  if (typeof pattern !== 'string' && !isRegex(pattern)) throw invalidOperator('$regex needs text or a regular expression')
  const flags = options === undefined ? (isRegex(pattern) ? pattern.flags : '') : String(options)
  if (/[^imsguy]/.test(flags)) throw invalidOperator(`regular expression option ${JSON.stringify(flags)} is not supported`)
  const source = isRegex(pattern) ? pattern.source : pattern
  const regex = searching(source, flags)
  return (value) => (typeof value === 'string' ? regex.test(value) : isRegex(value) && value.source === source && sameValue(value, regularExpression(source, flags)))
}

/** Comparison holds between values of one type only; null stands for missing too, and NaN equals only itself. */
const ordered = (operator: string, holds: (order: number) => boolean) => (operand: unknown): Leaf => {
  if (isRegex(operand)) throw invalidOperator(`${operator} cannot take a regular expression`)
  const type = typeOf(operand)
  return (value) => {
    if (typeOf(value) !== type) return false
    if (type === 'number' && Number.isNaN(value) !== Number.isNaN(operand)) return false
    return holds(compareValues(value, operand))
  }
}

const TYPE_TESTS: Record<string, Leaf> = {
  double: (value) => typeof value === 'number' && !isInt(value) && !isLong(value),
  string: (value) => typeof value === 'string',
  object: isObject,
  array: Array.isArray,
  objectId: (value) => typeOf(value) === 'objectId',
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: isRegex,
  int: (value) => isInt(value),
  long: (value) => isLong(value),
  number: (value) => typeof value === 'number',
}

const TYPE_CODES: Record<number, string> = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 7: 'objectId', 8: 'bool', 9: 'date', 10: 'null', 11: 'regex', 16: 'int', 18: 'long',
}

const isInt = (value: unknown) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
const isLong = (value: unknown) => Number.isInteger(value) && !isInt(value) && Math.abs(value as number) < 2 ** 63

function typeTest(operand: unknown): Leaf {
  const tests = (Array.isArray(operand) ? operand : [operand]).map((name) => {
    const test = TYPE_TESTS[typeof name === 'number' ? (TYPE_CODES[name] ?? '') : String(name)]
    if (!test) throw invalidOperator(`$type ${JSON.stringify(name)} is not supported`)
    return test
  })
  return (value) => tests.some((test) => test(value))
}

function modulo(operand: unknown): Leaf {
  if (!Array.isArray(operand) || operand.length !== 2 || !operand.every(Number.isFinite)) throw invalidOperator('$mod needs [divisor, remainder]')
  const [divisor, remainder] = operand.map(Math.trunc) as [number, number]
  if (divisor === 0) throw invalidOperator('$mod cannot divide by 0')
  // `+ 0` turns the -0 of a negative dividend into 0.
  return (value) => typeof value === 'number' && Number.isFinite(value) && (Math.trunc(value) % divisor) + 0 === remainder + 0
}

function within(operand: unknown): Leaf {
  if (!Array.isArray(operand)) throw invalidOperator('$in needs an array')
  const tests = operand.filter((wanted) => isRegex(wanted)).map((wanted) => regexOf(wanted))
  const values = operand.filter((wanted) => !isRegex(wanted))
  if (values.some(isPredicateObject)) throw invalidOperator('$in cannot hold operators')
  const plain = new Set<unknown>(values.filter((wanted) => typeof wanted === 'string' || typeof wanted === 'number'))
  const others = values.filter((wanted) => !plain.has(wanted))
  return (value) => plain.has(value) || others.some((wanted) => sameValue(value, wanted)) || tests.some((test) => test(value))
}

/** Bit positions as a mask or a list; only safe whole numbers have bits here. */
const bits = (operator: string, holds: (set: number, wanted: number) => boolean) => (operand: unknown): Leaf => {
  const positions = Array.isArray(operand)
    ? operand.map(Number)
    : Number.isSafeInteger(operand) && (operand as number) >= 0
      ? [...(operand as number).toString(2)].reverse().flatMap((bit, i) => (bit === '1' ? i : []))
      : undefined
  if (!positions?.every((position) => Number.isInteger(position) && position >= 0)) throw invalidOperator(`${operator} needs a mask or positions`)
  return (value) => {
    if (!Number.isSafeInteger(value)) return false
    const set = positions.filter((position) => (BigInt(value as number) >> BigInt(position)) & 1n).length
    return holds(set, positions.length)
  }
}

/** Operators that ask one value at a time. */
export const OPERATORS: Record<string, (operand: unknown) => Leaf> = {
  $eq: (operand) => (isRegex(operand) ? (value) => isRegex(value) && sameValue(value, operand) : (value) => sameValue(value, operand)),
  $gt: ordered('$gt', (order) => order > 0),
  $gte: ordered('$gte', (order) => order >= 0),
  $lt: ordered('$lt', (order) => order < 0),
  $lte: ordered('$lte', (order) => order <= 0),
  $in: within,
  $mod: modulo,
  $type: typeTest,
  $bitsAllSet: bits('$bitsAllSet', (set, wanted) => set === wanted),
  $bitsAnySet: bits('$bitsAnySet', (set) => set > 0),
  $bitsAllClear: bits('$bitsAllClear', (set) => set === 0),
  $bitsAnyClear: bits('$bitsAnyClear', (set, wanted) => set < wanted),
}
