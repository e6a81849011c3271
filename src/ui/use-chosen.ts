import { useEffect, useState } from 'react'

import { useWide } from './wide'

interface Chosen {
  /** What stands beside the list; undefined where there is no room or nothing to show. */
  chosen: string | undefined
  /** Shows it beside the list, or on a page of its own. */
  open: (id: string) => void
}

/**
 * Which of a list stands beside it. Where there is room the first stands there from the start, and stays when the list
 * changes around it; another question, told apart by `of`, begins with its own first.
 * @param ids what is listed, in its order; null while it is not read.
 */
export function useChosen(ids: readonly string[] | null, visit: (id: string) => void, of = ''): Chosen {
  const wide = useWide()
  const [opened, setOpened] = useState<{ of: string; id: string }>()
  const id = opened?.of === of ? opened.id : undefined
  const first = ids?.[0]
  useEffect(() => {
    if (wide && id === undefined && first !== undefined) setOpened({ of, id: first })
  }, [wide, id, first, of])
  return { chosen: wide ? (id ?? first) : undefined, open: wide ? (next) => setOpened({ of, id: next }) : visit }
}
