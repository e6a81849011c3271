import { segmentsOf, valuesAt } from './paths'
import type { Order } from './plan'
import type { Found } from './query'
import { compareValues } from './values'

/** Sorting in memory, where no index gives the order. */

/** Compares two documents by an order. */
export type Sorter = (a: unknown, b: unknown) => number

/** What a document is sorted by: of an array the least element, or the greatest when descending. */
function sortValue(doc: unknown, segments: readonly string[], direction: 1 | -1): unknown {
  const leaves = valuesAt(doc, segments, true).flatMap((value) => (Array.isArray(value) ? (value.length ? value : [EMPTY]) : [value]))
  return leaves.reduce<unknown>((best, value, i) => (i === 0 || compareSorted(value, best) * direction < 0 ? value : best), undefined)
}

/** An empty array stands before null. */
const EMPTY = Symbol('empty array')

function compareSorted(a: unknown, b: unknown): number {
  if (a === EMPTY || b === EMPTY) return Number(b === EMPTY) - Number(a === EMPTY)
  return compareValues(a, b)
}

export function sorter(order: Order): Sorter {
  const keys = order.map(([path, direction]) => ({ segments: segmentsOf(path), direction }))
  return (a, b) => {
    for (const { segments, direction } of keys) {
      const compared = compareSorted(sortValue(a, segments, direction), sortValue(b, segments, direction)) * direction
      if (compared) return compared
    }
    return 0
  }
}

const KEPT = 4096

/** The first documents by an order, holding a bounded number of them when a limit allows. */
export function leading(matching: Iterable<Found>, compare: Sorter, skip: number, limit: number): Found[] {
  const wanted = skip + limit
  const byOrder = (a: Found, b: Found) => compare(a.doc, b.doc)
  let kept: Found[] = []
  for (const one of matching) {
    kept.push(one)
    if (kept.length >= wanted + KEPT) kept = kept.sort(byOrder).slice(0, wanted)
  }
  return kept.sort(byOrder).slice(skip, wanted)
}
