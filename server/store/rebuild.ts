import { collection } from './database'

/** How far the index of likeness has been built anew. There is none unless it was asked for and is not done. */
interface RebuildRow {
  _id: 'rebuild:likeness'
  /** First every appeal is put in, then what is of no appeal is taken out. */
  phase: 'fill' | 'clean'
  cursor: string | null
  /** Rows looked at so far. */
  n: number
}

const rows = collection<RebuildRow>('counters')
const ID = 'rebuild:likeness'

/** Begins the work from the start, whether or not it was under way. */
export const beginRebuild = (): Promise<void> => rows.set({ _id: ID, phase: 'fill', cursor: null, n: 0 })

/** How far it is; null when nothing is asked for. */
export const rebuildState = (): Promise<RebuildRow | null> => rows.byId(ID)

/** Notes how far it is now; null ends it. Does nothing when it was begun anew meanwhile. */
export async function noteRebuild(before: RebuildRow, after: Omit<RebuildRow, '_id'> | null): Promise<void> {
  const same = { _id: ID, n: before.n, phase: before.phase } as const
  if (after) await rows.update(same, after)
  else await rows.remove(same)
}
