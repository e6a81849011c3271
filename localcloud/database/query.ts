import type { Connection } from './connection'
import { readStored } from './ejson'
import { nearIn, nearness, type Near } from './geo'
import type { Key } from './keys'
import { compile, type Test } from './match'
import { compareRows, planFor, type Order, type Plan } from './plan'
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
    const { plan, test } = prepare(collection, question)
    const reading: Reading = { collection: collection.name, index: plan?.index.name, examined: 0, returned: 0 }
    const matching = this.matching(collection, plan, test, skip + limit, reading)
    const near = order.length ? undefined : nearIn(question.filter)
    const compare = near ? byNearness(near) : plan?.sorted || !order.length ? undefined : sorter(order)
    const found = compare ? leading(matching, compare, skip, limit) : window(matching, skip, limit)
    reading.returned = found.length
    this.tell(reading, question)
    return found
  }

  /** The number of documents that a filter accepts. */
  count(collection: Collection, filter: Doc): number {
    const question: Question = { filter, order: [], skip: 0, limit: Infinity }
    if (!Object.keys(filter).length) return this.connection.get<[number]>(`SELECT count(*) FROM ${collection.table}`)![0]
    const { plan, test } = prepare(collection, question)
    if (plan?.exact) {
      const [{ where, params }] = plan.ranges as [Plan['ranges'][0]]
      return this.connection.get<[number]>(`SELECT count(${plan.repeats ? 'DISTINCT row' : '*'}) FROM ${plan.index.table}${where}`, ...params)![0]
    }
    const reading: Reading = { collection: collection.name, index: plan?.index.name, examined: 0, returned: 0 }
    for (const _ of this.matching(collection, plan, test, Infinity, reading)) reading.returned++
    this.tell(reading, question)
    return reading.returned
  }

  /** Every document that a filter accepts, in no order, one after another. */
  *each(collection: Collection, filter: Doc): Generator<Found> {
    const question: Question = { filter, order: [], skip: 0, limit: Infinity }
    const { plan, test } = prepare(collection, question)
    const reading: Reading = { collection: collection.name, index: plan?.index.name, examined: 0, returned: 0 }
    for (const found of this.matching(collection, plan, test, Infinity, reading)) {
      reading.returned++
      yield found
    }
    this.tell(reading, question)
  }

  private *matching(collection: Collection, plan: Plan | undefined, test: Test, wanted: number, reading: Reading): Generator<Found> {
    if (!plan) {
      for (const stored of this.store.scan(this.connection, collection)) {
        reading.examined++
        const found = new Found(stored)
        if (test(found.doc)) yield found
      }
      return
    }
    for (const row of this.rows(plan, plan.exact ? wanted : Math.max(wanted * 2, 64))) {
      reading.examined++
      const stored = this.store.stored(this.connection, collection, row)
      if (!stored) continue
      const found = new Found(stored)
      if (plan.exact || test(found.doc)) yield found
    }
  }

  /** Rows of the plan's stretches, merged into the order where there are several, each once. */
  private *rows(plan: Plan, first: number): Generator<number> {
    const streams = plan.ranges.map((_, i) => this.stretch(plan, i, first))
    const seen = plan.repeats || streams.length > 1 ? new Set<number>() : undefined
    for (const row of streams.length === 1 ? streams[0]! : merged(streams, plan.sorted ?? [])) {
      const [number] = row as [number]
      if (seen?.has(number)) continue
      seen?.add(number)
      yield number
    }
  }

  /** The rows of one stretch with their order columns, read in pieces that double. */
  private *stretch({ index, ranges, sorted }: Plan, which: number, first: number): Generator<Key[]> {
    const { where, params } = ranges[which]!
    const columns = ranges.length > 1 ? (sorted ?? []).map(({ column }) => `, ${column}`).join('') : ''
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

function byNearness(near: Near): Sorter {
  const distance = nearness(near)
  return (a, b) => distance(a) - distance(b) || 0
}

function prepare(collection: Collection, { filter, order }: Question): { plan: Plan | undefined; test: Test } {
  const test = compile(filter)
  return { plan: planFor(collection, analyse(filter), order), test }
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
