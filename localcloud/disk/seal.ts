import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readState, writeState } from './state'

/** Makes and checks seals over texts, so that sessions, tokens and addresses need no table to be recognised. */
export interface Seal {
  of(text: string): string
  matches(text: string, seal: string): boolean
}

/** Opens the folder's key, made on first use, and answers a seal per purpose: one purpose's seal is void for another. */
export function openSeals(file: string): (purpose: string) => Seal {
  const kept = readState<{ key: string }>(file) ?? { key: randomBytes(32).toString('hex') }
  writeState(file, kept)
  return (purpose) => {
    const of = (text: string): string => createHmac('sha256', kept.key).update(`${purpose}\n${text}`).digest('base64url')
    return {
      of,
      matches: (text, seal) => {
        const expected = Buffer.from(of(text))
        const given = Buffer.from(seal)
        return expected.length === given.length && timingSafeEqual(expected, given)
      },
    }
  }
}
