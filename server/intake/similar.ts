import * as z from 'zod'
import { refusal } from '../../domain/appeal/offers'
import { dayOf } from '../../domain/calendar/day'
import { Refusal } from '../../domain/problem'
import { propose } from '../../domain/text'
import { isSearchable, matterOf, reasonOf } from '../../domain/text/likeness'
import { type Alike, findAlike } from '../casework/likeness/find'
import type { Similar } from '../contract'
import { verb } from '../door/verb'
import { id } from '../door/schema'
import { oneOf } from '../store/conditions'
import { limit } from '../store/limits'
import { loadLists } from '../store/responsibility'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { resultOf } from './public'

const SHOWN = 3
/** Somebody who types is asked for at each pause; more than this in a minute is no typing. */
const PER_MINUTE = 30

const input = z.strictObject({ text: z.string().trim().max(10_000), village: id, spot: z.string().trim().max(100).optional() })

/**
 * While a resident types: results of the same kind that were made public, and open matters nearby that can be
 * joined instead of filing again. Of an open one nothing is shown that its petitioner wrote but the words
 * that this person has typed as well. At most five requests, one of them for the limit.
 */
export const similar = verb(input, async ({ input: { text, village, spot }, me }): Promise<Similar> => {
  await limit(`similar:${me._id}`, PER_MINUTE, 60)
  const [world, lists] = await Promise.all([loadWorld(), loadLists()])
  const { organisation, today, settings, now } = world
  const unit = organisation.find(village)
  if (unit?.kind !== 'village') throw new Refusal('INVALID', { village: '请选择事情发生在哪个村（社区）' })
  if (!isSearchable(text)) return { results: [], open: [] }
  const asked = matterOf({ text, spot: spot ?? '', village, township: unit.parent!, at: now })
  const alike = await findAlike(asked, { shared: oneOf(['open', 'result']) }, [unit.parent!])
  const results = alike.filter(({ row }) => row.shared === 'result').slice(0, SHOWN)
  const open = alike.filter(({ row, place }) => row.shared === 'open' && place !== 'elsewhere').slice(0, SHOWN * 2)
  const [publications, appeals] = await Promise.all([tables.publications.byIds(results.map(({ row }) => row._id)), tables.appeals.byIds(open.map(({ row }) => row._id))])
  const nameOf = (where: string) => organisation.find(where)?.name ?? ''
  const why = (one: Alike) => reasonOf(asked, one.matter, one, nameOf(one.row.village))
  return {
    results: results.flatMap((one) => {
      const publication = publications.get(one.row._id)
      return publication?.shown ? [{ ...resultOf(publication, world), reason: why(one) }] : []
    }),
    open: open
      .flatMap((one) => {
        const appeal = appeals.get(one.row._id)
        // The rules decide who may join, on the appeal as it stands now: no complaint, not one's own, not a case one works on.
        if (!appeal || refusal(actorOf(me), appeal, 'join', today, settings) !== null) return []
        return [{
          code: appeal.code,
          version: appeal.seq,
          matter: propose(one.row.text, one.row.spot, lists).categoryWords,
          village: nameOf(appeal.village),
          submittedOn: dayOf(appeal.submittedAt),
          joined: appeal.coPetitioners.length,
          reason: why(one),
        }]
      })
      .slice(0, SHOWN),
  }
})
