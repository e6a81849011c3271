import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Query } from 'mingo'
import { compare as compareScalars } from 'mingo/util'
import { openDatabase, type Database } from '../../../localcloud/database'
import { readStored, writeEjson } from '../../../localcloud/database/ejson'
import { compile } from '../../../localcloud/database/match'
import { deepFilter, document, filter, flatDocument, order, wholeFieldFilter } from './arbitraries'

/** Laws of sort order, of `match` and of updates over made-up documents, each judged by something that is not ours, or by a second way (in process). */

type Json = Record<string, unknown>
type Kept = Json & { _id: string }

const isRecord = (value: unknown): value is Json => Object.prototype.toString.call(value) === '[object Object]'

/** The types in their order, as MongoDB's manual lists them. */
const TYPES = ['null', 'number', 'string', 'object', 'array', 'boolean', 'date']
const typeOf = (value: unknown) => TYPES.indexOf(value === null ? 'null' : Array.isArray(value) ? 'array' : value instanceof Date ? 'date' : typeof value)

/** Two values in the order of the manual: by type; arrays by their elements; objects field by field, each by type, name and value. Scalars are the library's to compare. */
function compare(x: unknown, y: unknown): number {
  if (typeOf(x) !== typeOf(y)) return typeOf(x) - typeOf(y)
  const parts = (value: unknown): [string, unknown][] => (Array.isArray(value) ? value.map((one) => ['', one]) : Object.entries(value as Json))
  if (!Array.isArray(x) && !isRecord(x)) return compareScalars(x, y)
  const [left, right] = [parts(x), parts(y)]
  const differing = left.slice(0, right.length).map(([name, one], i) => typeOf(one) - typeOf(right[i]![1]) || compareScalars(name, right[i]![0]) || compare(one, right[i]![1])).find((so) => so !== 0)
  return differing ?? left.length - right.length
}

const KEYS = [['a'], ['b', 'a', '_id'], ['-a', '_id'], ['c.d', '_id']]
const indexes = KEYS.map((fields, i) => ({ name: `i${i}`, keys: fields.map((field) => ({ field: field.replace('-', ''), order: field.startsWith('-') ? (-1 as const) : (1 as const) })) }))

describe('laws', () => {
  const folder = mkdtempSync(join(tmpdir(), 'laws-'))
  let database: Database

  beforeAll(() => {
    database = openDatabase({ file: join(folder, 'database.sqlite'), clock: { now: () => 0 }, collections: [{ name: 'c', indexes }, { name: 'one', indexes: [] }] })
    database.bulkInsert('one', [{ _id: 'x' }])
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  const ask = (action: string, body: object): any => (database.actions[`database.${action}`]!({ collectionName: 'c', ...body }) as { data: object }).data
  const found = (body: object): Kept[] => ask('getDocument', { limit: 1000, ...body }).list.map(readStored)
  const fill = (docs: readonly object[]): Kept[] => {
    database.clear()
    database.bulkInsert('one', [{ _id: 'x' }])
    database.bulkInsert('c', docs.map((doc, i) => ({ _id: `d${String(i).padStart(3, '0')}`, ...doc })))
    return found({})
  }
  const aggregate = (collectionName: string, ...stages: [string, unknown][]): any[] => ask('aggregateDocuments', { collectionName, stages: stages.map(([stageKey, operand]) => ({ stageKey, stageValue: writeEjson(operand) })) }).list.map(readStored)
  const idsOf = (docs: readonly Json[]) => docs.map(({ _id }) => _id)

  describe('of order', () => {
    /** An empty array, which stands before everything. */
    const HOLLOW = Symbol('hollow')
    /** What stands at a path, the hard way: arrays on the way are walked, a missing field is null. */
    const at = (value: unknown, [name, ...rest]: readonly string[]): unknown[] => {
      if (name === undefined) return Array.isArray(value) ? (value.length ? value : [HOLLOW]) : [value ?? null]
      if (Array.isArray(value)) return value.length ? value.flatMap((one) => (Array.isArray(one) ? [null] : at(isRecord(one) ? (one[name] ?? null) : null, rest))) : [null]
      return at(isRecord(value) ? (value[name] ?? null) : null, rest)
    }
    const before = (x: unknown, y: unknown) => (x === HOLLOW || y === HOLLOW ? Number(y === HOLLOW) - Number(x === HOLLOW) : compare(x, y))
    const extreme = (doc: Json, path: string, direction: 1 | -1) => at(doc, path.split('.')).reduce((best, one) => (before(one, best) * direction < 0 ? one : best))

    test.each<[string, fc.Arbitrary<Json>]>([['scalars', flatDocument], ['arrays and mixed types', document]])('a question is answered in the order of the manual over the least or greatest elements: %s', (_name, documents) => {
      fc.assert(
        fc.property(fc.array(documents, { minLength: 2, maxLength: 25 }), fc.array(order, { minLength: 6, maxLength: 6 }), (docs, orders) => {
          const stored = fill(docs)
          for (const wanted of orders) {
            const expected = [...stored].sort((x, y) => wanted.reduce<number>((so, [path, direction]) => so || before(extreme(x, path, direction), extreme(y, path, direction)) * direction, 0))
            expect(idsOf(found({ order: JSON.stringify(Object.fromEntries(wanted)) }))).toEqual(idsOf(expected))
            expect(idsOf(aggregate('c', ['$sort', Object.fromEntries(wanted)]))).toEqual(idsOf(expected))
            expect(idsOf(aggregate('c', ['$addFields', { z: 1 }], ['$sort', Object.fromEntries(wanted)]))).toEqual(idsOf(expected))
          }
        }),
        { numRuns: 60 },
      )
    })
  })

  describe('of match', () => {
    test.each<[string, fc.Arbitrary<Json>, fc.Arbitrary<Json>]>([['whole fields of any document', document, wholeFieldFilter], ['into objects of documents without arrays', flatDocument, deepFilter]])('it accepts what mingo accepts, first in a pipeline, later, and inside a lookup: %s', (_name, documents, conditions) => {
      fc.assert(
        fc.property(fc.array(documents, { minLength: 1, maxLength: 20 }), fc.array(conditions, { minLength: 6, maxLength: 6 }), (docs, filters) => {
          const stored = fill(docs)
          for (const wanted of filters) {
            const mingo = new Query(wanted as never)
            const accepted = idsOf(stored.filter((doc) => mingo.test(doc)))
            expect(idsOf(aggregate('c', ['$match', wanted])).sort()).toEqual(accepted)
            expect(idsOf(aggregate('c', ['$addFields', { z: 1 }], ['$match', wanted])).sort()).toEqual(accepted)
            expect(idsOf(aggregate('one', ['$lookup', { from: 'c', pipeline: [{ $match: wanted }], as: 'all' }])[0].all).sort()).toEqual(accepted)
            expect(aggregate('c', ['$match', wanted], ['$count', 'n'])).toEqual(accepted.length ? [{ n: accepted.length }] : [])
          }
        }),
        { numRuns: 50 },
      )
    })

    test('of every filter it is what a question answers', () => {
      fc.assert(
        fc.property(fc.array(document, { minLength: 1, maxLength: 20 }), fc.array(filter, { minLength: 8, maxLength: 8 }), (docs, filters) => {
          fill(docs)
          for (const wanted of filters) {
            const accepted = idsOf(found({ query: writeEjson(wanted) })).sort()
            expect(idsOf(aggregate('c', ['$match', wanted])).sort()).toEqual(accepted)
            expect(idsOf(aggregate('c', ['$addFields', { z: 1 }], ['$match', wanted])).sort()).toEqual(accepted)
          }
        }),
        { numRuns: 50 },
      )
    })
  })

  describe('of updates', () => {
    const value = document.map(({ a }) => a).filter((one) => one !== undefined)
    const number = fc.constantFrom(-3, -1, 0, 1, 2.5, 10)
    const some = fc.array(value, { maxLength: 3 })
    const pushed = fc.record({ $each: some, $position: fc.integer({ min: -3, max: 3 }), $slice: fc.integer({ min: -3, max: 3 }), $sort: fc.constantFrom(1 as const, -1 as const) }, { requiredKeys: ['$each'], noNullPrototype: true })
    type Pushed = { $each: unknown[]; $position?: number; $slice?: number; $sort?: 1 | -1 }
    const same = (x: unknown, y: unknown) => (x === undefined || y === undefined ? x === y : writeEjson([x]) === writeEjson([y]))
    const REFUSED = Symbol('refused')
    const list = (before: unknown, next: (kept: unknown[]) => unknown): unknown => (before === undefined ? next([]) : Array.isArray(before) ? next(before) : REFUSED)
    const numeric = (before: unknown, missing: number, next: (kept: number) => number): unknown => (before === undefined ? missing : typeof before === 'number' ? next(before) : REFUSED)

    /** Each operator: what it is given, and what the manual says becomes of a field; the model keeps to top-level values. */
    const MODEL: Record<string, [given: fc.Arbitrary<any>, after: (before: any, given: any) => unknown]> = {
      $set: [value, (_before, given) => given],
      $unset: [fc.constant(''), () => undefined],
      $inc: [number, (before, by) => numeric(before, by, (kept) => kept + by)],
      $mul: [number, (before, by) => numeric(before, 0, (kept) => kept * by + 0)],
      $min: [value, (before, given) => (before === undefined || compare(given, before) < 0 ? given : before)],
      $max: [value, (before, given) => (before === undefined || compare(given, before) > 0 ? given : before)],
      $push: [fc.oneof(value.filter((one) => !isRecord(one)), pushed), (before, given: unknown) => list(before, (kept) => {
        const { $each, $position, $slice, $sort } = (isRecord(given) ? given : { $each: [given] }) as Pushed
        const place = $position === undefined ? kept.length : $position < 0 ? Math.max(kept.length + $position, 0) : Math.min($position, kept.length)
        const all = [...kept.slice(0, place), ...$each, ...kept.slice(place)]
        if ($sort) all.sort((x, y) => compare(x, y) * $sort)
        return $slice === undefined ? all : $slice === 0 ? [] : $slice > 0 ? all.slice(0, $slice) : all.slice($slice)
      })],
      $addToSet: [fc.oneof(value.filter((one) => !isRecord(one)), fc.record({ $each: some }, { noNullPrototype: true })), (before, given: unknown) => list(before, (kept) => {
        const all = [...kept]
        for (const one of isRecord(given) ? (given.$each as unknown[]) : [given]) if (!all.some((other) => same(other, one))) all.push(one)
        return all
      })],
      $pull: [value.filter((one) => !isRecord(one)), (before, given) => (before === undefined ? undefined : list(before, (kept) => kept.filter((one) => !same(one, given))))],
      $pullAll: [some, (before, given: unknown[]) => (before === undefined ? undefined : list(before, (kept) => kept.filter((one) => !given.some((other) => same(one, other)))))],
      $pop: [fc.constantFrom(1, -1), (before, end) => (before === undefined ? undefined : list(before, (kept) => (end === 1 ? kept.slice(0, -1) : kept.slice(1))))],
      $bit: [fc.tuple(fc.constantFrom('and', 'or', 'xor'), fc.nat({ max: 15 })).map(([name, by]) => ({ [name]: by })), (before: unknown, given: Json) => {
        if (before !== undefined && !Number.isInteger(before)) return REFUSED
        const [[name, by]] = Object.entries(given) as [[string, number]]
        const bits = (before ?? 0) as number
        return name === 'and' ? bits & by : name === 'or' ? bits | by : bits ^ by
      }],
    }
    const update = fc.constantFrom(...Object.keys(MODEL)).chain((operator) => MODEL[operator]![0].map((given) => [operator, given] as const))
    const change = (body: object) => {
      try {
        return ask('modifyDocument', { merge: true, multi: true, ...body }).updated as number
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    const numbered = (i: number) => `d${String(i).padStart(3, '0')}`

    test('each operator makes of a field what the manual says, or refuses, and touches nothing else', () => {
      const seen = new Map<string, number>()
      fc.assert(
        fc.property(fc.array(fc.tuple(document, update, fc.constantFrom('a', 'o.in')), { minLength: 5, maxLength: 15 }), (cases) => {
          // The field stands at the top, or within an object that may be missing altogether.
          const docs = cases.map(([doc, , path]) => (path === 'a' ? doc : { b: doc.b ?? null, ...(doc.a === undefined ? {} : { o: { in: doc.a } }) }))
          const stored = fill(docs)
          cases.forEach(([, [operator, given], path], i) => {
            const before = path === 'a' ? stored[i]!.a : (stored[i]!.o as Json | undefined)?.in
            const after = MODEL[operator]![1](before, given)
            const outcome = change({ query: writeEjson({ _id: numbered(i) }), data: writeEjson({ [operator]: { [path]: given } }) })
            const [doc] = found({ query: writeEjson({ _id: numbered(i) }) })
            seen.set(`${operator} ${after === REFUSED ? 'refused' : 'done'}`, (seen.get(`${operator} ${after === REFUSED ? 'refused' : 'done'}`) ?? 0) + 1)
            if (after === REFUSED) {
              expect([operator, given, outcome, doc]).toEqual([operator, given, 'DATABASE_REQUEST_FAILED', stored[i]])
            } else {
              const { a: _a, o: _o, ...others } = stored[i]!
              const expected = path === 'a' ? { ...others, ...(stored[i]!.o === undefined ? {} : { o: stored[i]!.o }), ...(after === undefined ? {} : { a: after }) } : { ...others, ...(after === undefined ? (stored[i]!.o === undefined ? {} : { o: {} }) : { o: { in: after } }) }
              expect([operator, given, before, doc]).toEqual([operator, given, before, expected])
              expect(outcome).toBe(same(before, after) ? 0 : 1)
            }
          })
        }),
        { numRuns: 200 },
      )
      const REFUSING = ['$inc', '$mul', '$push', '$addToSet', '$pull', '$pullAll', '$pop', '$bit']
      const kinds = [...Object.keys(MODEL).map((operator) => `${operator} done`), ...REFUSING.map((operator) => `${operator} refused`)]
      expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 10)).toEqual([])
    })

    test('by filter, one by one, and inside a transaction the outcome is the same; the indexes follow', () => {
      fc.assert(
        fc.property(fc.array(document, { minLength: 1, maxLength: 10 }), fc.array(fc.tuple(fc.oneof(filter, fc.constant({} as Json)), fc.array(fc.tuple(update, fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 2 })), { minLength: 1, maxLength: 4 }), filter, (docs, changes, question) => {
          const bodies = changes.map(([wanted, parts]) => ({ query: writeEjson(wanted), wanted, data: writeEjson(Object.fromEntries(parts.map(([[operator, given], path]) => [operator, { [path]: given }]))) }))
          const state = () => found({ order: '{"_id":1}' }).map((doc) => writeEjson(doc))

          fill(docs)
          const outcomes = bodies.map(({ query, data }) => change({ query, data }))
          const direct = state()

          // Which documents an update is about is told by a question before.
          fill(docs)
          bodies.forEach(({ query, data }, i) => {
            if (typeof outcomes[i] === 'number') for (const _id of idsOf(found({ query }))) change({ query: writeEjson({ _id }), data })
          })
          expect(state()).toEqual(direct)

          fill(docs)
          const before = state()
          const { transactionId } = database.actions['database.startTransaction']!({}) as { transactionId: string }
          bodies.forEach(({ query, data }, i) => {
            if (typeof outcomes[i] === 'number') expect(change({ query, data, transactionId })).toBe(outcomes[i])
          })
          expect(state()).toEqual(before)
          database.actions['database.commitTransaction']!({ transactionId })
          expect(state()).toEqual(direct)

          // An entry that was left behind in an index would answer for what a document held before.
          const stored = found({})
          const held = docs.flatMap((doc) => [{ a: doc.a ?? null }, { b: doc.b ?? null }])
          for (const asked of [question, ...held] as Json[]) {
            const accepted = idsOf(stored.filter(compile(asked))).sort()
            expect(idsOf(found({ query: writeEjson(asked) })).sort()).toEqual(accepted)
            expect(ask('calculateDocument', { query: writeEjson(asked) }).total).toBe(accepted.length)
          }
        }),
        { numRuns: 80 },
      )
    })
  })
})
