import * as z from 'zod'
import { isWaitedFor, offers } from '../../domain/appeal/offers'
import { type Actor, maySee } from '../../domain/appeal/permissions'
import type { World } from '../../domain/appeal/situation'
import { STATUSES } from '../../domain/appeal/statuses'
import { THINK_TANK_WORDS, type ThinkTankState } from '../../domain/appeal/thinkTank'
import type { AppealCard, Page, Workbench } from '../contract'
import { type Asked, verb } from '../door/verb'
import { cursor, id } from '../door/schema'
import { oneOf } from '../store/conditions'
import type { AppealRow } from '../store/rows'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { cardOf } from './card'
import { unitOf } from './ledger/question'
import { SEEN_BY } from './ledger/read'
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
    input.cursor ? [] : countByStatus(waits, actor, world),
  ])
  const seen = page.items.filter((row) => maySee(actor, row) && isWaitedFor(actor, row, world.today, world.settings))
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

/** What tells besides whether somebody may sign for a leader. */
const SIGNED_BY = ['waits', 'signatures', 'supervised', 'supervising'] as const

/** How many wait in each status, counted to a thousand in all. */
async function countByStatus(waits: ReturnType<typeof oneOf>, actor: Actor, { today, settings }: World): Promise<Workbench['counts']> {
  const tally = new Map<AppealRow['status'], number>()
  const rows = await tables.appeals.pick({ waits }, ['status', ...SEEN_BY, ...(actor.standsIn ? SIGNED_BY : [])], 1000)
  for (const row of rows.filter((one) => maySee(actor, one) && (!actor.standsIn || isWaitedFor(actor, one as AppealRow, today, settings)))) tally.set(row.status, (tally.get(row.status) ?? 0) + 1)
  return STATUSES.flatMap((one) => (tally.has(one) ? [{ status: one, count: tally.get(one)! }] : []))
}

/** My appeals, the newest first, those I joined included. */
export const mine = verb(z.strictObject({ cursor }), async ({ input, me }): Promise<Page<AppealCard>> => {
  const world = await loadWorld()
  const page = await tables.appeals.page({ where: { parties: me._id }, order: [['submittedAt', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.map((row) => cardOf(row, world, true)), next: page.next }
})

const thinkTankInput = z.strictObject({ unit: id.optional(), state: z.enum(Object.keys(THINK_TANK_WORDS) as [ThinkTankState, ...ThinkTankState[]]), cursor })

/** The think tank of one's unit: suggestions that are assessed, carried on, done or declined, what is due next first. */
export const thinkTank = verb(thinkTankInput, async ({ input, me }: Asked<z.infer<typeof thinkTankInput>>): Promise<Page<AppealCard>> => {
  const world = await loadWorld()
  const page = await tables.appeals.page({ where: { scopes: unitOf(me, input.unit), thinkTank: input.state }, order: [['actBy', 'asc']], limit: PAGE, cursor: input.cursor })
  const actor = actorOf(me)
  return { items: page.items.filter((row) => maySee(actor, row)).map((row) => cardOf(row, world, false)), next: page.next }
})
