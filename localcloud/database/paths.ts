import { isObject } from './values'

/** What MongoDB reads at a dotted path, arrays on the way included. */

const INDEX = /^(0|[1-9]\d*)$/

/** Path segments of a dotted field name. */
export const segmentsOf = (path: string): readonly string[] => path.split('.')

/**
 * Calls `yielded` for every value that MongoDB's matching sees at the path: through an array on
 * the way it looks into each object element (and at the numbered element); a missing end is
 * yielded as undefined, but an array without a fitting element yields nothing.
 */
export function visit(start: unknown, segments: readonly string[], from: number, yielded: (value: unknown) => void): void {
  let value = start
  for (let at = from; at < segments.length; at++) {
    if (Array.isArray(value)) return visitElements(value, segments, at, yielded)
    if (!isObject(value)) return yielded(undefined)
    value = Object.hasOwn(value, segments[at]!) ? value[segments[at]!] : undefined
  }
  yielded(value)
}

function visitElements(elements: readonly unknown[], segments: readonly string[], at: number, yielded: (value: unknown) => void): void {
  for (const element of elements) if (isObject(element)) visit(element, segments, at, yielded)
  const segment = segments[at]!
  if (INDEX.test(segment) && Number(segment) < elements.length) visit(elements[Number(segment)], segments, at + 1, yielded)
}

/** All values at the path, arrays whole; see `visit`. */
export function valuesAt(doc: unknown, segments: readonly string[]): unknown[] {
  const values: unknown[] = []
  visit(doc, segments, 0, (value) => values.push(value))
  return values
}
