import { Refusal } from '../../domain/problem'
import { type Scalar, scalar } from './conditions'

/** How a list is sorted: fields with their direction. `_id` is added last, running as the field before it. */
export type Order = readonly (readonly [field: string, direction: 'asc' | 'desc'])[]

/** The order that makes a page unambiguous: the caller's, then `_id`. */
export function totalOrder(order: Order): Order {
  return [...order, ['_id', order.at(-1)?.[1] ?? 'asc']]
}

/** Where a page ended, as text that means nothing to who carries it. */
export function encodeCursor(order: Order, last: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(order.map(([field]) => scalar(last[field])))).toString('base64url')
}

/** The values of the sort fields where a page ended; refuses a cursor that this order did not make. */
export function decodeCursor(order: Order, cursor: string): Scalar[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values) && values.length === order.length) return values.map(scalar)
  } catch {
    // Not JSON, or not scalars: the same refusal as a cursor of another list.
  }
  throw new Refusal('INVALID', { cursor: '列表已更新，请从头再看。' })
}
