import { randomUUID } from 'node:crypto'
import { startOf } from '../../domain/calendar/day'
import type { World } from '../../domain/appeal/situation'
import { type Counts, COUNTS, DISTRICT, contribution, figureUnits, sum } from '../../domain/ledger/figures'
import { FORMULA_VERSION } from '../../domain/ledger/rates'
import { monthPlus } from '../../domain/supervision/monthlyList'
import { between, oneOf } from '../store/conditions'
import { takeLease } from '../store/lease'
import { type SettledRow, type SettlementRow, supervision } from '../store/supervision'
import { tables } from '../store/tables'
import { transact } from '../store/transaction'
import { figureId } from './totals'

/** Appeals looked at in one request, and requests after which it is written down how far one came. */
const BATCH = 500
const BATCHES_A_PART = 4
/** More differences than this are not listed: then something is wrong that a list does not explain. */
const DIFFERENCES_KEPT = 20

/**
 * Settles a month: adds up from the appeals themselves what each unit did, and freezes it with the version of the
 * formula. Goes on where an earlier call came to; stops when `until` has come (`performance.now()`'s scale) and
 * answers 'more'. A month that is frozen stays as it is.
 */
export async function settleMonth(month: string, { now }: Pick<World, 'now'>, until: number): Promise<'done' | 'more'> {
  const lease = await takeLease('settle', randomUUID(), Date.now)
  if (!lease) return 'more'
  try {
    let row: SettlementRow = (await supervision.settlements.byId(month)) ?? { _id: month, state: 'running', formula: FORMULA_VERSION, cursor: null, parts: 0, examined: 0, sums: {}, differences: [], startedAt: now, frozenAt: null }
    while (row.state === 'running') {
      const part = await onePart(row)
      if (part.ended) return await freeze(part.row, now)
      row = part.row
      await supervision.settlements.set(row)
      if (performance.now() >= until || !(await lease.renew())) return 'more'
    }
    return 'done'
  } finally {
    await lease.release()
  }
}

/** Adds the next appeals of the month to the sums. */
async function onePart(row: SettlementRow): Promise<{ row: SettlementRow; ended: boolean }> {
  const sums = new Map(Object.entries(row.sums))
  let { cursor, examined } = row
  const where = { tally: DISTRICT, submittedAt: between(startOf(`${row._id}-01`), startOf(`${monthPlus(row._id, 1)}-01`)) }
  for (let batch = 0; batch < BATCHES_A_PART; batch += 1) {
    const { items, next } = await tables.appeals.page({ where, order: [['submittedAt', 'desc']], limit: BATCH, cursor })
    for (const appeal of items) for (const unit of figureUnits(appeal)) sums.set(unit, sum([sums.get(unit) ?? {}, contribution(appeal)]))
    examined += items.length
    cursor = next
    if (next === null) break
  }
  return { row: { ...row, cursor, examined, parts: row.parts + 1, sums: Object.fromEntries(sums) }, ended: cursor === null }
}

async function freeze(row: SettlementRow, now: number): Promise<'done'> {
  const month = row._id
  const settled = Object.entries(row.sums).map(([unit, counts]): SettledRow => ({ _id: figureId(month, unit), month, unit, counts, formula: row.formula }))
  const differences = await differencesFrom(settled)
  await transact(async (writes) => {
    await writes.insert('settled', settled)
    await writes.set('settlements', { ...row, state: 'frozen', sums: {}, cursor: null, differences, frozenAt: now } as SettlementRow)
  })
  return 'done'
}

/** Where the kept figures say something else than the appeals: nothing, unless a step is still in the outbox. */
async function differencesFrom(settled: readonly SettledRow[]): Promise<SettlementRow['differences']> {
  const kept = await tables.figures.pick({ _id: oneOf(settled.map(({ _id }) => _id)) }, ['counts'], 1000)
  const byId = new Map(kept.map(({ _id, counts }) => [_id, counts]))
  const same = (a: Counts, b: Counts) => COUNTS.every((name) => (a[name] ?? 0) === (b[name] ?? 0))
  return settled
    .map(({ _id, unit, counts }) => ({ unit, settled: counts, kept: byId.get(_id) ?? {} }))
    .filter((one) => !same(one.settled, one.kept))
    .slice(0, DIFFERENCES_KEPT)
}
