import type { Instant } from '../../domain/calendar/day'
import type { MessageRow, PersonRow } from '../store/rows'
import type { Sending } from '../wechat/sending'
import { CHANNELS, type Notice, ORDER, type Route } from './channels'

/** How it went, for the record; `why` is given where it did not go and may later. */
type Notified = Pick<MessageRow, 'state' | 'route'> & { why?: string; notBefore?: Instant }

/** So often a way that is down is waited for, eight minutes in all, before the next one is taken. */
const PATIENCE = 3
/** One that is down for longer than this is not waited for at all while there is another. */
const WORTH_WAITING_MS = 10 * 60_000

/**
 * Sends one message to one person by the first way that takes it (`ORDER`). A way that refuses leads to the next at
 * once, one that is down after some tries; when all are through, it stays in the person's list of messages. `tries`
 * is how often this message was tried before, `tried` what became of ways that were taken for several people at once.
 */
export async function notify(person: PersonRow, notice: Notice, tries = Infinity, tried: Partial<Record<Route, Sending | null>> = {}): Promise<Notified> {
  /** What became of the first way there was: the record says that, unless a later one went. */
  let first: Notified | null = null
  let waiting: Notified | null = null
  for (const route of ORDER) {
    const known = tried[route]
    const sent = known === undefined ? await CHANNELS[route](person, notice) : known
    if (sent === null) continue
    if (sent.is === 'sent') return { state: 'sent', route }
    const failed: Notified = { state: route === 'subscription' ? 'refused' : 'failed', route }
    first ??= failed
    if (sent.is === 'refused') continue
    const down: Notified = { ...failed, why: sent.why, ...(sent.notBefore === undefined ? {} : { notBefore: sent.notBefore }) }
    if (tries < PATIENCE && (sent.notBefore ?? 0) - Date.now() < WORTH_WAITING_MS) return down
    waiting ??= down
  }
  return waiting ?? first ?? { state: 'kept', route: 'workbench' }
}
