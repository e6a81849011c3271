import { normal } from './normal'
import { hitsOf } from './words'

/** A stretch of a text as it was written, and whether the other text says it too. */
export interface Part {
  words: string
  same: boolean
}

/** A shared stretch shorter than this is chance. */
const SHORTEST = 2

/** A text's letters without marks, each with its place in the text as written. */
interface Letters {
  plain: string[]
  places: number[]
}

function lettersOf(text: string): Letters {
  const letters: Letters = { plain: [], places: [] }
  Array.from(text).forEach((character, place) => {
    for (const letter of Array.from(normal(character))) {
      letters.plain.push(letter)
      letters.places.push(place)
    }
  })
  return letters
}

/**
 * Two texts in stretches, to be read side by side: what both say is told from what one says alone. The same
 * is what stands in both as written, and what the vocabulary calls by one name however it is said (灯泡不亮, 路灯坏了).
 */
export function compareTexts(one: string, other: string): { one: Part[]; other: Part[] } {
  const [own, theirs] = [lettersOf(one), lettersOf(other)]
  return { one: partsOf(one, own, sharedIn(own, theirs)), other: partsOf(other, theirs, sharedIn(theirs, own)) }
}

/** For each letter of `own` whether it belongs to something that `theirs` says too. */
function sharedIn(own: Letters, theirs: Letters): boolean[] {
  const plain = theirs.plain.join('')
  const shared = own.plain.map(() => false)
  for (let from = 0; from < own.plain.length - 1; ) {
    let end = from
    while (end < own.plain.length && plain.includes(own.plain.slice(from, end + 1).join(''))) end += 1
    if (end - from >= SHORTEST) shared.fill(true, from, end)
    from = Math.max(from + 1, end)
  }
  const said = new Set(hitsOf(plain).filter(({ sort }) => sort !== 'idle').map(({ name }) => name))
  for (const { name, sort, start, end } of hitsOf(own.plain.join(''))) if (sort !== 'idle' && said.has(name)) shared.fill(true, start, end)
  return shared
}

/** The text cut where shared turns to own; marks and spaces stay with what stands before them. */
function partsOf(text: string, { places }: Letters, shared: readonly boolean[]): Part[] {
  const sameAt = new Map(places.map((place, at) => [place, shared[at]!]))
  const parts: Part[] = []
  Array.from(text).forEach((character, place) => {
    const last = parts[parts.length - 1]
    const same = sameAt.get(place) ?? last?.same ?? false
    if (last?.same === same) last.words += character
    else parts.push({ words: character, same })
  })
  return parts
}
