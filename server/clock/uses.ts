import { countUse } from '../store/library'
import type { Handler } from '../store/outbox'

/** Counts each use of an answer of the library, one after another: the drainer is its only writer. */
export const countUses: Handler = async (rows) => {
  for (const { body } of rows) await countUse(String(body['reply']), String(body['entry']))
  return rows.map(() => ({ is: 'done' as const }))
}
