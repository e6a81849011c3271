import { useRef, useState } from 'react'

import { readAhead } from '@/api/cache'
import type { Problem } from '@/api/contract'

import type { Task } from './tasks'

/** What became of one: on its way, done, passed over, or why not. */
export type Outcome = { is: 'sending' } | { is: 'done' } | { is: 'skipped' } | { is: 'failed'; problem: Problem; again: () => void }

export interface Run {
  tasks: readonly Task[]
  /** Which one is open; past the last one when all were seen. */
  at: number
  outcomes: ReadonlyMap<string, Outcome>
  tally: Record<Outcome['is'], number>
  /** Sends the open one's command and opens the next at once. */
  sent: (send: () => Promise<Problem | null>) => void
  skip: () => void
}

/** Several taken one after another: each with a command of its own; what fails stays behind in words, the rest goes on. */
export function useRun(tasks: readonly Task[]): Run {
  const [at, setAt] = useState(0)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const opened = useRef(new Set<string>())

  const note = (code: string, outcome: Outcome) => setOutcomes((before) => new Map(before).set(code, outcome))
  const send = async (code: string, command: () => Promise<Problem | null>) => {
    note(code, { is: 'sending' })
    const problem = await command()
    note(code, problem ? { is: 'failed', problem, again: () => void send(code, command) } : { is: 'done' })
  }
  const next = () => setAt((before) => before + 1)

  // The one after is fetched while this one is read, so that it opens at once.
  const after = tasks[at + 1]
  if (after && !opened.current.has(after.code)) {
    opened.current.add(after.code)
    void readAhead('casework', 'open', { code: after.code })
  }

  const tally = { sending: 0, done: 0, skipped: 0, failed: 0 }
  for (const { is } of outcomes.values()) tally[is] += 1
  return {
    tasks,
    at,
    outcomes,
    tally,
    sent: (command) => {
      void send(tasks[at]!.code, command)
      next()
    },
    skip: () => {
      note(tasks[at]!.code, { is: 'skipped' })
      next()
    },
  }
}
