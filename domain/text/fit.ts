/**
 * Characters as a reader counts them: a code point together with the marks, joiners and skin tones
 * that follow it, and flags as pairs. Spelled out, since not every phone has Intl.Segmenter.
 */
const CHARACTER =
  /(?:[\u{1F1E6}-\u{1F1FF}]{2}|[\s\S])(?:[\u0300-\u036F\u20D0-\u20F0\uFE0E\uFE0F\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]|\u200D[\s\S])*/gu

/** The characters of a text, none of them cut in two. */
export const charactersOf = (text: string): string[] => text.match(CHARACTER) ?? []

/** `text`, cut to at most `max` characters; a cut shows as `…`, which counts. */
export function fit(text: string, max: number): string {
  const characters = charactersOf(text)
  if (characters.length <= max) return text
  return max <= 0 ? '' : `${characters.slice(0, max - 1).join('')}…`
}
