import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { invalidOperator } from '../errors'
import { typeOf } from '../values'

/** What an operator of the aggregation language is: from a document and the operand as written to a value; undefined is missing. */
export type Operator = (doc: unknown, operand: unknown, options: Options) => unknown

/** The value of an expression for a document. */
export const evaluate = (doc: unknown, expression: unknown, options: Options): unknown => evalExpr(doc as never, expression as never, options)

export const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined

/** Whether a value counts as true: all do but false, null, what is missing, and 0. */
export const truthy = (value: unknown): boolean => value !== false && value !== null && value !== undefined && value !== 0

/** An operator of one argument, which may be wrapped in an array. */
export const ofOne = (work: (value: unknown) => unknown): Operator => (doc, operand, options) =>
  work(evaluate(doc, Array.isArray(operand) && operand.length === 1 ? (operand[0] as unknown) : operand, options))

/** An operator of `least` to `most` arguments in an array. */
export const ofSeveral = (name: string, least: number, most: number, work: (...values: unknown[]) => unknown): Operator => (doc, operand, options) => {
  const list = Array.isArray(operand) ? operand : [operand]
  if (list.length < least || list.length > most) throw invalidOperator(`${name} takes ${least === most ? least : `${least} to ${most}`} arguments`)
  return work(...list.map((one: unknown) => evaluate(doc, one, options)))
}

/** The value as a whole number; refuses anything else. */
export function wholeNumber(name: string, value: unknown): number {
  if (!Number.isInteger(value)) throw invalidOperator(`${name} needs a whole number, not ${JSON.stringify(value)}`)
  return value as number
}

/** The refusal of a value of a type that an operator cannot take. */
export const wrongType = (name: string, value: unknown) => invalidOperator(`${name} cannot take a value of type ${typeOf(value)}`)
