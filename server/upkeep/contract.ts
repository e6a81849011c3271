/** What administrators keep in order and what auditors read, in the function `supervision`. */
import type { Day, Instant } from '../../domain/calendar/day'
import type { Readings, Ringing } from '../../domain/upkeep/alarms'
import type { Page } from '../answers'

export interface CalendarView {
  /** The last year whose holidays are known. */
  horizon: number
  /** The years that administrators added, the newest first. */
  years: { year: number; holidays: Day[]; makeUpDays: Day[] }[]
  /** Dates are being worked out anew. */
  working: boolean
}

/** That somebody looked at a name and a number. */
export interface RevealView {
  id: string
  at: Instant
  code: string
  who: string
  purpose: string
}

/** How the district runs, for administrators. */
export interface HealthView {
  at: Instant
  alarms: Ringing[]
  readings: Readings
  /** Up to which migration the stored documents are. */
  schema: number
}

export interface Upkeep {
  health: { input: Record<string, never>; output: HealthView }
  calendar: { input: Record<string, never>; output: CalendarView }
  saveYear: { input: { year: number; holidays: Day[]; makeUpDays: Day[] }; output: CalendarView }
  /** For administrators and the discipline commission. */
  revealLog: { input: { code?: string; cursor?: string }; output: Page<RevealView> }
}
