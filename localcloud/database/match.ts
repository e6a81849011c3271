import { invalidOperator } from './errors'
import { expressionTest } from './expression'
import { isGeoOperator, geoPredicate } from './geo'
import { OPERATORS, isRegex, isPredicateObject, regexOf, type Leaf } from './predicates'
import { segmentsOf, visit } from './paths'
import { isObject, sameValue, type Doc } from './values'

/** MongoDB's filters, compiled once per request and asked of every candidate. */
export type Test = (doc: unknown) => boolean

/** Makes the test of a `$expr`; a pipeline stage brings one that knows its variables. */
export type ExpressionTest = (expression: unknown) => Test

const conditionList = (operator: string, operand: unknown, expression: ExpressionTest): Test[] => {
  if (!Array.isArray(operand) || !operand.length) throw invalidOperator(`${operator} needs a non-empty array`)
  return operand.map((condition) => {
    if (!isObject(condition)) throw invalidOperator(`${operator} needs an array of conditions`)
    return compile(condition, expression)
  })
}

const LOGICAL: Record<string, (operand: unknown, expression: ExpressionTest) => Test> = {
  $and: (operand, expression) => {
    const tests = conditionList('$and', operand, expression)
    return (doc) => tests.every((test) => test(doc))
  },
  $or: (operand, expression) => {
    const tests = conditionList('$or', operand, expression)
    return (doc) => tests.some((test) => test(doc))
  },
  $nor: (operand, expression) => {
    const tests = conditionList('$nor', operand, expression)
    return (doc) => !tests.some((test) => test(doc))
  },
  $expr: (operand, expression) => expression(operand),
  $comment: () => () => true,
}

/** Compiles a filter. Throws DATABASE_INVALID_OPERRATOR when it is not one. */
export function compile(filter: Doc, expression: ExpressionTest = expressionTest): Test {
  const tests = Object.entries(filter).map(([key, operand]) => {
    if (!key.startsWith('$')) return fieldTest(key, operand)
    const logical = LOGICAL[key]
    if (!logical) throw invalidOperator(`unknown top-level operator ${key}`)
    return logical(operand, expression)
  })
  if (tests.length === 1) return tests[0]!
  return (doc) => tests.every((test) => test(doc))
}

/** Whether some value at the path passes: each array element and, unless `whole`, the array itself. */
function someValue(path: string, leaf: Leaf, whole = false): Test {
  const segments = segmentsOf(path)
  return (doc) => {
    let found = false
    visit(doc, segments, 0, (value) => {
      if (found) return
      if (!whole && Array.isArray(value)) found = value.some(leaf) || leaf(value)
      else found = leaf(value)
    })
    return found
  }
}

const not = (test: Test): Test => (doc) => !test(doc)

function fieldTest(path: string, operand: unknown): Test {
  if (isRegex(operand)) return someValue(path, regexOf(operand))
  if (!isPredicateObject(operand)) return someValue(path, equality(operand))
  const tests = Object.entries(operand).flatMap(([operator, value]) => operatorTest(path, operator, value, operand) ?? [])
  return (doc) => tests.every((test) => test(doc))
}

const equality = (expected: unknown): Leaf => OPERATORS.$eq!(expected)

/** The test of one operator; undefined for one that only modifies its neighbour. */
function operatorTest(path: string, operator: string, value: unknown, siblings: Doc): Test | undefined {
  if (operator in NEIGHBOURS) {
    if (NEIGHBOURS[operator]! in siblings) return undefined
    throw invalidOperator(`${operator} needs ${NEIGHBOURS[operator]}`)
  }
  if (operator === '$regex') return someValue(path, regexOf(value, siblings.$options))
  if (isGeoOperator(operator)) return someValue(path, geoPredicate(operator, value), true)
  const structural = STRUCTURAL[operator]
  if (structural) return structural(path, value)
  const leaf = OPERATORS[operator]
  if (!leaf) throw invalidOperator(`unknown operator ${operator}`)
  return someValue(path, leaf(value))
}

/** Modifiers and the operator each belongs to. */
const NEIGHBOURS: Record<string, string> = { $options: '$regex' }

/** Operators that negate, or look at an array as one value. */
const STRUCTURAL: Record<string, (path: string, value: unknown) => Test> = {
  $ne: (path, value) => not(fieldTest(path, { $eq: value })),
  $nin: (path, value) => not(fieldTest(path, { $in: value })),
  $not: (path, value) => {
    if (!isRegex(value) && !isPredicateObject(value)) throw invalidOperator('$not needs operators or a regular expression')
    return not(fieldTest(path, value))
  },
  $exists: (path, value) => {
    const exists = someValue(path, (found) => found !== undefined, true)
    return value ? exists : not(exists)
  },
  $size: (path, value) => {
    if (!Number.isInteger(value) || (value as number) < 0) throw invalidOperator('$size needs a whole number')
    return someValue(path, (found) => Array.isArray(found) && found.length === value, true)
  },
  $all: (path, value) => {
    if (!Array.isArray(value)) throw invalidOperator('$all needs an array')
    const tests = value.map((wanted) => {
      const operators = isPredicateObject(wanted) ? Object.keys(wanted) : []
      if (operators.some((operator) => operator !== '$elemMatch')) throw invalidOperator(`$all cannot hold ${operators.join(', ')}`)
      return fieldTest(path, operators.length || isRegex(wanted) ? wanted : { $eq: wanted })
    })
    return (doc) => tests.length > 0 && tests.every((test) => test(doc))
  },
  $elemMatch: (path, value) => {
    const element = elementTest(value)
    return someValue(path, (found) => Array.isArray(found) && found.some(element), true)
  },
}

/** A test of one array element as it stands: operators ask the value, fields ask the object. */
export function elementTest(condition: unknown): Leaf {
  if (!isObject(condition)) throw invalidOperator('$elemMatch needs a condition')
  const [first] = Object.keys(condition)
  if (first === undefined || !first.startsWith('$') || first in LOGICAL) {
    const test = compile(condition)
    // An array within the array is asked like an object whose fields are its positions.
    return (element) => (Array.isArray(element) ? test({ ...element }) : isObject(element) && test(element))
  }
  const tests = Object.entries(condition).map(([operator, value]) => elementOperator(operator, value, condition))
  return (element) => tests.every((test) => test(element))
}

function elementOperator(operator: string, value: unknown, siblings: Doc): Leaf {
  if (operator in NEIGHBOURS) return () => true
  if (operator === '$regex') return regexOf(value, siblings.$options)
  const leaf = OPERATORS[operator]
  if (leaf) return leaf(value)
  switch (operator) {
    case '$ne':
      return (element) => !sameValue(element, value)
    case '$nin': {
      const within = OPERATORS.$in!(value)
      return (element) => !within(element)
    }
    case '$not': {
      const inner = isRegex(value) ? regexOf(value) : elementTest(value)
      return (element) => !inner(element)
    }
    case '$elemMatch': {
      const inner = elementTest(value)
      return (element) => Array.isArray(element) && element.some(inner)
    }
    case '$size':
      return (element) => Array.isArray(element) && element.length === value
    case '$exists':
      return () => Boolean(value)
    default:
      throw invalidOperator(`operator ${operator} is not supported inside $elemMatch`)
  }
}
