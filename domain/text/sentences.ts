/** A sentence that says something of note, with the words that do. */
export interface Telling {
  sentence: string
  words: string[]
}

const ENDS = /[^。！？!?；;\n]+[。！？!?；;]*/g
const MOST = 3

/** The sentences of a text that hold any of `words`, in their order, three at most. */
export function tellingSentences(text: string, words: readonly string[]): Telling[] {
  return (text.match(ENDS) ?? [])
    .map((sentence) => ({ sentence: sentence.trim(), words: words.filter((word) => sentence.includes(word)) }))
    .filter((telling) => telling.words.length > 0)
    .slice(0, MOST)
}

/** The words that reasons quote. */
export const quotedIn = (reasons: readonly string[]): string[] => [...new Set(reasons.flatMap((reason) => [...reason.matchAll(/“([^”]+)”/g)].map(([, word]) => word!)))]
