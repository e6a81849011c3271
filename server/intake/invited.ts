import * as z from 'zod'
import { offers } from '../../domain/appeal/offers'
import { isBarredFrom, maySee } from '../../domain/appeal/permissions'
import { isComplaint } from '../../domain/appeal/standing'
import { RESIDENT_STATUS_WORDS } from '../../domain/appeal/statuses'
import { Refusal } from '../../domain/problem'
import type { Invitation } from '../contract'
import { verb } from '../door/verb'
import { code } from '../door/schema'
import { contactOf } from '../store/contacts'
import { limit } from '../store/limits'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'

const PER_HOUR = 30

/**
 * What somebody sees of an appeal who comes by its code alone, from a shared link or a receipt: the matter
 * and the place, and whether they may join it or claim it. A complaint shows itself to its owner alone.
 */
export const invited = verb(z.strictObject({ code }), async ({ input, me }): Promise<Invitation> => {
  await limit(`invited:${me._id}`, PER_HOUR, 3600)
  const [world, row] = await Promise.all([loadWorld(), tables.appeals.byId(input.code)])
  const actor = actorOf(me)
  if (!row || (isBarredFrom(actor, row) && !maySee(actor, row))) throw new Refusal('NOT_FOUND')
  const inside = maySee(actor, row)
  const own = row.petitioner === null && me.phoneKey !== null && (await contactOf(row.code))?.phoneKey === me.phoneKey
  if (isComplaint(row) && !own && !inside) throw new Refusal('NOT_FOUND')
  const offered = offers(actor, row, world.today, world.settings).filter(({ action }) => action === 'join' || (action === 'claim' && own))
  return {
    code: row.code,
    version: row.seq,
    matter: row.excerpt,
    place: `${world.organisation.find(row.township)?.name ?? ''}${world.organisation.find(row.village)?.name ?? ''}`,
    statusWords: RESIDENT_STATUS_WORDS[row.status],
    mine: row.parties.includes(me._id),
    offers: offered,
  }
})
