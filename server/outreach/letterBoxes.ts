import * as z from 'zod'
import { wrongWithOpening } from '../../domain/outreach/letterBox'
import { Refusal } from '../../domain/problem'
import type { Page } from '../contract'
import { type Asked, verb } from '../door/verb'
import { cursor, id, text } from '../door/schema'
import { carriesOver, mustRecordFor } from '../intake/rights'
import { limit } from '../store/limits'
import { type LetterBoxRow, type OpeningRow, outreach } from '../store/outreach'
import type { PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { loadWorld } from '../world'
import type { LetterBoxView, OpeningView, OutreachOfCadres } from './contract'
import { givenId, heard, instant, ownId, place } from './fields'
import { fileRow } from './rows'
import { listUnit, mustBePlace, mustKnow, nameOf, placeWords, unitsOver } from './units'

const PAGE = 20
/** As many letters as are filed within one call's time. */
const LETTERS_AT_ONCE = 10
const BATCHES_PER_HOUR = 60

const boxInput = z.strictObject({ id: ownId, name: text(30), place, keeper: id, inUse: z.boolean() }) as unknown as z.ZodType<OutreachOfCadres['saveBox']['input']>

/** Registers a letter box, or changes one of this place: its name, its keeper, whether it hangs there still. */
export const saveBox = verb(boxInput, async ({ input, me }: Asked<OutreachOfCadres['saveBox']['input']>) => {
  const { organisation } = await loadWorld()
  mustBePlace(input.place, organisation)
  const { village, spot = '' } = input.place
  mustRecordFor(me, village, organisation)
  const [before, keeper] = await Promise.all([outreach.boxes.byId(input.id), tables.people.byId(input.keeper)])
  // Nobody takes over a box of another place by its id.
  if (before) mustRecordFor(me, before.village, organisation)
  if (!keeper || !carriesOver(keeper, 'intake', village, organisation)) throw new Refusal('INVALID', { keeper: '保管人要是本辖区的工作人员' })
  await outreach.boxes.set({ _id: input.id, name: input.name, village, spot, keeper: input.keeper, units: unitsOver(village, organisation), inUse: input.inUse, openedAt: before?.openedAt ?? null, by: before?.by ?? me._id })
  return { id: input.id }
})

/** The boxes of a unit of mine, by name. */
export const boxes = verb(z.strictObject({ unit: id.optional(), cursor }), async ({ input, me }): Promise<Page<LetterBoxView>> => {
  const page = await outreach.boxes.page({ where: { units: listUnit(me, input.unit) }, order: [['name', 'asc']], limit: PAGE, cursor: input.cursor })
  const [{ organisation }, keepers] = await Promise.all([loadWorld(), tables.people.byIds(page.items.map(({ keeper }) => keeper))])
  return {
    items: page.items.map((row) => ({ id: row._id, name: row.name, village: row.village, place: placeWords(row, organisation), keeper: row.keeper, keeperName: nameOf(keepers.get(row.keeper)), inUse: row.inUse, openedAt: row.openedAt })),
    next: page.next,
  }
})

const openInput = z.strictObject({ id: ownId, box: ownId, at: instant, openers: z.array(id).max(5), found: z.number().int().min(0).max(500), note: text(300).optional() }) as unknown as z.ZodType<OutreachOfCadres['openBox']['input']>

/** Puts the opening of a box on record, with the two people who opened it. */
export const openBox = verb(openInput, async ({ input, me }: Asked<OutreachOfCadres['openBox']['input']>) => {
  const { organisation, now } = await loadWorld()
  const box = await boxFor(me, input.box)
  mustRecordFor(me, box.village, organisation)
  const people = await tables.people.byIds(input.openers)
  const present = [...people.values()].filter((person) => carriesOver(person, 'intake', box.village, organisation)).map(({ _id }) => _id)
  const wrong = wrongWithOpening(input.openers, present, me._id, input.at, now)
  if (Object.keys(wrong).length > 0) throw new Refusal('INVALID', wrong)
  const _id = `${me._id}:${input.id}`
  const isNew = await outreach.openings.insertNew({ _id, box: box._id, at: input.at, openers: input.openers, found: input.found, note: input.note ?? '', by: me._id })
  if (isNew && (box.openedAt ?? 0) < input.at) await outreach.boxes.update({ _id: box._id }, { openedAt: input.at })
  return { id: _id }
})

/** The openings of a box, the newest first, with how many letters of each were entered. */
export const openings = verb(z.strictObject({ box: ownId, cursor }), async ({ input, me }): Promise<Page<OpeningView>> => {
  await boxFor(me, input.box)
  const page = await outreach.openings.page({ where: { box: input.box }, order: [['at', 'desc']], limit: PAGE, cursor: input.cursor })
  const people = await tables.people.byIds(page.items.flatMap(({ openers }) => openers))
  const entered = await Promise.all(page.items.map(({ _id }) => tables.appeals.count({ origin: `opening:${_id}` }, 500)))
  return { items: page.items.map((row, n) => viewOf(row, entered[n]!, people)), next: page.next }
})

const lettersInput = z.strictObject({
  opening: givenId,
  letters: z.array(z.strictObject({ ...heard, id: ownId, place: place.optional(), evidence: z.array(id).min(1, '请拍下原件').max(9) })).min(1).max(LETTERS_AT_ONCE),
}) as unknown as z.ZodType<OutreachOfCadres['enterLetters']['input']>

/** Enters letters of an opening, each with its photo. What is wrong with one keeps none of the others out; each is entered once. */
export const enterLetters = verb(lettersInput, async ({ input, me }: Asked<OutreachOfCadres['enterLetters']['input']>) => {
  const world = await loadWorld()
  const opening = await outreach.openings.byId(input.opening)
  if (!opening) throw new Refusal('NOT_FOUND')
  const box = await boxFor(me, opening.box)
  mustRecordFor(me, box.village, world.organisation)
  await limit(`batch:${me._id}`, BATCHES_PER_HOUR, 3600)
  const letters = []
  for (const { id: letter, place: about, ...said } of input.letters) {
    const submission = { ...said, channel: 'letterBox' as const, place: about ?? { village: box.village }, anonymous: said.anonymous ?? said.contact === undefined }
    letters.push({ row: letter, ...(await fileRow(world, submission, me, { origin: `opening:${opening._id}` }, `letter:${opening._id}:${letter}`)) })
  }
  return { letters }
})

async function boxFor(me: PersonRow, box: string): Promise<LetterBoxRow> {
  const row = await outreach.boxes.byId(box)
  if (!row) throw new Refusal('NOT_FOUND')
  mustKnow(me, row.units)
  return row
}

function viewOf({ _id, at, openers, found, note }: OpeningRow, entered: number, people: ReadonlyMap<string, PersonRow>): OpeningView {
  return { id: _id, at, openers: openers.map((one) => nameOf(people.get(one))), found, entered, note }
}
