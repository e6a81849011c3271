const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Letters and digits that nobody else has drawn: the time, then chance. Not a secret. */
export function randomId(length = 24): string {
  let id = Date.now().toString(36)
  while (id.length < length) id += ALPHABET[Math.floor(Math.random() * ALPHABET.length)]
  return id
}
