import * as z from 'zod'
import { type Counts, DISTRICT, accountOf, sum } from '../../domain/ledger/figures'
import { FORMULA_VERSION, ratesOf } from '../../domain/ledger/rates'
import type { UnitId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { monthToSettle, wrongWithCorrection } from '../../domain/supervision/monthlyList'
import type { SettledMonth } from '../contract'
import { id, text } from '../door/schema'
import { verb } from '../door/verb'
import { supervision } from '../store/supervision'
import { loadWorld } from '../world'
import { changes, month } from './fields'
import { postOf, recordStep, takenBefore } from './record'
import { managesFor, mustManageFor, mustOversee, mustWatch } from './rights'
import { figureId } from './totals'

/** A month as it was frozen, of the whole or of what one unit answers for, with what was put right since; the latest one unless it is named. Four requests. */
export const settlement = verb(z.strictObject({ month: month.optional(), unit: id.optional() }), async ({ input, me }): Promise<SettledMonth> => {
  const { organisation, today } = await loadWorld()
  const unit = input.unit ? mustWatch(me, input.unit, organisation) : null
  if (!unit) mustOversee(me, organisation)
  const latest = monthToSettle(today)
  const of = input.month ?? latest
  const [row, frozen, corrections] = await Promise.all([supervision.settlements.byId(of), supervision.settled.byId(figureId(of, unit ? accountOf(unit.id) : DISTRICT)), correctionsOf(of, unit?.id)])
  const counts: Counts = frozen?.counts ?? {}
  const corrected = sum([counts, ...corrections.map((one) => one.changes)])
  return {
    month: of, latest, unitName: unit?.name ?? '全区', state: row?.state ?? 'none', formula: row?.formula ?? FORMULA_VERSION, examined: row?.examined ?? 0, frozenAt: row?.frozenAt ?? null,
    agrees: (row?.differences.length ?? 0) === 0, counts, rates: ratesOf(counts),
    corrections: corrections.map(({ at, unit: whose, changes: moved, reason }) => ({ at, unit: whose, unitName: organisation.find(whose)?.name ?? whose, changes: moved, reason })).sort((a, b) => b.at - a.at),
    corrected: { counts: corrected, rates: ratesOf(corrected) },
    may: { correct: unit !== null && frozen !== null && managesFor(me, unit.id, organisation) },
  }
})

const correctionsOf = (of: string, unit: UnitId | undefined) => supervision.corrections.pick({ month: of, ...(unit ? { unit } : {}) }, ['at', 'unit', 'changes', 'reason'], 200)

/** Puts right what was frozen: the frozen counts stay, the correction stands beside them with its reason. */
export const correct = verb(z.strictObject({ month, unit: id, changes, reason: text(1000, 5) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustManageFor(me, input.unit, world.organisation)
  const of = `correction:${input.month}:${input.unit}`
  const taken = await takenBefore(requestId)
  if (taken) return { id: taken._id }
  const [frozen, before] = await Promise.all([supervision.settled.byId(figureId(input.month, accountOf(input.unit))), correctionsOf(input.month, input.unit)])
  if (!frozen) throw new Refusal('NOT_SETTLED')
  if (Object.keys(input.changes).length === 0 || wrongWithCorrection(sum([frozen.counts, ...before.map((one) => one.changes)]), input.changes)) throw new Refusal('INVALID', { changes: '更正的件数对不上：办结应等于按期加超期，各项不能小于零' })
  const seq = before.filter((one) => one._id.startsWith(`${of}-`)).length + 1
  const _id = `${of}-${seq}`
  await recordStep(world, {
    step: { of, seq, what: 'corrected', by: me._id, unit: postOf(me), words: input.reason, about: { ...(input.changes as Record<string, number>) }, requestId },
    inserts: [['corrections', { _id, month: input.month, unit: input.unit, changes: input.changes, reason: input.reason, by: me._id, at: world.now } as { _id: string }]],
  })
  return { id: _id }
})
