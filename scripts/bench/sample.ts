import type { CollectionDeclaration } from '../../localcloud'

/** Made-up documents of about 2 KB, the same for the local cloud and for bare SQLite. */

const key = (field: string) => ({ field, order: 1 as const })

export const COLLECTIONS: readonly CollectionDeclaration[] = [
  {
    name: 'items',
    indexes: [
      { name: 'queue', keys: [key('unit'), key('status'), key('dueOn'), key('_id')] },
      { name: 'code', keys: [key('code')], unique: true },
    ],
  },
  { name: 'entries', indexes: [{ name: 'request', keys: [key('request')], unique: true }] },
  { name: 'records', indexes: [] },
  { name: 'outbox', indexes: [{ name: 'waiting', keys: [key('done'), key('at')] }] },
]

export interface Item {
  _id: string
  code: string
  unit: string
  status: string
  dueOn: string
  version: number
  amount: number
  people: string[]
  text: string
}

export const STATUSES = ['submitted', 'screened', 'reviewed', 'assigned', 'accepted', 'handled', 'resolved', 'closed']

/** Documents per unit: what one unit's lists and counts look at, whatever the size of the store. */
const PER_UNIT = 1000

/** Of 640 characters of three bytes each. */
const TEXT = '路灯不亮，夜里出门看不清，希望早日修好。村口的水沟堵了半年，下雨就淹。'.repeat(20).slice(0, 640)

export const unitOf = (n: number, size: number): string => `u${String(n % Math.max(1, Math.round(size / PER_UNIT))).padStart(4, '0')}`
export const idOf = (n: number): string => `item-${String(n).padStart(8, '0')}`

/** The n-th document of a store of some size. */
export function itemOf(n: number, size: number): Item {
  // A fixed step through the days and statuses, so that neighbours in the file are not neighbours in an index.
  const step = (n * 7919) % 1_000_003
  return {
    _id: idOf(n),
    code: `C${String(step).padStart(7, '0')}-${n}`,
    unit: unitOf(n, size),
    status: STATUSES[step % STATUSES.length]!,
    dueOn: new Date(Date.UTC(2024, 0, 1 + (step % 1000))).toISOString().slice(0, 10),
    version: 1,
    amount: step % 1000,
    people: [`p${step % 5000}`, `p${(step * 3) % 5000}`],
    text: TEXT,
  }
}
