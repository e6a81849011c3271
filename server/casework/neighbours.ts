import * as z from 'zod'
import { maySee } from '../../domain/appeal/permissions'
import { Refusal } from '../../domain/problem'
import type { Neighbours } from '../contract'
import { verb } from '../door/verb'
import { code } from '../door/schema'
import { oneOf } from '../store/conditions'
import type { AppealRow, PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { cardOf } from './card'

/** How many of each are shown, the newest first. */
const SHOWN = 10
const newest = [['submittedAt', 'desc']] as const

/**
 * The appeals beside one: of the same petitioner, of the same village. Whatever I may not know of is
 * left out, and nobody is recognised through an anonymous appeal. The appeal, then a request for each list.
 */
export const neighbours = verb(z.strictObject({ code }), async ({ input, me }): Promise<Neighbours> => {
  const row = await tables.appeals.byId(input.code)
  const actor = actorOf(me)
  if (!row || !maySee(actor, row)) throw new Refusal('NOT_FOUND')
  const [world, byPetitioner, byPlace] = await Promise.all([loadWorld(), ofPetitioner(row), ofPlace(row, me)])
  const shown = (rows: readonly AppealRow[]) =>
    rows
      .filter((one) => one.code !== row.code && maySee(actor, one))
      .slice(0, SHOWN)
      .map((one) => cardOf(one, world, false))
  return { samePetitioner: shown(byPetitioner), samePlace: shown(byPlace.sort((a, b) => nearness(b, row) - nearness(a, row))) }
})

async function ofPetitioner({ petitioner, anonymous }: AppealRow): Promise<AppealRow[]> {
  if (!petitioner || anonymous) return []
  const { items } = await tables.appeals.page({ where: { parties: petitioner }, order: newest, limit: SHOWN * 2 })
  return items.filter((one) => one.petitioner === petitioner && !one.anonymous)
}

async function ofPlace({ village }: AppealRow, me: PersonRow): Promise<AppealRow[]> {
  const units = [...new Set(me.posts.map(({ unit }) => unit))]
  if (units.length === 0) return []
  const scopes = units.length === 1 ? units[0]! : oneOf(units)
  return (await tables.appeals.page({ where: { scopes, village }, order: newest, limit: SHOWN * 2 })).items
}

/** In the same grid counts as nearer; the order of days stays otherwise. */
const nearness = (one: AppealRow, row: AppealRow): number => Number(row.grid !== null && one.grid === row.grid)
