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

/** Switches a model on, another in its place, or all off. */
export async function saveModel(name: string | null): Promise<void> {
  await rows.set({ _id: 'model', name })
  chosen.forget()
}
