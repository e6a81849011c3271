import { cloud } from '../store/cloud'
import { GATHER_MS } from './gather'

/** Until when this instance knows that the outbox will yet be read, on `performance.now()`'s scale. */
let coveredUntil = -Infinity

/**
 * Wakes the drainer after a commit. Nobody waits for it, and a wake that is lost costs a minute at most: the timer
 * drains in any case. What is committed before a drainer that is gathering begins to read needs no wake of its own.
 */
export function wake(): void {
  const now = performance.now()
  if (now < coveredUntil) return
  coveredUntil = now + GATHER_MS
  void cloud()
    .callFunction({ name: 'clock', data: {} })
    .then(({ result }) => {
      const { readsIn } = (result ?? {}) as { readsIn?: number }
      // Somebody else gathers, and reads so long after it was asked: what comes later wakes anew.
      if (readsIn !== undefined) coveredUntil = now + readsIn
    })
    .catch(() => undefined)
}
