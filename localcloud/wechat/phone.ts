import { createHash, randomBytes } from 'node:crypto'
import type { Ledger } from './ledger'
import { Refusal } from './refusal'

/** How long a code from open-type=getPhoneNumber can be redeemed. */
const CODE_MS = 5 * 60_000

/** The number of a person whose phone was given none: made up from the openid, in a range that is not in service. */
function madeUpNumber(openid: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(openid).digest('hex')}`).toString().slice(-8)
  return `100${digits}`
}

/** A one-use code, as a tap on an open-type=getPhoneNumber button gives. */
export function issueCode(openid: string, ledger: Ledger, now: number): string {
  const code = randomBytes(32).toString('hex')
  ledger.record({ kind: 'code', code, openid, expires: now + CODE_MS })
  return code
}

/** Redeems a code for its person's number; refuses a used, expired or unknown one with 40029. */
export function redeemCode(code: unknown, appid: string, ledger: Ledger, now: number): object {
  const openid = typeof code === 'string' ? ledger.ownerOf(code, now) : null
  if (openid === null) throw new Refusal(40029)
  ledger.record({ kind: 'use', code: code as string })
  const number = ledger.phoneOf(openid) ?? madeUpNumber(openid)
  const watermark = { timestamp: Math.floor(now / 1000), appid }
  return { phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark } }
}
