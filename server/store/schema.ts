import { collection } from './database'

const counters = collection<{ _id: 'schema'; n: number }>('counters')

/** Up to which migration the stored documents are: zero where none has run. */
export const schemaVersion = async (): Promise<number> => (await counters.byId('schema'))?.n ?? 0

export const setSchemaVersion = (n: number): Promise<void> => counters.set({ _id: 'schema', n })
