import * as library from 'mingo/operators/expression'
import { COMPARISONS } from './comparisons'
import { DATES } from './dates'
import { FIGURE_EXPRESSIONS } from './figures'
import { LISTS } from './lists'
import type { Operator } from './operator'
import { TEXTS } from './texts'

/** Operators of the SDK's builder on which the library answers as MongoDB does. */
const SHARED = [
  '$abs', '$add', '$ceil', '$divide', '$exp', '$floor', '$ln', '$log', '$log10', '$mod', '$multiply', '$pow', '$sqrt', '$subtract',
  '$arrayElemAt', '$concatArrays', '$filter', '$in', '$isArray', '$map', '$range', '$reduce', '$reverseArray', '$size', '$slice', '$zip',
  '$and', '$not', '$or', '$cond', '$ifNull', '$switch', '$literal', '$objectToArray', '$let',
  '$allElementsTrue', '$anyElementTrue', '$setDifference', '$setEquals', '$setIntersection', '$setIsSubset',
  '$concat', '$split', '$strLenBytes', '$strLenCP',
] as const

/**
 * Every operator of the aggregation language that is answered; any other is refused by its name. Where the library
 * differs from MongoDB (types compared, time zones, bytes, nothing) the operator is our own.
 */
export const EXPRESSIONS: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(SHARED.map((name) => [name, (library as unknown as Record<string, Operator>)[name]!])),
  ...COMPARISONS,
  ...DATES,
  ...TEXTS,
  ...LISTS,
  ...FIGURE_EXPRESSIONS,
}
