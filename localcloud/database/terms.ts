import { compareKeys, isOdd, keyOf, NULL_KEY, type Key } from './keys'
import { isPredicateObject, isRegex } from './predicates'
import { isObject, RANK, typeOf, type Doc, type TypeName } from './values'

/**
 * What a filter says about single paths, in keys that an index can look up.
 * A term never excludes a document that the filter accepts.
 */
export interface Term {
  path: string
  /** The keys one of which the path must have. */
  values?: Key[]
  low?: Bound
  high?: Bound
  /** Whether the term says all that its part of the filter says. */
  exact: boolean
}

export interface Bound {
  key: Key
  inclusive: boolean
}

export interface Analysis {
  terms: Term[]
  /** Whether the terms together say all that the filter says. */
  complete: boolean
}

/** Most values of an `$in` that an index looks up. */
const MOST_VALUES = 5000

/** The conditions every accepted document fulfils. */
export function analyse(filter: Doc): Analysis {
  const terms: Term[] = []
  let complete = true
  for (const [key, operand] of Object.entries(filter)) {
    const part = key.startsWith('$') ? logical(key, operand) : field(key, operand)
    terms.push(...part.terms)
    complete &&= part.complete
  }
  return { terms, complete: complete && terms.every((term) => term.exact) }
}

const NOTHING: Analysis = { terms: [], complete: false }

function logical(operator: string, operand: unknown): Analysis {
  if (!Array.isArray(operand) || !operand.every(isObject)) return NOTHING
  if (operator === '$and' || (operator === '$or' && operand.length === 1)) {
    const parts = operand.map(analyse)
    return { terms: parts.flatMap((part) => part.terms), complete: parts.every((part) => part.complete) }
  }
  return operator === '$or' ? { terms: hulls(operand.map(analyse)), complete: false } : NOTHING
}

/** For every path that each branch bounds, the interval around them all: the first bound of a cursor's `$or`. */
function hulls(branches: readonly Analysis[]): Term[] {
  const paths = new Set(branches[0]?.terms.map((term) => term.path))
  return [...paths].flatMap((path) => {
    const own = branches.map((branch) => branch.terms.filter((term) => term.path === path).map(interval))
    if (!own.every((intervals) => intervals.length)) return []
    // Any one term of a branch bounds it; the first is enough and sound for arrays too.
    const chosen = own.map((intervals) => intervals[0]!)
    const low = chosen.map((one) => one.low).reduce((a, b) => (a && b ? (byLow(a, b) <= 0 ? a : b) : undefined))
    const high = chosen.map((one) => one.high).reduce((a, b) => (a && b ? (byHigh(a, b) >= 0 ? a : b) : undefined))
    return low || high ? [{ path, ...(low && { low }), ...(high && { high }), exact: false }] : []
  })
}

const byLow = (a: Bound, b: Bound) => compareKeys(a.key, b.key) || Number(b.inclusive) - Number(a.inclusive)
const byHigh = (a: Bound, b: Bound) => compareKeys(a.key, b.key) || Number(a.inclusive) - Number(b.inclusive)

function interval({ values, low, high }: Term): { low?: Bound; high?: Bound } {
  if (!values?.length) return { ...(low && { low }), ...(high && { high }) }
  const sorted = [...values].sort(compareKeys)
  return { low: { key: sorted[0]!, inclusive: true }, high: { key: sorted[sorted.length - 1]!, inclusive: true } }
}

function field(path: string, operand: unknown): Analysis {
  if (isRegex(operand)) return NOTHING
  const conditions = isPredicateObject(operand) ? Object.entries(operand) : ([['$eq', operand]] as const)
  const parts = conditions.map(([operator, value]) => READERS[operator]?.(value))
  return {
    terms: parts.flatMap((part) => (part ? [{ path, ...part }] : [])),
    complete: parts.every((part) => part !== undefined),
  }
}

/** Types whose values an index finds by key alone. */
const LOOKED_UP = new Set<TypeName>(['null', 'number', 'string', 'boolean', 'date', 'objectId'])

const isLookedUp = (value: unknown) => LOOKED_UP.has(typeOf(value)) && !isOdd(value)

type Reader = (operand: unknown) => Omit<Term, 'path'> | undefined

const equals: Reader = (operand) => (isLookedUp(operand) ? { values: [keyOf(operand)], exact: true } : undefined)

const READERS: Record<string, Reader> = {
  $eq: equals,
  $in: (operand) =>
    Array.isArray(operand) && operand.length <= MOST_VALUES && operand.every(isLookedUp)
      ? { values: unique(operand.map(keyOf)), exact: true }
      : undefined,
  $all: (operand) => {
    const wanted = Array.isArray(operand) ? operand.find(isLookedUp) : undefined
    return wanted === undefined ? undefined : { values: [keyOf(wanted)], exact: false }
  },
  $exists: (operand) => (operand ? undefined : { values: [NULL_KEY], exact: false }),
  $gt: (operand) => above(operand, false),
  $gte: (operand) => above(operand, true),
  $lt: (operand) => below(operand, false),
  $lte: (operand) => below(operand, true),
}

function unique(keys: Key[]): Key[] {
  const sorted = keys.sort(compareKeys)
  return sorted.filter((key, i) => i === 0 || compareKeys(key, sorted[i - 1]!) !== 0)
}

/** The stretch of an index that a type's keys lie in. */
function stretch(type: TypeName): { low: Bound; high: Bound } | undefined {
  if (type === 'number') return { low: { key: NULL_KEY, inclusive: false }, high: { key: '', inclusive: false } }
  if (type === 'string') return { low: { key: '', inclusive: true }, high: { key: Buffer.alloc(0), inclusive: false } }
  if (!LOOKED_UP.has(type) || type === 'null') return undefined
  return { low: { key: Buffer.from([RANK[type]]), inclusive: true }, high: { key: Buffer.from([RANK[type] + 1]), inclusive: false } }
}

function above(operand: unknown, inclusive: boolean): Omit<Term, 'path'> | undefined {
  if (operand === null) return inclusive ? equals(null) : undefined
  const within = isLookedUp(operand) ? stretch(typeOf(operand)) : undefined
  return within && { low: { key: keyOf(operand), inclusive }, high: within.high, exact: true }
}

function below(operand: unknown, inclusive: boolean): Omit<Term, 'path'> | undefined {
  if (operand === null) return inclusive ? equals(null) : undefined
  const within = isLookedUp(operand) ? stretch(typeOf(operand)) : undefined
  return within && { low: within.low, high: { key: keyOf(operand), inclusive }, exact: true }
}
