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
    const to = end === Infinity ? list.length : Math.min(list.length, wholeNumber('$indexOfArray', end))
    for (let at = wholeNumber('$indexOfArray', start); at < to; at++) if (sameValue(list[at], wanted)) return at
    return -1
  }),
  $setUnion: setUnion,
  $trunc: ofSeveral('$trunc', 1, 2, trunc),
}
