import { Lazy, type Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { invalidOperator } from './errors'
import { accumulation, groupKey, type Accumulation } from './operators/figures'
import { evaluate, isNothing } from './operators/operator'
import { cloneValue, compareValues, isObject, typeOf, type Doc } from './values'

/** Stages that read documents one after another and hold only what they answer. */
type Stage = (docs: Iterator, operand: never, options: Options) => Iterator

/** The documents of a stage, one by one. */
function* each(docs: Iterator): Generator<Doc> {
  for (let next = docs.next(); !next.done; next = docs.next()) yield next.value as Doc
}

/** A stage that answers what a generator yields, begun when the first document is asked for. */
const answering = (generator: () => Generator<Doc>): Iterator => Lazy(generator() as never)

/** `$group`: a group is held by its figures, never by its documents. */
const group: Stage = (docs, { _id: by, ...spec }: Doc, options) => {
  const begin = accumulation('$group', spec, options)
  return answering(function* () {
    const groups = new Map<string, { id: unknown; figures: Accumulation }>()
    for (const doc of each(docs)) {
      const id = by === null ? null : evaluate(doc, by, options)
      const key = groupKey(id)
      let found = groups.get(key)
      if (!found) groups.set(key, (found = { id: id ?? null, figures: begin() }))
      found.figures.take(doc)
    }
    for (const { id, figures } of groups.values()) yield { _id: id, ...figures.answer() }
  })
}

/** `$bucket`: groups between boundaries, the lower one included; what lies outside goes to `default`. */
const bucket: Stage = (docs, { groupBy, boundaries, default: other, output = { count: { $sum: 1 } } }: Doc, options) => {
  const ascending = Array.isArray(boundaries) && boundaries.length > 1 && boundaries.every((one, i) => i === 0 || (typeOf(one) === typeOf(boundaries[0]) && compareValues(boundaries[i - 1], one) < 0))
  if (!ascending || !isObject(output)) throw invalidOperator('$bucket needs boundaries of one type in ascending order, and output fields')
  const bounds = boundaries as readonly unknown[]
  if (other !== undefined && compareValues(other, boundaries[0]) >= 0 && compareValues(other, boundaries[boundaries.length - 1]) < 0) throw invalidOperator('$bucket: default lies within the boundaries')
  const begin = accumulation('$bucket', output, options)
  return answering(function* () {
    const buckets = new Map<number, Accumulation>()
    for (const doc of each(docs)) {
      const value = evaluate(doc, groupBy, options)
      const upper = bounds.findIndex((bound) => compareValues(value, bound) < 0)
      if (upper < 1 && other === undefined) throw invalidOperator('$bucket: a value lies outside the boundaries, and there is no default')
      const at = upper < 1 ? bounds.length : upper - 1
      let found = buckets.get(at)
      if (!found) buckets.set(at, (found = begin()))
      found.take(doc)
    }
    for (const [at, figures] of [...buckets].sort(([a], [b]) => a - b)) yield { _id: at === bounds.length ? other : bounds[at], ...figures.answer() }
  })
}

/** `$bucketAuto`: as many groups of about one size as are asked for; equal values stay together. */
const bucketAuto: Stage = (docs, { groupBy, buckets, output = { count: { $sum: 1 } }, granularity }: Doc, options) => {
  if (!Number.isInteger(buckets) || (buckets as number) < 1 || !isObject(output)) throw invalidOperator('$bucketAuto needs a number of buckets, and output fields')
  if (granularity !== undefined) throw invalidOperator('$bucketAuto: granularity is not supported')
  const begin = accumulation('$bucketAuto', output, options)
  return answering(function* () {
    const sorted = [...each(docs)].map((doc) => ({ doc, value: evaluate(doc, groupBy, options) ?? null })).sort((a, b) => compareValues(a.value, b.value))
    const size = Math.max(1, Math.round(sorted.length / (buckets as number)))
    for (let from = 0, made = 1; from < sorted.length; made++) {
      let to = made === buckets ? sorted.length : Math.min(from + size, sorted.length)
      while (to < sorted.length && compareValues(sorted[to]!.value, sorted[to - 1]!.value) === 0) to++
      const figures = begin()
      for (const { doc } of sorted.slice(from, to)) figures.take(doc)
      // The upper bound is the next bucket's lower one; the last bucket's is its greatest value.
      yield { _id: { min: sorted[from]!.value, max: (sorted[to] ?? sorted[to - 1]!).value }, ...figures.answer() }
      from = to
    }
  })
}

const sortByCount: Stage = (docs, by: unknown, options) => {
  const groups = group(docs, { _id: by, count: { $sum: 1 } } as never, options)
  return answering(function* () {
    yield* [...each(groups)].sort((a, b) => (b.count as number) - (a.count as number))
  })
}

/** `$sample`: so many documents by chance, none of them twice. */
const sample: Stage = (docs, { size }: Doc) => {
  if (!Number.isInteger(size) || (size as number) < 1) throw invalidOperator('$sample needs a size above 0')
  return answering(function* () {
    const kept: Doc[] = []
    let seen = 0
    for (const doc of each(docs)) {
      seen++
      const at = kept.length < (size as number) ? kept.length : Math.floor(Math.random() * seen)
      if (at < (size as number)) kept[at] = doc
    }
    yield* kept
  })
}

/** `$unwind`: a document per element. What is no array is an array of one, and nothing an empty one. */
const unwind: Stage = (docs, operand: unknown) => {
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve = false } = isObject(operand) ? operand : { path: operand }
  if (typeof path !== 'string' || !path.startsWith('$')) throw invalidOperator('$unwind needs a path that begins with $')
  if (index !== undefined && (typeof index !== 'string' || index.includes('.') || index.startsWith('$'))) throw invalidOperator('$unwind: includeArrayIndex names a field')
  const segments = path.slice(1).split('.')
  const numbered = (doc: Doc, at: number | null): Doc => (index === undefined ? doc : { ...doc, [index as string]: at })
  return answering(function* () {
    for (const doc of each(docs)) {
      const value = segments.reduce<unknown>((inner, segment) => (isObject(inner) ? inner[segment] : undefined), doc)
      if (!Array.isArray(value)) {
        if (!isNothing(value) || preserve === true) yield numbered(doc, null)
      } else if (value.length) {
        for (const [at, one] of value.entries()) yield numbered(withValue(doc, segments, one), at)
      } else if (preserve === true) yield numbered(withValue(doc, segments, undefined), null)
    }
  })
}

/** A copy of a document with another value at a path of objects; undefined takes the field away. */
function withValue(doc: Doc, [segment, ...rest]: readonly string[], value: unknown): Doc {
  const { [segment!]: inner, ...others } = doc
  if (rest.length) return { ...doc, [segment!]: withValue(inner as Doc, rest, value) }
  return value === undefined ? others : { ...doc, [segment!]: cloneValue(value) }
}

/** `$replaceRoot`: an object of the document in its place. */
const replaceRoot: Stage = (docs, { newRoot }: Doc, options) =>
  docs.map((doc: Doc) => {
    const root = evaluate(doc, newRoot, options)
    if (!isObject(root)) throw invalidOperator(`$replaceRoot: newRoot must be an object, not of type ${typeOf(root)}`)
    return root
  }) as Iterator

export const STAGES: Readonly<Record<string, Stage>> = { $group: group, $bucket: bucket, $bucketAuto: bucketAuto, $sortByCount: sortByCount, $sample: sample, $unwind: unwind, $replaceRoot: replaceRoot }
