import * as z from 'zod'
import { ALL_MONTHS, ALL_UNITS, errandFigureId } from '../../domain/errands/figures'
import { ERRAND_STEPS, errandOffers, type ErrandStep } from '../../domain/errands/way'
import { Refusal } from '../../domain/problem'
import type { ErrandCard, ErrandPage, Page } from '../contract'
import { cursor, id as unitId, text } from '../door/schema'
import { verb } from '../door/verb'
import { nameOf, placeWords } from '../outreach/units'
import { type Where, oneOf } from '../store/conditions'
import { type ErrandRow, errandStore } from '../store/errands'
import { limit } from '../store/limits'
import { maskName, maskPhone } from '../store/mask'
import { noteReveal } from '../store/reveals'
import type { PersonRow } from '../store/rows'
import { open } from '../store/seal'
import { supervision } from '../store/supervision'
import { tables } from '../store/tables'
import type { District } from '../store/units'
import { month } from '../supervision/fields'
import { mustWatch, oversees, ownUnit } from '../supervision/rights'
import { loadWorld } from '../world'
import { errandFor, errandUnits, partOf } from './rights'

const PAGE = 20
/** More than anybody calls in a day, as with appeals. */
const REVEALS_A_DAY = 200
export const errandId = z.string().regex(/^B-[\w-]{4,60}$/)

const cardOf = (row: ErrandRow, organisation: District, people: ReadonlyMap<string, PersonRow>): ErrandCard => ({
  id: row._id, matter: row.matter, text: row.text, place: placeWords({ village: row.village }, organisation), state: row.state, at: row.at, takeBy: row.takeBy,
  commissioner: row.commissioner ? nameOf(people.get(row.commissioner)) : null,
})

async function cardsOf(page: Page<ErrandRow>): Promise<Page<ErrandCard>> {
  const [{ organisation }, people] = await Promise.all([loadWorld(), tables.people.byIds(page.items.flatMap(({ commissioner }) => commissioner ?? []))])
  return { items: page.items.map((row) => cardOf(row, organisation, people)), next: page.next }
}

/** What I asked for, the newest first. */
export const mine = verb(z.strictObject({ cursor }), async ({ input, me }) => cardsOf(await errandStore.errands.page({ where: { resident: me._id }, order: [['at', 'desc']], limit: PAGE, cursor: input.cursor })))

/** What waits in the places that I handle errands in, what I took, and what ended there. */
export const errands = verb(z.strictObject({ list: z.enum(['asked', 'own', 'ended']), cursor }), async ({ input, me }) => {
  const { organisation } = await loadWorld()
  const units = errandUnits(me)
  if (units.length === 0) throw new Refusal('FORBIDDEN')
  const where: Record<typeof input.list, Where> = {
    asked: { units: oneOf(units), state: 'asked' },
    own: { commissioner: me._id, state: 'taken' },
    ended: { units: oneOf(units), state: oneOf(['done', 'confirmed', 'failed', 'declined', 'withdrawn']) },
  }
  const page = await errandStore.errands.page({ where: where[input.list], order: [['at', input.list === 'ended' ? 'desc' : 'asc']], limit: PAGE, cursor: input.cursor })
  // What somebody took stays with the place, not with them, once their post is in another.
  return cardsOf({ ...page, items: page.items.filter((row) => partOf(me, row, organisation).place) })
})

/** An errand with its steps, for whoever asked and for whoever handles errands in its place. */
export const errand = verb(z.strictObject({ id: errandId }), async ({ input, me }): Promise<ErrandPage> => {
  const { organisation } = await loadWorld()
  const { row, part } = await errandFor(input.id, me, organisation)
  const steps = await supervision.steps.page({ where: { of: row._id }, order: [['seq', 'asc']], limit: 200 })
  const people = await tables.people.byIds([...steps.items.map(({ by }) => by), ...(row.commissioner ? [row.commissioner] : [])])
  const [name, phone] = [open(row.name), row.phone && open(row.phone)]
  return {
    ...cardOf(row, organisation, people),
    version: row.seq,
    contact: part.resident ? { name, phone } : { name: maskName(name), phone: phone && maskPhone(phone) },
    steps: steps.items.map(({ at, by, unit, what, words }) => ({ at, who: by === row.resident ? (part.resident ? '您' : '群众') : [organisation.find(unit ?? '')?.name, nameOf(people.get(by))].filter(Boolean).join(' '), what: STEP_WORDS[what] ?? what, words })),
    offers: errandOffers(row.state, part),
    reveals: part.place,
  }
})

const STEP_WORDS: Record<string, string> = { ask: '请人帮办', record: '上门登记并接单', ...Object.fromEntries((Object.keys(ERRAND_STEPS) as ErrandStep[]).map((step) => [step, ERRAND_STEPS[step].words])) }

export const contact = verb(z.strictObject({ id: errandId, purpose: text(100, 2) }), async ({ input, me, requestId }) => {
  const { organisation } = await loadWorld()
  const { row, part } = await errandFor(input.id, me, organisation)
  if (!part.place) throw new Refusal('FORBIDDEN')
  await limit(`reveal:${me._id}`, REVEALS_A_DAY, 86_400)
  await noteReveal(requestId, { appeal: row._id, by: me._id, at: Date.now(), purpose: input.purpose })
  return { name: open(row.name), phone: row.phone && open(row.phone) }
})

/** Kept figures: one's own unit's, of what lies below it, and all for who oversees the district. One request. */
export const numbers = verb(z.strictObject({ unit: unitId.optional(), month: month.optional() }), async ({ input, me }) => {
  const { organisation } = await loadWorld()
  const unit = input.unit ?? (oversees(me, organisation) ? ALL_UNITS : ownUnit(me))
  if (unit === ALL_UNITS) {
    if (!oversees(me, organisation)) throw new Refusal('FORBIDDEN')
  } else mustWatch(me, unit, organisation)
  const figure = await errandStore.figures.byId(errandFigureId(input.month ?? ALL_MONTHS, unit))
  return { unit, counts: figure?.counts ?? {} }
})
