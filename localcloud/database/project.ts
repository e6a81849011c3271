import { invalidOperator, invalidParameter } from './errors'
import { elementTest } from './match'
import { isObject, type Doc } from './values'

/** Which fields of a document are answered. */
export type Projection = (doc: Doc) => Doc

/** A tree of the named paths; a leaf is true. */
interface Tree {
  [segment: string]: Tree | true
}

function treeOf(paths: readonly string[]): Tree {
  const tree: Tree = {}
  for (const path of paths) {
    const segments = path.split('.')
    const odd = segments.find((segment) => !segment || segment.startsWith('$'))
    if (odd !== undefined) throw invalidOperator(`projection of ${JSON.stringify(path)}: ${JSON.stringify(odd)} is not supported`)
    let node = tree
    segments.forEach((segment, i) => {
      const last = i === segments.length - 1
      const kept = node[segment]
      if (kept === true || (last && kept)) throw invalidParameter(`projection names ${JSON.stringify(path)} and a part of it`)
      node = (node[segment] = last ? true : (kept ?? {})) as Tree
    })
  }
  return tree
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.flatMap((element) => (isObject(element) || Array.isArray(element) ? [include(element, tree)] : []))
  const kept: Doc = {}
  for (const [key, member] of Object.entries(value as Doc)) {
    const node = Object.hasOwn(tree, key) ? tree[key] : undefined
    if (node === true) kept[key] = member
    else if (node && typeof member === 'object' && member !== null && (isObject(member) || Array.isArray(member))) kept[key] = include(member, node)
  }
  return kept
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((element) => exclude(element, tree))
  if (!isObject(value)) return value
  const kept: Doc = {}
  for (const [key, member] of Object.entries(value)) {
    const node = Object.hasOwn(tree, key) ? tree[key] : undefined
    if (node !== true) kept[key] = node ? exclude(member, node) : member
  }
  return kept
}

/** An operator of a projection and what it does to the array at its path. */
type Arrange = (value: unknown) => unknown

const ARRANGE: Record<string, (operand: unknown) => Arrange> = {
  $slice: (operand) => {
    const [skip, count] = Array.isArray(operand) ? operand : [undefined, operand]
    if (!Number.isInteger(count) || (skip !== undefined && (!Number.isInteger(skip) || count <= 0))) throw invalidOperator('$slice needs a number or [skip, number]')
    const from = (length: number) => (skip === undefined ? (count < 0 ? Math.max(length + count, 0) : 0) : skip < 0 ? Math.max(length + skip, 0) : skip)
    return (value) => (Array.isArray(value) ? value.slice(from(value.length), from(value.length) + Math.abs(count)) : value)
  },
  $elemMatch: (operand) => {
    const test = elementTest(operand)
    return (value) => (Array.isArray(value) && value.some(test) ? [value.find(test)] : undefined)
  },
}

/** An operator projection of a top-level field. */
function arrangement(path: string, spec: Doc): { path: string; operator: string; arrange: Arrange } {
  const [[operator, operand] = ['', undefined], ...more] = Object.entries(spec)
  const arrange = ARRANGE[operator]
  if (!arrange || more.length || path.includes('.')) throw invalidOperator(`projection of ${JSON.stringify(path)} is not supported`)
  return { path, operator, arrange: arrange(operand) }
}

function arranged(doc: Doc, arrangements: readonly ReturnType<typeof arrangement>[]): Doc {
  const result = { ...doc }
  for (const { path, arrange } of arrangements) {
    const value = Object.hasOwn(result, path) ? arrange(result[path]) : undefined
    if (value === undefined) delete result[path]
    else result[path] = value
  }
  return result
}

/**
 * Compiles a projection: fields to keep, or fields to leave out; `_id` stays unless it is left out.
 * `$slice` alone leaves the other fields in; `$elemMatch` keeps only what is named, as in MongoDB.
 */
export function projectionOf({ _id, ...spec }: Doc): Projection {
  const arrangements = Object.entries(spec).flatMap(([path, value]) => (isObject(value) ? [arrangement(path, value)] : []))
  const flags = Object.entries(spec).filter(([, value]) => !isObject(value))
  const odd = flags.find(([, value]) => typeof value !== 'number' && typeof value !== 'boolean')
  if (odd) throw invalidOperator(`projection of ${JSON.stringify(odd[0])} by ${JSON.stringify(odd[1])} is not supported`)
  const kept = flags.filter(([, value]) => Boolean(value)).map(([path]) => path)
  const left = flags.filter(([, value]) => !value).map(([path]) => path)
  const matches = arrangements.some(({ operator }) => operator === '$elemMatch')
  if (left.length && (kept.length || matches)) throw invalidParameter('projection keeps some fields and leaves out others')
  const withId = _id === undefined || Boolean(_id)
  const keeps = kept.length > 0 || matches || (_id !== undefined && withId && !left.length && !arrangements.length)
  const tree = keeps ? treeOf([...(withId ? ['_id'] : []), ...kept, ...arrangements.map(({ path }) => path)]) : treeOf([...(withId ? [] : ['_id']), ...left])
  const cut = keeps ? include : exclude
  return (doc) => cut(arranged(doc, arrangements), tree) as Doc
}
