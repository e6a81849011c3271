import { compareKeys, NULL_KEY, type Key } from './keys'
import type { Collection, Column, Index } from './schema'
import { analyse, type Analysis, type Bound, type Term } from './terms'
import { isObject, type Doc } from './values'

/** One direction of a sort, by path. */
export type Order = readonly (readonly [path: string, direction: 1 | -1])[]

/** A stretch of an index, as SQL. */
export interface Range {
  where: string
  params: Key[]
}

/** How a filter and its order are served by one index. */
export interface Plan {
  index: Index
  /** Stretches to read; more than one only when their rows are to be merged into an order. */
  ranges: Range[]
  /** The columns that give the asked order, with the direction to read them in; undefined when it must be sorted after. */
  sorted: { column: string; direction: 1 | -1 }[] | undefined
  /** Whether every row of the ranges is an answer, so that no document needs to be asked. */
  exact: boolean
  /** Whether a document may come more than once. */
  repeats: boolean
  /** Whether the filter narrows the index at all. */
  bounded: boolean
  /** Whether it finds one document at most. */
  unique: boolean
}

/** Stretches worth merging; past that a sort is cheaper. */
const MOST_RANGES = 64

/** The best index for a filter and order, or undefined when the whole collection must be read. */
export function planFor({ primary, indexes }: Collection, analysis: Analysis, order: Order): Plan | undefined {
  let best: { plan: Plan; score: number } | undefined
  for (const index of [primary, ...indexes]) {
    const candidate = consider(index, analysis, order)
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  return best?.plan
}

/** The entries of an index that are exactly the documents a filter accepts, one each; undefined when they are not. */
export function exactRange(index: Index, analysis: Analysis): Range | undefined {
  const uses = index.columns.map((column) => useOf(column, analysis))
  return isExact(uses, analysis) && !repeats(uses) ? rangeOf(uses) : undefined
}

/** Plans that together find what a filter accepts: one for each branch of its `$or`. */
export interface Union {
  plans: Plan[]
  /** What each plan's rows are told apart by when they are merged into the order that is asked for; undefined when they come in none. */
  merge: { columns: string[]; sorted: NonNullable<Plan['sorted']> }[] | undefined
}

/**
 * A plan for each branch of an `$or`, where every branch has an index that narrows it. With an order each branch must
 * be read in it, so that a page goes on where the last one ended: what stands beside the `$or` narrows every branch.
 */
export function unionFor(collection: Collection, filter: Doc, order: Order): Union | undefined {
  for (const { branches, beside } of disjunctions(filter)) {
    const plans = branches.map((branch) => planFor(collection, analyse(order.length ? { $and: [...beside, branch] } : branch), order))
    if (!plans.every((plan): plan is Plan => plan?.bounded === true)) continue
    if (!order.length) return { plans, merge: undefined }
    const merge = plans.map((plan) => mergedBy(plan, order))
    if (merge.every((one) => one !== undefined)) return { plans, merge }
  }
  return undefined
}

/** Each `$or` that a filter must fulfil, and what must be fulfilled besides. */
function* disjunctions(filter: Doc, beside: readonly Doc[] = []): Generator<{ branches: readonly Doc[]; beside: Doc[] }> {
  for (const [key, operand] of Object.entries(filter)) {
    if ((key !== '$or' && key !== '$and') || !Array.isArray(operand) || !operand.every(isObject)) continue
    const { [key]: _, ...rest } = filter
    const others = Object.keys(rest).length ? [...beside, rest] : [...beside]
    if (key === '$or') yield { branches: operand, beside: others }
    else for (const [at, part] of operand.entries()) yield* disjunctions(part, [...others, ...operand.filter((_part, i) => i !== at)])
  }
}

/** The columns of a plan's index that hold the order; undefined when its rows do not come in it. */
function mergedBy({ index, sorted }: Plan, order: Order): NonNullable<Union['merge']>[0] | undefined {
  if (!sorted) return undefined
  const upTo = order.findIndex(([path]) => path === '_id')
  const wanted = upTo < 0 ? order : order.slice(0, upTo + 1)
  const columns = wanted.map(([path]) => index.columns.find((column) => column.path === path && !column.many && !column.odd))
  if (!columns.every((column) => column !== undefined)) return undefined
  return { columns: columns.map(({ name }) => name), sorted: columns.map(({ name }, i) => ({ column: name, direction: wanted[i]![1] })) }
}

interface Use {
  column: Column
  terms: Term[]
}

/**
 * The terms a column can take. Of an array's terms only one: different elements may fulfil different terms.
 * Text that SQLite keeps otherwise than it is makes a column odd, and its stretches of text unreliable.
 */
function useOf(column: Column, analysis: Analysis): Use {
  const own = analysis.terms.filter((term) => term.path === column.path && (!column.odd || term.values || !isTextual(term)))
  const byStrength = [...own].sort((a, b) => Number(Boolean(b.values)) - Number(Boolean(a.values)))
  return { column, terms: column.many ? byStrength.slice(0, 1) : byStrength }
}

const isTextual = (term: Term) => typeof term.low?.key === 'string' || typeof term.high?.key === 'string'

const isSingle = ({ terms }: Use) => terms[0]?.values?.length === 1

function consider(index: Index, analysis: Analysis, order: Order): { plan: Plan; score: number } | undefined {
  const uses = index.columns.map((column) => useOf(column, analysis))
  const free = uses.findIndex(({ terms }) => !terms[0]?.values)
  const prefix = free === -1 ? uses.length : free
  const ranged = (uses[prefix]?.terms.length ?? 0) > 0
  const heads = combinations(uses.slice(0, prefix))
  const sorted = heads && servedOrder(uses, order)
  const bounded = prefix > 0 || ranged
  if (!bounded && !sorted?.length) return undefined
  const whole = sorted !== undefined && heads !== undefined && heads.length > 1 && order.length > 0
  const ranges = whole ? heads.map((head) => rangeOf(uses, head)) : [rangeOf(uses)]
  const exact = isExact(uses, analysis)
  const unique = index.unique && prefix === uses.length
  const score = prefix * 4 + (ranged ? 2 : 0) + (order.length && sorted ? 3 : 0) + (unique ? 8 : 0) + (exact ? 1 : 0)
  return { plan: { index, ranges, sorted: order.length ? sorted : [], exact, repeats: repeats(uses), bounded, unique }, score }
}

/** Whether the entries that fulfil the terms are exactly the filter's. */
function isExact(uses: readonly Use[], analysis: Analysis): boolean {
  const consumed = new Set(uses.flatMap(({ terms }) => terms))
  return analysis.complete && analysis.terms.every((term) => consumed.has(term)) && uses.every(isFaithful)
}

/** Whether a document may have several entries that fulfil the terms. */
const repeats = (uses: readonly Use[]): boolean => uses.some((use) => use.column.many && !isSingle(use))

/** Whether the keys of a column say all about its terms. */
function isFaithful({ column, terms }: Use): boolean {
  if (!terms.length) return true
  if (column.odd) return false
  return !column.many || !terms.some(({ values, low }) => values?.some((key) => key === NULL_KEY) ?? low?.key === NULL_KEY)
}

/** The head keys of each stretch, or undefined when there are too many. */
function combinations(uses: readonly Use[]): Key[][] | undefined {
  let heads: Key[][] = [[]]
  for (const { terms } of uses) {
    const values = terms[0]!.values!
    if (heads.length * values.length > MOST_RANGES) return undefined
    heads = heads.flatMap((head) => values.map((value) => [...head, value]))
  }
  return heads
}

/** The columns that serve the order once the heads are fixed, or undefined when they do not. */
function servedOrder(uses: readonly Use[], order: Order): Plan['sorted'] {
  const served: NonNullable<Plan['sorted']> = []
  const fixed = new Set(uses.filter((use) => isSingle(use) && !use.column.many).map((use) => use.column.path))
  const wanted = order.filter(([path]) => !fixed.has(path))
  let at = 0
  let reversed: boolean | undefined
  for (const [path, direction] of wanted) {
    while (at < uses.length && uses[at]!.column.path !== path && isHead(uses, at)) at++
    const column = uses[at]?.column
    if (!column || column.path !== path || column.many || column.odd) return undefined
    const against = direction !== column.order
    if (reversed !== undefined && against !== reversed) return undefined
    reversed = against
    served.push({ column: column.name, direction })
    at++
    // Nothing stands after `_id`: it is unique.
    if (path === '_id') break
  }
  return served
}

const isHead = (uses: readonly Use[], at: number) => uses.slice(0, at + 1).every(({ terms }) => terms[0]?.values)

function rangeOf(uses: readonly Use[], head: readonly Key[] = []): Range {
  const conditions: string[] = []
  const params: Key[] = []
  const add = (sql: string, ...keys: Key[]) => {
    conditions.push(sql)
    params.push(...keys)
  }
  uses.forEach(({ column: { name }, terms }, i) => {
    terms.forEach(({ values, low, high }, t) => {
      const keys = t === 0 && i < head.length ? [head[i]!] : values
      if (keys?.length === 1) add(`${name} = ?`, keys[0]!)
      else if (keys) add(`${name} IN (${keys.map(() => '?').join(', ')})`, ...keys)
      if (low) add(`${name} ${comparison('>', low)} ?`, low.key)
      if (high) add(`${name} ${comparison('<', high)} ?`, high.key)
    })
  })
  return { where: conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '', params }
}

const comparison = (sign: string, { inclusive }: Bound) => (inclusive ? `${sign}=` : sign)

/** Compares the order columns of two rows that were read for a merge. */
export function compareRows(sorted: NonNullable<Plan['sorted']>, a: readonly Key[], b: readonly Key[]): number {
  for (let i = 0; i < sorted.length; i++) {
    const order = compareKeys(a[i]!, b[i]!) * sorted[i]!.direction
    if (order) return order
  }
  return 0
}
