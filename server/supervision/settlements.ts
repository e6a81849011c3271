import * as z from 'zod'
import { type Counts, DISTRICT, accountOf } from '../../domain/ledger/figures'
import { FORMULA_VERSION, ratesOf } from '../../domain/ledger/rates'
import { Refusal } from '../../domain/problem'
import { wrongWithCorrection } from '../../domain/supervision/monthlyList'
import type { SettledMonth } from '../contract'
import { id, text } from '../door/schema'
import { verb } from '../door/verb'
import { supervision } from '../store/supervision'
import { loadWorld } from '../world'
import { changes, month } from './fields'
import { postOf, recordStep, takenBefore } from './record'
import { mustManage, mustOversee, mustWatch } from './rights'
import { figureId } from './totals'

/** A month as it was frozen, of the whole or of what one unit answers for, with what was put right since. Four requests. */
export const settlement = verb(z.strictObject({ month, unit: id.optional() }), async ({ input, me }): Promise<SettledMonth> => {
  const { organisation } = await loadWorld()
  if (input.unit) mustWatch(me, input.unit, organisation)
  else mustOversee(me, organisation)
  const [row, frozen, corrections] = await Promise.all([
    supervision.settlements.byId(input.month),
    supervision.settled.byId(figureId(input.month, input.unit ? accountOf(input.unit) : DISTRICT)),
    supervision.corrections.pick({ month: input.month, ...(input.unit ? { unit: input.unit } : {}) }, ['at', 'unit', 'changes', 'reason'], 200),
  ])
  const counts: Counts = frozen?.counts ?? {}
  return {
    month: input.month, state: row?.state ?? 'none', formula: row?.formula ?? FORMULA_VERSION, examined: row?.examined ?? 0, frozenAt: row?.frozenAt ?? null,
    agrees: (row?.differences.length ?? 0) === 0, counts, rates: ratesOf(counts),
    corrections: corrections.map(({ at, unit, changes: moved, reason }) => ({ at, unit, changes: moved, reason })).sort((a, b) => b.at - a.at),
  }
})

/** Puts right what was frozen: the frozen counts stay, the correction stands beside them with its reason. */
export const correct = verb(z.strictObject({ month, unit: id, changes, reason: text(1000, 5) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustManage(me, world.organisation)
  const of = `correction:${input.month}:${input.unit}`
  const taken = await takenBefore(requestId)
  if (taken) return { id: taken._id }
  const [frozen, steps] = await Promise.all([supervision.settled.byId(figureId(input.month, accountOf(input.unit))), supervision.steps.page({ where: { of }, order: [['seq', 'desc']], limit: 1 })])
  if (!frozen) throw new Refusal('NOT_SETTLED')
  if (Object.keys(input.changes).length === 0 || wrongWithCorrection(frozen.counts, input.changes)) throw new Refusal('INVALID', { changes: '更正的件数对不上：办结应等于按期加超期，各项不能小于零' })
  const seq = (steps.items[0]?.seq ?? 0) + 1
  const _id = `${of}-${seq}`
  await recordStep(world, {
    step: { of, seq, what: 'corrected', by: me._id, unit: postOf(me), words: input.reason, about: { ...(input.changes as Record<string, number>) }, requestId },
    inserts: [['corrections', { _id, month: input.month, unit: input.unit, changes: input.changes, reason: input.reason, by: me._id, at: world.now } as { _id: string }]],
  })
  return { id: _id }
})
