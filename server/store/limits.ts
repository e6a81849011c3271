import type { Instant } from '../../domain/calendar/day'
import { Refusal } from '../../domain/problem'
import { below, increase } from './conditions'
import { collection } from './database'

const limits = collection<{ _id: string; n: number; expiresAt: Instant }>('limits')

/**
 * Counts one use of `key` and refuses TOO_MANY past `max` within a window of `seconds`; tells how many there were. Windows are
 * fixed, which lets through twice `max` around a border and costs one request for the first use in a window,
 * which most people's only one is, and two for a later one.
 */
export async function limit(key: string, max: number, seconds: number, now: Instant = Date.now()): Promise<number> {
  const window = Math.floor(now / (seconds * 1000))
  const _id = `${key}:${seconds}:${window}`
  const used = await use(_id, (window + 1) * seconds * 1000)
  if (used > max) throw new Refusal('TOO_MANY')
  return used
}

async function use(_id: string, expiresAt: Instant): Promise<number> {
  for (;;) {
    if (await limits.insertNew({ _id, n: 1, expiresAt })) return 1
    const counted = await limits.change({ _id }, { n: increase(1) })
    if (counted) return counted.n
  }
}

/** Removes the counts of windows that are over. */
export function sweepLimits(now: Instant = Date.now()): Promise<number> {
  return limits.remove({ expiresAt: below(now) })
}
