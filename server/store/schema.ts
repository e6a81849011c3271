import { collection } from './database'

/** The document of the counters that says it. */
export const SCHEMA = 'schema'
const counters = collection<{ _id: typeof SCHEMA; n: number }>('counters')

/** Up to which migration the stored documents are: zero where none has run. */
export const schemaVersion = async (): Promise<number> => (await counters.byId(SCHEMA))?.n ?? 0

export const setSchemaVersion = (n: number): Promise<void> => counters.set({ _id: SCHEMA, n })
