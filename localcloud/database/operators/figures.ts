import type { Options } from 'mingo/types'
import { invalidOperator } from '../errors'
import { compareValues, isObject, type Doc } from '../values'
import { writeEjson } from '../ejson'
import { evaluate, isNothing, wrongType, type Operator } from './operator'

/** Figures over many values: of the documents of a group, or of the elements of an array. */

/** Takes one value after another and holds no more than its answer needs. */
interface Figure {
  take(value: unknown): void
  answer(): unknown
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

function sum(): Figure {
  let total = 0
  return { take: (value) => void (isNumber(value) && (total += value)), answer: () => total }
}

function avg(): Figure {
  let [total, count] = [0, 0]
  return {
    take: (value) => {
      if (!isNumber(value)) return
      total += value
      count++
    },
    answer: () => (count ? total / count : null),
  }
}

/** The least or greatest by MongoDB's order; nothing does not count. */
const extreme = (wins: (order: number) => boolean) => (): Figure => {
  let best: unknown = null
  return {
    take: (value) => void (!isNothing(value) && (best === null || wins(compareValues(value, best))) && (best = value)),
    answer: () => best,
  }
}

/** Welford's way, which needs no second look at the values. */
const deviation = (spare: 0 | 1) => (): Figure => {
  let [count, mean, squares] = [0, 0, 0]
  return {
    take: (value) => {
      if (!isNumber(value)) return
      count++
      const away = value - mean
      mean += away / count
      squares += away * (value - mean)
    },
    answer: () => (count > spare ? Math.sqrt(squares / (count - spare)) : null),
  }
}

function first(): Figure {
  let kept: { value: unknown } | undefined
  return { take: (value) => void (kept ??= { value: value ?? null }), answer: () => kept?.value }
}

function last(): Figure {
  let kept: unknown
  return { take: (value) => void (kept = value ?? null), answer: () => kept }
}

function push(): Figure {
  const list: unknown[] = []
  return { take: (value) => void (value !== undefined && list.push(value)), answer: () => list }
}

function addToSet(): Figure {
  const plain = new Set<unknown>()
  const others = new Map<string, unknown>()
  return {
    take: (value) => {
      if (value === undefined) return
      if (typeof value !== 'object' || value === null) plain.add(value)
      else others.set(writeEjson(value), value)
    },
    answer: () => [...plain, ...others.values()],
  }
}

function mergeObjects(): Figure {
  const merged: Doc = {}
  return {
    take: (value) => {
      if (isNothing(value)) return
      if (!isObject(value)) throw wrongType('$mergeObjects', value)
      Object.assign(merged, value)
    },
    answer: () => merged,
  }
}

function count(): Figure {
  let documents = 0
  return { take: () => void documents++, answer: () => documents }
}

const FIGURES: Record<string, () => Figure> = {
  $sum: sum,
  $avg: avg,
  $max: extreme((order) => order > 0),
  $min: extreme((order) => order < 0),
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
  $count: count,
}

/** The figures of one group, fed document by document. */
export interface Accumulation {
  take(doc: unknown): void
  answer(): Doc
}

/** Reads the figures of a `$group` or `$bucket`, and answers how to begin one group of them. */
export function accumulation(name: string, spec: Doc, options: Options): () => Accumulation {
  const figures = Object.entries(spec).map(([field, accumulator]) => {
    const [[operator, operand] = ['', undefined], ...more] = isObject(accumulator) ? Object.entries(accumulator) : []
    const begin = FIGURES[operator]
    if (!begin || more.length) throw invalidOperator(`${name}: ${JSON.stringify(field)} needs one accumulator, and ${operator || 'this'} is none that is known`)
    if (field.includes('.')) throw invalidOperator(`${name}: the field ${JSON.stringify(field)} has a dot in its name`)
    return { field, begin, operand: operator === '$count' ? null : operand }
  })
  return () => {
    const own = figures.map(({ field, begin, operand }) => ({ field, operand, figure: begin() }))
    return {
      take: (doc) => own.forEach(({ operand, figure }) => figure.take(evaluate(doc, operand, options))),
      answer: () => Object.fromEntries(own.map(({ field, figure }) => [field, figure.answer()])),
    }
  }
}

/** The same inside an expression: over an array that the operand is, or over several operands. */
const inExpression = (name: string): Operator => (doc, operand, options) => {
  const value = evaluate(doc, Array.isArray(operand) && operand.length === 1 ? operand[0] : operand, options)
  const figure = FIGURES[name]!()
  for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) figure.take(one)
  return figure.answer()
}

/** An end of an array; of an empty one it is missing. */
const end = (name: string, at: 0 | -1): Operator => (doc, operand, options) => {
  const value = evaluate(doc, Array.isArray(operand) && operand.length === 1 ? operand[0] : operand, options)
  if (isNothing(value)) return null
  if (!Array.isArray(value)) throw wrongType(name, value)
  return value.at(at)
}

export const FIGURE_EXPRESSIONS: Record<string, Operator> = {
  ...Object.fromEntries(['$sum', '$avg', '$max', '$min', '$stdDevPop', '$stdDevSamp', '$mergeObjects'].map((name) => [name, inExpression(name)])),
  $first: end('$first', 0),
  $last: end('$last', -1),
}

/** A group's key as text: equal for equal values, and different for a missing field of an object and null. */
export const groupKey = (value: unknown): string => (isNothing(value) ? 'null' : writeEjson(value))

