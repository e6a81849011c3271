import { randomBytes } from 'node:crypto'
import type { Seal } from '../disk/seal'
import type { Clock } from '../service'

/** How long an access token lives, in seconds, and how long before its end a new one is given out. */
const LIFETIME = 7200
const RENEWAL = 300

/** Access tokens, sealed with their end, so that those given out before a restart stay good. */
export interface Tokens {
  /** The current token, or a new one when it is about to end or `fresh` is asked for. */
  current(fresh?: boolean): { access_token: string; expires_in: number }
  check(token: string): 'good' | 'expired' | 'invalid'
}

export function openTokens(seal: Seal, clock: Clock): Tokens {
  let kept: { token: string; end: number } | null = null
  const seconds = (): number => Math.floor(clock.now() / 1000)
  const make = (): { token: string; end: number } => {
    const end = seconds() + LIFETIME
    const body = `${end}_${randomBytes(9).toString('hex')}`
    return { token: `${body}_${seal.of(body)}`, end }
  }
  return {
    current: (fresh = false) => {
      const left = (kept?.end ?? 0) - seconds()
      // Past a lifetime of rest means that the clock was moved back.
      if (!kept || fresh || left < RENEWAL || left > LIFETIME) kept = make()
      return { access_token: kept.token, expires_in: kept.end - seconds() }
    },
    check: (token) => {
      const match = /^((\d+)_[0-9a-f]+)_(.+)$/.exec(token)
      if (!match || !seal.matches(match[1]!, match[3]!)) return 'invalid'
      return Number(match[2]) > seconds() ? 'good' : 'expired'
    },
  }
}
