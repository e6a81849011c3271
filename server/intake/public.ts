import * as z from 'zod'
import { Refusal } from '../../domain/problem'
import { gramsOf } from '../../domain/text'
import type { AppealCard, Page, PublicResult } from '../contract'
import { cardOf } from '../casework/card'
import { countSearch } from '../door/searches'
import { verb } from '../door/verb'
import { code, cursor, id, kind, text } from '../door/schema'
import { allOf } from '../store/conditions'
import { keepSuggestion } from '../store/suggestions'
import type { PublicationRow } from '../store/rows'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import type { World } from '../../domain/appeal/situation'
import { totals } from '../supervision/totals'
import { limit } from '../store/limits'

const PAGE = 20

/** A publication as people read it. */
export function resultOf(row: PublicationRow, { organisation }: World): PublicResult {
  const name = (unit: string) => organisation.find(unit)?.name ?? ''
  // A question and answer is of no place.
  const place = row.village === row.township ? '' : name(row.village)
  return { code: row._id, kind: row.kind, village: place, township: place && name(row.township), title: row.title, answer: row.answer, unit: name(row.unit), publishedOn: row.publishedOn, measure: row.measure ?? null }
}

/** What was solved, the newest first, for anyone; searched by words of the title and names of the place. */
export const published = verb(z.strictObject({ search: text(40, 2).optional(), township: id.optional(), kind: kind.optional(), cursor }), async ({ input, me }): Promise<Page<PublicResult>> => {
  if (input.search !== undefined) await countSearch(me)
  const keys = input.search === undefined ? null : gramsOf(input.search)
  if (keys?.length === 0) return { items: [], next: null }
  const world = await loadWorld()
  const where = { shown: true, ...(keys ? { keys: allOf(keys) } : {}), ...(input.township ? { township: input.township } : {}), ...(input.kind ? { kind: input.kind } : {}) }
  const page = await tables.publications.page({ where, order: [['publishedOn', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.map((row) => resultOf(row, world)), next: page.next }
})

/** A question and answer of the library is published under an id of its own. */
const publicId = z.union([z.string().regex(/^qa-[\w.-]{1,64}$/), code])

export const publishedOne = verb(z.strictObject({ code: publicId }), async ({ input }): Promise<PublicResult> => {
  const row = await tables.publications.byId(input.code)
  if (!row?.shown) throw new Refusal('NOT_FOUND')
  return resultOf(row, await loadWorld())
})

/** A resident's home: what waits for me, what others got solved, and the district's totals. */
export const home = verb(z.strictObject({}), async ({ me }): Promise<{ waiting: AppealCard[]; published: PublicResult[]; totals: { valid: number; resolved: number }; begun: boolean }> => {
  const world = await loadWorld()
  const [waiting, newest, sums] = await Promise.all([
    tables.appeals.page({ where: { waits: `person:${me._id}` }, order: [['actBy', 'asc']], limit: 5 }),
    tables.publications.page({ where: { shown: true }, order: [['publishedOn', 'desc']], limit: 5 }),
    totals(),
  ])
  // As a cadre the same person has a workbench; here is only what is theirs as a resident.
  const own = waiting.items.filter((row) => row.parties.includes(actorOf(me).person))
  return { waiting: own.map((row) => cardOf(row, world, true)), published: newest.items.map((row) => resultOf(row, world)), totals: sums, begun: world.organisation.units.length > 0 }
})

/** A word about the product itself (B9). */
export const suggestProduct = verb(z.strictObject({ text: text(500, 2) }), async ({ input, me, requestId }) => {
  await limit(`suggest:${me._id}`, 5, 3600)
  return keepSuggestion(requestId, { by: me._id, at: Date.now(), text: input.text })
})
