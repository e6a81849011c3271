import type { Status } from './statuses'

/**
 * Steps that an earlier version took and this one does not: from which status they led where. Records hold them for
 * good, so they replay and are read as they were; nobody can take them. A row leaves only with the last record of it.
 */
export const RETIRED = {
  /** A wait that the handler began alone; now it is asked for and decided (`askPause`, `grantPause`). */
  pause: { handling: 'handling' },
} as const satisfies Record<string, Partial<Record<Status, Status>>>
export type Retired = keyof typeof RETIRED

/** Where a retired step led from `status`; undefined when it is none, or could not be taken there. */
export function retiredStep(status: Status, action: string): Status | undefined {
  return Object.hasOwn(RETIRED, action) ? (RETIRED[action as Retired] as Partial<Record<Status, Status>>)[status] : undefined
}
