import { type Duty, type Role, carries } from '../../domain/organisation/roles'
import { type Organisation, type Unit, type UnitId, takesAppeals } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { ownUnits } from '../intake/rights'
import type { PersonRow } from '../store/rows'

const DISTRICT_KINDS: readonly Unit['kind'][] = ['centre', 'discipline', 'petition']
/** Duties of those who watch over the whole district: its desk, its leaders, its two supervisors. */
const WATCHING: readonly Duty[] = ['dispatch', 'leadership', 'checking', 'endorsing', 'followUp', 'discipline', 'petition']
/** Who speaks for a unit towards the district: sends its return, objects, answers a warning. */
const SPEAKING: readonly Duty[] = ['reception', 'checking', 'endorsing']

/** Whether a person watches over the whole district. */
export function oversees({ posts }: PersonRow, organisation: Organisation): boolean {
  return posts.some(({ unit, role }) => watchesFrom(organisation.find(unit)?.kind ?? 'village', role))
}

/** The units that take no appeals themselves are there to watch. */
function watchesFrom(kind: Unit['kind'], role: Role): boolean {
  return !takesAppeals(kind) || (DISTRICT_KINDS.includes(kind) && WATCHING.some((duty) => carries(role, duty)))
}

/** Whether a person manages lists, returns and warnings: the centre's desk and the district's leaders. */
export function manages({ posts }: PersonRow, organisation: Organisation): boolean {
  return posts.some(({ unit, role }) => organisation.find(unit)?.kind === 'centre' && (carries(role, 'dispatch') || carries(role, 'leadership')))
}

/** Whether a person may read a unit's figures: those of their own unit, of what lies below it, and all for who oversees. */
export function mayWatch(me: PersonRow, unit: UnitId, organisation: Organisation): boolean {
  return oversees(me, organisation) || ownUnits(me).some((own) => own === unit || (organisation.find(own)?.kind === 'township' && organisation.isWithin(unit, own)))
}

/** Whether somebody holds a post in a unit: then what is decided about it is for others. */
export const isOf = ({ posts }: PersonRow, unit: UnitId): boolean => posts.some((post) => post.unit === unit)

/** Whether a person manages what concerns a unit: never one of its own people; the centre's own is the discipline commission's. */
export function managesFor(me: PersonRow, unit: UnitId, organisation: Organisation): boolean {
  if (isOf(me, unit)) return false
  if (organisation.find(unit)?.kind !== 'centre') return manages(me, organisation)
  return me.posts.some((post) => organisation.find(post.unit)?.kind === 'discipline' && carries(post.role, 'discipline'))
}

export function mustManageFor(me: PersonRow, unit: UnitId, organisation: Organisation): void {
  if (!managesFor(me, unit, organisation)) throw new Refusal('FORBIDDEN')
}

export function mustOversee(me: PersonRow, organisation: Organisation): void {
  if (!oversees(me, organisation)) throw new Refusal('FORBIDDEN')
}

export function mustManage(me: PersonRow, organisation: Organisation): void {
  if (!manages(me, organisation)) throw new Refusal('FORBIDDEN')
}

/** The year's assessment of units is the performance centre's work, from what the centre keeps. */
export function mustAssess(me: PersonRow, organisation: Organisation): void {
  if (!manages(me, organisation) && !me.posts.some(({ unit }) => organisation.find(unit)?.kind === 'performance')) throw new Refusal('FORBIDDEN')
}

/** The unit as one may watch it; there is no such unit for whoever may not. */
export function mustWatch(me: PersonRow, unit: UnitId, organisation: Organisation): Unit {
  const found = organisation.find(unit)
  if (!found || !mayWatch(me, unit, organisation)) throw new Refusal('NOT_FOUND')
  return found
}

/** Whether a person speaks for the unit by a post of their own in it. */
export function speaksFor({ posts }: PersonRow, unit: UnitId): boolean {
  return posts.some((post) => post.unit === unit && SPEAKING.some((duty) => carries(post.role, duty)))
}

export function mustSpeakFor(me: PersonRow, unit: UnitId): void {
  if (!speaksFor(me, unit)) throw new Refusal('FORBIDDEN')
}

/** The unit of one's own that one asks about when none is named. */
export function ownUnit(me: PersonRow): UnitId {
  const [own] = ownUnits(me)
  if (!own) throw new Refusal('FORBIDDEN')
  return own
}
