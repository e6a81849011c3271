import { normal } from './likeness/normal'

/** Two letters that stand side by side. */
const LENGTH = 2

const gramsIn = (word: string): string[] => {
  const letters = Array.from(normal(word))
  return letters.slice(LENGTH - 1).map((_, at) => letters.slice(at, at + LENGTH).join(''))
}

/** What a text is found by: its pairs of neighbouring letters, each once, none across a space or a mark. */
export function gramsOf(...texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.split(/[\s\p{P}]+/u)).flatMap(gramsIn))]
}
