import type { Clock } from '../service'
import { Refusal } from './refusal'

/** How many calls an interface allows by the local clock. */
export interface Quota {
  calls: number
  per: 'minute' | 'day'
}

const SPAN_MS: Record<Quota['per'], number> = { minute: 60_000, day: 86_400_000 }

/** The documented limits of the interfaces that have one worth meeting on one machine. */
export const QUOTAS: Readonly<Record<string, Quota>> = {
  '/wxa/getwxacodeunlimit': { calls: 5000, per: 'minute' },
  '/wxa/msg_sec_check': { calls: 4000, per: 'minute' },
  '/wxa/media_check_async': { calls: 2000, per: 'minute' },
  '/wxa/business/getuserphonenumber': { calls: 5000, per: 'minute' },
}

/** Counts a call of an interface; refuses with 45009 beyond its quota. */
export function createQuotas(quotas: Readonly<Record<string, Quota>>, clock: Clock): (path: string) => void {
  const counts = new Map<string, { span: number; calls: number }>()
  return (path) => {
    const quota = quotas[path]
    if (!quota) return
    const span = Math.floor(clock.now() / SPAN_MS[quota.per])
    const kept = counts.get(path)
    const calls = (kept?.span === span ? kept.calls : 0) + 1
    counts.set(path, { span, calls })
    if (calls > quota.calls) throw new Refusal(45009)
  }
}
