import { startOf } from '../../../domain/calendar/day'
import type { Calendar } from '../../../domain/calendar/calendar'
import { type Day, type Instant, addDays, clockTime, dayOf, daysBetween } from '../../../domain/calendar/day'
import type { Kind } from '../../../domain/appeal/kinds'
import type { Level, UnitId } from '../../../domain/organisation/units'
import type { DepartmentKey } from '../../../domain/organisation/departments'
import { type Random, createRandom } from '../random'
import { ENDS_IN, type End, apportion, outsideOf, unresolvedOf } from './ends'
import { lengthOf, scriptOf } from './script'

/** Who is responsible in the end: the village that kept it or was given it, the township, a department, the commission; nobody where it was answered at once. */
export type Lead = 'atOnce' | 'kept' | 'village' | 'township' | 'department' | 'discipline'

/** Whose appeal it is: a resident's own, recorded and claimed later, recorded and never claimed, or without a name. */
export type Filer = 'self' | 'claimed' | 'recorded' | 'anonymous'

/** What one appeal of the sample is to become. Everything else about it follows from `seed`. */
export interface Plan {
  seed: number
  end: End
  kind: Kind
  lead: Lead
  filer: Filer
  village: UnitId
  /** Complaints: whose people are complained of. */
  accused?: Level
  /** A complaint that nobody took for one until the village's screener did. */
  passedUp?: boolean
  /** The department its lead must be. */
  department?: DepartmentKey
  /** The working day from which its steps are counted; it may have been filed on the free days before. */
  from: Day
  filedAt: Instant
  code: string
  /** The appeal about the same matter that is merged into it. */
  twin?: Plan
}

/** How far a plan was thought out when its script is asked for: places in time and the code come after. */
export type Outline = Omit<Plan, 'from' | 'filedAt' | 'code' | 'twin'> & { twin?: unknown }

interface Frame {
  /** How many valid appeals there are to be. */
  valid: number
  now: Instant
  calendar: Calendar
  villages: readonly UnitId[]
  seed: number
}

/** The first day of the record: no appeal of the sample is older. */
const FIRST_DAY: Day = '2021-01-04'
/** The first village, with which the console opens. */
const FIRST_VILLAGE: UnitId = 'T01V01'

/** Every end's first four are at home where the console begins, one with each who may be responsible. */
const FOCUS: readonly Partial<Outline>[] = [
  { lead: 'kept', kind: 'resolution' },
  { lead: 'township', kind: 'resolution' },
  { lead: 'department', kind: 'resolution', department: 'transport' },
  { lead: 'department', kind: 'resolution', department: 'housing' },
]

/** All plans of a sample, without codes. Twins come with their masters. */
export function makePlans(frame: Frame): Plan[] {
  const random = createRandom(frame.seed)
  const ends = endsOf(frame.valid)
  const twins = ends.get('duplicate') ?? 0
  ends.delete('duplicate')
  const plans: Plan[] = []
  for (const [end, count] of ends) {
    for (let place = 0; place < count; place += 1) {
      const seed = Math.imul(plans.length + 1, 0x9e3779b1) ^ frame.seed
      const outline = end === 'resolved' && place < twins ? masterOf(seed, frame, random) : outlineOf(end, place, seed, frame, random)
      plans.push(placeInTime(outline, frame, random))
    }
  }
  return plans
}

/** How many appeals end how, in all. */
function endsOf(valid: number): Map<End, number> {
  const unresolved = unresolvedOf(valid)
  return new Map<End, number>([['resolved', valid - unresolved], ...apportion(unresolved, ENDS_IN), ...outsideOf(valid)])
}

/** An ordinary matter into which another appeal is merged. */
function masterOf(seed: number, { villages }: Frame, random: Random): Outline {
  return { seed, end: 'resolved', kind: 'resolution', lead: random.pick(['kept', 'township', 'department'] as const), filer: 'self', village: random.pick(villages), twin: true }
}

function outlineOf(end: End, place: number, seed: number, { villages }: Frame, random: Random): Outline {
  const focus = end !== 'resolved' && place < FOCUS.length ? FOCUS[place]! : {}
  const atFocus = end !== 'resolved' && (place < FOCUS.length || place % 6 === 0)
  const kind = focus.kind ?? random.weighted<Kind>([['resolution', 58], ['consultation', 20], ['suggestion', 13], ['complaint', 9]])
  const outline: Outline = { seed, end, kind, lead: 'township', filer: filerFor(end, random), village: atFocus ? FIRST_VILLAGE : random.pick(villages) }
  if (kind === 'complaint') {
    const accused = random.weighted([['village', 6], ['township', end === 'triaged' ? 0 : 3], ['district', 2]] as const)
    const passedUp = accused === 'village' && end === 'resolved' && random.chance(0.15)
    return { ...outline, accused, lead: accused === 'village' && end !== 'triaged' && random.chance(0.7) ? 'township' : 'discipline', ...(passedUp ? { passedUp } : {}) }
  }
  const wanted = focus.lead ?? leadFor(kind, end, random)
  const lead = NEEDS[end]?.includes(wanted) === false ? NEEDS[end]![0]! : wanted
  // Answered on the spot for somebody at the counter, there is nobody left to confirm.
  const filer = lead === 'atOnce' && end === 'reported' ? 'self' : outline.filer
  return { ...outline, lead, filer, ...(focus.department ? { department: focus.department } : {}) }
}

/** Ends that only some ways lead to, the likeliest first. */
const NEEDS: Partial<Record<End, readonly Lead[]>> = {
  screened: ['township', 'department', 'village'],
  reviewed: ['township', 'department', 'village'],
  triaged: ['department'],
  assigned: ['township', 'department', 'village'],
  handling: ['kept', 'township', 'department', 'village'],
  parked: ['township', 'kept', 'department', 'village'],
  unreasonable: ['township', 'department', 'village'],
}

function leadFor(kind: Kind, end: End, random: Random): Lead {
  if (kind === 'consultation') return random.weighted([['atOnce', 7], ['department', 2], ['township', 1]] as const)
  if (end === 'triaged') return 'department'
  return random.weighted([['kept', 35], ['village', 5], ['township', 30], ['department', 30]] as const)
}

/** Ends in which the petitioner acts. */
const PETITIONER_ACTS: readonly End[] = ['contested', 'withdrawn', 'disputed', 'dissatisfied']

function filerFor(end: End, random: Random): Filer {
  if (PETITIONER_ACTS.includes(end)) return 'self'
  return random.weighted([['self', 74], ['claimed', 15], ['recorded', 8], ['anonymous', 3]] as const)
}

function placeInTime(outline: Outline, frame: Frame, random: Random): Plan {
  const { calendar } = frame
  const script = scriptOf(outline)
  const length = lengthOf(script)
  const last = lastDay(outline.end, script.waits, frame, random)
  const from = calendar.addWorkingDays(last, -length)
  const quiet = (script.moves[1]?.after ?? 1) > 0
  const plan: Plan = { ...outline, twin: undefined, from, filedAt: filedOn(from, quiet, frame, random), code: '' }
  if (script.mergesOn === null) return plan
  const day = calendar.addWorkingDays(from, script.mergesOn - 1)
  const filer = random.chance(0.8) ? 'self' : 'recorded'
  return { ...plan, twin: { ...outline, twin: undefined, end: 'duplicate', filer, seed: outline.seed ^ 0x5bd1e995, from: day, filedAt: filedOn(day, true, frame, random), code: '' } }
}

/** The working day of the last step: for an open appeal as long ago as it waits, for others anywhere in the record. */
function lastDay(end: End, waits: number | null, { now, calendar, valid }: Frame, random: Random): Day {
  const today = dayOf(now)
  if (waits !== null) {
    // Before the offices open nothing has happened today.
    const closed = waits === 0 && (clockTime(now) < '08:30' || !calendar.isWorkingDay(today))
    return calendar.addWorkingDays(today, closed ? -1 : -waits)
  }
  const span = Math.min(daysBetween(FIRST_DAY, today) - 90, 240 + Math.round(valid / 25))
  // More appeals come each year than the year before.
  const back = Math.floor(span * (1 - Math.sqrt(0.15 + 0.85 * random.next())) / (1 - Math.sqrt(0.15)))
  return calendar.addWorkingDays(addDays(today, -back), -1)
}

const MINUTE = 60_000

/** When on a day, or on the free days and evenings before it, somebody files. */
function filedOn(day: Day, quiet: boolean, { now, calendar }: Frame, random: Random): Instant {
  const before = addDays(day, -1)
  const off = quiet && !calendar.isWorkingDay(before) && random.chance(0.3) ? before : day
  const latest = quiet && random.chance(0.25) ? 21 * 60 : 17 * 60
  const at = startOf(off) + random.between(7 * 60 + 30, latest) * MINUTE + random.between(0, 59_999)
  if (at < now) return at
  // Today, and the day is young.
  const opens = startOf(off) + 7 * 60 * MINUTE
  return Math.floor(opens + (Math.max(now, opens + MINUTE) - opens) * random.next() * 0.8)
}
