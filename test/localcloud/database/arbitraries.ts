import fc from 'fast-check'

/** Documents and filters that meet in few fields and few values, so that they often touch. */

const PLAIN = { requiredKeys: [] as never[], noNullPrototype: true } as const

const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(-1, 0, 1, 2, 10, 1.5) },
  { weight: 3, arbitrary: fc.constantFrom('', '1', '10', '9', '诉求', '诉求大起底', '霸州', 'a') },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom(new Date(-1), new Date(0), new Date(1_770_000_000_000)) },
)
/** What the keys of an index hold only with care: bounds of numbers, text that is no UTF-8 or not as SQLite keeps it, a plane beyond the first. */
const odd = fc.constantFrom<unknown>(NaN, -0, Infinity, -Infinity, -Number.MAX_VALUE, 5e-324, '\ud842', 'a\u0000b', '𠮷', '～', '\uffff', new Date(-8.64e15), new Date(8.64e15))

const inner = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) })
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(inner, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ d: inner, e: scalar }, PLAIN) },
  { weight: 1, arbitrary: fc.array(fc.oneof(fc.record({ d: inner }, PLAIN), scalar), { maxLength: 3 }) },
)

/** A document without `_id`; any of its fields may be missing. `b` holds no array: an index takes one array only. */
export const document = fc.record({ a: value, b: scalar, c: value }, PLAIN)

/** A document of scalars only, whose indexes stay free of arrays. */
export const flatDocument = fc.record({ a: scalar, b: scalar, c: fc.record({ d: scalar }, PLAIN) }, PLAIN)

const oddScalar = fc.oneof({ weight: 2, arbitrary: odd }, { weight: 1, arbitrary: scalar })

/** A document with odd values among others. */
export const oddDocument = fc.record({ a: fc.oneof({ weight: 3, arbitrary: oddScalar }, { weight: 1, arbitrary: fc.array(oddScalar, { maxLength: 2 }) }), b: oddScalar, c: fc.record({ d: oddScalar }, PLAIN) }, PLAIN)

const operand = fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) })
const present = scalar.filter((one) => one !== null)

/** Operators on which MongoDB and mingo agree. */
const shared = fc.oneof(
  fc.tuple(fc.constantFrom('$eq', '$ne'), operand).map(([operator, one]) => ({ [operator]: one })),
  fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), present).map(([operator, one]) => ({ [operator]: one })),
  fc.tuple(fc.constantFrom('$in', '$nin'), fc.array(scalar, { maxLength: 3 })).map(([operator, list]) => ({ [operator]: list })),
  fc.tuple(present, present).map(([low, high]) => ({ $gt: low, $lte: high })),
  fc.boolean().map((exists) => ({ $exists: exists })),
  fc.nat({ max: 3 }).map((size) => ({ $size: size })),
  present.map((one) => ({ $not: { $gt: one } })),
)

const pattern = fc.constantFrom(/^诉求/, /1/, /^$/)

/** Operators that mingo answers otherwise than MongoDB: `$all` on scalars, comparison with null when missing, patterns on nested arrays. */
const further = fc.oneof(
  pattern,
  fc.constantFrom({ $gte: null }, { $lte: null }, { $gt: null }),
  fc.array(scalar, { minLength: 1, maxLength: 2 }).map((all) => ({ $all: all })),
  scalar.map((one) => ({ $elemMatch: { $gte: one } })),
)

type Filter = Record<string, unknown>

/** Filters of one to three conditions on these paths, some of them under a logical operator. */
function filters(paths: readonly string[], condition: fc.Arbitrary<unknown>): fc.Arbitrary<Filter> {
  const path = fc.constantFrom(...paths)
  const together = (most: number) => fc.array(fc.tuple(path, condition), { minLength: 1, maxLength: most }).map((pairs): Filter => Object.fromEntries(pairs))
  const branches = fc.array(together(2), { minLength: 1, maxLength: 3 })
  return fc.oneof(
    { weight: 4, arbitrary: together(3) },
    { weight: 1, arbitrary: branches.map((list) => ({ $or: list })) },
    { weight: 1, arbitrary: fc.tuple(together(1), branches).map(([one, list]) => ({ ...one, $or: list })) },
    { weight: 1, arbitrary: branches.map((list) => ({ $and: list })) },
    { weight: 1, arbitrary: branches.map((list) => ({ $nor: list })) },
    { weight: 1, arbitrary: fc.tuple(branches, branches).map(([one, other]) => ({ $and: [{ $or: one }, { $nor: other }] })) },
    { weight: 1, arbitrary: fc.tuple(branches, together(2)).map(([list, beside]) => ({ $or: [{ $and: list }, beside] })) },
  )
}

const mostlyEqual = (conditions: fc.Arbitrary<unknown>) => fc.oneof({ weight: 3, arbitrary: operand }, { weight: 5, arbitrary: conditions })

/** Any filter. */
export const filter = filters(['a', 'a', 'b', 'c', 'c.d', 'a.d'], mostlyEqual(fc.oneof({ weight: 3, arbitrary: shared }, { weight: 1, arbitrary: further })))

/** Filters by odd values. */
export const oddFilter = filters(['a', 'b', 'c.d'], fc.oneof(oddScalar, fc.tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), oddScalar).map(([operator, one]) => ({ [operator]: one })), fc.array(oddScalar, { maxLength: 3 }).map((list) => ({ $in: list }))))

/** Filters on fields as a whole, on which MongoDB and mingo agree for every document. */
export const wholeFieldFilter = filters(['a', 'b', 'c'], mostlyEqual(shared))

/** Filters that reach into objects too, on which they agree as long as no array is on the way. */
export const deepFilter = filters(['a', 'b', 'c.d', 'a.d'], mostlyEqual(fc.oneof({ weight: 4, arbitrary: shared }, { weight: 1, arbitrary: pattern })))

/** An order over up to two fields, made total by `_id`. */
export const order = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c.d'), { maxLength: 2 })
  .chain((fields) => fc.tuple(...[...fields, '_id'].map((field) => fc.constantFrom(1 as const, -1 as const).map((direction) => [field, direction] as const))))
