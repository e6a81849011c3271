import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'
import { PROBLEMS } from 'domain/problem'

import { onReturn } from '@/ui/network'

import { ask } from './call'
import type { ActionOf, FunctionName, InputOf, OutputOf, Problem } from './contract'

const PREFIX = 'cache:'

/** Said where one reads; the function's words for these are for what one sends: a page has no field to correct. */
const UNREAD: Partial<Record<Problem['code'], string>> = { OFFLINE: '现在没有网络，联网后会自动打开。', INVALID: PROBLEMS.NOT_FOUND }

/** Asked again, the answer is the same; and what was seen before is not theirs to see any more. */
const LASTING: readonly Problem['code'][] = ['NOT_FOUND', 'FORBIDDEN', 'INVALID', 'UNKNOWN_ACTION']

/** What kept something from being read. */
export interface Unread extends Problem {
  /** Nothing comes of asking again. */
  lasting?: boolean
}

/** What kept something from being read, in words for one who reads. */
export const asRead = (problem: Problem): Unread => ({ ...problem, message: UNREAD[problem.code] ?? problem.message, lasting: LASTING.includes(problem.code) })

/** What was last seen under a key. */
export function cached<T>(key: string): T | null {
  return (Taro.getStorageSync(PREFIX + key) as T) || null
}

export function keep<T>(key: string, value: T): void {
  // A full storage costs only the head start of the next visit.
  void Taro.setStorage({ key: PREFIX + key, data: value }).catch(() => undefined)
}

/** Reads what a page will want, so that `useQuery` finds it there at once, even without a network. */
export async function readAhead<F extends FunctionName, A extends ActionOf<F>>(fn: F, action: A, input: InputOf<F, A>): Promise<void> {
  const answer = await ask(fn, action, input)
  if (answer.ok) keep(JSON.stringify([fn, action, input]), answer.value)
}

export interface Query<T> {
  value: T | null
  /** Why the latest attempt brought nothing; `value` may still hold what was seen before. */
  problem: Unread | null
  loading: boolean
  refresh: () => Promise<void>
  /** Puts what a command answered in place of what was read. */
  put: (value: T) => void
}

/**
 * Reads from a function: what was seen last time at once, then what holds now. Asks again each time
 * the page is shown. `input` null waits.
 */
export function useQuery<F extends FunctionName, A extends ActionOf<F>>(fn: F, action: A, input: InputOf<F, A> | null): Query<OutputOf<F, A>> {
  type T = OutputOf<F, A>
  const key = input === null ? null : JSON.stringify([fn, action, input])
  const [seen, setSeen] = useState<{ key: string | null; value: T | null; problem: Unread | null; loading: boolean }>(() => ({
    key,
    value: key ? cached<T>(key) : null,
    problem: null,
    loading: key !== null,
  }))
  const latest = useRef(key)
  latest.current = key

  const answered = useRef(false)
  const refresh = useCallback(async () => {
    if (key === null) return
    setSeen((before) => ({ key, value: before.key === key ? before.value : cached<T>(key), problem: null, loading: true }))
    const answer = await ask(fn, action, JSON.parse(key)[2] as InputOf<F, A>)
    answered.current = true
    if (latest.current !== key) return
    if (answer.ok) {
      keep(key, answer.value)
      setSeen({ key, value: answer.value, problem: null, loading: false })
    } else {
      const problem = asRead(answer.problem)
      if (problem.lasting) void Taro.removeStorage({ key: PREFIX + key }).catch(() => undefined)
      setSeen((before) => ({ ...before, value: problem.lasting ? null : before.value, problem, loading: false }))
    }
  }, [fn, action, key])

  // A page is shown for the first time while its question is under way; a part of one may come later than that.
  useDidShow(() => {
    if (answered.current) void refresh()
  })
  useEffect(() => void refresh(), [refresh])

  const missed = seen.problem?.code === 'OFFLINE'
  useEffect(() => (missed ? onReturn(() => void refresh()) : undefined), [missed, refresh])

  const put = useCallback(
    (value: T) => {
      if (key) keep(key, value)
      setSeen({ key, value, problem: null, loading: false })
    },
    [key],
  )
  const current = seen.key === key ? seen : { value: null, problem: null, loading: true }
  return { value: current.value, problem: current.problem, loading: current.loading, refresh, put }
}
