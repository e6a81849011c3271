import type { Part } from 'server/contract'

/** A sentence cut where one of the words begins and ends. */
export function marked(sentence: string, words: readonly string[]): Part[] {
  const held = new Array<boolean>(sentence.length).fill(false)
  for (const word of words) for (let at = sentence.indexOf(word); at >= 0; at = sentence.indexOf(word, at + 1)) held.fill(true, at, at + word.length)
  const parts: Part[] = []
  for (let at = 0; at < sentence.length; at += 1) {
    const last = parts[parts.length - 1]
    if (last && last.same === held[at]) last.words += sentence[at]!
    else parts.push({ words: sentence[at]!, same: held[at]! })
  }
  return parts
}
