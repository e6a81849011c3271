import { CloudError } from '../service'
import { writeEjson } from './ejson'
import { valuesAt } from './paths'
import { compareText, isObject, ObjectId, RANK, typeOf } from './values'

/**
 * Index keys: one SQLite value per MongoDB value, chosen so that SQLite's own order
 * (numbers, then text, then blobs) is MongoDB's (null, numbers, strings, and the rest).
 * Null is minus infinity; types after strings are blobs that start with their rank.
 */
export type Key = number | string | Buffer

export const NULL_KEY = -Infinity

function dateKey(millis: number): Buffer {
  const key = Buffer.alloc(9)
  key[0] = RANK.date
  // Shifted by 2^53 so that instants before 1970 keep their order as unsigned numbers.
  key.writeBigUInt64BE(BigInt(millis) + (1n << 53n), 1)
  return key
}

/** The key of a value. Whether it is faithful is told by `isOdd`. */
export function keyOf(value: unknown): Key {
  const type = typeOf(value)
  switch (type) {
    case 'null':
      return NULL_KEY
    case 'number':
      // NaN and minus infinity share the smallest key; `isOdd` makes the index recheck.
      return (value as number) > -Infinity ? (value as number) : -Number.MAX_VALUE
    case 'string':
      return value as string
    case 'boolean':
      return Buffer.from([RANK.boolean, Number(value)])
    case 'date':
      return dateKey((value as Date).getTime())
    case 'objectId':
      return Buffer.concat([Buffer.from([RANK.objectId]), Buffer.from((value as ObjectId).hex, 'hex')])
    default:
      return Buffer.concat([Buffer.from([RANK[type]]), Buffer.from(writeEjson(value))])
  }
}

/** The value of a faithful key; what was missing comes back as null. */
export function valueOfKey(key: Key): unknown {
  if (key === NULL_KEY) return null
  if (!Buffer.isBuffer(key)) return key
  if (key[0] === RANK.boolean) return key[1] === 1
  if (key[0] === RANK.date) return new Date(Number(key.readBigUInt64BE(1) - (1n << 53n)))
  return new ObjectId(key.toString('hex', 1))
}

/** Whether a value's key does not keep its place in the order, or is shared with another value. */
export function isOdd(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || value === -Number.MAX_VALUE
  if (typeof value === 'string') return value.includes('\0') || !isWellFormed(value)
  const type = typeOf(value)
  return type === 'object' || type === 'array' || type === 'regex'
}

const LONE_SURROGATE = /\p{Surrogate}/u

/** Whether text survives UTF-8, which is how SQLite keeps it. */
const isWellFormed = (text: string): boolean => !LONE_SURROGATE.test(text)

/** The order SQLite gives two keys. */
export function compareKeys(a: Key, b: Key): number {
  const left = kind(a)
  const right = kind(b)
  if (left !== right) return left - right
  if (left === 0) return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0
  return left === 1 ? compareText(a as string, b as string) : Buffer.compare(a as Buffer, b as Buffer)
}

const kind = (key: Key) => (typeof key === 'number' ? 0 : typeof key === 'string' ? 1 : 2)

/** What one document brings into one column of an index. */
export interface ColumnKeys {
  keys: Key[]
  /** Whether an array stands on the way or at the end, so that the document may have several keys. */
  many: boolean
  /** Whether some key is not faithful. */
  odd: boolean
}

/** The keys of a document at a path: one per array element, and at least one. */
export function columnKeys(doc: unknown, segments: readonly string[]): ColumnKeys {
  const found = valuesAt(doc, segments)
  if (found.length === 1 && !Array.isArray(found[0]) && segments.length === 1) {
    return { keys: [keyOf(found[0])], many: false, odd: isOdd(found[0]) }
  }
  const leaves = found.flatMap((value) => (Array.isArray(value) ? (value.length ? value : [undefined]) : [value]))
  if (!leaves.length) leaves.push(undefined)
  const through = passesArray(doc, segments)
  const keys = leaves.map(keyOf)
  return { keys: keys.length > 1 ? distinct(keys) : keys, many: through, odd: leaves.some(isOdd) }
}

/** Whether an array stands on the way or at the end, even one of a single element: an order, or a group, tells it from the element. */
function passesArray(doc: unknown, segments: readonly string[]): boolean {
  let value = doc
  for (const segment of segments) {
    if (!isObject(value)) return Array.isArray(value)
    value = Object.hasOwn(value, segment) ? value[segment] : undefined
  }
  return Array.isArray(value)
}

function distinct(keys: Key[]): Key[] {
  const sorted = keys.sort(compareKeys)
  return sorted.filter((key, i) => i === 0 || compareKeys(key, sorted[i - 1]!) !== 0)
}

const MOST_ENTRIES = 100_000

/** The rows a document brings into an index: every combination of its columns' keys. */
export function indexRows(columns: readonly ColumnKeys[]): Key[][] {
  let rows: Key[][] = [[]]
  for (const { keys } of columns) {
    if (rows.length * keys.length > MOST_ENTRIES) {
      throw new CloudError('DATABASE_REQUEST_FAILED', 'a document has too many array elements for an index')
    }
    rows = keys.length === 1 ? (rows.forEach((row) => row.push(keys[0]!)), rows) : rows.flatMap((row) => keys.map((key) => [...row, key]))
  }
  return rows
}
