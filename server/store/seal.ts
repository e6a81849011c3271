import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Sealed } from './rows'

/**
 * Personal data at rest. Keys come from the environment: `APPEALS_KEYS` is `id:base64,id2:base64`, 32
 * bytes each, of which the first seals and all open, so that a new key is put in front and the old
 * ones stay until everything is sealed anew. `APPEALS_HASH_KEY` is base64 too and never changes: it
 * is what people are found by.
 */
const CIPHER = 'aes-256-gcm'

/** What can be found without being readable, each kind hashed for itself so that no two kinds can be compared. */
export type HashKind = 'phone' | 'lastFour' | 'queryWord' | 'identity' | 'answers' | 'row' | 'spot' | 'invitation'

let ring: { text: string; keys: Map<string, Buffer> } | undefined

function keyRing(): Map<string, Buffer> {
  const text = secret('APPEALS_KEYS')
  if (ring?.text !== text) {
    const keys = new Map<string, Buffer>()
    for (const part of text.split(',')) {
      const [id, material = ''] = part.trim().split(':')
      const key = Buffer.from(material, 'base64')
      if (!id || !/^[\w-]+$/.test(id) || key.length !== 32) throw new Error('APPEALS_KEYS has a part that is not id:base64 of 32 bytes')
      keys.set(id, key)
    }
    ring = { text, keys }
  }
  return ring.keys
}

function secret(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** Seals text under the current key: `<key id>.<iv>.<tag>.<ciphertext>`. */
export function seal(text: string): Sealed {
  const [id, key] = keyRing().entries().next().value!
  const iv = randomBytes(12)
  const cipher = createCipheriv(CIPHER, key, iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

/** The text that was sealed, under whichever key of the ring; throws when the key is gone or a byte was changed. */
export function open(sealed: Sealed): string {
  const [id = '', ...parts] = sealed.split('.')
  const key = keyRing().get(id)
  if (!key) throw new Error(`no key ${id} to open with`)
  const [iv, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !tag || !body) throw new Error('not a sealed text')
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: 16 })
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}

/** Whether a text is sealed under the current key, or still under an older one and due to be sealed anew. */
export function isCurrent(sealed: Sealed): boolean {
  return sealed.split('.')[0] === keyRing().keys().next().value
}

/** The id of the key that seals now. */
export function currentKey(): string {
  return keyRing().keys().next().value!
}

/** A hash by which a value is found and from which, without the key, it cannot be guessed. */
export function keyedHash(kind: HashKind, value: string): string {
  return createHmac('sha256', Buffer.from(secret('APPEALS_HASH_KEY'), 'base64')).update(`${kind}\n${value}`).digest('base64url')
}
