import * as library from 'mingo/operators/expression'
import { COMPARISONS } from './comparisons'
import { CHOICES } from './choices'
import { DATES } from './dates'
import { FIGURE_EXPRESSIONS } from './figures'
import { LISTS } from './lists'
import { NUMBERS } from './numbers'
import type { Operator } from './operator'
import { named } from './named'
import { TEXTS } from './texts'

/** Operators of the SDK's builder on which the library answers as MongoDB does. */
const SHARED = [
  '$add', '$divide', '$multiply', '$pow', '$subtract',
  '$arrayElemAt', '$concatArrays', '$filter', '$in', '$isArray', '$map', '$range', '$reduce', '$zip',
  '$and', '$or', '$cond', '$ifNull', '$literal', '$objectToArray', '$let',
  '$allElementsTrue', '$anyElementTrue', '$setDifference', '$setEquals', '$setIntersection', '$setIsSubset',
  '$concat', '$strLenBytes', '$strLenCP',
] as const

/**
 * Every operator of the aggregation language that is answered; any other is refused by its name. Where the library
 * differs from MongoDB (types compared, time zones, bytes, nothing) the operator is our own.
 */
export const EXPRESSIONS: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(SHARED.map((name) => [name, named(name, (library as unknown as Record<string, Operator>)[name]!)])),
  ...NUMBERS,
  ...CHOICES,
  ...COMPARISONS,
  ...DATES,
  ...TEXTS,
  ...LISTS,
  ...FIGURE_EXPRESSIONS,
}
