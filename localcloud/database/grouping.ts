import type { Connection } from './connection'
import { NULL_KEY, valueOfKey, type Key } from './keys'
import { exactRange } from './plan'
import type { Collection, Column, Index } from './schema'
import type { Analysis } from './terms'
import { isObject, type Doc } from './values'

/** `$group` answered from an index alone, when it counts or adds up by fields that the index holds. */

/** The fields to group by: their names in `_id`, or one that is `_id` itself, or none. */
interface Grouping {
  single: boolean
  parts: { name: string; path: string }[]
}

/** One accumulated figure: so much for every document, or the sum of a field. */
interface Figure {
  name: string
  each?: number
  path?: string
}

const FIELD = /^\$[^$]/
const fieldOf = (value: unknown): string | undefined => (typeof value === 'string' && FIELD.test(value) ? value.slice(1) : undefined)

function groupingOf(id: unknown): Grouping | undefined {
  if (id === null) return { single: true, parts: [] }
  const path = fieldOf(id)
  if (path) return { single: true, parts: [{ name: '', path }] }
  if (!isObject(id)) return undefined
  const parts = Object.entries(id).flatMap(([name, value]) => (fieldOf(value) ? [{ name, path: fieldOf(value)! }] : []))
  return parts.length && parts.length === Object.keys(id).length ? { single: false, parts } : undefined
}

function figureOf(name: string, accumulator: unknown): Figure | undefined {
  const [[operator, operand] = ['', undefined], ...more] = isObject(accumulator) ? Object.entries(accumulator) : []
  if (more.length || name.includes('.')) return undefined
  if (operator === '$count' && isObject(operand) && !Object.keys(operand).length) return { name, each: 1 }
  if (operator !== '$sum') return undefined
  const path = fieldOf(operand)
  return typeof operand === 'number' ? { name, each: operand } : path ? { name, path } : undefined
}

/** The groups, or undefined when no index can tell them. */
export function groupByIndex(connection: Connection, { primary, indexes }: Collection, analysis: Analysis, { _id, ...accumulators }: Doc): Doc[] | undefined {
  const grouping = groupingOf(_id)
  const figures = Object.entries(accumulators).map(([name, accumulator]) => figureOf(name, accumulator))
  if (!grouping || !figures.every((figure) => figure !== undefined)) return undefined
  for (const index of [...indexes, primary]) {
    const groups = fromIndex(connection, index, analysis, grouping, figures)
    if (!groups) continue
    index.uses++
    return groups
  }
  return undefined
}

function fromIndex(connection: Connection, index: Index, analysis: Analysis, { single, parts }: Grouping, figures: readonly Figure[]): Doc[] | undefined {
  const range = exactRange(index, analysis)
  const columnOf = (path: string): Column | undefined => index.columns.find((column) => column.path === path && !column.many && !column.odd)
  const by = parts.map(({ path }) => columnOf(path))
  const sums = figures.map(({ path }) => (path ? columnOf(path) : undefined))
  if (!range || by.includes(undefined) || figures.some(({ path }, i) => path && !sums[i])) return undefined
  const names = by.map((column) => column!.name)
  const selected = [...names, 'count(*)', ...sums.map((column) => (column ? sumSql(column.name) : '0'))]
  const sql = `SELECT ${selected.join(', ')} FROM ${index.table}${range.where}${names.length ? ` GROUP BY ${names.join(', ')}` : ''}`
  const rows = connection.all<Key[]>(sql, range.params).filter((row) => Number(row[names.length]) > 0)
  // Inside an object `_id` a missing field is left out and null is not: the keys do not tell them apart.
  if (!single && rows.some((row) => names.some((_name, i) => row[i] === NULL_KEY))) return undefined
  return rows.map((row) => {
    const values = names.map((_name, i) => valueOfKey(row[i]!))
    const count = Number(row[names.length])
    const id = single ? (values[0] ?? null) : Object.fromEntries(parts.map(({ name }, i) => [name, values[i]]))
    return Object.fromEntries([['_id', id], ...figures.map(({ name, each }, i) => [name, each === undefined ? row[names.length + 1 + i] : each * count])]) as Doc
  })
}

/** Only numbers add up; null is the smallest number among the keys. */
const sumSql = (column: string) => `coalesce(sum(CASE WHEN typeof(${column}) IN ('real', 'integer') AND ${column} > -9e999 THEN ${column} END), 0)`
