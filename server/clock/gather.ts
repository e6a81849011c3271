import { setTimeout as pause } from 'node:timers/promises'
import { outside } from '../store/conditions'
import { collection } from '../store/database'

/** How long a drainer that a command woke waits for what else is committed: one drain for many commands, and a message a second later. */
export const GATHER_MS = 1000

const gatherings = collection<{ _id: string; owner: string; until: number }>('leases')
const ID = 'outbox:gathering'

/**
 * Waits for what else comes, if nobody does already: then in how many milliseconds the outbox is read. Null after the
 * wait: the caller is to read it. The mark keeps out nobody who drains at once, as the timer does; one that was left by a
 * killed drainer runs out, and one that lies far ahead was set before the clock was put back. Two requests, one for whom somebody gathers.
 */
export async function gather(owner: string, now: () => number = Date.now): Promise<number | null> {
  const mark = await gatherings.byId(ID)
  const at = now()
  if (mark && mark.until > at && mark.until <= at + 2 * GATHER_MS) return mark.until - at
  const own = { owner, until: at + GATHER_MS }
  const first = mark ? (await gatherings.update({ _id: ID, until: outside(at + 1, at + 2 * GATHER_MS) }, own)) === 1 : await gatherings.insertNew({ _id: ID, ...own })
  // Another one was quicker by a moment, and reads no earlier than this one would begin to gather.
  if (!first) return 0
  await pause(GATHER_MS)
  return null
}
