import { normal } from './normal'
import type { Traits } from './traits'

/** How much of what was asked must stand in a text for it to be an answer. */
const ENOUGH = 0.6

/** Whether a text answers a question in words: it holds the words as written, or most of what they say. */
export function covers(text: Traits, asked: Traits): boolean {
  if (asked.plain.length > 1 && text.plain.includes(asked.plain)) return true
  if (asked.total === 0) return false
  let held = 0
  for (const [trait, weight] of asked.weights) if (text.weights.has(trait)) held += weight
  return held / asked.total >= ENOUGH
}

/** Whether words say anything that can be searched for. */
export const isSearchable = (words: string): boolean => normal(words).length > 1
