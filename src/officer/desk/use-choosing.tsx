import { useState, type ReactNode } from 'react'
import type { Action } from 'domain/appeal/payloads'

import { Button } from '@/ui/button'
import { FootBar } from '@/ui/foot-bar'

import { MOST_TASKS, type Task } from '../run/tasks'

interface Choosing {
  /** Whether there is more than one to choose. */
  able: boolean
  on: boolean
  toggle: () => void
  has: (code: string) => boolean
  turn: (code: string) => void
  /** The actions on what is chosen; nothing while not choosing. */
  foot: (take: (tasks: Task[]) => void) => ReactNode
}

/** Choosing several of a list, to be taken one after another. */
export function useChoosing(cards: readonly { code: string; likely: Action | null }[]): Choosing {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const tasks = cards.filter(({ code }) => chosen?.has(code)).map(({ code, likely }) => ({ code, action: likely! }))
  const all = cards.slice(0, MOST_TASKS).map(({ code }) => code)

  const foot = (take: (tasks: Task[]) => void) =>
    chosen && (
      <FootBar note={tasks.length >= MOST_TASKS ? `一次最多${MOST_TASKS}件` : undefined}>
        <Button onClick={() => setChosen(new Set(tasks.length === all.length ? [] : all))}>{tasks.length === all.length ? '全不选' : '全选'}</Button>
        <Button
          look='primary'
          disabled={tasks.length === 0}
          onClick={() => {
            setChosen(null)
            take(tasks)
          }}
        >
          {tasks.length ? `逐件办（${tasks.length}件）` : '逐件办'}
        </Button>
      </FootBar>
    )
  return {
    able: cards.length > 1,
    on: chosen !== null,
    toggle: () => setChosen(chosen ? null : new Set()),
    has: (code) => chosen?.has(code) ?? false,
    turn: (code) =>
      setChosen((before) => {
        const after = new Set(before)
        if (!after.delete(code) && after.size < MOST_TASKS && cards.some((card) => card.code === code)) after.add(code)
        return after
      }),
    foot,
  }
}
