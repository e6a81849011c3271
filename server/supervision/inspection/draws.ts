import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Organisation } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { addDays, type Day } from '../../../domain/calendar/day'
import { type Candidate, STRATA, type Sizes, digestOfList, drawSample, frozen, stratumOf } from '../../../domain/supervision/inspection/draw'
import { assign, mayInspect } from '../../../domain/supervision/inspection/inspectors'
import { signalsOf } from '../../../domain/supervision/inspection/signals'
import { carries } from '../../../domain/organisation/roles'
import { type Actor, isBarredFrom } from '../../../domain/appeal/permissions'
import type { InspectionCard, InspectionPage, Page } from '../../contract'
import { cursor, day } from '../../door/schema'
import { verb } from '../../door/verb'
import { nameOf } from '../../outreach/units'
import { between } from '../../store/conditions'
import { type CloseOutRow, type InspectionRow, type VisitRow, inspection as store } from '../../store/inspection'
import { holdersIn } from '../../store/people'
import type { AppealRow } from '../../store/rows'
import { tables } from '../../store/tables'
import { actorOf, loadWorld } from '../../world'
import { VISITS_PAGE } from '../pages'
import { postOf, recordStep, takenBefore } from '../record'
import { againAmong } from './gather'
import { mustInspect } from './rights'

const PAGE = 20
/** A draw is among so many close-outs at most; a longer time is drawn in parts. */
const PAGES = 5
const PAGE_OF_CANDIDATES = 999
const SIZE_MAX = 100

const inspectionId = z.string().regex(/^I-[\w-]{4,60}$/)
const size = z.number().int().min(0).max(SIZE_MAX)
const sizes = z.strictObject(Object.fromEntries(STRATA.map((stratum) => [stratum, size])) as Record<keyof Sizes, typeof size>) as unknown as z.ZodType<Sizes>

/** Draws a sample of what was closed out from `from` to `to`: the list is frozen with its digest, the seed is by chance and written down, and everyone drawn has somebody to look at it. */
export const drawInspection = verb(z.strictObject({ from: day, to: day, sizes }), async ({ input, me, requestId }): Promise<{ id: string }> => {
  mustInspect(me)
  const world = await loadWorld()
  const taken = await takenBefore(requestId)
  if (taken) return { id: taken.of }
  const { from, to } = input
  if (from > to || to >= world.today) throw new Refusal('INVALID', { to: '请选今天以前的一段日子' })
  const [closeOuts, visited, inspectors] = await Promise.all([closeOutsOf(from, to), store.visits.pick({ closedOn: between(from, addDays(to, 1)) }, ['code'], 1000), inspectorsOf(world.organisation)])
  const appeals = await tables.appeals.byIds(closeOuts.map(({ _id }) => _id))
  const before = new Set(visited.map(({ code }) => code))
  const again = againAmong(closeOuts)
  const list = frozen(closeOuts.flatMap((row) => candidateOf(row, again(row), appeals.get(row._id), before, inspectors, world.organisation)))
  const seed = randomBytes(16).toString('hex')
  const sample = drawSample(seed, list, input.sizes)
  if (sample.length === 0) throw new Refusal('INVALID', { to: '这段日子没有可以抽查的办结件' })
  const who = assign(sample.map(({ code }) => appeals.get(code)!), inspectors)
  const _id = `I-${world.today}-${world.now.toString(36)}`
  const draw: InspectionRow = { _id, at: world.now, by: me._id, from, to, sizes: input.sizes, seed, digest: digestOfList(list, input.sizes), list, sample: sample.map(({ code }) => code) }
  const visits = sample.map(({ code, unit, signals }, n): VisitRow => ({
    _id: `${_id}-${n + 1}`, inspection: _id, code, unit, inspector: who[n]!, closedOn: appeals.get(code)!.closedOn!, signals: [...signals], state: 'assigned', seq: 0, assignedAt: world.now, finding: null, voided: false, warning: null,
  }))
  await recordStep(world, {
    step: { of: _id, seq: 1, what: 'drawn', by: me._id, unit: postOf(me), words: '', about: { seed, digest: draw.digest, candidates: list.length, drawn: sample.length }, requestId },
    inserts: [['inspections', draw], ...visits.map((visit) => ['visits', visit] as const)],
    tells: [...new Set(visits.map(({ inspector }) => inspector))].map((inspector) => ({
      to: [`person:${inspector}`], template: 'task' as const, page: VISITS_PAGE, values: [_id, `有${visits.filter((one) => one.inspector === inspector).length}件待实地核查`, '请直接到现场，不打招呼', world.today],
    })),
  })
  return { id: _id }
})

/** What was closed out in those days, as gathered in the nights. */
async function closeOutsOf(from: Day, to: Day): Promise<CloseOutRow[]> {
  const rows: CloseOutRow[] = []
  let cursor: string | null = null
  for (let page = 0; page < PAGES; page += 1) {
    const { items, next }: Page<CloseOutRow> = await store.closeOuts.page({ where: { closedOn: between(from, addDays(to, 1)) }, order: [['closedOn', 'asc']], limit: PAGE_OF_CANDIDATES, cursor })
    rows.push(...items)
    if (next === null) return rows
    cursor = next
  }
  throw new Refusal('INVALID', { to: `这段日子办结的超过${PAGES * PAGE_OF_CANDIDATES}件，请分几段抽取` })
}

/** Everyone of the inspection group, wherever the district put their posts among its own units. */
async function inspectorsOf(organisation: Organisation): Promise<Actor[]> {
  const units = organisation.units.filter(({ level }) => level === 'district').map(({ id }) => id)
  return (await holdersIn(units)).map(actorOf).filter(({ posts }) => posts.some(({ role }) => carries(role, 'inspection')))
}

/** A close-out that still stands as it was gathered, that nobody looked at yet, and that somebody may look at. */
function candidateOf(row: CloseOutRow, again: Pick<CloseOutRow, 'sameText' | 'samePhoto'>, appeal: AppealRow | undefined, before: ReadonlySet<string>, inspectors: readonly Actor[], organisation: Organisation): Candidate[] {
  const unit = organisation.find(row.unit)
  if (!unit || appeal?.closedOn !== row.closedOn || before.has(row._id) || !inspectors.some((one) => mayInspect(one, appeal))) return []
  return [{ code: row._id, unit: row.unit, stratum: stratumOf(unit.kind), signals: signalsOf({ ...row, sameText: Math.max(row.sameText, again.sameText), samePhoto: Math.max(row.samePhoto, again.samePhoto) }) }]
}

const cardOf = ({ _id, at, from, to, sizes: many, sample }: Omit<InspectionRow, 'list'>, candidates: number): InspectionCard => ({ id: _id, at, from, to, sizes: many, candidates, drawn: sample.length })

/** The draws, the latest first. */
export const inspections = verb(z.strictObject({ cursor }), async ({ input, me }): Promise<Page<InspectionCard>> => {
  mustInspect(me)
  const page = await store.draws.page({ where: {}, order: [['at', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.map((row) => cardOf(row, row.list.length)), next: page.next }
})

/** One draw with what it takes to repeat it, and whether it repeats. A case that one may not know of is left out of what is shown. */
export const inspection = verb(z.strictObject({ id: inspectionId, whole: z.boolean().optional() }), async ({ input, me }): Promise<InspectionPage> => {
  mustInspect(me)
  const [row, visits] = await Promise.all([store.draws.byId(input.id), store.visits.page({ where: { inspection: input.id }, order: [], limit: 500 })])
  if (!row) throw new Refusal('NOT_FOUND')
  const [people, appeals] = await Promise.all([tables.people.byIds([row.by]), tables.appeals.byIds(input.whole ? row.list.map(({ code }) => code) : row.sample)])
  const actor = actorOf(me)
  const shown = (code: string) => !appeals.has(code) || !isBarredFrom(actor, appeals.get(code)!)
  const again = drawSample(row.seed, row.list, row.sizes).map(({ code }) => code)
  return {
    ...cardOf(row, row.list.length),
    who: nameOf(people.get(row.by)), seed: row.seed, digest: row.digest,
    repeats: digestOfList(row.list, row.sizes) === row.digest && JSON.stringify(again) === JSON.stringify(row.sample),
    sample: row.sample.filter(shown).flatMap((code) => visits.items.filter((visit) => visit.code === code).map((visit) => ({ code, visit: visit._id, signals: visit.signals, found: visit.state === 'found' }))),
    list: input.whole ? row.list.filter(({ code }) => shown(code)) : null,
  }
})
