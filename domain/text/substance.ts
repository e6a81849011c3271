import { charactersOf } from './fit'

// Ranges rather than property escapes, which some phones lack and compilers blow up.
const LETTER = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\u3007\u3400-\u9FFF\uF900-\uFAFF\u{20000}-\u{323AF}]/u
const PICTURE = /[\u2190-\u21FF\u2300-\u27BF\u2B00-\u2BFF\u{1F000}-\u{1FAFF}]/u
const NUMBER = /[0-9０-９]/
/** Below this no matter, place or wish can be told. */
const FEWEST = 4

export type Substance = { ok: true } | { ok: false; reason: string }

const lacks = (reason: string): Substance => ({ ok: false, reason })

/** Whether a text says anything to act on; if not, what to tell the writer, in Chinese. */
export function hasSubstance(text: string): Substance {
  const characters = charactersOf(text).filter((character) => character.trim() !== '')
  if (characters.length === 0) return lacks('还没有写内容，请说说是什么事、在哪里')
  const letters = characters.filter((character) => LETTER.test(character))
  const pictures = characters.filter((character) => PICTURE.test(character) && !LETTER.test(character))
  if (letters.length === 0) return lacks(pictures.length > 0 ? '只有表情符号，请用文字说说是什么事' : '只有标点符号，请用文字说说是什么事')
  if (letters.every((character) => NUMBER.test(character))) return lacks('只有数字，请用文字说说是什么事')
  if (letters.length < FEWEST) return lacks('写得太短，请再说说是什么事、在哪里')
  if (new Set(letters).size < 3) return lacks('内容像是误触，请再说说是什么事、在哪里')
  if (pictures.length > letters.length) return lacks('表情符号太多，看不清是什么事，请多写几个字')
  return { ok: true }
}
