import * as z from 'zod'
import { type Asked, verb } from '../../door/verb'
import { cursor } from '../../door/schema'
import { tables } from '../../store/tables'
import { actorOf, loadWorld } from '../../world'
import type { LedgerCount, LedgerOfCadres, LedgerPage } from './contract'
import { countingPlan, planOf } from './plan'
import { filterOf, order, questionShape, unitOf } from './question'
import { LOOKED, LOOKS, isIn, look } from './read'
import { SHOWN, linesOf } from './rows'

const PAGE = 20
const COUNTED = 1000

type LedgerInput = LedgerOfCadres['ledger']['input']
const ledgerInput = z.strictObject({ ...questionShape, order: order.optional(), cursor }) as unknown as z.ZodType<LedgerInput>

/**
 * A unit's ledger, the nearest date first and what waits for nobody last, or the newest first. Scope, status,
 * village and date are found by an index; what else is asked for is looked for among the next rows.
 */
export const ledger = verb(ledgerInput, async ({ input: { cursor: from, order: by = 'deadline', ...question }, me }: Asked<LedgerInput>): Promise<LedgerPage> => {
  const world = await loadWorld()
  const [unit, filter, actor] = [unitOf(me, question.unit), filterOf(question), actorOf(me)]
  const reading = planOf(filter, unit, by, world.today, world.organisation)
  const found: Parameters<typeof linesOf>[0][number][] = []
  let [looked, left]: [number, string | null | undefined] = [0, from]
  for (const limit of reading.rest ? LOOKS : [PAGE]) {
    const { items, next, cursorAt }: Awaited<ReturnType<typeof look<(typeof SHOWN)[number]>>> = await look(reading, SHOWN, limit, left)
    left = next
    for (const [at, row] of items.entries()) {
      looked += 1
      if (isIn(row, actor, unit, filter, world.today)) found.push(row)
      if (found.length < PAGE) continue
      if (at < items.length - 1) left = cursorAt(row)
      break
    }
    if (found.length === PAGE || left === null) break
  }
  return { items: await linesOf(found, world), next: left ?? null, looked }
})

type CountInput = LedgerOfCadres['count']['input']
const countInput = z.strictObject({ ...questionShape, cursor }) as unknown as z.ZodType<CountInput>

/** How many a ledger holds: by its index exactly to a thousand; where rows must be looked at, as many as a call looks at, and on from there. */
export const count = verb(countInput, async ({ input: { cursor: from, ...question }, me }: Asked<CountInput>): Promise<LedgerCount> => {
  const { today, organisation } = await loadWorld()
  const [unit, filter, actor] = [unitOf(me, question.unit), filterOf(question), actorOf(me)]
  const reading = countingPlan(filter, unit, today, organisation)
  // A second post, or one of before, may bar them from what the first unit knows of.
  const alone = new Set([...actor.posts.map((post) => post.unit), ...(actor.formerly ?? [])]).size < 2
  if (!reading.rest && alone && !from) return { count: await tables.appeals.count(reading.where, COUNTED), next: null }
  const { items, next } = await look(reading, [], LOOKED, from)
  return { count: items.filter((row) => isIn(row, actor, unit, filter, today)).length, next }
})
