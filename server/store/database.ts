import type { Page } from '../contract'
import type { CollectionName } from './collections'
import { type Database, database, isDuplicate, request } from './cloud'
import { type Scalar, type Where, above, below, filter, modification, oneOf, plain, scalar } from './conditions'
import { type Order, decodeCursor, encodeCursor, totalOrder } from './cursor'

/** The server gives no more than this at once, whatever is asked. */
const MOST = 1000

export interface PageRequest {
  where: Where
  /** Sort fields, most significant first; none of them may be null in what is found. */
  order: Order
  /** 1 to 999. */
  limit: number
  cursor?: string | null | undefined
  /**
   * The last value that the first sort field can have, where very many documents share it: behind a cursor there nothing is
   * left but more of the same, which an index finds without going through those before.
   */
  last?: Scalar
}

interface Row {
  _id: string
}

type Query = ReturnType<ReturnType<Database['collection']>['where']>

/**
 * What of a collection belongs to a document: where the field `theirs`, which an index of theirs begins with, is what the
 * document's own field `mine` holds, or one of it; or where it is `is`, or one of these, whatever the document.
 */
export type Join<T extends Row> = { of: Joinable<T>; theirs: string } & ({ mine: string } | { is: Scalar | readonly Scalar[] })

interface Joinable<T extends Row> {
  name: CollectionName
  whole(row: T): T
}

/** Names that no field of a document has. */
const joinedAs = (member: string): string => `of_${member}`
const askedAs = (member: string): string => `is_${member}`

/**
 * One collection of documents of one shape, each method one request unless it says otherwise. `absent` is what whole
 * documents lack that an older version wrote: they are read as if they had it, until a migration has gone over them.
 */
export function collection<T extends Row>(name: CollectionName, absent?: Partial<T>) {
  const documents = () => database().collection(name)
  const whole = (row: T): T => (absent ? { ...absent, ...row } : row)
  /** The same for some of its fields. */
  const part = <F extends keyof T & string>(rows: readonly T[], fields: readonly F[]): T[] => {
    if (!absent) return [...rows]
    const missing = Object.fromEntries(fields.filter((field) => field in absent).map((field) => [field, absent[field]]))
    return rows.map((row) => ({ ...missing, ...row }))
  }
  const find = (where: Where) => documents().where(filter(where))

  async function pageOf({ where, order, limit, cursor, last: final }: PageRequest, shape: (query: Query) => Query): Promise<Page<T>> {
    if (!Number.isInteger(limit) || limit < 1 || limit >= MOST) throw new RangeError(`a page has 1 to ${MOST - 1} items, not ${limit}`)
    const total = totalOrder(order)
    let query = documents().where(cursor ? after(where, total, decodeCursor(total, cursor), final) : filter(where))
    for (const [field, direction] of total) query = query.orderBy(field, direction)
    const { data } = await request(() => shape(query.limit(limit + 1)).get())
    const items = (data as T[]).slice(0, limit)
    const last = items.at(-1)
    return { items, next: data.length > limit && last ? encodeCursor(total, last as unknown as Record<string, unknown>) : null }
  }

  return {
    /** What others need to join it. */
    name,
    whole,

    /** The document, or null. */
    async byId(id: string): Promise<T | null> {
      const { data } = await request(() => documents().doc(id).get())
      return data[0] ? whole(data[0] as T) : null
    },

    /**
     * Up to `limit` documents (a thousand at most), each with what other collections hold of it, in no order: what would else be a
     * request after the other, in one request and as of one moment.
     */
    async joined<O extends Record<string, Row>>({ where, order = [], limit = 1 }: { where: Where; order?: Order; limit?: number }, joins: { readonly [N in keyof O]: Join<O[N]> }): Promise<{ row: T; others: { [N in keyof O]: O[N][] } }[]> {
      const parts = Object.entries(joins) as [string, Join<Row>][]
      let pipeline = documents().aggregate().match(filter(where))
      if (order.length > 0) pipeline = pipeline.sort(Object.fromEntries(totalOrder(order).map(([field, direction]) => [field, direction === 'asc' ? 1 : -1])))
      pipeline = pipeline.limit(Math.min(limit, MOST))
      for (const [member, join] of parts) {
        const mine = 'mine' in join ? join.mine : askedAs(member)
        if ('is' in join) pipeline = pipeline.addFields({ [mine]: database().command.aggregate.literal(Array.isArray(join.is) ? join.is.map(scalar) : scalar(join.is)) })
        pipeline = pipeline.lookup({ from: join.of.name, localField: mine, foreignField: join.theirs, as: joinedAs(member) })
      }
      const { data } = await request(() => pipeline.end() as Promise<{ data: Record<string, unknown>[] }>)
      return data.map((found) => {
        const row = { ...found }
        const others = Object.fromEntries(parts.map(([member, { of }]) => [member, (row[joinedAs(member)] as Row[]).map(of.whole)]))
        for (const [member] of parts) {
          delete row[joinedAs(member)]
          delete row[askedAs(member)]
        }
        return { row: whole(row as unknown as T), others: others as { [N in keyof O]: O[N][] } }
      })
    },

    /** The documents that there are, by id; none asked for costs nothing, more than a thousand a request per thousand. */
    async byIds(ids: readonly string[]): Promise<Map<string, T>> {
      const found = new Map<string, T>()
      const wanted = [...new Set(ids)]
      for (let from = 0; from < wanted.length; from += MOST) {
        const { data } = await request(() => find({ _id: oneOf(wanted.slice(from, from + MOST)) }).limit(MOST).get())
        for (const row of data as T[]) found.set(row._id, whole(row))
      }
      return found
    },

    /** Any one document, or null. */
    async first(where: Where): Promise<T | null> {
      const { data } = await request(() => find(where).limit(1).get())
      return data[0] ? whole(data[0] as T) : null
    },

    /** One page of a list and the cursor of the next, null at the end. Reads one more than it gives. */
    async page(asked: PageRequest): Promise<Page<T>> {
      const { items, next } = await pageOf(asked, (query) => query)
      return { items: items.map(whole), next }
    },

    /** A page as `page` gives it, without fields that take much room and are not looked at. */
    async pageWithout<F extends keyof T & string>(fields: readonly F[], asked: PageRequest): Promise<Page<Omit<T, F>>> {
      return pageOf(asked, (query) => query.field(Object.fromEntries(fields.map((field) => [field, false]))))
    },

    /** Some fields of a page; otherwise as `page`. What was found last stands in `next` even where a caller stops earlier: see `cursorAt`. */
    async slice<F extends keyof T & string>({ where, order, limit, cursor, last: final }: PageRequest, fields: readonly F[]): Promise<Page<Pick<T, F | '_id'>> & { cursorAt(row: Pick<T, F | '_id'>): string }> {
      const total = totalOrder(order)
      const wanted = Object.fromEntries([...fields, ...total.map(([field]) => field)].map((field) => [field, true]))
      let query = documents().where(cursor ? after(where, total, decodeCursor(total, cursor), final) : filter(where)).field(wanted)
      for (const [field, direction] of total) query = query.orderBy(field, direction)
      const { data } = await request(() => query.limit(limit + 1).get())
      const items = part((data as T[]).slice(0, limit), fields)
      const cursorAt = (row: Pick<T, F | '_id'>) => encodeCursor(total, row as unknown as Record<string, unknown>)
      const last = items.at(-1)
      return { items, next: data.length > limit && last ? cursorAt(last) : null, cursorAt }
    },

    /** Every document, in the order of ids: for collections that are small, a request per thousand. */
    async all(): Promise<T[]> {
      const rows: T[] = []
      for (;;) {
        const last = rows.at(-1)
        const { data } = await request(() => find(last ? { _id: above(last._id) } : {}).orderBy('_id', 'asc').limit(MOST).get())
        rows.push(...(data as T[]).map(whole))
        if (data.length < MOST) return rows
      }
    },

    /** Some fields of what is found, up to `limit` (a thousand at most), in no order: for small tallies. One request. */
    async pick<F extends keyof T & string>(where: Where, fields: readonly F[], limit: number): Promise<Pick<T, F | '_id'>[]> {
      const { data } = await request(() => find(where).field(Object.fromEntries(fields.map((field) => [field, true]))).limit(Math.min(limit, MOST)).get())
      return part(data as T[], fields)
    },

    /** How many there are, counted no further than `cap` (a thousand at most), so that its cost has a limit. */
    async count(where: Where, cap = MOST): Promise<number> {
      const { data } = await request(() => find(where).field({ _id: true }).limit(Math.min(cap, MOST)).get())
      return data.length
    },

    /** Adds documents in one request; throws a duplicate write when an id or a unique value is taken. */
    async insert(...rows: T[]): Promise<void> {
      await request(() => documents().add(plain(rows)))
    },

    /** Adds one document; false when there is one with its id already. */
    async insertNew(row: T): Promise<boolean> {
      try {
        await request(() => documents().add(plain([row])))
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },

    /** Writes a whole document, new or in place of the one with its id. */
    async set({ _id, ...rest }: T): Promise<void> {
      await request(() => documents().doc(_id).set(plain(rest)))
    },

    /**
     * Changes every document found; fields may be paths. Tells how many it changed, the answer to a
     * compare-and-set: one that holds the new values already is not counted.
     */
    async update(where: Where, changes: Readonly<Record<string, unknown>>): Promise<number> {
      if (Object.keys(where).length === 0) throw new TypeError('a change to a whole collection is never meant')
      const { updated } = await request(() => find(where).update(modification(changes)))
      return updated ?? 0
    },

    /** Changes one document atomically and gives it as it is afterwards; null when none was found. */
    async change(where: Where, changes: Readonly<Record<string, unknown>>): Promise<T | null> {
      // `updated` is no answer here: it is 0 too when the values were so already.
      const { doc } = await request(() => find(where).updateAndReturn(modification(changes)))
      return doc ? whole(doc as T) : null
    },

    /** Removes every document found and tells how many. */
    async remove(where: Where): Promise<number> {
      if (Object.keys(where).length === 0) throw new TypeError('removing a whole collection is never meant')
      const { deleted } = await request(() => find(where).remove())
      return Number(deleted)
    },
  }
}

/**
 * What lies past the place where a page ended: one branch for each sort field, each with all of `where`. The `or` is the
 * outermost, so that the database bounds every branch by the index of the list and merges them in its order: among
 * many rows with the same first field a page reads no more than its own. Behind the `last` value there is one branch only.
 */
function after(where: Where, order: Order, place: readonly Scalar[], last: Scalar | undefined): object {
  const { command } = database()
  const past = order.map(([field, direction], at) => {
    const equal = Object.fromEntries(order.slice(0, at).map(([earlier], index) => [earlier, place[index]!] as const))
    const beyond = filter({ ...equal, [field]: direction === 'asc' ? above(place[at]!) : below(place[at]!) })
    return command.and([filter(where), beyond] as never)
  })
  if (last !== undefined && place[0] === last && order.length === 2) return past[1] as never
  return command.or(past as never)
}
