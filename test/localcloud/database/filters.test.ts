import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Query } from 'mingo'
import { openDatabase, type Database } from '../../../localcloud/database'
import { readStored, writeEjson } from '../../../localcloud/database/ejson'
import { compile } from '../../../localcloud/database/match'
import { sorter } from '../../../localcloud/database/sort'
import { analyse } from '../../../localcloud/database/terms'
import { deepFilter, document, filter, flatDocument, oddDocument, oddFilter, order, wholeFieldFilter } from './arbitraries'

const KEYS = [['a'], ['a', 'b'], ['-b', 'a', '_id'], ['c.d', '_id'], ['b', '-c.d', '_id'], ['a.d', '-b']]
const indexes = KEYS.map((fields, i) => ({
  name: `i${i}`,
  keys: fields.map((field) => ({ field: field.replace('-', ''), order: field.startsWith('-') ? (-1 as const) : (1 as const) })),
}))

type Json = Record<string, unknown>
const isRecord = (value: unknown): value is Json => Object.prototype.toString.call(value) === '[object Object]'

/** Every name with $ in a filter, however deep. */
const operatorsOf = (wanted: unknown): string[] =>
  Array.isArray(wanted) ? wanted.flatMap(operatorsOf) : isRecord(wanted) ? Object.entries(wanted).flatMap(([key, value]) => [...(key.startsWith('$') ? [key] : []), ...operatorsOf(value)]) : []

/** A filter in which one operator does something else. */
const mistaken = (wanted: unknown, operator: string, instead: (operand: unknown) => Json): unknown => {
  if (Array.isArray(wanted)) return wanted.map((one) => mistaken(one, operator, instead))
  if (!isRecord(wanted)) return wanted
  return Object.fromEntries(Object.entries(wanted).flatMap(([key, value]) => (key === operator ? Object.entries(instead(mistaken(value, operator, instead))) : [[key, mistaken(value, operator, instead)]])))
}

/** For each operator a mistake that could be made of it. */
const MISTAKES: [operator: string, instead: (operand: any) => Json][] = [
  ['$eq', (one) => ({ $ne: one })],
  ['$ne', (one) => ({ $eq: one })],
  ['$gt', (one) => ({ $gte: one })],
  ['$gte', (one) => ({ $gt: one })],
  ['$lt', (one) => ({ $lte: one })],
  ['$lte', (one) => ({ $lt: one })],
  ['$in', (list) => ({ $in: list.slice(1) })],
  ['$nin', (list) => ({ $nin: list.slice(1) })],
  ['$exists', (yes) => ({ $exists: !yes })],
  ['$size', (size) => ({ $size: size + 1 })],
  ['$not', (inner) => inner],
  ['$or', (list) => ({ $or: list.slice(0, 1) })],
  ['$and', (list) => ({ $and: list.slice(0, 1) })],
  ['$nor', (list) => ({ $nor: list.slice(0, 1) })],
]

describe('filters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'filters-'))
  let database: Database

  beforeAll(() => {
    database = openDatabase({ file: join(folder, 'database.sqlite'), clock: { now: () => 0 }, collections: [{ name: 'c', indexes }, { name: 'plain', indexes: [] }] })
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  const ask = (action: string, body: object): any => (database.actions[`database.${action}`]!({ collectionName: 'c', ...body }) as { data: object }).data
  const found = (body: object): Record<string, unknown>[] => ask('getDocument', { limit: 1000, ...body }).list.map(readStored)
  const fill = (docs: readonly object[]) => {
    database.clear()
    database.bulkInsert('c', docs.map((doc, i) => ({ _id: `d${String(i).padStart(3, '0')}`, ...doc })))
    return found({}) as ({ _id: string } & Record<string, unknown>)[]
  }

  test.each([
    ['on whole fields of any document', document, wholeFieldFilter],
    ['into objects of documents without arrays', flatDocument, deepFilter],
  ])('the matcher agrees with mingo %s', (_name, documents, conditions) => {
    fc.assert(fc.property(documents, conditions, (doc, wanted) => compile(wanted)(doc) === new Query(wanted).test(doc)), { numRuns: 4000 })
  })

  test('the documents hold everything that may be held otherwise by an index than by a filter', () => {
    const seen = new Map<string, number>()
    const see = (kind: string) => seen.set(kind, (seen.get(kind) ?? 0) + 1)
    const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : value instanceof Date ? 'date' : typeof value)
    for (const doc of fc.sample(document, 3000) as Json[]) {
      const values = ['a', 'b', 'c'].map((field) => doc[field])
      if (values.includes(undefined)) see('missing')
      for (const value of values) {
        see(kindOf(value))
        if (typeof value === 'string' && /^\d+$/.test(value)) see('number as text')
        if (typeof value === 'string' && /\p{Script=Han}/u.test(value)) see('Chinese')
        if (!Array.isArray(value)) continue
        if (!value.length) see('empty array')
        if (value.some(Array.isArray)) see('nested array')
        if (value.some(isRecord)) see('array of objects')
        if (new Set(value.map(kindOf)).size > 1) see('mixed types')
      }
    }
    const kinds = ['null', 'missing', 'array', 'empty array', 'nested array', 'array of objects', 'mixed types', 'date', 'number', 'number as text', 'string', 'Chinese', 'boolean', 'object']
    expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 50)).toEqual([])
  })

  test('the filters hold every operator, and SQL alone decides all that it can', () => {
    const often = (filters: readonly object[]) => (operator: string) => filters.filter((wanted) => operatorsOf(wanted).includes(operator)).length >= 20
    const asked = fc.sample(wholeFieldFilter, 4000)
    expect(MISTAKES.map(([operator]) => operator).filter((operator) => !often(asked)(operator))).toEqual([])
    const decided = asked.filter((wanted) => analyse(wanted).complete)
    expect(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$and'].filter((operator) => !often(decided)(operator))).toEqual([])
  })

  test.each([
    ['on whole fields of any document', document, wholeFieldFilter],
    ['into objects of documents without arrays', flatDocument, deepFilter],
  ])('what SQL finds and counts is what mingo accepts %s', (_name, documents, conditions) => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 25 }), fc.array(conditions, { minLength: 12, maxLength: 12 }), (docs, filters) => {
        const stored = fill(docs)
        for (const wanted of filters) {
          const query = writeEjson(wanted)
          const mingo = new Query(wanted as never)
          const accepted = stored.filter((doc) => mingo.test(doc)).map(({ _id }) => _id)
          expect(found({ query }).map((doc) => doc._id).sort()).toEqual(accepted)
          expect(ask('calculateDocument', { query }).total).toBe(accepted.length)
        }
      }),
      { numRuns: 150 },
    )
  })

  test.each(MISTAKES)('a mistake in %s would be seen, in the matcher and in SQL', (operator, instead) => {
    const withIt = wholeFieldFilter.filter((wanted) => operatorsOf(wanted).includes(operator))
    const matcher = fc.property(document, withIt, (doc, wanted) => compile(mistaken(wanted, operator, instead) as Json)(doc) === new Query(wanted as never).test(doc))
    expect(fc.check(matcher, { numRuns: 10000, endOnFailure: true }).failed).toBe(true)
    const sql = fc.property(fc.array(document, { minLength: 5, maxLength: 25 }), withIt, (docs, wanted) => {
      const stored = fill(docs)
      const mingo = new Query(wanted as never)
      return found({ query: writeEjson(mistaken(wanted, operator, instead)) }).length === stored.filter((doc) => mingo.test(doc)).length
    })
    // Most are seen within a few dozen; one that stays unseen in a thousand is not looked for.
    expect(fc.check(sql, { numRuns: 1000, endOnFailure: true }).failed).toBe(true)
  })

  test.each<[string, fc.Arbitrary<object>, fc.Arbitrary<Json>]>([
    ['arrays and mixed types', document, filter],
    ['scalars', flatDocument, filter],
    ['odd values', oddDocument, oddFilter],
  ])('what the indexes answer is what the matcher accepts: %s', (_name, documents, conditions) => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 25 }), fc.array(fc.tuple(conditions, order, fc.nat({ max: 4 }), fc.integer({ min: 1, max: 8 })), { minLength: 8, maxLength: 8 }), (docs, questions) => {
        const stored = fill(docs)
        for (const [wanted, sort, skip, limit] of questions) {
          const query = writeEjson(wanted)
          const accepted = stored.filter(compile(wanted))
          expect(found({ query }).map((doc) => doc._id).sort()).toEqual(accepted.map((doc) => doc._id))
          expect(ask('calculateDocument', { query }).total).toBe(accepted.length)
          const sorted = [...accepted].sort(sorter(sort)).slice(skip, skip + limit)
          expect(found({ query, order: JSON.stringify(Object.fromEntries(sort)), offset: skip, limit }).map((doc) => doc._id)).toEqual(sorted.map((doc) => doc._id))
        }
      }),
      { numRuns: 250 },
    )
  })

  test('the indexes follow every update and removal', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 2, maxLength: 12 }), fc.array(document, { minLength: 2, maxLength: 12 }), filter, (before, after, wanted) => {
        fill(before)
        after.forEach((doc, i) => ask('modifyDocument', { query: writeEjson({ _id: `d${String(i).padStart(3, '0')}` }), data: writeEjson(doc), merge: false, upsert: true }))
        const stored = found({})
        const accepted = stored.filter(compile(wanted))
        expect(found({ query: writeEjson(wanted) }).map((doc) => doc._id).sort()).toEqual(accepted.map((doc) => doc._id as string).sort())
        expect(ask('removeDocument', { query: writeEjson(wanted), multi: true }).deleted).toBe(accepted.length)
        expect(found({})).toHaveLength(stored.length - accepted.length)
        expect(found({ query: writeEjson(wanted) })).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('groups that an index tells are those of the documents', () => {
    const id = fc.constantFrom<unknown>('$b', '$a', '$c.d', null, { b: '$b', d: '$c.d' }, { x: '$b' })
    const stages = fc.tuple(filter, id).map(([wanted, _id]) => [['$match', wanted], ['$group', { _id, n: { $sum: 1 }, twice: { $sum: 2 }, a: { $sum: '$a' }, b: { $sum: '$b' } }]] as const)
    fc.assert(
      fc.property(fc.array(fc.oneof(flatDocument, document), { minLength: 1, maxLength: 12 }), fc.array(stages, { minLength: 6, maxLength: 6 }), (docs, pipelines) => {
        const stored = fill(docs)
        database.bulkInsert('plain', stored)
        for (const pipeline of pipelines) {
          const body = { stages: pipeline.map(([stageKey, operand]) => ({ stageKey, stageValue: writeEjson(operand) })) }
          const groups = (collectionName: string) => ask('aggregateDocuments', { ...body, collectionName }).list.sort()
          expect(groups('c')).toEqual(groups('plain'))
        }
      }),
      { numRuns: 150 },
    )
  })

  /** What MongoDB answers where mingo does not; each from the manual or its matching code. */
  test.each([
    ['$all asks a scalar like an array of one', { a: 1 }, { a: { $all: [1] } }, true],
    ['a missing field equals null', {}, { a: { $gte: null } }, true],
    ['an array of scalars has no fields, not even missing ones', { a: [1, 2] }, { 'a.d': null }, false],
    ['one element without the field is enough for null', { a: [{ d: 1 }, {}] }, { 'a.d': null }, true],
    ['a numbered element', { a: [{ d: 1 }, { d: 2 }] }, { 'a.1.d': 2 }, true],
    ['a nested array is not searched', { a: [[1]] }, { a: 1 }, false],
    ['a pattern is not asked of a nested array', { a: [['1']] }, { a: /1/ }, false],
    ['a nested array is equal as a whole', { a: [[1]] }, { a: [1] }, true],
    ['the order of fields counts', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    ['different elements may fulfil different bounds', { a: [1, 10] }, { a: { $gt: 5, $lt: 3 } }, true],
    ['one element must fulfil both inside $elemMatch', { a: [1, 10] }, { a: { $elemMatch: { $gt: 5, $lt: 3 } } }, false],
    ['a remainder is asked of numbers only', { a: '5' }, { a: { $mod: [2, 1] } }, false],
    ['a negative remainder keeps its sign', { a: -5 }, { a: { $mod: [2, -1] } }, true],
    ['$type names the numbers apart', { a: 2 ** 40 }, { a: { $type: 'long' } }, true],
    ['NaN equals NaN', { a: NaN }, { a: NaN }, true],
    ['NaN is not less than a number', { a: NaN }, { a: { $lt: 5 } }, false],
    ['an expression compares two fields', { a: 3, b: 2 }, { $expr: { $gt: ['$a', '$b'] } }, true],
  ])('%s', (_name, doc, wanted: Record<string, unknown>, accepted) => {
    fill([doc])
    expect(compile(wanted)(doc)).toBe(accepted)
    expect(found({ query: writeEjson(wanted) })).toHaveLength(accepted ? 1 : 0)
    expect(ask('calculateDocument', { query: writeEjson(wanted) }).total).toBe(accepted ? 1 : 0)
  })
})
