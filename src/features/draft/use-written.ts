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
  const { changes, found } = (held.current = of(shelf, id, held.current) ?? read(shelf, id))
  return {
    value: { ...stands, ...changes },
    set: (part) => {
      // From what was set last, not what was drawn last: two fields may be touched before the screen follows.
      const now = of(shelf, id, held.current) ?? read<T>(shelf, id)
      // What is put back as it stood follows what stands again, or an old value would come back over a newer one.
      const after = changesOf({ ...now.changes, ...part }, stands)
      if (Object.keys(after).length > 0) saveDraft(shelf, after, id)
      else dropDraft(shelf, id)
      held.current = { ...now, changes: after }
      redraw()
    },
    drop: () => {
      dropDraft(shelf, id)
      if (of(shelf, id, held.current)) held.current = { shelf, id, changes: {}, found: false }
      redraw()
    },
    kept: found && Object.keys(changesOf(changes, stands)).length > 0,
  }
}

function read<T>(shelf: string, id: string): Held<T> {
  const draft = findDraft<Partial<T>>(shelf, id)
  return { shelf, id, changes: draft?.content ?? {}, found: draft !== null }
}

/** What is held, where it is about this very thing: one screen may go on to the next. */
const of = <T>(shelf: string, id: string, held: Held<T> | undefined): Held<T> | undefined => (held?.shelf === shelf && held.id === id ? held : undefined)

/** What was written that does not stand anyway. */
function changesOf<T extends object>(written: Partial<T>, stands: T): Partial<T> {
  const names = (Object.keys(written) as (keyof T)[]).filter((name) => JSON.stringify(written[name]) !== JSON.stringify(stands[name]))
  return Object.fromEntries(names.map((name) => [name, written[name]])) as Partial<T>
}
