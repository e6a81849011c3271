import { isDuplicate } from './cloud'
import type { CollectionName } from './collections'
import { oneOf } from './conditions'
import { collection } from './database'

/** A document as it lies, whatever its shape. */
export interface Document {
  _id: string
  [field: string]: unknown
}

const SLICE = 500

/** A whole collection in the order of its ids, a request per five hundred. */
export async function* stretches(name: CollectionName): AsyncGenerator<Document[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await collection<Document>(name).page({ where: {}, order: [], limit: SLICE, cursor })
    if (page.items.length > 0) yield page.items
    cursor = page.next
  }
}

/** Puts documents where they were. Those that are there already, from a run that was cut short, are written again. */
export async function putBack(name: CollectionName, documents: readonly Document[]): Promise<void> {
  if (documents.length === 0) return
  for (let tries = TRIES; ; tries -= 1) {
    try {
      return await put(name, documents)
    } catch (error) {
      // A request that was not answered in time may have been done: again is what `put` is for.
      if (tries === 1) throw error
    }
  }
}

const TRIES = 4

async function put(name: CollectionName, documents: readonly Document[]): Promise<void> {
  const rows = collection<Document>(name)
  try {
    await rows.insert(...documents)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await rows.remove({ _id: oneOf(documents.map(({ _id }) => _id)) })
    await rows.insert(...documents)
  }
}
