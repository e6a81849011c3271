import * as z from 'zod'
import { CHANNEL_WORDS } from '../../domain/appeal/kinds'
import { maySee } from '../../domain/appeal/permissions'
import { OUTING_KINDS, wasHeard, wrongWithEnd, wrongWithOuting } from '../../domain/outreach/outings'
import { ROLE_WORDS } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import { cardOf } from '../casework/card'
import type { AppealCard, Page, Receipt } from '../contract'
import { type Asked, verb } from '../door/verb'
import { givenId, ownId } from '../door/ids'
import { cursor, id, ids, text } from '../door/schema'
import { heard, place } from '../intake/fields'
import { mustRecordFor } from '../intake/rights'
import { fileAppeal, orReceiptOf } from '../intake/submit'
import type { Where } from '../store/conditions'
import { evidenceToHandIn } from '../store/evidence'
import { limit } from '../store/limits'
import { type OutingRow, outreach } from '../store/outreach'
import type { PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import type { HeardCard, OutingInput, OutreachOfCadres, OutingView } from './contract'
import { instant } from './fields'
import { ownersOf } from './rows'
import { heardCards, noteFor } from './heard'
import { listUnit, mustBePlace, mustKnow, nameOf, placeWords, unitsOver } from './units'

const PAGE = 20
/** A meeting that was kept on a phone is sent at once. */
const PER_HOUR = 200

const outingInput: z.ZodType<OutingInput> = z.strictObject({
  id: ownId,
  kind: z.enum(OUTING_KINDS),
  place,
  from: instant,
  until: instant.optional(),
  with: ids(20),
  company: text(60).optional(),
  met: z.number().int().min(0).max(2000),
  note: text(500).optional(),
  photos: ids(9),
}) as never

/** Puts a visit, a stay or a meeting on record; sent twice it is one. */
export const recordOuting = verb(outingInput, async ({ input, me }: Asked<OutingInput>) => {
  const { organisation, now } = await loadWorld()
  const _id = `${me._id}:${input.id}`
  mustBePlace(input.place, organisation)
  mustRecordFor(me, input.place.village, organisation)
  if (await outreach.outings.byId(_id)) return { id: _id }
  const wrong = wrongWithOuting(input.kind, input, me._id, now)
  if (Object.keys(wrong).length > 0) throw new Refusal('INVALID', wrong)
  const company = await tables.people.byIds(input.with)
  if (input.with.some((one) => !company.get(one)?.posts.length)) throw new Refusal('INVALID', { with: '同去的人里有人不是工作人员，请写在“还有谁”里' })
  await evidenceToHandIn(input.photos, me._id, 'photos')
  const { kind, from, until = null, met, photos } = input
  const { village, grid = null, spot = '' } = input.place
  await outreach.outings.insertNew({ _id, kind, by: me._id, with: input.with, company: input.company ?? '', village, grid, spot, from, until, met, note: input.note ?? '', photos, units: unitsOver(village, organisation), sentAt: now })
  return { id: _id }
})

/** The outings of a unit of mine, the newest first; without one, my own. */
export const outings = verb(z.strictObject({ unit: id.optional(), cursor }), async ({ input, me }): Promise<Page<OutingView>> => {
  const where: Where = input.unit ? { units: listUnit(me, input.unit) } : { by: me._id }
  const page = await outreach.outings.page({ where, order: [['from', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: await viewsOf(page.items, me), next: page.next }
})

/** How one of mine went: until when, with how many people, in a few words. The first telling stands. */
export const closeOuting = verb(z.strictObject({ id: givenId, until: instant, met: z.number().int().min(0).max(2000), note: text(500).optional() }) as never, async ({ input, me }: Asked<OutreachOfCadres['closeOuting']['input']>) => {
  const { now } = await loadWorld()
  const row = await outreach.outings.byId(input.id)
  if (row?.by !== me._id) throw new Refusal('NOT_FOUND')
  if (row.until !== null) return { id: row._id }
  const wrong = wrongWithEnd(row.kind, row.from, input.until, now)
  if (Object.keys(wrong).length > 0) throw new Refusal('INVALID', wrong)
  await outreach.outings.update({ _id: row._id, until: null }, { until: input.until, met: input.met, note: input.note ?? '' })
  return { id: row._id }
})

/** One outing with the appeals that were heard on it, as far as I may know of them. */
export const outing = verb(z.strictObject({ id: givenId }), async ({ input, me }): Promise<OutingView & { appeals: HeardCard[]; entered: number }> => {
  const row = await outreach.outings.byId(input.id)
  if (!row) throw new Refusal('NOT_FOUND')
  if (row.by !== me._id) mustKnow(me, row.units)
  const [world, heardThere, views] = await Promise.all([
    loadWorld(),
    tables.appeals.page({ where: { origin: `outing:${row._id}` }, order: [['submittedAt', 'desc']], limit: 200 }),
    viewsOf([row], me),
  ])
  const appeals = heardCards(heardThere.items, me, world)
  // Who did not write them down could tell from the difference that one is about them.
  return { ...views[0]!, appeals, entered: row.by === me._id ? heardThere.items.length : appeals.length }
})

const collectInput = z.strictObject({ outing: givenId, appeal: z.strictObject({ ...heard, place, heardAt: instant.optional(), signature: id.optional() }) }) as unknown as z.ZodType<OutreachOfCadres['collect']['input']>

/**
 * An appeal heard on an outing of one's own. Whoever left a verified number is asked to say that it is
 * theirs; a signature on the spot says so at once; else it stays among the unattested.
 */
export const collect = verb(collectInput, async ({ input, me, requestId }: Asked<OutreachOfCadres['collect']['input']>): Promise<Receipt> => {
  const world = await loadWorld()
  const { heardAt, signature, ...appeal } = input.appeal
  mustRecordFor(me, appeal.place.village, world.organisation)
  const row = await outreach.outings.byId(input.outing)
  if (row?.by !== me._id) throw new Refusal('NOT_FOUND')
  if (!appeal.contact && !appeal.anonymous) throw new Refusal('INVALID', { contact: '请登记诉求人的姓名和电话；本人不愿留的，选“匿名”' })
  if (heardAt !== undefined && !wasHeard(heardAt, world.now)) throw new Refusal('INVALID', { heardAt: '时间不对，请检查手机的时间' })
  return orReceiptOf(requestId, me, world, async () => {
    await limit(`record:${me._id}`, PER_HOUR, 3600)
    const owners = await ownersOf(appeal.anonymous ? undefined : appeal.contact?.phone)
    const who = { petitioner: null, recordedBy: me._id, origin: `outing:${row._id}`, owners, ...(signature ? { signature } : {}), ...(heardAt ? { heardAt } : {}) }
    return fileAppeal(world, { ...appeal, channel: row.kind }, me, who, requestId)
  })
})

/** What I wrote down and nobody has said yet to be theirs. */
export const unattested = verb(z.strictObject({ cursor }), async ({ input, me }): Promise<Page<AppealCard>> => {
  const world = await loadWorld()
  const page = await tables.appeals.page({ where: { unattested: me._id }, order: [['submittedAt', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.filter((row) => maySee(actorOf(me), row)).map((row) => cardOf(row, world, false)), next: page.next }
})

async function viewsOf(rows: readonly OutingRow[], me: PersonRow): Promise<OutingView[]> {
  const [{ organisation }, people] = await Promise.all([loadWorld(), tables.people.byIds(rows.flatMap((row) => [row.by, ...row.with]))])
  const words = (one: string) => {
    const person = people.get(one)
    return `${nameOf(person)}${person?.posts[0] ? `（${ROLE_WORDS[person.posts[0].role]}）` : ''}`
  }
  return rows.map(({ _id, kind, from, until, company, met, note, by, with: others, ...where }) => ({
    id: _id, kind, kindWords: CHANNEL_WORDS[kind], place: placeWords(where, organisation), village: where.village, from, until, who: [by, ...others].map(words), company, met, note: noteFor(note, [by, ...others].includes(me._id)), mine: by === me._id,
  }))
}
