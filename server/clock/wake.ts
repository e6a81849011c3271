import { cloud } from '../store/cloud'

const EVERY_MS = 250
let last = -Infinity

/**
 * Wakes the drainer after a commit. Nobody waits for it, and a wake that is lost costs a minute at
 * most: the timer drains in any case. One wake in a quarter of a second is enough for an instance.
 */
export function wake(): void {
  const now = performance.now()
  if (now - last < EVERY_MS) return
  last = now
  void cloud()
    .callFunction({ name: 'clock', data: {} })
    .catch(() => undefined)
}
