import { randomUUID } from 'node:crypto'
import type { SdkDatabase } from './gateway'
import { idOf, itemOf, STATUSES, unitOf } from './sample'

/** What is measured: by name, the same thing through the SDK and in bare SQLite. */
export interface Operations {
  'get by id': () => unknown
  'indexed query of 20': () => unknown
  insert: () => unknown
  'update by id': () => unknown
  'update by compare-and-set': () => unknown
  'transaction of four writes': () => unknown
  'count by index': () => unknown
  'group by index': () => unknown
}

export type Name = keyof Operations

/** One document and one request: what the limits on latency are about. */
export const SINGLE: readonly Name[] = ['get by id', 'insert', 'update by id', 'update by compare-and-set']

const day = () => `2026-${String(1 + Math.floor(Math.random() * 12)).padStart(2, '0')}-15`

/** Picks documents of a store at random; what is inserted gets an id that none of them has. */
export function chance(size: number) {
  const number = () => Math.floor(Math.random() * size)
  const fresh = () => {
    const id = randomUUID()
    return { ...itemOf(number(), size), _id: id, code: id }
  }
  return { id: () => idOf(number()), unit: () => unitOf(number(), size), status: () => STATUSES[number() % STATUSES.length]!, day, fresh, uuid: () => randomUUID() }
}

/** The operations through the real SDK. `made` collects what they add to `items`, to be taken out again. */
export function sdkOperations(db: SdkDatabase, size: number, made: string[]): Operations {
  const _ = db.command
  const items = db.collection('items')
  const any = chance(size)
  const checked = async (expected: number, updated: Promise<{ updated: number }>) => {
    const { updated: counted } = await updated
    if (counted !== expected) throw new Error(`updated ${counted} documents, not ${expected}`)
  }
  const compareAndSet = async () => {
    const _id = any.id()
    const { data } = await items.doc(_id).get()
    const start = performance.now()
    // Another caller may have been first: that is an answer too.
    await items.where({ _id, version: data[0].version }).update({ version: _.inc(1), dueOn: any.day() })
    return performance.now() - start
  }
  return {
    'get by id': () => items.doc(any.id()).get(),
    'indexed query of 20': () => items.where({ unit: any.unit(), status: any.status() }).orderBy('dueOn', 'asc').orderBy('_id', 'asc').limit(20).get(),
    insert: () => {
      const item = any.fresh()
      made.push(item._id)
      return items.add(item)
    },
    'update by id': () => checked(1, items.doc(any.id()).update({ version: _.inc(1), dueOn: any.day() })),
    'update by compare-and-set': compareAndSet,
    'transaction of four writes': () =>
      db.runTransaction(async (tx: Awaited<ReturnType<SdkDatabase['startTransaction']>>) => {
        const id = any.uuid()
        await tx.collection('entries').add({ _id: id, request: id, what: 'accepted' })
        await tx.collection('records').add({ _id: id, text: '已受理' })
        await tx.collection('items').doc(any.id()).update({ version: _.inc(1), dueOn: any.day() })
        await tx.collection('outbox').add({ _id: id, done: false, at: Date.now() })
      }),
    'count by index': () => items.where({ unit: any.unit(), status: any.status() }).count(),
    'group by index': () => items.aggregate().match({ unit: any.unit() }).group({ _id: '$status', n: _.aggregate.sum(1) }).end(),
  }
}
