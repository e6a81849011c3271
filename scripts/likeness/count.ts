import { traitsOf } from '../../domain/text/likeness/traits'
import { SAMPLE_TEXTS } from '../sample/texts'

/** A pair of sounds in fewer of the sample's texts than this is rare. */
const FEWEST = 3

/** In how many of the sample's texts each frequent pair of sounds stands, as the file that the domain keeps. */
export function frequentFile(): string {
  const counts = new Map<string, number>()
  for (const { text } of SAMPLE_TEXTS) {
    for (const trait of traitsOf(text.replace(/\{\w+\}/g, '，')).weights.keys()) if (trait.includes('-')) counts.set(trait, (counts.get(trait) ?? 0) + 1)
  }
  const frequent = [...counts].filter(([, count]) => count >= FEWEST).sort(([a], [b]) => (a < b ? -1 : 1))
  return `/**
 * In how many of ${SAMPLE_TEXTS.length} written texts a pair of sounds stands, where it is more than a few; what is not here is rare.
 * Made by \`npx tsx scripts/likeness/frequent.ts\`, so that what a pair says does not hang on what a district happens to hold.
 */
const COUNTS = '${frequent.map(([pair, count]) => `${pair}:${count}`).join(' ')}'

export const FREQUENT: ReadonlyMap<string, number> = new Map(COUNTS.split(' ').map((entry) => [entry.split(':')[0]!, Number(entry.split(':')[1])]))
`
}
