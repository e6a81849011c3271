import type { World } from '../../domain/appeal/situation'
import { propose } from '../../domain/text'
import { isBarred } from '../../domain/appeal/routing'
import { ROLE_WORDS } from '../../domain/organisation/roles'
import { takesAppeals } from '../../domain/organisation/units'
import { parties } from '../../domain/appeal/standing'
import { unconfirmedGround } from '../../domain/appeal/unconfirmed'
import type { Choice, Suggestions } from '../contract'
import { maskName, maskPhone } from '../store/mask'
import type { Actor } from '../../domain/appeal/permissions'
import { holdersIn } from '../store/people'
import { loadLists } from '../store/responsibility'
import type { AppealRow } from '../store/rows'
import { open } from '../store/seal'
import { tables } from '../store/tables'
import { candidatesFor } from './likeness/candidates'

/** What a form needs beyond the appeal itself. */
interface Needs {
  /** The people of the unit, to choose a handler from. */
  handlers: boolean
  /** Open appeals that sound like it, to merge it into. */
  candidates: boolean
  /** Those whose appeal it is, to choose representatives from. */
  members: boolean
}

/** What the forms of a case start from. Each proposal comes with its reason; a person confirms it. */
export async function suggestionsFor(row: AppealRow, { text, spot }: { text: string; spot: string | null }, actor: Actor, world: World, needs: Needs): Promise<Suggestions> {
  const { organisation, today, settings } = world
  const proposal = propose(text, spot ?? '', await loadLists())
  const kind = row.kind ?? (row.aboutCadre ? 'complaint' : proposal.kind)
  const department = proposal.department ? organisation.find(`DEP-${proposal.department}`) : undefined
  const wanted = { village: row.village, township: row.township, district: department?.id ?? null }[proposal.level]
  const allowed = (unit: string | null) => unit !== null && !isBarred(unit, row.accused, organisation)
  const lead = row.lead ?? [wanted, row.township, department?.id ?? null].find(allowed) ?? null
  const units = organisation.units
    .filter((unit) => takesAppeals(unit.kind) && (unit.kind !== 'village' || unit.parent === row.township))
    .filter((unit) => allowed(unit.id))
    .map((unit) => ({ id: unit.id, name: unit.name, kind: unit.kind, township: unit.kind === 'village' ? unit.parent : null }))
  const unit = row.lead ?? row.desk
  const staff = needs.handlers ? await holdersIn([unit]) : []
  const members = needs.members ? await membersOf(row) : []
  const alike = needs.candidates ? await candidatesFor(row, { text, ...(spot === null ? {} : { spot }) }, actor, world) : []
  const handlers = staff
    .filter((person) => person.posts.some((post) => post.unit === unit && (post.role === 'handler' || post.role === 'villageCadre' || post.role === 'villageSecretary')))
    .map((person) => ({ id: person._id, name: `${person.name ? open(person.name) : ''}（${ROLE_WORDS[person.posts.find((post) => post.unit === unit)!.role]}）` }))
  return {
    kind,
    level: row.level ?? (lead ? organisation.get(lead).level : proposal.level),
    lead,
    reasons: row.aboutCadre ? ['反映了单位或干部，按投诉办理', ...proposal.reasons.slice(1)] : proposal.reasons,
    units,
    handlers,
    members,
    tags: { offered: world.settings.tags.filter(({ id, retired }) => !retired || row.tags.includes(id)).map(({ id, name }) => ({ id, name })), on: row.tags },
    candidates: alike.filter((one) => one.open).map(({ code, excerpt, reason }) => ({ code, excerpt, reason })),
    texts: { ...drafts(row, proposal.categoryWords, organisation.find(row.lead ?? row.desk)?.name ?? '', today), ground: unconfirmedGround(row, settings) ?? undefined },
  }
}

/** The people of an appeal as a cadre tells them apart: masked, and numbered where one left no name. */
async function membersOf(row: AppealRow): Promise<Choice[]> {
  const ids = parties(row)
  const people = await tables.people.byIds(ids)
  return ids.map((id, at) => {
    const person = people.get(id)
    const name = person?.name ? maskName(open(person.name)) : `第${at + 1}位居民`
    return { id, name: person?.phone ? `${name} ${maskPhone(open(person.phone))}` : name }
  })
}

/** First drafts of the texts that a cadre writes, to be changed before they are sent. */
function drafts(row: AppealRow, matter: string, unit: string, today: string): Record<string, string> {
  const date = `${Number(today.slice(5, 7))}月${Number(today.slice(8, 10))}日`
  return {
    opinion: `经核实，诉求人反映的${matter}问题基本属实，建议受理。`,
    answer: `您好，您反映的${matter}问题，我们已于${date}到现场核实并办理。`,
    publicAnswer: `关于群众反映的${matter}问题，${unit}已核实并办理。`,
    statement: `${unit}签收后到现场核实，按规定办理，并当面向诉求人说明了结果。`,
    question: `您好，为了尽快办好您反映的${matter}问题，想请您补充：`,
  }
}
