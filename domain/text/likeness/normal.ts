import { soundOf } from './sounds'

const LETTER = /[0-9a-z\u3007\u3400-\u9FFF\u{20000}-\u{323AF}]/u

/**
 * The letters, digits and characters of a text, in lower case and half width, without spaces, marks
 * and pictures.
 */
export function normal(text: string): string {
  return Array.from(text.normalize('NFKC').toLowerCase()).filter((character) => LETTER.test(character)).join('')
}

/** Each character of a normal text by its sound. */
export const sounded = (plain: string): string[] => Array.from(plain, soundOf)
