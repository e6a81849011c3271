import type { AdminAction } from '../service'
import { orderOf, type Aggregation, type Stage } from './aggregate'
import { checkFields, prepared } from './documents'
import { parseEjson, writeEjson } from './ejson'
import { invalidParameter } from './errors'
import { projectionOf } from './project'
import type { Found, Question, Reader } from './query'
import type { Collection } from './schema'
import type { Session } from './session'
import type { Store } from './store'
import type { Transactions } from './transactions'
import { compileUpdate } from './update'
import { cloneValue, isObject, sameValue, type Doc } from './values'

type Body = Readonly<Record<string, unknown>>

/** What the actions work with. */
export interface Parts {
  store: Store
  reader: Reader
  direct: Session
  transactions: Transactions
  aggregation: Aggregation
  now: () => number
}

const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 1000

/** The database's actions of the SDK's admin protocol, by their wire names. */
export function databaseActions({ store, reader, direct, transactions, aggregation, now }: Parts): Record<string, AdminAction> {
  const object = (text: unknown, what: string): Doc => {
    const value = parseEjson(text, now)
    if (!isObject(value)) throw invalidParameter(`${what} must be an object`)
    return value
  }
  /** An absent query accepts everything; the SDK sends an empty one as ''. */
  const filterOf = ({ query }: Body): Doc => (query === undefined || query === null || query === '' ? {} : object(query, 'query'))
  const collectionOf = ({ collectionName }: Body): Collection => store.collection(collectionName)
  const within = <T>({ transactionId }: Body, work: (session: Session) => T): T =>
    transactionId ? transactions.during(transactionId, work) : work(direct)

  const questionOf = (body: Body, limit: number): Question => ({
    filter: filterOf(body),
    order: body.order ? orderOf(object(body.order, 'order')) : [],
    skip: wholeNumber('offset', body.offset ?? 0),
    limit,
  })
  /** One document, or all of them: what a write is about. */
  const targets = (session: Session, collection: Collection, body: Body, several: boolean): Found[] =>
    session.find(collection, { filter: filterOf(body), order: [], skip: 0, limit: several ? Infinity : 1 })

  /** Applies a change to a document; answers the new text. */
  const apply = (session: Session, collection: Collection, found: Found, change: (doc: Doc) => void): string => {
    const after = cloneValue(found.doc)
    change(after)
    checkFields(after)
    const text = writeEjson(after)
    if (text !== found.stored.text) session.replace(collection, found, after, text)
    return text
  }

  /** Replaces the whole document, or adds it where there is none. */
  const put = (session: Session, collection: Collection, body: Body): object => {
    const data = object(body.data, 'data')
    const [found] = targets(session, collection, body, false)
    const _id = found ? found.doc._id : filterOf(body)._id
    if (data._id !== undefined && _id !== undefined && !sameValue(data._id, _id)) throw invalidParameter('_id cannot be changed')
    const after = prepared({ _id, ...data })
    if (!found) {
      if (body.upsert !== true) return { data: { updated: 0 } }
      session.insert(collection, after)
      return { data: { updated: 0, upsert_id: after._id } }
    }
    session.replace(collection, found, after, writeEjson(after))
    return { data: { updated: 1 } }
  }

  return {
    'database.getDocument': (body) =>
      within(body, (session) => {
        const limit = body.queryType === 'DOC' ? 1 : Math.min(wholeNumber('limit', body.limit ?? DEFAULT_LIMIT) || DEFAULT_LIMIT, LARGEST_LIMIT)
        const found = session.find(collectionOf(body), questionOf(body, limit))
        if (!body.projection) return { data: { list: found.map((one) => one.stored.text) } }
        const project = projectionOf(object(body.projection, 'projection'))
        return { data: { list: found.map((one) => writeEjson(project(one.doc))) } }
      }),

    'database.calculateDocument': (body) => ({ data: { total: reader.count(collectionOf(body), filterOf(body)) } }),

    'database.insertDocument': (body) =>
      within(body, (session) => {
        const collection = collectionOf(body)
        if (!Array.isArray(body.data) || !body.data.length) throw invalidParameter('data must hold documents')
        const docs = body.data.map((text) => prepared(parseEjson(text, now)))
        session.together(() => docs.forEach((doc) => session.insert(collection, doc)))
        return { data: { insertedIds: docs.map((doc) => doc._id) } }
      }),

    'database.modifyDocument': (body) =>
      within(body, (session) =>
        session.together(() => {
          const collection = collectionOf(body)
          if (body.merge === false) return put(session, collection, body)
          const change = compileUpdate(object(body.data, 'data'))
          // A document that stays as it is does not count as updated.
          const changed = targets(session, collection, body, body.multi !== false).filter(
            (found) => apply(session, collection, found, change) !== found.stored.text,
          )
          return { data: { updated: changed.length } }
        }),
      ),

    'database.modifyAndReturnDoc': (body) =>
      within(body, (session) =>
        session.together(() => {
          const collection = collectionOf(body)
          const change = compileUpdate(object(body.data, 'data'))
          const [found] = targets(session, collection, body, false)
          return { data: found ? { updated: 1, doc: apply(session, collection, found, change) } : { updated: 0 } }
        }),
      ),

    'database.removeDocument': (body) =>
      within(body, (session) =>
        session.together(() => {
          const collection = collectionOf(body)
          const found = targets(session, collection, body, body.multi !== false)
          found.forEach((one) => session.remove(collection, one))
          return { data: { deleted: found.length } }
        }),
      ),

    'database.aggregateDocuments': (body) => {
      if (!Array.isArray(body.stages)) throw invalidParameter('stages must be an array')
      const stages = body.stages.map((stage: { stageKey?: unknown; stageValue?: unknown }): Stage => {
        if (typeof stage?.stageKey !== 'string') throw invalidParameter('a stage needs a stageKey')
        return [stage.stageKey, nowInside(parseEjson(stage.stageValue, now), now)]
      })
      return { data: { list: aggregation.run(String(body.collectionName), stages).map(writeEjson) } }
    },

    'database.addCollection': (body) => {
      const name = String(body.collectionName)
      if (store.has(name)) throw invalidParameter(`collection ${JSON.stringify(name)} exists already`)
      store.create(name)
      return { data: {} }
    },

    'database.startTransaction': () => ({ transactionId: transactions.begin() }),

    'database.commitTransaction': (body) => {
      transactions.commit(body.transactionId)
      return {}
    },

    'database.abortTransaction': (body) => {
      transactions.get(body.transactionId)
      transactions.end(String(body.transactionId))
      return {}
    },
  }
}

function wholeNumber(name: string, value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 0) throw invalidParameter(`${name} must be a whole number`)
  return value as number
}

/** `$$NOW` is the local cloud's time, not the machine's. */
function nowInside(value: unknown, now: () => number): unknown {
  if (value === '$$NOW') return new Date(now())
  if (Array.isArray(value)) return value.map((member) => nowInside(member, now))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, nowInside(member, now)]))
}
