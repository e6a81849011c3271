import { Context, evalExpr } from 'mingo/core'
import { invalidOperator } from './errors'
import { EXPRESSIONS } from './operators'
import { truthy } from './operators/operator'

/** Aggregation expressions inside filters. */

const context = Context.init({ expression: EXPRESSIONS as never })

/** Runs the library and turns its complaints, which name the operator, into a refusal. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'MingoError') throw invalidOperator(error.message)
    throw error
  }
}

/** The test of a `$expr`: whether the expression is truthy for a document. */
export function expressionTest(expression: unknown): (doc: unknown) => boolean {
  return (doc) => refusing(() => truthy(evalExpr(doc as never, expression as never, { context, scriptEnabled: false } as never)))
}
