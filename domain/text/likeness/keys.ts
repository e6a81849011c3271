import { type Traits, telling } from './traits'

/** How many traits an appeal is found by in each unit's part of the index. */
const KEPT = 20

/**
 * What an appeal is found by: its most telling traits, once per unit that may ask for it and for its place,
 * as `<unit>:<trait>`, so that a question reads its own unit's appeals and no others.
 */
export function searchKeys(traits: Traits, units: readonly string[]): string[] {
  const kept = telling(traits, KEPT)
  return [...new Set(units)].flatMap((unit) => kept.map((trait) => `${unit}:${trait}`))
}

/** What to ask the index for on behalf of `unit`: the keys under which appeals with the same traits lie, the most telling `most` of them. */
export function askedKeys(traits: Traits, unit: string, most = KEPT): string[] {
  return telling(traits, most).map((trait) => `${unit}:${trait}`)
}
