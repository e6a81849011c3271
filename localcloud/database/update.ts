import { invalidOperator, requestFailed } from './errors'
import { compile } from './match'
import { isPredicateObject, isRegex } from './predicates'
import { sorter } from './sort'
import { cloneValue, compareText, compareValues, isObject, sameValue, typeOf, type Doc } from './values'

/** MongoDB's update operators. An update is compiled once and applied to each matching document. */
export type Change = (doc: Doc) => void

type Container = Doc | unknown[]

const isContainer = (value: unknown): value is Container => isObject(value) || Array.isArray(value)
const POSITION = /^(0|[1-9]\d*)$/

/** A place in a document: its container and the key in it, with the containers on the way made when asked. */
interface Place {
  container: Container
  key: string
}

/**
 * What is done about a path that leads nowhere: `make` makes what is missing on the way, `find` leaves it, and both fail
 * where something else stands in the way; `forgive` does not even then. Only `$unset` forgives.
 */
type Way = 'make' | 'find' | 'forgive'

/** Finds the places a path means; `$[]` means every element. */
function placesOf(doc: Doc, path: string, way: Way): Place[] {
  const segments = path.split('.')
  let containers: Container[] = [doc]
  segments.forEach((segment, i) => {
    if (i === segments.length - 1) return
    containers = containers.flatMap((container) => keysOf(container, segment, path, way).flatMap((key) => descend(container, key, path, way)))
  })
  const last = segments[segments.length - 1]!
  return containers.flatMap((container) => keysOf(container, last, path, way).map((key) => ({ container, key })))
}

function keysOf(container: Container, segment: string, path: string, way: Way): string[] {
  if (segment === '$[]') {
    if (!Array.isArray(container)) throw requestFailed(`${path}: $[] needs an array`)
    return container.map((_, i) => String(i))
  }
  if (!Array.isArray(container) || POSITION.test(segment)) return [segment]
  if (way === 'forgive') return []
  throw requestFailed(`cannot reach field ${JSON.stringify(segment)} of ${path} inside an array`)
}

function descend(container: Container, key: string, path: string, way: Way): Container[] {
  const value = read({ container, key })
  if (isContainer(value)) return [value]
  if (value !== undefined && way !== 'forgive') throw requestFailed(`cannot reach ${path}: ${JSON.stringify(key)} holds a ${typeOf(value)}`)
  if (way !== 'make') return []
  const made: Doc = {}
  write({ container, key }, made)
  return [made]
}

const read = ({ container, key }: Place): unknown =>
  Array.isArray(container) ? container[Number(key)] : Object.hasOwn(container, key) ? container[key] : undefined

const LARGEST_GAP = 1_500_000

function write({ container, key }: Place, value: unknown): void {
  if (!Array.isArray(container)) {
    container[key] = value
    return
  }
  const index = Number(key)
  if (index > container.length + LARGEST_GAP) throw requestFailed(`array position ${key} is too far`)
  while (container.length < index) container.push(null)
  container[index] = value
}

function erase({ container, key }: Place): void {
  if (!Array.isArray(container)) delete container[key]
  else if (Number(key) < container.length) container[Number(key)] = null
}

/** One operator on one path: what becomes of the value there. `KEEP` leaves it. */
type Step = (value: unknown, path: string) => unknown
const KEEP = Symbol('unchanged')

function numberOf(operator: string, value: unknown): number {
  if (typeof value !== 'number') throw invalidOperator(`${operator} needs a number`)
  return value
}

const arithmetic = (operator: string, missing: (by: number) => number, next: (value: number, by: number) => number) => (operand: unknown): Step => {
  const by = numberOf(operator, operand)
  return (value, path) => {
    if (value === undefined) return missing(by)
    if (typeof value !== 'number') throw requestFailed(`cannot apply ${operator} to ${path}: it holds a ${typeOf(value)}`)
    const result = next(value, by)
    // MongoDB counts whole numbers in 64 bits; beyond 2^53 this one would answer another number.
    if (Number.isSafeInteger(value) && Number.isSafeInteger(by) && !Number.isSafeInteger(result)) throw requestFailed(`cannot apply ${operator} to ${path}: the result is too large to be kept exactly`)
    return result
  }
}

const extreme = (wins: (order: number) => boolean) => (operand: unknown): Step => (value) =>
  value === undefined || wins(compareValues(operand, value)) ? cloneValue(operand) : KEEP

/** An array to change: made when missing, refused when something else stands there. */
function arrayAt(operator: string, value: unknown, path: string): unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw requestFailed(`cannot apply ${operator} to ${path}: it holds a ${typeOf(value)}, not an array`)
  return value
}

function push(operand: unknown): Step {
  const spec: Doc = isObject(operand) && '$each' in operand ? operand : { $each: [operand] }
  const { $each: each, $position: position, $sort: sort, $slice: slice, ...unknown } = spec
  if (Object.keys(unknown).length) throw invalidOperator(`$push does not know ${Object.keys(unknown).join(', ')}`)
  if (!Array.isArray(each)) throw invalidOperator('$push needs an array in $each')
  for (const [name, value] of [['$position', position], ['$slice', slice]] as const) {
    if (value !== undefined && !Number.isInteger(value)) throw invalidOperator(`${name} needs a whole number`)
  }
  const compare = sort === undefined ? undefined : pushOrder(sort)
  return (value, path) => {
    const next = [...arrayAt('$push', value, path)]
    next.splice(position === undefined ? next.length : (position as number), 0, ...each.map(cloneValue))
    if (compare) next.sort(compare)
    const length = slice as number | undefined
    return length === undefined ? next : length >= 0 ? next.slice(0, length) : next.slice(length)
  }
}

function pushOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (sort === 1 || sort === -1) return (a, b) => compareValues(a, b) * sort
  const fields = isObject(sort) ? Object.entries(sort) : []
  if (!fields.length || fields.some(([path, direction]) => (direction !== 1 && direction !== -1) || path.split('.').includes(''))) throw invalidOperator('$sort of $push needs 1, -1 or fields with 1 or -1')
  return sorter(fields as [string, 1 | -1][])
}

function addToSet(operand: unknown): Step {
  // WeChat's reference names the member `each` and writes `$each` in its example; the SDK sends either as it stands.
  const several = isObject(operand) ? ['$each', 'each'].find((name) => name in operand && Object.keys(operand).length === 1) : undefined
  const each = several === undefined ? [operand] : (operand as Doc)[several]
  if (!Array.isArray(each)) throw invalidOperator('$addToSet needs an array in $each')
  return (value, path) => {
    const next = [...arrayAt('$addToSet', value, path)]
    for (const one of each) if (!next.some((kept) => sameValue(kept, one))) next.push(cloneValue(one))
    return next
  }
}

const filterArray = (operator: string, drops: (element: unknown) => boolean): Step => (value, path) =>
  value === undefined ? KEEP : arrayAt(operator, value, path).filter((element) => !drops(element))

function pull(operand: unknown): Step {
  if (isRegex(operand) || isPredicateObject(operand)) {
    // An element is asked like a field, so that an array within the array is asked for its elements too.
    const test = compile({ element: operand })
    return filterArray('$pull', (element) => test({ element }))
  }
  if (!isObject(operand)) return filterArray('$pull', (element) => sameValue(element, operand))
  const test = compile(operand)
  return filterArray('$pull', (element) => isObject(element) && test(element))
}

function pullAll(operand: unknown): Step {
  if (!Array.isArray(operand)) throw invalidOperator('$pullAll needs an array')
  return filterArray('$pullAll', (element) => operand.some((one) => sameValue(one, element)))
}

function pop(operand: unknown): Step {
  if (operand !== 1 && operand !== -1) throw invalidOperator('$pop needs 1 or -1')
  return (value, path) => (value === undefined ? KEEP : operand === 1 ? arrayAt('$pop', value, path).slice(0, -1) : arrayAt('$pop', value, path).slice(1))
}

const BITWISE: Record<string, (a: bigint, b: bigint) => bigint> = { and: (a, b) => a & b, or: (a, b) => a | b, xor: (a, b) => a ^ b }

function bit(operand: unknown): Step {
  const steps = isObject(operand) ? Object.entries(operand) : []
  if (!steps.length || steps.some(([name, by]) => !BITWISE[name] || !Number.isSafeInteger(by))) throw invalidOperator('$bit needs and, or, xor with whole numbers')
  return (value, path) => {
    if (value !== undefined && !Number.isSafeInteger(value)) throw requestFailed(`cannot apply $bit to ${path}: it holds no whole number`)
    return Number(steps.reduce((bits, [name, by]) => BITWISE[name]!(bits, BigInt(by as number)), BigInt((value as number | undefined) ?? 0)))
  }
}

/** Each operator by name: from its operand to the step it takes. */
const STEPS: Record<string, (operand: unknown) => Step> = {
  $set: (operand) => () => cloneValue(operand),
  $inc: arithmetic('$inc', (by) => by, (value, by) => value + by),
  $mul: arithmetic('$mul', () => 0, (value, by) => value * by),
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
  $bit: bit,
}

function checkPath(operator: string, path: string): void {
  const segments = path.split('.')
  if (segments.some((segment) => !segment || segment === '__proto__')) throw invalidOperator(`${operator}: ${JSON.stringify(path)} is not a field`)
  if (segments[0] === '_id') throw invalidOperator(`${operator}: _id cannot be changed`)
  const odd = segments.find((segment) => segment.startsWith('$') && segment !== '$[]')
  if (odd) throw invalidOperator(`${operator}: position ${odd} in ${JSON.stringify(path)} is not supported`)
}

function stepChange(path: string, step: Step): Change {
  return (doc) => {
    // What is asked of a missing value may be nothing: then nothing on the way is made either.
    const probe = placesOf(doc, path, 'find')
    if (!probe.length && step(undefined, path) === KEEP) return
    for (const place of placesOf(doc, path, 'make')) {
      const next = step(read(place), path)
      if (next !== KEEP) write(place, next)
    }
  }
}

function rename(from: string, to: unknown): Change {
  if (typeof to !== 'string' || to === from) throw invalidOperator('$rename needs another field name')
  checkPath('$rename', to)
  if ([...from.split('.'), ...to.split('.')].some((segment) => segment === '$[]')) throw invalidOperator('$rename cannot reach into an array')
  return (doc) => {
    const [source] = placesOf(doc, from, 'find')
    const value = source && read(source)
    if (!source || value === undefined) return
    for (const path of [from, to]) if (isThroughArray(doc, path)) throw requestFailed(`cannot apply $rename to ${path}: it leads through an array`)
    erase(source)
    for (const place of placesOf(doc, to, 'make')) write(place, value)
  }
}

/** Whether an array stands on the way to a path's end. */
function isThroughArray(doc: Doc, path: string): boolean {
  let value: unknown = doc
  return path.split('.').some((segment) => {
    if (Array.isArray(value)) return true
    value = isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined
    return false
  })
}

const unset = (path: string): Change => (doc) => {
  for (const place of placesOf(doc, path, 'forgive')) erase(place)
}

/** One change and the path that it writes. */
type Writing = { path: string; change: Change }

/** Compiles an update of operators. Throws DATABASE_INVALID_OPERRATOR for what is not one. */
export function compileUpdate(update: Doc): Change {
  const touched: string[] = []
  const writings = Object.entries(update).flatMap(([operator, fields]) => {
    if (!isObject(fields)) throw invalidOperator(operator.startsWith('$') ? `${operator} needs fields` : `${operator} is no update operator`)
    return Object.entries(fields).map(([path, operand]): Writing => {
      checkPath(operator, path)
      touched.push(path, ...(operator === '$rename' ? [String(operand)] : []))
      if (operator === '$unset') return { path, change: unset(path) }
      if (operator === '$rename') return { path: String(operand), change: rename(path, operand) }
      const step = operator.startsWith('$') ? STEPS[operator] : undefined
      if (!step) throw invalidOperator(`unknown update operator ${operator}`)
      return { path, change: stepChange(path, step(operand)) }
    })
  })
  refuseConflicts(touched)
  writings.sort((a, b) => comparePaths(a.path, b.path))
  return (doc) => writings.forEach(({ change }) => change(doc))
}

/** MongoDB writes fields by name, and numbered ones by number: so stand new fields, whose order counts where objects are compared. */
function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i]!, right[i]!]
    const order = POSITION.test(x) && POSITION.test(y) ? Number(x) - Number(y) : compareText(x, y)
    if (order) return order
  }
  return left.length - right.length
}

/** Two operators on one path, or on a path and a part of it, have no defined outcome. */
function refuseConflicts(paths: readonly string[]): void {
  const sorted = paths.map((path) => `${path}.`).sort()
  sorted.forEach((path, i) => {
    if (i > 0 && path.startsWith(sorted[i - 1]!)) throw invalidOperator(`two changes of ${sorted[i - 1]!.slice(0, -1)} conflict`)
  })
}
