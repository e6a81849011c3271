import { invalidOperator } from '../errors'
import { isObject } from '../values'
import type { Operator } from './operator'

/** The arguments of operators that take them by name: those that are needed, and those that may be. */
const ARGUMENTS: Readonly<Record<string, { needed: readonly string[]; known?: readonly string[] }>> = {
  $cond: { needed: ['if', 'then', 'else'] },
  $filter: { needed: ['input', 'cond'], known: ['as', 'limit'] },
  $let: { needed: ['vars', 'in'] },
  $map: { needed: ['input', 'in'], known: ['as'] },
  $reduce: { needed: ['input', 'initialValue', 'in'] },
  $zip: { needed: ['inputs'], known: ['useLongestLength', 'defaults'] },
}

/** An operator that refuses arguments it does not know, and the want of those it needs, where the library passes over them. */
export function named(name: string, operator: Operator): Operator {
  const spec = ARGUMENTS[name]
  if (!spec) return operator
  const { needed, known = [] } = spec
  return (doc, operand, options) => {
    if (isObject(operand)) {
      const odd = Object.keys(operand).find((key) => !needed.includes(key) && !known.includes(key))
      if (odd !== undefined) throw invalidOperator(`${name} does not know ${odd}`)
      const missing = needed.find((key) => !(key in operand))
      if (missing !== undefined) throw invalidOperator(`${name} needs ${missing}`)
    }
    return operator(doc, operand, options)
  }
}
