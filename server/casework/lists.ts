import * as z from 'zod'
import { offers } from '../../domain/appeal/offers'
import { type Actor, maySee } from '../../domain/appeal/permissions'
import { STATUSES } from '../../domain/appeal/statuses'
import { THINK_TANK_WORDS, type ThinkTankState } from '../../domain/appeal/thinkTank'
import { Refusal } from '../../domain/problem'
import type { AppealCard, Page, Workbench } from '../contract'
import { type Asked, verb } from '../door/verb'
import { cursor, id } from '../door/schema'
import { oneOf } from '../store/conditions'
import type { AppealRow, PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { cardOf } from './card'
import { WHOSE, keysFor, waitingFor } from './waiting'

const PAGE = 20
const status = z.enum(STATUSES)

/** What waits for me, the nearest date first, and how much of what. Two requests. */
export const workbench = verb(z.strictObject({ status: status.optional(), whose: z.enum(WHOSE).optional(), cursor }), async ({ input, me }): Promise<Workbench> => {
  const world = await loadWorld()
  const actor = actorOf(me)
  const waits = oneOf(keysFor(actor, input.whose))
  const mine = { waits, ...(input.status ? { status: input.status } : {}) }
  const [page, counts] = await Promise.all([
    tables.appeals.page({ where: mine, order: [['actBy', 'asc']], limit: PAGE, cursor: input.cursor }),
    input.cursor ? [] : countByStatus(waits, actor),
  ])
  const seen = page.items.filter((row) => maySee(actor, row))
  return {
    cards: seen.map((row) => ({
      ...cardOf(row, world, false),
      ...waitingFor(row, actor, world.organisation),
      likely: offers(actor, row, world.today, world.settings).find(({ primary }) => primary)?.action ?? null,
    })),
    next: page.next,
    counts,
    today: world.today,
  }
})

/** What tells whether a person may know of an appeal. */
const SEEN_BY = ['petitioner', 'representatives', 'coPetitioners', 'scopes', 'barred', 'handler', 'checker', 'endorser'] as const

/** How many wait in each status, counted to a thousand in all. */
async function countByStatus(waits: ReturnType<typeof oneOf>, actor: Actor): Promise<Workbench['counts']> {
  const tally = new Map<AppealRow['status'], number>()
  const rows = await tables.appeals.pick({ waits }, ['status', ...SEEN_BY], 1000)
  for (const row of rows.filter((one) => maySee(actor, one))) tally.set(row.status, (tally.get(row.status) ?? 0) + 1)
  return STATUSES.flatMap((one) => (tally.has(one) ? [{ status: one, count: tally.get(one)! }] : []))
}

/** My appeals, the newest first, those I joined included. */
export const mine = verb(z.strictObject({ cursor }), async ({ input, me }): Promise<Page<AppealCard>> => {
  const world = await loadWorld()
  const page = await tables.appeals.page({ where: { parties: me._id }, order: [['submittedAt', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.map((row) => cardOf(row, world, true)), next: page.next }
})

const ledgerInput = z.strictObject({ unit: id.optional(), status: status.optional(), village: id.optional(), cursor })

/**
 * The appeals that a unit may know of, the nearest date first, what waits for nobody last. A person sees the ledgers of their own units alone; the scopes
 * keep out what is complained of them, in lists, counts and searches alike.
 */
export const ledger = verb(ledgerInput, async ({ input, me }: Asked<z.infer<typeof ledgerInput>>): Promise<Page<AppealCard>> => {
  const world = await loadWorld()
  const scopes = scopeOf(me, input.unit)
  const where = { scopes, ...(input.status ? { status: input.status } : {}), ...(input.village ? { village: input.village } : {}) }
  const page = await tables.appeals.page({ where, order: [['actBy', 'asc']], limit: PAGE, cursor: input.cursor })
  const actor = actorOf(me)
  return { items: page.items.filter((row) => maySee(actor, row)).map((row) => cardOf(row, world, false)), next: page.next }
})

export const count = verb(z.strictObject({ unit: id.optional(), status: status.optional(), village: id.optional() }), async ({ input, me }) => {
  const scopes = scopeOf(me, input.unit)
  const where = { scopes, ...(input.status ? { status: input.status } : {}), ...(input.village ? { village: input.village } : {}) }
  // A second post may bar them from what the first unit knows of.
  if (new Set(me.posts.map(({ unit }) => unit)).size < 2) return { count: await tables.appeals.count(where) }
  const rows = await tables.appeals.pick(where, SEEN_BY, 1000)
  return { count: rows.filter((row) => maySee(actorOf(me), row)).length }
})

const thinkTankInput = z.strictObject({ unit: id.optional(), state: z.enum(Object.keys(THINK_TANK_WORDS) as [ThinkTankState, ...ThinkTankState[]]), cursor })

/** The think tank of one's unit: suggestions that are assessed, carried on, done or declined, what is due next first. */
export const thinkTank = verb(thinkTankInput, async ({ input, me }: Asked<z.infer<typeof thinkTankInput>>): Promise<Page<AppealCard>> => {
  const world = await loadWorld()
  const page = await tables.appeals.page({ where: { scopes: scopeOf(me, input.unit), thinkTank: input.state }, order: [['actBy', 'asc']], limit: PAGE, cursor: input.cursor })
  const actor = actorOf(me)
  return { items: page.items.filter((row) => maySee(actor, row)).map((row) => cardOf(row, world, false)), next: page.next }
})

/** The unit whose ledger is asked for: one's own first, or another of one's own. */
function scopeOf(me: PersonRow, unit: string | undefined): string {
  const own = me.posts.filter(({ role }) => role !== 'administrator').map((post) => post.unit)
  const asked = unit ?? own[0]
  if (!asked || !own.includes(asked)) throw new Refusal('FORBIDDEN')
  return asked
}
