import type { ReactNode } from 'react'

import { Skeleton } from './skeleton'
import { UnreadState } from './states'

interface Props<T> {
  /** What was asked for: its value, why it did not come, and how to ask again. */
  query: { value: T | null; problem: { message: string; lasting?: boolean } | null; refresh: () => Promise<void> }
  children: (value: T) => ReactNode
  /** How many grey cards stand in for it. */
  cards?: number
}

/** What was asked for once it is there; grey shapes before; words and a way on when it does not come. */
export function Loaded<T>({ query, children, cards }: Props<T>) {
  if (query.value !== null) return <>{children(query.value)}</>
  if (query.problem) return <UnreadState problem={query.problem} onRetry={() => void query.refresh()} />
  return <Skeleton cards={cards} />
}
