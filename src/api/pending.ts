import Taro from '@tarojs/taro'

import { randomId } from './random'

/** Commands that were sent and not surely answered, by what they said: a repetition must carry the same id. */
type Pending = Record<string, { requestId: string; at: number }>

const KEY = 'pending-commands'
const KEPT_MS = 7 * 24 * 3_600_000

function load(now: number): Pending {
  const kept = (Taro.getStorageSync(KEY) || {}) as Pending
  return Object.fromEntries(Object.entries(kept).filter(([, { at }]) => now - at < KEPT_MS))
}

/** The id of this very command: that of an unanswered attempt, or a new one that is kept from now on. */
export function requestIdFor(command: string): string {
  const now = Date.now()
  const pending = load(now)
  const known = pending[command]
  if (known) return known.requestId
  const requestId = randomId()
  Taro.setStorageSync(KEY, { ...pending, [command]: { requestId, at: now } })
  return requestId
}

/** Forgets a command that has its answer. */
export function settle(command: string): void {
  const { [command]: _, ...rest } = load(Date.now())
  Taro.setStorageSync(KEY, rest)
}
