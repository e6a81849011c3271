import type { UnitId } from '../organisation/units'
import type { Matter } from './matters'
import type { ErrandState } from './way'

/** What a kept figure of errands counts; each is 0 or 1 for one errand. `open`, `done`, `failed`, `declined` and `withdrawn` make up `asked`. */
export const ERRAND_COUNTS = ['asked', 'atTheDoor', 'open', 'done', 'failed', 'declined', 'withdrawn'] as const
export type ErrandCount = (typeof ERRAND_COUNTS)[number] | `done:${Matter}`
export type ErrandCounts = Partial<Record<ErrandCount, number>>

/** What is asked of an errand to count it. */
export interface Counted {
  state: ErrandState
  matter: Matter
  /** Whether a commissioner wrote it down for somebody. */
  atTheDoor: boolean
}

/** The whole district in the figures of errands. */
export const ALL_UNITS = 'district'
export const ALL_MONTHS = 'all'

/** What one errand adds to the figures of its month and units. */
export function errandCounts({ state, matter, atTheDoor }: Counted): ErrandCounts {
  const done = state === 'done' || state === 'confirmed'
  return {
    asked: 1,
    ...(atTheDoor && { atTheDoor: 1 }),
    ...((state === 'asked' || state === 'taken') && { open: 1 }),
    ...(done && { done: 1, [`done:${matter}`]: 1 }),
    ...(state === 'failed' && { failed: 1 }),
    ...(state === 'declined' && { declined: 1 }),
    ...(state === 'withdrawn' && { withdrawn: 1 }),
  }
}

/** What a step changes, never zero. Sums of these are the figures. */
export function errandChange(before: Counted | null, after: Counted): ErrandCounts {
  const [was, is]: [ErrandCounts, ErrandCounts] = [before ? errandCounts(before) : {}, errandCounts(after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])] as ErrandCount[]
  return Object.fromEntries(names.map((name) => [name, (is[name] ?? 0) - (was[name] ?? 0)]).filter(([, by]) => by !== 0)) as ErrandCounts
}

export const errandFigureId = (month: string, unit: UnitId): string => `${month}:${unit}`
