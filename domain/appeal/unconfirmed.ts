import type { UnconfirmedGround } from './payloads'
import type { Settings } from './settings'
import { type Standing, speakers } from './standing'

/** One row a ground: whether the appeal itself shows it. A death is known to people alone. */
const SHOWN: Record<UnconfirmedGround, (appeal: Standing, settings: Settings) => boolean> = {
  anonymous: ({ anonymous }) => anonymous,
  dead: () => true,
  notReached: ({ attemptDays }, { attemptsNeeded }) => attemptDays.length >= attemptsNeeded,
  withdrawn: ({ wentOn }) => wentOn,
}

/** Whether the petitioner's place may be left unconfirmed on this ground (S7). */
export function allowsGround(appeal: Standing, ground: UnconfirmedGround, settings: Settings): boolean {
  return SHOWN[ground](appeal, settings)
}

/** The ground on which nobody is left to ask, or null while somebody may still be reached. An anonymous account can still confirm. */
export function unconfirmedGround(appeal: Standing, settings: Settings): UnconfirmedGround | null {
  if (SHOWN.withdrawn(appeal, settings)) return 'withdrawn'
  if (SHOWN.anonymous(appeal, settings) && speakers(appeal).length === 0) return 'anonymous'
  return SHOWN.notReached(appeal, settings) ? 'notReached' : null
}
