import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../../domain/problem'
import type { CollectionName } from './collections'
import { type Transaction, database, isConflict, request } from './cloud'
import { modification, plain } from './conditions'

/** What a transaction may do: write by id. It has no reads and no filters, which would run outside it unnoticed. */
export interface Writes {
  /** Adds documents of one collection in one request. */
  insert(name: CollectionName, rows: readonly { _id: string }[]): Promise<void>
  /** Writes one whole document. */
  set(name: CollectionName, row: { _id: string }): Promise<void>
  /** Changes fields of one document, which may be paths; one that there is not stays away. */
  change(name: CollectionName, id: string, changes: Readonly<Record<string, unknown>>): Promise<void>
}

const ATTEMPTS = 4
const PAUSE_MS = 20

/**
 * Writes all or nothing. A lost conflict is tried again after a pause that grows and differs between
 * writers, three times, and is then refused as BUSY. Any other failure is thrown as it came. `write`
 * may run several times, so it must do nothing but write.
 */
export async function transact(write: (writes: Writes) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(write)
    } catch (error) {
      if (!isConflict(error)) throw error
      if (attempt === ATTEMPTS) throw new Refusal('BUSY')
      await pause(PAUSE_MS * 2 ** attempt * (0.5 + Math.random()))
    }
  }
}

async function once(write: (writes: Writes) => Promise<void>): Promise<void> {
  const transaction: Transaction = await request(() => database().startTransaction() as Promise<Transaction>)
  try {
    await write({
      insert: async (name, rows) => {
        if (rows.length > 0) await request(() => transaction.collection(name).add(plain([...rows])))
      },
      set: async (name, { _id, ...rest }) => {
        await request(() => transaction.collection(name).doc(_id).set(plain(rest)))
      },
      change: async (name, id, changes) => {
        await request(() => transaction.collection(name).doc(id).update(modification(changes)))
      },
    })
    await request(() => transaction.commit())
  } catch (error) {
    // What failed may have ended it already; what it failed of is the error to tell.
    await request(() => transaction.rollback(null)).catch(() => undefined)
    throw error
  }
}
