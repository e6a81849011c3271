import { useState } from 'react'

import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'

export interface Written<T> {
  value: T
  set: (part: Partial<T>) => void
  /** Once it was sent: nothing of it is kept. */
  drop: () => void
}

/** What is being written about one thing, kept on this phone from the first letter until it is sent. */
export function useWritten<T extends object>(shelf: string, id: string, empty: T): Written<T> {
  const [value, setValue] = useState<T>(() => findDraft<T>(shelf, id)?.content ?? empty)
  return {
    value,
    set: (part) =>
      setValue((before) => {
        const after = { ...before, ...part }
        saveDraft(shelf, after, id)
        return after
      }),
    drop: () => {
      dropDraft(shelf, id)
      setValue(empty)
    },
  }
}
