import type { Instant } from '../../domain/calendar/day'
import { Refusal } from '../../domain/problem'
import { below, increase } from './conditions'
import { collection } from './database'

const limits = collection<{ _id: string; n: number; expiresAt: Instant }>('limits')

/**
 * Counts one use of `key` and refuses TOO_MANY past `max` within a window of `seconds`; tells how many there were. Windows are
 * fixed, which lets through twice `max` around a border. One request for the first use in a window, which most people's only one
 * is, and for a later one that comes to the same instance; two for a later one that comes to another.
 */
export async function limit(key: string, max: number, seconds: number, now: Instant = Date.now()): Promise<number> {
  const window = Math.floor(now / (seconds * 1000))
  const _id = `${key}:${seconds}:${window}`
  const used = await use(_id, (window + 1) * seconds * 1000)
  if (used > max) throw new Refusal('TOO_MANY')
  return used
}

/** Windows that this instance counted in before: which of the two requests is tried first, and nothing else. */
const begun = new Set<string>()
const MOST_BEGUN = 1000

async function use(_id: string, expiresAt: Instant): Promise<number> {
  for (;;) {
    if (!begun.has(_id)) {
      if (begun.size >= MOST_BEGUN) begun.clear()
      begun.add(_id)
      if (await limits.insertNew({ _id, n: 1, expiresAt })) return 1
    }
    const counted = await limits.change({ _id }, { n: increase(1) })
    if (counted) return counted.n
    // Swept, or emptied: the window begins anew.
    begun.delete(_id)
  }
}

/** Removes the counts of windows that are over. */
export function sweepLimits(now: Instant = Date.now()): Promise<number> {
  return limits.remove({ expiresAt: below(now) })
}
