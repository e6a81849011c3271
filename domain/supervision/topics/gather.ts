import type { PersonId } from '../../organisation/units'

/** How alike the words of two appeals are when they are of one topic, from 0 to 1; place and time are asked apart. */
export const ALIKE = 0.35
/** How far back appeals of one topic may lie. */
export const WITHIN_DAYS = 180
/** So many appeals, of so many people, on so many days: one bad evening or one busy writer is no topic. */
export const LEAST = { appeals: 5, people: 3, days: 3 }

/** What is asked of an appeal that may be of a topic. */
export interface Gathered {
  code: string
  petitioner: PersonId
  /** The day of filing. */
  on: string
}

/** Whether appeals that sound alike make a topic: several, over time, of several people. */
export function makesTopic(appeals: readonly Gathered[]): boolean {
  const many = (of: (one: Gathered) => string) => new Set(appeals.map(of)).size
  return many(({ code }) => code) >= LEAST.appeals && many(({ petitioner }) => petitioner) >= LEAST.people && many(({ on }) => on) >= LEAST.days
}
