import type { Instant } from '../../domain/calendar/day'
import { type ProblemCode, Refusal } from '../../domain/problem'
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

/** Uses of a window that this instance counts by itself before it tells the table. */
export const COUNTED_ALONE = 10
/** What this instance knows of a window: what the table held when it was last told, and the uses since. */
const own = new Map<string, { told: number; since: number; expiresAt: Instant }>()

/**
 * The same for what is asked often and costs little: the instance counts by itself and tells the table each tenth use, so
 * that a use costs nothing, and one in ten a request or two. Instances that know nothing of each other let through nine more
 * each than `max`; in one alone it is exact. What is refused counts for nothing and costs nothing.
 */
export async function limitOften(key: string, max: number, seconds: number, refusal: ProblemCode, now: Instant = Date.now()): Promise<void> {
  const window = Math.floor(now / (seconds * 1000))
  const [_id, expiresAt] = [`${key}:${seconds}:${window}`, (window + 1) * seconds * 1000]
  const known = own.get(_id) ?? { told: 0, since: 0, expiresAt }
  if (!own.has(_id)) {
    for (const [one, { expiresAt: over }] of own) if (over <= now) own.delete(one)
    own.set(_id, known)
  }
  if (known.told + known.since >= max) throw new Refusal(refusal)
  known.since += 1
  if (known.since < COUNTED_ALONE) return
  known.told += COUNTED_ALONE
  known.since -= COUNTED_ALONE
  known.told = Math.max(known.told, await use(_id, expiresAt, COUNTED_ALONE))
  if (known.told > max) throw new Refusal(refusal)
}

/** Windows that this instance counted in before: which of the two requests is tried first, and nothing else. */
const begun = new Set<string>()
const MOST_BEGUN = 1000

async function use(_id: string, expiresAt: Instant, times = 1): Promise<number> {
  for (;;) {
    if (!begun.has(_id)) {
      if (begun.size >= MOST_BEGUN) begun.clear()
      begun.add(_id)
      if (await limits.insertNew({ _id, n: times, expiresAt })) return times
    }
    const counted = await limits.change({ _id }, { n: increase(times) })
    if (counted) return counted.n
    // Swept, or emptied: the window begins anew.
    begun.delete(_id)
  }
}

/** Removes the counts of windows that are over. */
export function sweepLimits(now: Instant = Date.now()): Promise<number> {
  return limits.remove({ expiresAt: below(now) })
}
