const [ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER] = ['\u200c', '\u200d']
/** Characters that nobody sees and that are part of what people write: breaks, and what joins emoji. */
const KEPT: readonly string[] = ['\n', '\r', '\t', ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER]
/** Control characters, marks of format, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu
const BREAKS = /[\u2028\u2029]/g

/**
 * Words without what can be in them unseen: control characters, which no spreadsheet opens; marks that turn the direction
 * of writing, which show a name or a number as another; nothing of no width, which makes the same words look different to
 * whoever compares them; halves of characters, which cannot be stored.
 */
export function plainText(words: string): string {
  return words.replace(BREAKS, '\n').replace(UNSEEN, (one) => (KEPT.includes(one) ? one : ''))
}
