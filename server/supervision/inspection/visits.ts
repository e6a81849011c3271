import * as z from 'zod'
import { entryId } from '../../../domain/appeal/entries'
import { RATINGS } from '../../../domain/appeal/kinds'
import { Refusal } from '../../../domain/problem'
import { CONFIRMED, DONE, compare, isMismatch, ledgerOf } from '../../../domain/supervision/inspection/finding'
import { inspects } from '../../../domain/supervision/inspection/inspectors'
import { carries } from '../../../domain/organisation/roles'
import { withoutPersonalData } from '../../../domain/text'
import type { Page, VisitCard, VisitPage } from '../../contract'
import { wake } from '../../clock/wake'
import { cursor, day, id, ids, keyOf, text } from '../../door/schema'
import { verb } from '../../door/verb'
import { nameOf, placeWords } from '../../outreach/units'
import { photoUrls } from '../../safety/seen'
import { evidenceToHandIn, markEvidence } from '../../store/evidence'
import { type VisitRow, inspection as store } from '../../store/inspection'
import type { AppealRow, OutboxRow, PersonRow } from '../../store/rows'
import { supervision } from '../../store/supervision'
import { tables } from '../../store/tables'
import type { District } from '../../store/units'
import { loadWorld } from '../../world'
import { postOf, recordStep, takenBefore } from '../record'
import { manages, mustOversee, mustWatch } from '../rights'
import { mayRead, mustInspect } from './rights'

const PAGE = 20
const visitId = z.string().regex(/^I-[\w-]{4,70}$/)
const version = z.number().int().min(0).max(1000)

/** The ledger's side of each fact in words; what the site is compared with. */
const ledgerLines = (appeal: AppealRow) => compare(ledgerOf(appeal), { done: 'yes', confirmed: 'unasked', rating: null }).map(({ fact, ledger }) => ({ fact, words: ledger }))

function cardOf(visit: VisitRow, appeal: AppealRow, organisation: District, spot = ''): VisitCard {
  const place = placeWords({ village: appeal.village, grid: appeal.grid, ...(spot ? { spot } : {}) }, organisation)
  return { id: visit._id, code: visit.code, unit: visit.unit, unitName: organisation.find(visit.unit)?.name ?? visit.unit, place, closedOn: visit.closedOn, assignedAt: visit.assignedAt, mismatch: visit.finding?.mismatch ?? null, foundAt: visit.finding?.at ?? null }
}

/** Visits as cards, those left out whose appeal one may not know of. One request. */
async function cardsOf(visits: readonly VisitRow[], me: PersonRow, organisation: District): Promise<VisitCard[]> {
  const appeals = await tables.appeals.byIds(visits.map(({ code }) => code))
  return visits.flatMap((visit) => {
    const appeal = appeals.get(visit.code)
    return appeal && mayRead(me, visit, appeal) ? [cardOf(visit, appeal, organisation)] : []
  })
}

export const myVisits = verb(z.strictObject({ found: z.boolean(), cursor }), async ({ input, me }): Promise<Page<VisitCard>> => {
  mustInspect(me)
  const { organisation } = await loadWorld()
  const page = await store.visits.page({ where: { inspector: me._id, state: input.found ? 'found' : 'assigned' }, order: [['assignedAt', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: await cardsOf(page.items, me, organisation), next: page.next }
})

/** Findings on record, the latest draws first: of a unit for who watches it, of all for who watches over the district. */
export const findings = verb(z.strictObject({ unit: id.optional(), cursor }), async ({ input, me }): Promise<Page<VisitCard>> => {
  const { organisation } = await loadWorld()
  if (!inspects(me)) {
    if (input.unit) mustWatch(me, input.unit, organisation)
    else mustOversee(me, organisation)
  }
  const page = await store.visits.page({ where: { ...(input.unit ? { unit: input.unit } : {}), state: 'found' }, order: [['assignedAt', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: await cardsOf(page.items, me, organisation), next: page.next }
})

/** A visit and its appeal; there is none for whoever may not read it. */
async function known(of: string, me: PersonRow): Promise<{ visit: VisitRow; appeal: AppealRow }> {
  const visit = await store.visits.byId(of)
  const appeal = visit && (await tables.appeals.byId(visit.code))
  if (!visit || !appeal || !mayRead(me, visit, appeal)) throw new Refusal('NOT_FOUND')
  return { visit, appeal }
}

export const visit = verb(z.strictObject({ id: visitId }), async ({ input, me }): Promise<VisitPage> => {
  const { organisation } = await loadWorld()
  const { visit: row, appeal } = await known(input.id, me)
  const [records, steps, photos, people] = await Promise.all([
    tables.records.byIds([entryId(row.code, 1), entryId(row.code, appeal.reportSeq ?? 0)]),
    supervision.steps.page({ where: { of: row._id }, order: [['seq', 'asc']], limit: 100 }),
    tables.evidence.byIds(row.finding?.photos ?? []),
    tables.people.byIds(row.finding ? [row.finding.by] : []),
  ])
  const words = (seq: number, name: string) => records.get(entryId(row.code, seq))?.texts[name] ?? ''
  const { finding } = row
  const urls = await photoUrls(finding?.photos ?? [], photos)
  return {
    ...cardOf(row, appeal, organisation, words(1, 'spot')),
    version: row.seq, signals: inspects(me) ? row.signals : [],
    text: withoutPersonalData(words(1, 'text')).text, answer: withoutPersonalData(words(appeal.reportSeq ?? 0, 'answer')).text,
    ledger: finding ? finding.compared.map(({ fact, ledger }) => ({ fact, words: ledger })) : ledgerLines(appeal),
    finding: finding && { compared: finding.compared, words: finding.words, who: [organisation.find(finding.unit)?.name, inspects(me) ? nameOf(people.get(finding.by)) : ''].filter(Boolean).join(' '), photos: urls.flatMap((url) => url ?? []) },
    voided: row.voided, warning: row.warning,
    media: steps.items.filter(({ what }) => what === 'media').map(({ at, words: said, about }) => ({ at, on: String(about['on']), outlet: String(about['outlet']), title: String(about['title']), words: said, link: about['link'] ? String(about['link']) : null })),
    may: { record: row.state === 'assigned' && row.inspector === me._id, media: row.state === 'found' && (inspects(me) || manages(me, organisation)) },
  }
})

/** The post by which somebody inspects. */
const inspectingPost = ({ posts }: PersonRow) => posts.find(({ role }) => carries(role, 'inspection'))!.unit

/**
 * What was found on site, by the one who was sent, once. The record is compared with it here and now. Where they do not
 * agree the outbox carries it on: the close-out becomes void and the unit is warned (`shams.ts`).
 */
export const recordFinding = verb(
  z.strictObject({ id: visitId, version, done: keyOf(DONE), confirmed: keyOf(CONFIRMED), rating: z.enum(RATINGS).optional(), words: text(1000, 5), photos: ids(9) }),
  async ({ input, me, requestId }): Promise<{ version: number; mismatch: boolean }> => {
    const world = await loadWorld()
    mustInspect(me)
    const { visit: row, appeal } = await known(input.id, me)
    if (row.inspector !== me._id) throw new Refusal('FORBIDDEN')
    const taken = await takenBefore(requestId)
    if (taken) return { version: taken.seq, mismatch: row.finding?.mismatch ?? false }
    if (row.seq !== input.version) throw new Refusal('STALE')
    if (row.state !== 'assigned') throw new Refusal('CONFLICT')
    await evidenceToHandIn(input.photos, me._id, 'photos')
    const compared = compare(ledgerOf(appeal), { done: input.done, confirmed: input.confirmed, rating: input.rating ?? null })
    const mismatch = isMismatch(compared)
    const found: VisitRow = { ...row, state: 'found', seq: row.seq + 1, finding: { compared, mismatch, words: input.words, photos: input.photos, by: me._id, unit: inspectingPost(me), at: world.now } }
    const sham: OutboxRow = { _id: `${row._id}-sham`, appeal: row.code, kind: 'sham', state: 'pending', after: world.now, tries: 0, createdAt: world.now, body: { visit: row._id } }
    await recordStep(world, {
      step: { of: row._id, seq: found.seq, what: 'found', by: me._id, unit: inspectingPost(me), words: input.words, about: { mismatch: mismatch ? 1 : 0, done: input.done, confirmed: input.confirmed, rating: input.rating ?? null }, requestId },
      sets: [['visits', found]],
      inserts: mismatch ? [['outbox', sham]] : [],
    })
    if (input.photos.length > 0) await markEvidence(input.photos, row._id)
    if (mismatch) wake()
    return { version: found.seq, mismatch }
  },
)

/** What television or new media showed of it, put beside the finding. */
export const followMedia = verb(
  z.strictObject({ id: visitId, version, on: day, outlet: text(40, 2), title: text(80, 2), words: text(1000, 2), link: z.url({ protocol: /^https?$/ }).max(300).optional() }),
  async ({ input, me, requestId }): Promise<{ version: number }> => {
    const world = await loadWorld()
    const { visit: row } = await known(input.id, me)
    if (!inspects(me) && !manages(me, world.organisation)) throw new Refusal('FORBIDDEN')
    const taken = await takenBefore(requestId)
    if (taken) return { version: taken.seq }
    if (row.seq !== input.version) throw new Refusal('STALE')
    if (row.state !== 'found') throw new Refusal('CONFLICT')
    if (input.on > world.today) throw new Refusal('INVALID', { on: '请填已经播出或刊发的日期' })
    const seq = row.seq + 1
    await recordStep(world, {
      step: { of: row._id, seq, what: 'media', by: me._id, unit: postOf(me), words: input.words, about: { on: input.on, outlet: input.outlet, title: input.title, link: input.link ?? null }, requestId },
      sets: [['visits', { ...row, seq } as VisitRow]],
    })
    return { version: seq }
  },
)
