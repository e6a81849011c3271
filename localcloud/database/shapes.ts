import { invalidOperator } from './errors'
import { isObject, type Doc } from './values'

/** What the operand of a stage must look like. MongoDB refuses the rest before it reads a document; an answer to it would be a wrong one. */

const oneOf = (operator: string, operand: unknown, known: readonly string[]): Doc => {
  if (!isObject(operand)) throw invalidOperator(`${operator} needs an object`)
  const odd = Object.keys(operand).find((name) => !known.includes(name))
  if (odd !== undefined) throw invalidOperator(`${operator} does not know ${odd}`)
  return operand
}

const someFields = (operator: string) => (operand: unknown): void => {
  if (!isObject(operand) || !Object.keys(operand).length) throw invalidOperator(`${operator} needs at least one field`)
}

/** What is grouped by: a field with its `$`, or an expression; a bare text would be one group of everything. */
const isExpression = (value: unknown): boolean => (typeof value === 'string' ? value.startsWith('$') : isObject(value))

const groupedBy = (operator: string, known: readonly string[]) => (operand: unknown): void => {
  const { groupBy } = oneOf(operator, operand, known)
  if (!isExpression(groupBy)) throw invalidOperator(`${operator}: groupBy needs a field that begins with $, or an expression`)
}

function lookup(operand: unknown): void {
  const spec = oneOf('$lookup', operand, ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'])
  const fields = ['localField', 'foreignField'].filter((name) => typeof spec[name] === 'string').length
  if (typeof spec.from !== 'string' || typeof spec.as !== 'string') throw invalidOperator('$lookup needs from and as')
  if (fields === 1 || (fields === 0 && spec.pipeline === undefined)) throw invalidOperator('$lookup needs localField and foreignField, or pipeline')
}

function sortByCount(operand: unknown): void {
  const operators = isObject(operand) ? Object.keys(operand) : []
  if (!isExpression(operand) || (isObject(operand) && !(operators.length === 1 && operators[0]!.startsWith('$')))) throw invalidOperator('$sortByCount needs a field that begins with $, or an expression')
}

/** The checks by stage; numbers and orders are checked where they are read. */
const SHAPES: Readonly<Record<string, (operand: unknown) => void>> = {
  $addFields: someFields('$addFields'),
  $set: someFields('$set'),
  $project: someFields('$project'),
  $group: (operand) => {
    if (!isObject(operand) || !('_id' in operand)) throw invalidOperator('$group needs _id')
  },
  $bucket: groupedBy('$bucket', ['groupBy', 'boundaries', 'default', 'output']),
  $bucketAuto: groupedBy('$bucketAuto', ['groupBy', 'buckets', 'output', 'granularity']),
  $sortByCount: sortByCount,
  $lookup: lookup,
  $unwind: (operand) => {
    if (!isObject(operand)) return
    const { preserveNullAndEmptyArrays: preserve } = oneOf('$unwind', operand, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
    if (preserve !== undefined && typeof preserve !== 'boolean') throw invalidOperator('$unwind: preserveNullAndEmptyArrays is true or false')
  },
  $sample: (operand) => void oneOf('$sample', operand, ['size']),
  $replaceRoot: (operand) => {
    if (!('newRoot' in oneOf('$replaceRoot', operand, ['newRoot']))) throw invalidOperator('$replaceRoot needs newRoot')
  },
}

/** Refuses the operand of a stage that MongoDB would not read. */
export const refuseMisshapen = (operator: string, operand: unknown): void => SHAPES[operator]?.(operand)

/** Whether a filter asks what is near, at any depth. */
const asksNear = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(asksNear) : isObject(value) && Object.entries(value).some(([key, inner]) => key === '$near' || key === '$nearSphere' || asksNear(inner))

/** Refuses what may not stand where it stands in a pipeline: nearness is asked by `$geoNear`, and first of all. */
export function refuseMisplaced(stages: readonly (readonly [operator: string, operand: unknown])[]): void {
  stages.forEach(([operator, operand], i) => {
    if (operator === '$geoNear' && i > 0) throw invalidOperator('$geoNear can only be the first stage')
    if (operator === '$match' && asksNear(operand)) throw invalidOperator('$nearSphere is not allowed in $match: use $geoNear')
  })
}
