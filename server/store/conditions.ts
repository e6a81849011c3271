import { database } from './cloud'

export type Scalar = string | number | boolean | null

type Command = ReturnType<typeof database>['command']

/** A comparison that code built. It is a class so that no value out of an input can pass for one. */
export class Condition {
  constructor(readonly build: (command: Command) => unknown) {}
}

/** A change to one field other than replacing it, built by code. */
export class Change {
  constructor(readonly build: (command: Command) => unknown) {}
}

/** What a document must hold: fields by name, all of them; values are scalars or built conditions, never objects. */
export type Where = Readonly<Record<string, Scalar | Condition>>

export const below = (value: Scalar) => new Condition((_) => _.lt(scalar(value)))
export const atMost = (value: Scalar) => new Condition((_) => _.lte(scalar(value)))
export const above = (value: Scalar) => new Condition((_) => _.gt(scalar(value)))
export const atLeast = (value: Scalar) => new Condition((_) => _.gte(scalar(value)))
export const oneOf = (values: readonly Scalar[]) => new Condition((_) => _.in(values.map(scalar)))
/** None of the values: of an array field, one that holds none of them. */
export const noneOf = (values: readonly Scalar[]) => new Condition((_) => _.nin(values.map(scalar)))
/** An array field that holds each of the values. */
export const allOf = (values: readonly Scalar[]) => new Condition((_) => _.all(values.map(scalar)))
/** At least `from` and below `to`. */
export const between = (from: Scalar, to: Scalar) => new Condition((_) => _.gte(scalar(from)).and(_.lt(scalar(to))))
/** Below `low` or above `high`. */
export const outside = (low: Scalar, high: Scalar) => new Condition((_) => _.lt(scalar(low)).or(_.gt(scalar(high))))

/** Adds to a number, atomically; a missing field counts as zero. */
export const increase = (by: number) => new Change((_) => _.inc(by))

/** Adds values at the end of an array, which keeps its latest `most`. */
export const append = (values: readonly Scalar[], most: number) => new Change((_) => _.push({ each: values.map(scalar), slice: -most }))

/** The value when it is a scalar; throws otherwise, so that an object in a filter can never act as an operator. */
export function scalar(value: unknown): Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(`a filter takes scalars, not ${typeof value}`)
}

/** `where` as the SDK takes it. Throws on a missing value too: the SDK would drop the condition and match everything. */
export function filter(where: Where): Record<string, unknown> {
  const { command } = database()
  return Object.fromEntries(Object.entries(where).map(([field, value]) => [field, value instanceof Condition ? value.build(command) : scalar(value)]))
}

/** Changes as the SDK takes them. A plain value replaces: the SDK alone would merge an object and drop an empty one. */
export function modification(changes: object): Record<string, unknown> {
  const { command } = database()
  return Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, value instanceof Change ? value.build(command) : command.set(plain(given(field, value)))]))
}

function given(field: string, value: unknown): unknown {
  if (value === undefined) throw new TypeError(`${field} is changed to nothing: say null`)
  return value
}

/** The value when no key in it reads as an operator to the database; throws otherwise. */
export function plain<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      if (key.startsWith('$')) throw new TypeError(`a document has no field ${key}`)
      plain(member)
    }
  }
  return value
}
