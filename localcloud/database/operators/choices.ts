import { invalidOperator } from '../errors'
import { isObject } from '../values'
import { evaluate, ofOne, truthy, type Operator } from './operator'

/** Choosing, where the library takes the empty text for false, or no choice for nothing. */

/** `$switch`: the first branch whose case holds; without one, and without a default, an error as in MongoDB. */
const choose: Operator = (doc, operand, options) => {
  const { branches, ...others } = isObject(operand) ? operand : {}
  const odd = Object.keys(others).find((name) => name !== 'default')
  if (odd !== undefined) throw invalidOperator(`$switch does not know ${odd}`)
  if (!Array.isArray(branches) || !branches.length || !branches.every((one) => isObject(one) && 'case' in one && 'then' in one)) throw invalidOperator('$switch needs branches of case and then')
  const taken = (branches as { case: unknown; then: unknown }[]).find((branch) => truthy(evaluate(doc, branch.case, options)))
  if (taken) return evaluate(doc, taken.then, options)
  if (!('default' in others)) throw invalidOperator('$switch: no case holds, and there is no default')
  return evaluate(doc, others.default, options)
}

export const CHOICES: Record<string, Operator> = { $not: ofOne((value) => !truthy(value)), $switch: choose }
