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
