import type { Day } from '../calendar/day'
import { DUTIES, carries } from '../organisation/roles'
import type { Duty } from '../organisation/roles'
import type { PersonId, UnitId } from '../organisation/units'
import { dueDate } from './deadline'
import type { Actor } from './permissions'
import { type Standing, openOrders, speakers, unsupervised } from './standing'
import type { Status } from './statuses'
import { isCarriedOn } from './thinkTank'

/** Who is waited for: a person, or whoever carries a duty in a unit. A workbench is found by these keys. */
export type WaitKey = `person:${PersonId}` | `${UnitId}:${Duty}`

const person = (id: PersonId | null): WaitKey[] => (id ? [`person:${id}`] : [])
const post = (unit: UnitId | null, duty: Duty): WaitKey[] => (unit ? [`${unit}:${duty}`] : [])

/** Who carries on an adopted suggestion after its close. */
const carriers = (appeal: Standing): WaitKey[] => (isCarriedOn(appeal) ? (appeal.handler ? person(appeal.handler) : post(appeal.lead, 'reception')) : [])

const supervisors = (appeal: Standing): WaitKey[] => unsupervised(appeal).flatMap(({ unit, duty }) => post(unit, duty))

/** Who holds an appeal that a unit is responsible for, and so answers an order from above; elsewhere the desk is waited for as it is. */
export function holders(appeal: Standing): WaitKey[] {
  if (appeal.assigner === null) return WAITS[appeal.status](appeal)
  return appeal.handler ? person(appeal.handler) : post(appeal.lead, 'reception')
}

/** One row a status: who must act for the appeal to go on. */
const WAITS: Record<Status, (appeal: Standing) => WaitKey[]> = {
  submitted: ({ desk }) => post(desk, 'screening'),
  screened: ({ desk }) => post(desk, 'review'),
  reviewed: ({ desk }) => post(desk, 'triage'),
  triaged: ({ desk }) => post(desk, 'triage'),
  assigned: ({ lead }) => post(lead, 'reception'),
  handling: (appeal) => [
    ...(appeal.handler ? person(appeal.handler) : post(appeal.lead, 'reception')),
    ...(appeal.extensionAsked !== null || appeal.pauseAsked !== null ? post(appeal.overseer, 'triage') : []),
    ...(appeal.reviewBeside ? post(appeal.township, 'review') : []),
    ...appeal.supports.filter((support) => !support.answered).flatMap((support) => post(support.unit, 'reception')),
    ...(appeal.clock.kind === 'paused' && appeal.clock.why === 'question' ? speakers(appeal).flatMap(person) : []),
  ],
  // The centre's callers see it as well: they take over where the petitioner cannot be reached.
  reported: (appeal) => [
    ...speakers(appeal)
      .filter((id) => !appeal.confirmedBy.includes(id))
      .flatMap(person),
    ...post(appeal.caller, 'followUp'),
  ],
  confirmed: ({ handler }) => person(handler),
  stated: (appeal) => [...person(appeal.checker), ...supervisors(appeal)],
  // The last signature waits for the supervisors' of a complaint.
  checked: (appeal) => [...(unsupervised(appeal).length === 0 ? person(appeal.endorser) : []), ...supervisors(appeal)],
  closed: carriers,
  published: carriers,
  invalid: () => [],
  unreasonable: () => [],
  contested: ({ desk }) => post(desk, 'review'),
  disputed: ({ overseer }) => post(overseer, 'triage'),
  duplicate: () => [],
  parked: () => [],
  withdrawn: () => [],
  transferred: () => [],
}

/** The keys of everyone who must act on an appeal now. */
export function waitsOf(appeal: Standing): WaitKey[] {
  return [...new Set([...WAITS[appeal.status](appeal), ...(openOrders(appeal).length > 0 ? holders(appeal) : [])])]
}

/** The keys under which work waits for `actor`. */
export function keysOf(actor: Actor): WaitKey[] {
  const posts = actor.posts.flatMap(({ unit, role }) => DUTIES.filter((duty) => carries(role, duty)).map((duty): WaitKey => `${unit}:${duty}`))
  return [`person:${actor.person}`, ...new Set(posts)]
}

/** A day after all others: nothing is due. */
export const NEVER: Day = '9999-12-31'

/** The day by which the one waited for should act: the stage's, the handler's, the promised one, or that of an order where it comes first. */
export function actByOf(appeal: Standing): Day {
  if (waitsOf(appeal).length === 0) return NEVER
  return openOrders(appeal).reduce((first, { by }) => (by < first ? by : first), ordinary(appeal))
}

function ordinary(appeal: Standing): Day {
  if (isCarriedOn(appeal)) return appeal.measure!.by
  if (appeal.status === 'handling') return appeal.handlerDueOn ?? dueDate(appeal.clock) ?? NEVER
  return appeal.stageDueOn ?? dueDate(appeal.clock) ?? NEVER
}
