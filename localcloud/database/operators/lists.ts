import { invalidOperator } from '../errors'
import { isObject, sameValue, type Doc } from '../values'
import { isNothing, ofOne, ofSeveral, wholeNumber, wrongType, type Operator } from './operator'

/** Arrays, sets and numbers on which the library answers otherwise than MongoDB. */

function arrayToObject(value: unknown): unknown {
  if (isNothing(value)) return null
  if (!Array.isArray(value)) throw wrongType('$arrayToObject', value)
  const object: Doc = {}
  for (const pair of value) {
    const [key, member] = Array.isArray(pair) ? (pair as unknown[]) : isObject(pair) ? [pair.k, pair.v] : []
    if (typeof key !== 'string') throw invalidOperator('$arrayToObject needs pairs of a name and a value')
    object[key] = member
  }
  return object
}

function trunc(value: unknown, place: unknown = 0): unknown {
  if (isNothing(value) || isNothing(place)) return null
  if (typeof value !== 'number') throw wrongType('$trunc', value)
  const digits = wholeNumber('$trunc', place)
  // Through decimal text, so that 1.15 is not cut as 1.1499….
  const shifted = Number(`${value}e${digits}`)
  return Number.isFinite(shifted) ? Number(`${Math.trunc(shifted)}e${-digits}`) + 0 : value
}

function listIn(name: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw wrongType(name, value)
  return value
}

/** The elements of a list from the front, from the end, or from a position on. */
function slice(list: unknown, first: unknown, count?: unknown): unknown {
  if (isNothing(list) || isNothing(first) || count === null) return null
  const [all, at] = [listIn('$slice', list), wholeNumber('$slice', first)]
  if (count === undefined) return at < 0 ? all.slice(at) : all.slice(0, at)
  const most = wholeNumber('$slice', count)
  if (most < 1) throw invalidOperator('$slice needs a count above 0')
  const from = at < 0 ? Math.max(all.length + at, 0) : at
  return all.slice(from, from + most)
}

/** A place to begin or end at, which is not below 0. */
function place(name: string, value: unknown): number {
  const at = wholeNumber(name, value)
  if (at < 0) throw invalidOperator(`${name} takes no place below 0`)
  return at
}

const setUnion: Operator = ofSeveral('$setUnion', 0, Infinity, (...sets) => {
  if (sets.some(isNothing)) return null
  const union: unknown[] = []
  for (const set of sets) {
    if (!Array.isArray(set)) throw wrongType('$setUnion', set)
    for (const one of set as unknown[]) if (!union.some((kept) => sameValue(kept, one))) union.push(one)
  }
  return union
})

export const LISTS: Record<string, Operator> = {
  $arrayToObject: ofOne(arrayToObject),
  $indexOfArray: ofSeveral('$indexOfArray', 2, 4, (list, wanted, start = 0, end = Infinity) => {
    if (isNothing(list)) return null
    if (!Array.isArray(list)) throw wrongType('$indexOfArray', list)
    const to = end === Infinity ? list.length : Math.min(list.length, place('$indexOfArray', end))
    for (let at = place('$indexOfArray', start); at < to; at++) if (sameValue(list[at], wanted)) return at
    return -1
  }),
  $reverseArray: ofOne((list) => (isNothing(list) ? null : [...listIn('$reverseArray', list)].reverse())),
  $setUnion: setUnion,
  $size: ofOne((list) => listIn('$size', list).length),
  $slice: ofSeveral('$slice', 2, 3, slice),
  $trunc: ofSeveral('$trunc', 1, 2, trunc),
}
