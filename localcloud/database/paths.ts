import { isObject } from './values'

/** What MongoDB reads at a dotted path, arrays on the way included. */

const INDEX = /^(0|[1-9]\d*)$/

/** Path segments of a dotted field name. */
export const segmentsOf = (path: string): readonly string[] => path.split('.')

/**
 * Calls `yielded` for every value that MongoDB's matching sees at the path: through an array on
 * the way it looks into each object element (and at the numbered element); a missing end is
 * yielded as undefined, but an array without a fitting element yields nothing.
 * @param positions whether a number means the numbered element alone, where there is one, and an element without fields
 *   counts as missing: as where documents are ordered
 */
export function visit(start: unknown, segments: readonly string[], from: number, yielded: (value: unknown) => void, positions = false): void {
  let value = start
  for (let at = from; at < segments.length; at++) {
    if (Array.isArray(value)) return visitElements(value, segments, at, yielded, positions)
    if (!isObject(value)) return yielded(undefined)
    value = Object.hasOwn(value, segments[at]!) ? value[segments[at]!] : undefined
  }
  yielded(value)
}

function visitElements(elements: readonly unknown[], segments: readonly string[], at: number, yielded: (value: unknown) => void, positions: boolean): void {
  const segment = segments[at]!
  const numbered = INDEX.test(segment) && Number(segment) < elements.length
  if (!numbered || !positions) {
    for (const element of elements) {
      if (isObject(element)) visit(element, segments, at, yielded, positions)
      // To an order, what has no fields holds null there.
      else if (positions) yielded(undefined)
    }
  }
  if (numbered) visit(elements[Number(segment)], segments, at + 1, yielded, positions)
}

/** All values at the path, arrays whole; see `visit`. */
export function valuesAt(doc: unknown, segments: readonly string[], positions = false): unknown[] {
  const values: unknown[] = []
  visit(doc, segments, 0, (value) => values.push(value), positions)
  return values
}
