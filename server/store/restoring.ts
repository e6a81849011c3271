import { collection } from './database'

const marks = collection<{ _id: 'restoring'; from: string }>('counters')
const _id = 'restoring'

/** Which backup is being put back; null when none is. The clock stands still meanwhile. */
export const restoringFrom = async (): Promise<string | null> => (await marks.byId(_id))?.from ?? null

/** Says that a backup is being put back; nothing runs beside until `endRestoring`. */
export const beginRestoring = (from: string): Promise<void> => marks.set({ _id, from })

export const endRestoring = async (): Promise<void> => void (await marks.remove({ _id }))
