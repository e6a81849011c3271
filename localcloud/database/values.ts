/** The values a document holds, and the order MongoDB puts them in. */

/** A document, or an object inside one. */
export type Doc = Record<string, unknown>

/** An ObjectId as the SDK sends it, kept so that it can be answered again. */
export class ObjectId {
  constructor(readonly hex: string) {}

  toString(): string {
    return this.hex
  }
}

/** Whether a value is a plain object, so neither array, date, regular expression nor ObjectId. */
export const isObject = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A value's place among the types, as MongoDB orders them. */
export const RANK = { null: 1, number: 2, string: 3, object: 4, array: 5, objectId: 7, boolean: 8, date: 9, regex: 11 } as const
export type TypeName = keyof typeof RANK

const PRIMITIVES: Partial<Record<string, TypeName>> = { undefined: 'null', number: 'number', string: 'string', boolean: 'boolean' }

/** The type of a value; a missing value is of type null, as it sorts with null. */
export function typeOf(value: unknown): TypeName {
  const primitive = PRIMITIVES[typeof value]
  if (primitive) return primitive
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (value instanceof ObjectId) return 'objectId'
  return 'object'
}

const bySize = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)

/** NaN equals itself and stands before every other number. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
  return bySize(a, b)
}

/** Text by code point, which is the order of UTF-8 bytes in MongoDB and in SQLite. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    // A surrogate pair stands for a code point above every single unit.
    if (x !== y) return bySize(x >= 0xd800 && x <= 0xdfff ? x + 0x10000 : x, y >= 0xd800 && y <= 0xdfff ? y + 0x10000 : y)
  }
  return bySize(a.length, b.length)
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i])
    if (order) return order
  }
  return bySize(a.length, b.length)
}

/** Objects field by field in their own order: type, then name, then value. */
function compareObjects(a: Doc, b: Doc): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, xs] = left[i]!
    const [y, ys] = right[i]!
    const order = bySize(RANK[typeOf(xs)], RANK[typeOf(ys)]) || compareText(x, y) || compareValues(xs, ys)
    if (order) return order
  }
  return bySize(left.length, right.length)
}

/** MongoDB's total order of values; negative when `a` stands first. Missing and null are equal. */
export function compareValues(a: unknown, b: unknown): number {
  const type = typeOf(a)
  const other = typeOf(b)
  if (type !== other) return RANK[type] - RANK[other]
  switch (type) {
    case 'null':
      return 0
    case 'number':
      return compareNumbers(a as number, b as number)
    case 'boolean':
      return Number(a) - Number(b)
    case 'date':
      return bySize(Number(a), Number(b))
    case 'array':
      return compareArrays(a as unknown[], b as unknown[])
    case 'object':
      return compareObjects(a as Doc, b as Doc)
    default:
      return compareText(String(a), String(b))
  }
}

/** Equality of stored values: the order of an object's fields counts, as in MongoDB. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || compareValues(a, b) === 0

/** A copy that shares nothing mutable with the original. */
export function cloneValue<T>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneValue) as T
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cloneValue(member)])) as T
}
