import type { LocalCloud } from '../../localcloud'
import type { CollectionName } from '../../server/store/collections'

export interface Question {
  where?: Readonly<Record<string, unknown>>
  order?: Readonly<Record<string, 1 | -1>>
  limit?: number
}

/** Reads documents of a local cloud from outside the functions, as its own administrator. */
export async function readAll<T>({ database }: Pick<LocalCloud, 'database'>, collectionName: CollectionName, { where = {}, order = {}, limit = 100 }: Question = {}): Promise<T[]> {
  const ask = database.actions['database.getDocument']!
  const { data } = (await ask({ collectionName, query: JSON.stringify(where), order: JSON.stringify(order), limit })) as { data: { list: string[] } }
  return data.list.map((text) => JSON.parse(text) as T)
}

/** The wire's `{"$numberInt":"1"}` as numbers. */
export function plainNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainNumbers)
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value)
  const [first] = members
  if (members.length === 1 && /^\$number(Int|Long|Double)$/.test(first![0])) return Number(first![1])
  return Object.fromEntries(members.map(([key, member]) => [key, plainNumbers(member)]))
}
