import { Query } from 'mingo'
import { invalidOperator } from './errors'

/** Aggregation expressions inside filters, computed by mingo. */

/** Runs mingo and turns its complaints, which name the operator, into a refusal. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'MingoError') throw invalidOperator(error.message)
    throw error
  }
}

/** The test of a `$expr`: whether the expression is truthy for a document. Scripts are refused. */
export function expressionTest(expression: unknown): (doc: unknown) => boolean {
  const query = refusing(() => new Query({ $expr: expression }, { scriptEnabled: false }))
  return (doc) => refusing(() => query.test(doc as Record<string, unknown>))
}
