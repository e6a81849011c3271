import type { Connection } from './connection'
import { readStored } from './ejson'
import { nearIn, nearness } from './geo'
import { isOdd, type Key } from './keys'
import { compile, type Test } from './match'
import { groupByIndex } from './grouping'
import { compareRows, planFor, unionFor, type Order, type Plan, type Union } from './plan'
import type { Collection } from './schema'
import { leading, sorter, type Sorter } from './sort'
import type { Store, Stored } from './store'
import { analyse } from './terms'
import type { Doc } from './values'

/** What is asked of one collection. */
export interface Question {
  filter: Doc
  order: Order
  skip: number
  limit: number
}

/** A stored document with its parsed form, made when first needed. */
export class Found {
  private parsed: Doc | undefined

  constructor(readonly stored: Stored) {}

  get doc(): Doc {
    return (this.parsed ??= readStored(this.stored.text))
  }
}

/** How a question was answered, for the slow-query log and for tests. */
export interface Reading {
  collection: string
  index: string | undefined
  examined: number
  returned: number
}

/** Answers questions from one connection's view of the store. */
export class Reader {
  constructor(
    private readonly store: Store,
    private readonly connection: Connection,
    private readonly tell: (reading: Reading, question: Question) => void,
  ) {}

  /** The documents asked for, in order. */
  find(collection: Collection, question: Question): Found[] {
    const { order, skip, limit } = question
    const only = soleId(question)
    if (only !== undefined) {
      const stored = this.store.byId(this.connection, collection, only)
      return stored ? [new Found(stored)] : []
    }
    const prepared = prepare(collection, question)
    const { plan } = prepared
    const reading = readingOf(collection, prepared)
    const matching = this.matching(collection, prepared, skip + limit, reading)
    const compare = order.length && (plan?.sorted ?? prepared.union?.merge) ? undefined : sorterOf(question)
    const found = compare ? leading(matching, compare, skip, limit) : window(matching, skip, limit)
    reading.returned = found.length
    this.tell(reading, question)
    return found
  }

  /** The number of documents that a filter accepts. */
  count(collection: Collection, filter: Doc): number {
    const question: Question = { filter, order: [], skip: 0, limit: Infinity }
    if (!Object.keys(filter).length) return this.connection.get<[number]>(`SELECT count(*) FROM ${collection.table}`)![0]
    const prepared = prepare(collection, question)
    const { plan } = prepared
    if (plan?.exact) {
      const [{ where, params }] = plan.ranges as [Plan['ranges'][0]]
      return this.connection.get<[number]>(`SELECT count(${plan.repeats ? 'DISTINCT row' : '*'}) FROM ${plan.index.table}${where}`, ...params)![0]
    }
    const reading = readingOf(collection, prepared)
    for (const _ of this.matching(collection, prepared, Infinity, reading)) reading.returned++
    this.tell(reading, question)
    return reading.returned
  }

  /** Every document that a filter accepts, in no order, one after another. */
  *each(collection: Collection, filter: Doc): Generator<Found> {
    const question: Question = { filter, order: [], skip: 0, limit: Infinity }
    const prepared = prepare(collection, question)
    const reading = readingOf(collection, prepared)
    for (const found of this.matching(collection, prepared, Infinity, reading)) {
      reading.returned++
      yield found
    }
    this.tell(reading, question)
  }

  /** The groups of a `$group` over the documents a filter accepts, when an index alone can tell them. */
  group(collection: Collection, filter: Doc, spec: Doc): Doc[] | undefined {
    return groupByIndex(this.connection, collection, analyse(filter), spec)
  }

  private *matching(collection: Collection, { plan, union, test }: Prepared, wanted: number, reading: Reading): Generator<Found> {
    if (!plan && !union) {
      for (const stored of this.store.scan(this.connection, collection)) {
        reading.examined++
        const found = new Found(stored)
        if (test(found.doc)) yield found
      }
      return
    }
    // Plans without an order know their own branch only, and not what stands beside it.
    const exact = plan ? plan.exact : union!.merge !== undefined && union!.plans.every((one) => one.exact)
    const first = exact ? wanted : Math.max(wanted * 2, 64)
    const rows = plan ? this.rows(plan, first) : union!.merge ? this.inOrder(union!, union!.merge, first) : this.anyOf(union!.plans)
    for (const piece of pieces(rows, exact ? wanted : Infinity)) {
      for (const stored of this.store.storedOf(this.connection, collection, piece)) {
        reading.examined++
        const found = new Found(stored)
        if (exact || test(found.doc)) yield found
      }
    }
  }

  /** Rows of several plans, each once. */
  private *anyOf(plans: readonly Plan[]): Generator<number> {
    const seen = new Set<number>()
    for (const plan of plans) {
      for (const row of this.rows(plan, 64)) {
        if (seen.has(row)) continue
        seen.add(row)
        yield row
      }
    }
  }

  /** Rows of several plans that each come in the order, as one, each once. */
  private *inOrder({ plans }: Union, merge: NonNullable<Union['merge']>, first: number): Generator<number> {
    const stretches = plans.flatMap((plan, which) => plan.ranges.map((_, i) => ({ plan, i, columns: merge[which]!.columns })))
    const share = Math.max(Math.ceil(first / stretches.length), SMALLEST_PIECE)
    const seen = new Set<number>()
    for (const [row] of merged(stretches.map(({ plan, i, columns }) => this.stretch(plan, i, share, columns)), merge[0]!.sorted)) {
      if (seen.has(row as number)) continue
      seen.add(row as number)
      yield row as number
    }
  }

  /** Rows of the plan's stretches, merged into the order where there are several, each once. */
  private *rows(plan: Plan, first: number): Generator<number> {
    // Of many stretches each is likely to give a part only of what is wanted.
    const share = Math.max(Math.ceil(first / plan.ranges.length), SMALLEST_PIECE)
    const streams = plan.ranges.map((_, i) => this.stretch(plan, i, share))
    const seen = plan.repeats || streams.length > 1 ? new Set<number>() : undefined
    for (const row of streams.length === 1 ? streams[0]! : merged(streams, plan.sorted ?? [])) {
      const [number] = row as [number]
      if (seen?.has(number)) continue
      seen?.add(number)
      yield number
    }
  }

  /** The rows of one stretch, with the columns that they are merged by, read in pieces that double. */
  private *stretch({ index, ranges, sorted }: Plan, which: number, first: number, mergedBy?: readonly string[]): Generator<Key[]> {
    const { where, params } = ranges[which]!
    const columns = (mergedBy ?? (ranges.length > 1 ? (sorted ?? []).map(({ column }) => column) : [])).map((column) => `, ${column}`).join('')
    const order = sorted?.length ? ` ORDER BY ${orderSql(sorted)}` : ''
    const sql = `SELECT row${columns} FROM ${index.table}${where}${order} LIMIT ? OFFSET ?`
    for (let offset = 0, piece = Math.min(Math.max(first, 1), 1024); ; offset += piece, piece = Math.min(piece * 2, 1 << 20)) {
      const rows = this.connection.all<Key[]>(sql, [...params, piece, offset])
      yield* rows
      if (rows.length < piece) return
    }
  }
}

/** The index keeps equal keys by row, in the direction it is read. */
function orderSql(sorted: NonNullable<Plan['sorted']>): string {
  return sorted.map(({ column, direction }) => `${column}${direction === -1 ? ' DESC' : ''}`).join(', ')
}

/** The id of a question for one document by nothing but its id, which needs no plan. */
function soleId({ filter, skip, limit }: Question): string | undefined {
  const { _id: id } = filter
  return typeof id === 'string' && skip === 0 && limit >= 1 && Object.keys(filter).length === 1 && !isOdd(id) ? id : undefined
}

/** The order a question asks for, or implies by asking what is near; undefined when any will do. */
export function sorterOf({ filter, order }: Question): Sorter | undefined {
  if (order.length) return sorter(order)
  const near = nearIn(filter)
  if (!near) return undefined
  const distance = nearness(near)
  return (a, b) => distance(a) - distance(b)
}

/** How a question will be answered: by one index, by one for each branch of its `$or`, or by reading everything. */
interface Prepared {
  plan: Plan | undefined
  union: Union | undefined
  test: Test
}

function prepare(collection: Collection, { filter, order }: Question): Prepared {
  const test = compile(filter)
  const plan = planFor(collection, analyse(filter), order)
  const union = unionInstead(collection, filter, order, plan)
  for (const index of new Set((union?.plans ?? (plan ? [plan] : [])).map((one) => one.index))) index.uses++
  return { plan: union ? undefined : plan, union, test }
}

/** Plans for the branches of an `$or`, where they read less than the one plan there is. */
function unionInstead(collection: Collection, filter: Doc, order: Order, plan: Plan | undefined): Union | undefined {
  if (plan?.exact || plan?.unique) return undefined
  // A page that goes on where one ended is bounded by its order, and yet one plan reads again all that is equal to its beginning.
  const inOrder = order.length ? unionFor(collection, filter, order) : undefined
  const narrower = inOrder?.plans.every((one) => one.index !== plan?.index || one.ranges[0]!.where !== plan.ranges[0]!.where)
  if (inOrder && (narrower || !plan?.bounded)) return inOrder
  return plan?.bounded ? undefined : unionFor(collection, filter, [])
}

function readingOf({ name }: Collection, { plan, union }: Prepared): Reading {
  const names = (plan ? [plan] : (union?.plans ?? [])).map(({ index }) => index.name)
  return { collection: name, index: names.length ? [...new Set(names)].join(' | ') : undefined, examined: 0, returned: 0 }
}

/** Rows of one of several stretches that are read at once, at first. */
const SMALLEST_PIECE = 16

/** Documents fetched by one statement: few at first, in case the first ones are enough. */
const PIECE = { first: 20, most: 64 }

/** Rows in pieces that are fetched together; `wanted` is how many there will be use for. */
function* pieces(rows: Iterable<number>, wanted: number): Generator<number[]> {
  let [piece, size]: [number[], number] = [[], Math.max(1, Math.min(wanted, PIECE.first))]
  for (const row of rows) {
    if (piece.push(row) < size) continue
    yield piece
    ;[piece, size] = [[], PIECE.most]
  }
  if (piece.length) yield piece
}

/** Streams that are in order each, as one. */
function* merged(streams: Generator<Key[]>[], sorted: NonNullable<Plan['sorted']>): Generator<Key[]> {
  const heads = streams.map((stream) => ({ stream, next: stream.next() })).filter(({ next }) => !next.done)
  const keys = ({ next }: (typeof heads)[0]) => (next.value as Key[]).slice(1)
  while (heads.length) {
    let least = 0
    for (let i = 1; i < heads.length; i++) if (compareRows(sorted, keys(heads[i]!), keys(heads[least]!)) < 0) least = i
    const head = heads[least]!
    yield head.next.value as Key[]
    head.next = head.stream.next()
    if (head.next.done) heads.splice(least, 1)
  }
}

function window(matching: Iterable<Found>, skip: number, limit: number): Found[] {
  const found: Found[] = []
  if (limit <= 0) return found
  let passed = 0
  for (const one of matching) {
    if (passed++ < skip) continue
    found.push(one)
    if (found.length >= limit) break
  }
  return found
}
