import type { Day, Instant } from '../../domain/calendar/day'
import type { ErrandCounts } from '../../domain/errands/figures'
import type { Matter } from '../../domain/errands/matters'
import type { ErrandState, ErrandStep } from '../../domain/errands/way'
import type { Contact } from '../../domain/appeal/payloads'
import type { UnitId } from '../../domain/organisation/units'
import type { Page } from '../answers'

export interface ErrandCard {
  id: string
  matter: Matter
  text: string
  place: string
  state: ErrandState
  at: Instant
  takeBy: Day
  commissioner: string | null
}

export interface ErrandPage extends ErrandCard {
  version: number
  /** Masked for commissioners; a resident knows their own. */
  contact: { name: string; phone: string | null }
  steps: { at: Instant; who: string; what: string; words: string }[]
  offers: ErrandStep[]
  /** Whether the contact can be asked for in full. */
  reveals: boolean
}

/** `errands`: what residents and service commissioners ask of errands. */
export interface ErrandsFunction {
  ask: { input: { matter: Matter; village: UnitId; text: string; contact?: Contact }; output: { id: string; takeBy: Day } }
  /** At the door, for somebody: whoever writes it down takes it on. */
  record: { input: { matter: Matter; village: UnitId; text: string; name: string; phone?: string }; output: { id: string } }
  mine: { input: { cursor?: string }; output: Page<ErrandCard> }
  /** Of the places that one handles errands in, the oldest first; `own` are those that one took. */
  errands: { input: { list: 'asked' | 'own' | 'ended'; cursor?: string }; output: Page<ErrandCard> }
  errand: { input: { id: string }; output: ErrandPage }
  move: { input: { id: string; version: number; step: ErrandStep; words?: string }; output: { version: number; state: ErrandState } }
  /** The name and number in full, for a purpose that is put on record before they are shown. */
  contact: { input: { id: string; purpose: string }; output: { name: string; phone: string | null } }
  /** Kept figures of a unit, of one month or of all time, and in which months there are any. */
  numbers: { input: { unit?: UnitId; month?: string }; output: { unit: string; counts: ErrandCounts } }
}
