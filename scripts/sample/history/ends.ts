import type { Status } from '../../../domain/appeal/statuses'

/** How an appeal of the sample stands in the end: open in a status, out of the rates, resolved, or finished against the petitioner. */
export type End = Exclude<Status, 'closed' | 'published'> | 'resolved' | 'dissatisfied'

/** The volume of the district that the sample stands for: of its valid appeals all but these were resolved. */
export const FULL = { valid: 48_488, resolved: 47_591 } as const
/** A small sample has a longer tail: a district where almost nothing waits would show nothing. */
const MOST_OPEN = 0.22

/** How many of so many valid appeals are not resolved. */
export function unresolvedOf(valid: number): number {
  const full = FULL.valid - FULL.resolved
  return Math.max(Math.round((valid * full) / FULL.valid), Math.min(Math.round(valid * MOST_OPEN), full))
}

/** The unresolved by how they stand, in parts. */
export const ENDS_IN: readonly (readonly [End, number])[] = [
  ['screened', 9],
  ['reviewed', 6],
  ['triaged', 5],
  ['assigned', 8],
  ['handling', 30],
  ['reported', 10],
  ['confirmed', 6],
  ['stated', 6],
  ['checked', 5],
  ['disputed', 4],
  ['parked', 3],
  ['dissatisfied', 8],
]

/** Those outside the rates, on top of the valid ones: a share of them, and for what is still open a most. */
const OUTSIDE: readonly (readonly [End, number, number])[] = [
  ['submitted', 0.03, 150],
  ['contested', 0.01, 40],
  ['invalid', 0.02, Infinity],
  ['unreasonable', 0.01, Infinity],
  ['duplicate', 0.01, Infinity],
  ['withdrawn', 0.012, Infinity],
  ['transferred', 0.008, Infinity],
]

export function outsideOf(valid: number): [End, number][] {
  return OUTSIDE.map(([end, share, most]) => [end, Math.max(2, Math.min(most, Math.round(valid * share)))])
}

/** `total` in whole numbers by weight, each at least one while there are enough. */
export function apportion<T>(total: number, weights: readonly (readonly [T, number])[]): [T, number][] {
  const sum = weights.reduce((all, [, weight]) => all + weight, 0)
  const base = total >= weights.length ? 1 : 0
  const rest = total - base * weights.length
  let before = 0
  let given = 0
  return weights.map(([what, weight]) => {
    before += weight
    const upTo = Math.round((Math.max(0, rest) * before) / sum)
    const share = upTo - given
    given = upTo
    return [what, base + share]
  })
}
