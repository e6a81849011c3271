import * as z from 'zod'
import { parseCode } from '../../../domain/appeal/code'
import { maySee } from '../../../domain/appeal/permissions'
import type { Organisation, Unit } from '../../../domain/organisation/units'
import { type Traits, askedKeys, covers, isSearchable, traitsOf } from '../../../domain/text/likeness'
import type { AppealCard, Page } from '../../contract'
import { countSearch } from '../../door/searches'
import { verb } from '../../door/verb'
import { cursor } from '../../door/schema'
import { type Where, oneOf } from '../../store/conditions'
import { newestLike } from '../../store/likeness'
import type { AppealRow } from '../../store/rows'
import { tables } from '../../store/tables'
import { actorOf, loadWorld } from '../../world'
import { cardOf } from '../card'

const PAGE = 20
/** Index rows read at a time, and how many times for one answer. */
const STRETCH = 60
const STRETCHES = 3
const ASKED_TRAITS = 6

/** By code, by words and by place, as people type them: `双桂坪镇 路灯不亮`. Each person finds what their own units may know of. */
export const search = verb(z.strictObject({ words: z.string().trim().min(1).max(40), cursor }), async ({ input, me }): Promise<Page<AppealCard>> => {
  await countSearch(me)
  const world = await loadWorld()
  const actor = actorOf(me)
  const code = parseCode(input.words)
  if (code) {
    const row = await tables.appeals.byId(code)
    return { items: row && maySee(actor, row) ? [cardOf(row, world, false)] : [], next: null }
  }
  const units = [...new Set(me.posts.filter(({ role }) => role !== 'administrator').map(({ unit }) => unit))]
  if (units.length === 0) return { items: [], next: null }
  const place = placeIn(input.words, world.organisation)
  const rest = place ? input.words.replace(place.said, ' ').trim() : input.words
  const { rows, next } = isSearchable(rest)
    ? await byWords(traitsOf(rest), units, place?.unit ?? null, input.cursor)
    : place ? await byPlace(place.unit, units, input.cursor) : { rows: [], next: null }
  return { items: rows.filter((row) => maySee(actor, row)).map((row) => cardOf(row, world, false)), next }
})

interface Found {
  rows: AppealRow[]
  next: string | null
}

/** Appeals that hold most of what was said, the newest first: index rows in stretches, then the appeals of those that fit. */
export async function byWords(asked: Traits, units: readonly string[], place: Unit | null, from: string | undefined): Promise<Found> {
  const keys = (place ? [place.id] : units).flatMap((unit) => askedKeys(asked, unit, ASKED_TRAITS))
  const where: Where = { scopes: oneOf(units) }
  const codes: string[] = []
  let next: string | null = from ?? null
  for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
    const page = await newestLike(keys, where, STRETCH, next)
    codes.push(...page.items.filter((row) => covers(traitsOf(row.text), asked)).map(({ _id }) => _id))
    next = page.next
    if (next === null || codes.length >= PAGE) break
  }
  const found = await tables.appeals.byIds(codes)
  return { rows: codes.flatMap((code) => found.get(code) ?? []), next }
}

/** What was filed at a place, the newest first. */
async function byPlace(place: Unit, units: readonly string[], from: string | undefined): Promise<Found> {
  const where: Where = place.kind === 'village' ? { scopes: oneOf(units), village: place.id } : { scopes: place.id }
  const page = await tables.appeals.page({ where, order: [['submittedAt', 'desc']], limit: PAGE, cursor: from })
  return { rows: page.items, next: page.next }
}

/** The village or township that words name, with or without what kind of place it is; the longest name wins. */
function placeIn(words: string, organisation: Organisation): { unit: Unit; said: string } | null {
  const named = organisation.units
    .filter(({ kind }) => kind === 'village' || kind === 'township')
    .flatMap((unit) => [unit.name, unit.name.replace(/(村|社区|街道|镇|乡)$/, '')].filter((name) => name.length > 1 && words.includes(name)).map((said) => ({ unit, said })))
  return named.reduce<{ unit: Unit; said: string } | null>((longest, one) => (longest && longest.said.length >= one.said.length ? longest : one), null)
}

