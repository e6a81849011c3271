import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import { Lazy, type Iterator } from 'mingo/lazy'
import * as pipeline from 'mingo/operators/pipeline'
import type { AnyObject, Options } from 'mingo/types'
import { invalidOperator, invalidParameter } from './errors'
import { refusing } from './expression'
import { nearness, nearOf } from './geo'
import { EXPRESSIONS } from './operators'
import { truthy } from './operators/operator'
import { compile, type Test } from './match'
import { segmentsOf, valuesAt } from './paths'
import type { Order } from './plan'
import type { Question, Reader } from './query'
import { refuseMisplaced, refuseMisshapen } from './shapes'
import { sorter } from './sort'
import { STAGES } from './stages'
import type { Store } from './store'
import { cloneValue, isObject, type Doc } from './values'

/** One stage of a pipeline: its operator and operand. */
export type Stage = readonly [operator: string, operand: unknown]

/** Stages on which the library answers as MongoDB does: those of the SDK's builder, and a few of the same kind. */
const SHARED = ['$addFields', '$set', '$unset', '$project', '$replaceWith', '$facet', '$count', '$limit', '$skip'] as const

/** Variables that a `$lookup` gave to its pipeline. */
const variablesOf = (options: Options) => (options as { local?: { variables?: AnyObject } }).local?.variables ?? options.variables ?? {}

/** Aggregation: the head of a pipeline is served by indexes, the rest is mingo's over what came through. */
export class Aggregation {
  private readonly context: Context

  constructor(
    private readonly store: Store,
    private readonly reader: Reader,
  ) {
    const shared = Object.fromEntries(SHARED.map((name) => [name, pipeline[name]]))
    this.context = Context.init({
      expression: EXPRESSIONS as never,
      pipeline: {
        ...shared,
        ...STAGES,
        $match: (docs: Iterator, filter: Doc, options: Options) => docs.filter(this.matcher(filter, options)),
        $sort: (docs: Iterator, order: Doc) => docs.transform((all) => Lazy([...(all as Doc[])].sort(sorter(orderOf(order))))),
        $geoNear: (docs: Iterator, spec: Doc, options: Options) => docs.transform((all) => Lazy(this.near(all as Doc[], spec, options))),
        $lookup: (docs: Iterator, spec: Doc, options: Options) => this.lookup(docs, spec, options),
      } as never,
    })
  }

  /** The documents that come out of a pipeline over a collection. */
  run(name: string, stages: readonly Stage[]): Doc[] {
    const collection = this.store.collection(name)
    for (const stage of objectsOf(stages)) refuseMistaken(this.context, stage)
    refuseMisplaced(stages)
    const { question, rest } = head(stages)
    const [operator, operand] = rest[0] ?? []
    const whole = !question.order.length && question.limit === Infinity && question.skip === 0
    if (operator === '$count' && whole) {
      const total = this.reader.count(collection, question.filter)
      return this.over(total ? [{ [String(operand)]: total }] : [], objectsOf(rest.slice(1)), {})
    }
    const groups = operator === '$group' && whole && isObject(operand) ? this.reader.group(collection, question.filter, operand) : undefined
    if (groups) return this.over(groups, objectsOf(rest.slice(1)), {})
    const found = whole ? this.reader.each(collection, question.filter) : this.reader.find(collection, question)
    return this.over(slim(docsOf(found), fieldsRead(rest)), objectsOf(rest), {})
  }

  private over(docs: Iterable<Doc>, stages: AnyObject[], variables: AnyObject): Doc[] {
    const options = { context: this.context, scriptEnabled: false, processingMode: ProcessingMode.CLONE_OFF, variables }
    for (const stage of stages) refuseMistaken(this.context, stage)
    return refusing(() => new Aggregator(stages, options).run(docs[Symbol.iterator]() as never) as Doc[])
  }

  private matcher(filter: Doc, options: Options): Test {
    return compile(filter, (wanted) => (doc) => truthy(evalExpr(doc, wanted, options)))
  }

  private near(docs: readonly Doc[], spec: Doc, options: Options): Doc[] {
    const { key, near, distanceField, maxDistance, minDistance, distanceMultiplier = 1, query: filter = {}, includeLocs: place, spherical, limit = Infinity, ...unknown } = spec
    if (typeof key !== 'string' || typeof distanceField !== 'string') throw invalidOperator('$geoNear needs key, the field of the place, and distanceField')
    const odd = spherical === false ? 'spherical: false' : Object.keys(unknown)[0]
    if (odd) throw invalidOperator(`$geoNear: ${odd} is not supported`)
    if (place !== undefined && typeof place !== 'string') throw invalidOperator('$geoNear: includeLocs names a field')
    if (!isObject(filter) || typeof distanceMultiplier !== 'number') throw invalidOperator('$geoNear: query or distanceMultiplier is malformed')
    const around = nearOf(key, { $geometry: near, $maxDistance: maxDistance ?? Infinity, $minDistance: minDistance ?? 0 })
    const distance = nearness(around)
    return docs
      .filter(this.matcher(filter, options))
      .map((doc) => ({ doc, metres: distance(doc) }))
      .filter(({ metres }) => metres < Infinity && metres >= around.nearest && metres <= around.farthest)
      .sort((a, b) => a.metres - b.metres)
      .slice(0, limit === Infinity ? undefined : wholeNumber('$geoNear: limit', limit))
      .map(({ doc, metres }) => ({ ...doc, [distanceField]: metres * distanceMultiplier, ...(place === undefined ? {} : { [place]: valuesAt(doc, segmentsOf(key))[0] }) }))
  }

  private lookup(docs: Iterator, spec: Doc, options: Options): Iterator {
    const { localField, foreignField, pipeline: stages = [], let: given = {} } = spec
    const { from, as } = spec as { from: string; as: string }
    // Stages inside `$facet` are the library's to read: they come here as they were written.
    refuseMisshapen('$lookup', spec)
    if (!Array.isArray(stages) || !isObject(given)) throw invalidOperator('$lookup: pipeline or let is malformed')
    const own = pipelineOf(stages)
    refuseMisplaced(own)
    return docs.map((doc: Doc) => {
      const variables = { ...variablesOf(options), ...(evalExpr(doc, given, options) as AnyObject) }
      const joined: Doc = typeof localField === 'string' && typeof foreignField === 'string' ? { [foreignField]: { $in: localValues(doc, localField) } } : {}
      return withField(doc, as.split('.'), this.joined(from, joined, own, variables))
    })
  }

  private joined(from: string, joined: Doc, stages: readonly Stage[], variables: AnyObject): Doc[] {
    // A collection that is not there joins nothing, as in MongoDB.
    if (!this.store.has(from)) return []
    const [first, ...others] = stages
    const ownFilter = first?.[0] === '$match' && isObject(first[1]) && !JSON.stringify(first[1]).includes('"$expr"') ? first[1] : undefined
    const filter = ownFilter ? { $and: [joined, ownFilter] } : joined
    const rest = objectsOf(ownFilter ? others : stages)
    return this.over(docsOf(this.reader.each(this.store.collection(from), filter)), rest, variables)
  }
}

/** Whatever is not answered is refused by its name, before a document is read. */
function refuseMistaken(context: Context, stage: AnyObject): void {
  const [[operator, operand]] = Object.entries(stage) as [[string, unknown]]
  if (!context.getOperator('pipeline' as never, operator)) throw invalidOperator(`aggregation stage ${operator} is not supported`)
  COUNTS[operator]?.(operand)
  refuseMisshapen(operator, operand)
}

/** What the stages that cut need, wherever they stand. */
const COUNTS: Record<string, (operand: unknown) => unknown> = {
  $limit: (operand) => positive('$limit', operand),
  $skip: (operand) => wholeNumber('$skip', operand),
  $sort: (operand) => sortOf(operand),
  $count: (operand) => {
    if (typeof operand !== 'string' || !operand || operand.startsWith('$') || operand.includes('.')) throw invalidOperator('$count needs the name of a field')
  },
}

/** A copy of a document with a value at a path, through objects; what else stands on the way gives place to an object. */
function withField(doc: Doc, [field, ...rest]: readonly string[], value: unknown): Doc {
  const inner = doc[field!]
  return { ...doc, [field!]: rest.length ? withField(isObject(inner) ? inner : {}, rest, value) : value }
}

const objectsOf = (stages: readonly Stage[]): AnyObject[] => stages.map(([operator, operand]) => ({ [operator]: operand }))

/** Stages whose answer holds nothing of a document but what they name. */
const NAMING = new Set(['$group', '$sortByCount'])

/** The fields that a pipeline reads of a document, or undefined when that cannot be told. */
function fieldsRead([first]: readonly Stage[]): ReadonlySet<string> | undefined {
  if (!first || !NAMING.has(first[0])) return undefined
  const text = JSON.stringify(first[1])
  if (/"\$\$(ROOT|CURRENT)|"\$getField"|\\/.test(text)) return undefined
  return new Set([...text.matchAll(/"\$([^$".][^".]*)/g)].map(([, field]) => field!))
}

/** Documents without what is not read, so that a stage that keeps them all keeps little. */
function* slim(docs: Iterable<Doc>, fields: ReadonlySet<string> | undefined): Generator<Doc> {
  for (const doc of docs) yield fields ? Object.fromEntries(Object.entries(doc).filter(([field]) => fields.has(field))) : doc
}

function* docsOf(found: Iterable<{ doc: Doc }>): Generator<Doc> {
  for (const { doc } of found) yield doc
}

/** What `$lookup` looks for: the elements of an array, and null for what is missing. */
function localValues(doc: Doc, field: string): unknown[] {
  const values = valuesAt(doc, segmentsOf(field)).flatMap((value) => (Array.isArray(value) ? value : [value ?? null]))
  return values.length ? cloneValue(values) : [null]
}

/** An order as a stage or request spells it: `{ field: 1 | -1 }`, in the order of its keys. */
export function orderOf(spec: unknown): Order {
  if (!isObject(spec)) throw invalidParameter('an order needs fields')
  return Object.entries(spec).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParameter(`order of ${path} must be 1 or -1`)
    return [path, direction] as const
  })
}

/** Stages written as objects of one operator each. */
function pipelineOf(stages: readonly unknown[]): Stage[] {
  return stages.map((stage) => {
    const [only, ...more] = isObject(stage) ? Object.entries(stage) : []
    if (!only || more.length) throw invalidOperator('a stage needs exactly one operator')
    return only
  })
}

/** The part of a pipeline that one question answers: match, then sort, skip and limit in this order. */
function head(stages: readonly Stage[]): { question: Question; rest: Stage[] } {
  const question: Question = { filter: {}, order: [], skip: 0, limit: Infinity }
  const rest = [...stages]
  const take = (operator: string): unknown => (rest[0]?.[0] === operator ? rest.shift()![1] : undefined)
  const filter = take('$match')
  if (filter !== undefined) {
    if (!isObject(filter)) throw invalidOperator('$match needs a filter')
    question.filter = filter
  }
  const order = take('$sort')
  if (order !== undefined) question.order = sortOf(order)
  question.skip = wholeNumber('$skip', take('$skip') ?? 0)
  question.limit = positive('$limit', take('$limit') ?? Infinity)
  return { question, rest }
}

function sortOf(operand: unknown): Order {
  const order = orderOf(operand)
  if (!order.length) throw invalidOperator('$sort needs fields')
  return order
}

function positive(operator: string, value: unknown): number {
  if (value === 0) throw invalidOperator(`${operator} must be above 0`)
  return wholeNumber(operator, value)
}

function wholeNumber(operator: string, value: unknown): number {
  if (value !== Infinity && (!Number.isInteger(value) || (value as number) < 0)) throw invalidOperator(`${operator} needs a whole number`)
  return value as number
}
