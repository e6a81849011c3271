import { cached } from './cached'
import { collection } from './database'

interface ModelRow {
  _id: 'model'
  /** The model's name as the environment has it, or null: none is asked. */
  name: string | null
}

const rows = collection<ModelRow>('settings')
const chosen = cached<string | null>(async () => (await rows.byId('model'))?.name ?? null)

/** The model that is asked beside the rules; null, the default, asks none. Kept for a minute. */
export const loadModel = (): Promise<string | null> => chosen.get()

/** The choice of a model, another in its place, or none, as a transaction writes it. */
export const modelChange = (name: string | null) => ['settings', { _id: 'model', name } as { _id: string }] as const

/** What this instance knew of the choice is read anew. */
export const forgetModel = (): void => chosen.forget()
