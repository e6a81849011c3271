import { useReducer, useRef } from 'react'

import { dropDraft, findDraft, saveDraft } from './drafts'

export interface Written<T> {
  /** What stands, with what was written over it. */
  value: T
  set: (part: Partial<T>) => void
  /** Once it was sent, or is not wanted any more: nothing of it is kept. */
  drop: () => void
  /** Some of it was written at an earlier visit, and is not sent yet. */
  kept: boolean
}

interface Held<T> {
  shelf: string
  id: string
  changes: Partial<T>
  found: boolean
}

/**
 * What is being written about one thing, kept on this phone from the first letter until it is sent. Only what was
 * changed is kept: the rest follows what stands, also when that is read anew.
 * @param stands what is there before anything is written.
 */
export function useWritten<T extends object>(shelf: string, id: string, stands: T): Written<T> {
  const held = useRef<Held<T>>()
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  if (held.current?.shelf !== shelf || held.current.id !== id) held.current = read(shelf, id)
  const { changes, found } = held.current
  return {
    value: { ...stands, ...changes },
    set: (part) => {
      // From what was set last, not what was drawn last: two fields may be touched before the screen follows.
      const now = held.current?.id === id ? held.current : read<T>(shelf, id)
      const after = { ...now.changes, ...part }
      if (differs(after, stands)) saveDraft(shelf, after, id)
      else dropDraft(shelf, id)
      held.current = { ...now, changes: after }
      redraw()
    },
    drop: () => {
      dropDraft(shelf, id)
      if (held.current?.id === id) held.current = { shelf, id, changes: {}, found: false }
      redraw()
    },
    kept: found && differs(changes, stands),
  }
}

function read<T>(shelf: string, id: string): Held<T> {
  const draft = findDraft<Partial<T>>(shelf, id)
  return { shelf, id, changes: draft?.content ?? {}, found: draft !== null }
}

/** Whether anything written is not what stands anyway. */
function differs<T extends object>(changes: Partial<T>, stands: T): boolean {
  return (Object.keys(changes) as (keyof T)[]).some((name) => JSON.stringify(changes[name]) !== JSON.stringify(stands[name]))
}
