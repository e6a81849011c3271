import { compareValues } from '../values'
import { ofSeveral, type Operator } from './operator'

/** Comparisons inside expressions: between any two types, and missing stands before null. */
function compared(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return Math.sign(compareValues(a, b))
}

const comparison = (name: string, answer: (order: number) => unknown): Operator => ofSeveral(name, 2, 2, (a, b) => answer(compared(a, b)))

export const COMPARISONS: Record<string, Operator> = {
  $cmp: comparison('$cmp', (order) => order),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
}
