import { invalidOperator } from './errors'
import type { Leaf } from './predicates'
import type { Doc } from './values'

const GEO = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$maxDistance', '$minDistance'])

/** Whether an operator asks about a place. */
export const isGeoOperator = (operator: string): boolean => GEO.has(operator)

/** The question a geographic operator asks of a value. */
export function geoPredicate(operator: string, _operand: unknown, _siblings: Doc): Leaf {
  throw invalidOperator(`${operator} is not supported`)
}
