import type { Organisation, UnitId } from '../organisation/units'
import type { Kind } from './kinds'
import type { Standing, Supervisor } from './standing'

/**
 * Whether `unit` is one of the accused or lies below one: it may not list, count, search or be told
 * of the appeal. The district centre at the root bars itself alone, else nobody would be left.
 */
export function isBarred(unit: UnitId, accused: readonly UnitId[], organisation: Organisation): boolean {
  return accused.some((barred) => unit === barred || (organisation.get(barred).parent !== null && organisation.isWithin(unit, barred)))
}

/** Who stands for the district, nearest first: the centre, and where it is complained of its two supervisors. */
function districtLadder(organisation: Organisation): UnitId[] {
  return [organisation.sole('centre').id, organisation.sole('discipline').id, organisation.sole('petition').id]
}

/** Who stands in for a village's desk, nearest first: its township, then whoever stands for the district. */
function deskLadder(village: UnitId, organisation: Organisation): UnitId[] {
  const place = [village, ...organisation.get(village).ancestors].map((unit) => organisation.current(unit))
  return [...new Set([...place, ...districtLadder(organisation)])]
}

/**
 * The accused that a record holds: those named, without repeats. Somebody must be left to take an
 * appeal against the centre and both its supervisors: then the petition office is not kept out.
 */
export function answerable(accused: readonly UnitId[], organisation: Organisation): UnitId[] {
  const all = [...new Set(accused)]
  const ladder = districtLadder(organisation)
  return ladder.every((unit) => all.includes(unit)) ? all.filter((unit) => unit !== ladder[ladder.length - 1]) : all
}

/** Every unit that is barred by these accusations, known by id so that a person's posts can be held against it. */
export function barredUnits(accused: readonly UnitId[], organisation: Organisation): UnitId[] {
  return organisation.all.map(({ id }) => id).filter((id) => isBarred(id, accused, organisation))
}

/** The unit that stands for the district: dispatches, follows up, takes a complaint on. */
export function centreFor(accused: readonly UnitId[], organisation: Organisation): UnitId {
  return notBarred(districtLadder(organisation), accused, organisation)
}

/** The first that is not barred. The last of a ladder never is: see `answerable`. */
function notBarred(ladder: readonly UnitId[], accused: readonly UnitId[], organisation: Organisation): UnitId {
  return ladder.find((unit) => !isBarred(unit, accused, organisation)) ?? ladder[ladder.length - 1]!
}

/** The lowest desk that is not accused. From the first second: it does not wait for the kind. */
export function deskFor(village: UnitId, accused: readonly UnitId[], organisation: Organisation): UnitId {
  return notBarred(deskLadder(village, organisation), accused, organisation)
}

/** The desk above `desk` on the way of this village that is not accused; the highest such one where none is above. */
export function deskAbove(desk: UnitId, village: UnitId, accused: readonly UnitId[], organisation: Organisation): UnitId {
  const ladder = deskLadder(village, organisation)
  const free = ladder.filter((unit) => !isBarred(unit, accused, organisation))
  return free.find((unit) => ladder.indexOf(unit) > ladder.indexOf(desk)) ?? free[free.length - 1]!
}

/** The desk that reviews and triages: the township, or whoever stands in above it. */
export function reviewDesk(village: UnitId, accused: readonly UnitId[], organisation: Organisation): UnitId {
  return notBarred(deskLadder(village, organisation).slice(1), accused, organisation)
}

/** The unit that oversees `lead` for this appeal: its own overseer unless that one is accused, then the next above. */
export function overseerOf(lead: UnitId, accused: readonly UnitId[], organisation: Organisation): UnitId {
  const { overseer, ancestors } = organisation.get(lead)
  const ladder = [...(overseer ? [overseer] : []), ...ancestors, ...districtLadder(organisation)]
  return notBarred(
    ladder.filter((unit) => unit !== lead),
    accused,
    organisation,
  )
}

/** What an appeal of earlier days owes to units that are no more, put on those that stand for them today; nothing where all are in force. */
export function placesToday(appeal: Standing, organisation: Organisation): Partial<Standing> {
  const today = <T extends UnitId | null>(unit: T) => (unit === null ? unit : organisation.current(unit))
  const { township, desk, lead, assigner, overseer, caller } = appeal
  const places = { township: today(township), desk: today(desk), lead: today(lead), assigner: today(assigner), overseer: today(overseer), caller: today(caller) }
  const moved = (Object.keys(places) as (keyof typeof places)[]).some((name) => places[name] !== appeal[name])
  return moved ? { ...places, scopes: scopesOf({ ...appeal, ...places }, organisation) } : {}
}

/** The two supervisors of a complaint, without one that is complained of or handles it itself; none for anything else (S6.4). */
export function supervisorsOf({ kind, aboutCadre, accused, lead }: Pick<Whereabouts, 'kind' | 'aboutCadre' | 'accused' | 'lead'>, organisation: Organisation): Supervisor[] {
  if (kind !== 'complaint' && !aboutCadre) return []
  const both: Supervisor[] = (['discipline', 'petition'] as const).map((duty) => ({ unit: organisation.sole(duty).id, duty }))
  return both.filter(({ unit }) => unit !== lead && !isBarred(unit, accused, organisation))
}

interface Whereabouts {
  village: UnitId
  desk: UnitId
  accused: readonly UnitId[]
  aboutCadre: boolean
  kind: Kind | null
  lead: UnitId | null
  supporting: readonly UnitId[]
  assigner: UnitId | null
  overseer: UnitId | null
}

/**
 * The units that may know of an appeal. An ordinary one is known along its place and to the units
 * that work on it; a complaint only to those who decide or work on it and to its two supervisors
 * (S6.4). An accused unit is never among them, nor one below it.
 */
export function scopesOf(appeal: Whereabouts, organisation: Organisation): UnitId[] {
  const centre = organisation.sole('centre').id
  const complaint = appeal.kind === 'complaint' || appeal.aboutCadre
  const place = complaint ? [] : [appeal.village, ...organisation.get(appeal.village).ancestors].map((unit) => organisation.current(unit))
  const supervisors = complaint ? [organisation.sole('discipline').id, organisation.sole('petition').id] : []
  // A unit that is only proposed knows of nothing before it is assigned.
  const responsible = appeal.assigner === null ? [] : [appeal.lead, ...appeal.supporting]
  const working = [appeal.desk, appeal.overseer, ...responsible].filter((unit) => unit !== null)
  return [...new Set([...place, ...working, centre, ...supervisors])].filter((unit) => !isBarred(unit, appeal.accused, organisation))
}

/**
 * The units complained of: those named; without a name those whose people the words point at in this
 * place; without either, the village and the township, since a petitioner who says yes and no more
 * may mean any of them.
 */
export function accusedUnits(
  named: readonly UnitId[],
  aboutCadre: boolean,
  suspected: readonly ('village' | 'township' | 'district')[],
  village: UnitId,
  organisation: Organisation,
): UnitId[] {
  if (named.length > 0) return [...new Set(named)]
  const township = organisation.get(village).parent!
  // A district office that is not named is kept from nobody on the way, for the way does not lead through it.
  const pointed = [...(suspected.includes('village') ? [village] : []), ...(suspected.includes('township') ? [township] : [])]
  if (pointed.length > 0 || suspected.includes('district')) return pointed
  return aboutCadre ? [village, township] : []
}
