import * as z from 'zod'
import { sinceOpened, wrongWithOpening } from '../../domain/outreach/letterBox'
import { Refusal } from '../../domain/problem'
import type { Page } from '../contract'
import { type Asked, verb } from '../door/verb'
import { givenId, ownId } from '../door/ids'
import { cursor, id, text } from '../door/schema'
import { heard, place } from '../intake/fields'
import { carriesOver, mustRecordFor } from '../intake/rights'
import { limit } from '../store/limits'
import { type LetterBoxRow, type OpeningRow, outreach } from '../store/outreach'
import type { PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import type { District } from '../store/units'
import { loadWorld } from '../world'
import type { LetterBoxView, OpeningView, OutreachOfCadres } from './contract'
import { instant } from './fields'
import { heardCards, noteFor } from './heard'
import { fileRow } from './rows'
import { listUnit, mustBePlace, mustKnow, nameOf, placeWords, unitsOver } from './units'

const PAGE = 20
/** As many letters as are filed within one call's time. */
const LETTERS_AT_ONCE = 10
const BATCHES_PER_HOUR = 60

const boxInput = z.strictObject({ id: ownId, name: text(30), place, keeper: id, inUse: z.boolean() }) as unknown as z.ZodType<OutreachOfCadres['saveBox']['input']>

/** Registers a letter box, or changes one of this place: its name, its keeper, whether it hangs there still. */
export const saveBox = verb(boxInput, async ({ input, me }: Asked<OutreachOfCadres['saveBox']['input']>) => {
  const { organisation, now } = await loadWorld()
  mustBePlace(input.place, organisation)
  const { village, spot = '' } = input.place
  mustRecordFor(me, village, organisation)
  const [before, keeper] = await Promise.all([outreach.boxes.byId(input.id), tables.people.byId(input.keeper)])
  // Nobody takes over a box of another place by its id.
  if (before) mustRecordFor(me, before.village, organisation)
  if (!keeper || !carriesOver(keeper, 'intake', village, organisation)) throw new Refusal('INVALID', { keeper: '保管人要是本辖区的工作人员' })
  await outreach.boxes.set({ _id: input.id, name: input.name, village, spot, keeper: input.keeper, units: unitsOver(village, organisation), inUse: input.inUse, openedAt: before?.openedAt ?? null, lookedAt: before?.lookedAt ?? now, by: before?.by ?? me._id })
  return { id: input.id }
})

/** The boxes of a unit of mine, the one not opened for longest first; those that were taken down by themselves. */
export const boxes = verb(z.strictObject({ unit: id.optional(), inUse: z.boolean().optional(), cursor }), async ({ input, me }): Promise<Page<LetterBoxView>> => {
  const page = await outreach.boxes.page({ where: { units: listUnit(me, input.unit), inUse: input.inUse ?? true }, order: [['lookedAt', 'asc']], limit: PAGE, cursor: input.cursor })
  const [world, keepers] = await Promise.all([loadWorld(), tables.people.byIds(page.items.map(({ keeper }) => keeper))])
  return { items: page.items.map((row) => boxView(row, world, keepers)), next: page.next }
})

const openInput = z.strictObject({ id: ownId, box: ownId, at: instant, openers: z.array(id).max(5), found: z.number().int().min(0).max(500), note: text(300).optional() }) as unknown as z.ZodType<OutreachOfCadres['openBox']['input']>

/** Puts the opening of a box on record, with the two people who opened it. */
export const openBox = verb(openInput, async ({ input, me }: Asked<OutreachOfCadres['openBox']['input']>) => {
  const { organisation, now } = await loadWorld()
  const box = await boxFor(me, input.box)
  mustRecordFor(me, box.village, organisation)
  if (!box.inUse) throw new Refusal('INVALID', { box: '这个意见箱已经撤下，要先恢复使用' })
  const people = await tables.people.byIds(input.openers)
  const present = [...people.values()].filter((person) => carriesOver(person, 'intake', box.village, organisation)).map(({ _id }) => _id)
  const wrong = wrongWithOpening(input.openers, present, me._id, input.at, now)
  if (Object.keys(wrong).length > 0) throw new Refusal('INVALID', wrong)
  const _id = `${me._id}:${input.id}`
  const isNew = await outreach.openings.insertNew({ _id, box: box._id, at: input.at, openers: input.openers, found: input.found, note: input.note ?? '', entered: 0, units: box.units, by: me._id })
  if (isNew && (box.openedAt ?? 0) < input.at) await outreach.boxes.update({ _id: box._id }, { openedAt: input.at, lookedAt: input.at })
  return { id: _id }
})

/** A box and its openings, the newest first. */
export const openings = verb(z.strictObject({ box: ownId, cursor }), async ({ input, me }): Promise<OutreachOfCadres['openings']['output']> => {
  const [box, page, world] = await Promise.all([boxFor(me, input.box), outreach.openings.page({ where: { box: input.box }, order: [['at', 'desc']], limit: PAGE, cursor: input.cursor }), loadWorld()])
  const people = await tables.people.byIds([box.keeper, ...page.items.flatMap(({ openers }) => openers)])
  return { box: boxView(box, world, people), items: page.items.map((row) => viewOf(row, people, me)), next: page.next }
})

/** One opening with its box, and what became of its letters as far as I may know of them. */
export const opening = verb(z.strictObject({ id: givenId }), async ({ input, me }): Promise<OutreachOfCadres['opening']['output']> => {
  const row = await outreach.openings.byId(input.id)
  if (!row) throw new Refusal('NOT_FOUND')
  mustKnow(me, row.units)
  const [world, box, letters] = await Promise.all([
    loadWorld(),
    outreach.boxes.byId(row.box),
    tables.appeals.page({ where: { origin: `opening:${row._id}` }, order: [['submittedAt', 'desc']], limit: 500 }),
  ])
  if (!box) throw new Error(`opening ${row._id} is of no box`)
  const people = await tables.people.byIds([box.keeper, ...row.openers])
  return { ...viewOf(row, people, me), box: boxView(box, world, people), letters: heardCards(letters.items, me, world) }
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
  // Counted anew each time, so that two who enter at once end at the same number.
  const entered = await tables.appeals.count({ origin: `opening:${opening._id}` }, 500)
  await outreach.openings.update({ _id: opening._id }, { entered })
  return { letters }
})

async function boxFor(me: PersonRow, box: string): Promise<LetterBoxRow> {
  const row = await outreach.boxes.byId(box)
  if (!row) throw new Refusal('NOT_FOUND')
  mustKnow(me, row.units)
  return row
}

function boxView(row: LetterBoxRow, { organisation, now }: { organisation: District; now: number }, people: ReadonlyMap<string, PersonRow>): LetterBoxView {
  const { _id, name, village, spot, keeper, inUse, openedAt, lookedAt } = row
  const since = sinceOpened(lookedAt, now)
  return { id: _id, name, village, spot, place: placeWords(row, organisation), keeper, keeperName: nameOf(people.get(keeper)), inUse, openedAt, days: since.days, overdue: inUse && since.overdue }
}

function viewOf({ _id, at, openers, found, note, entered }: OpeningRow, people: ReadonlyMap<string, PersonRow>, me: PersonRow): OpeningView {
  return { id: _id, at, openers: openers.map((one) => nameOf(people.get(one))), found, entered: openers.includes(me._id) ? entered : null, note: noteFor(note, openers.includes(me._id)) }
}
