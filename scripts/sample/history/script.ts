import { MET_ON } from '../../../domain/appeal/kinds'
import type { Status } from '../../../domain/appeal/statuses'
import { type Random, createRandom } from '../random'
import type { End } from './ends'
import type { MoveName } from './moves'
import type { Outline } from './plan'
import { isWaiting, waitFor } from './waits'

/** One step of a plan: so many working days after the one before, and the status it must lead to. */
export interface Move {
  after: number
  does: MoveName
  to: Status
}

export interface Script {
  moves: readonly Move[]
  /** Working days for which an open appeal has been waiting since its last move; null for one that has ended. */
  waits: number | null
  /** The working day, counted from the first, on which a twin is merged; null without one. */
  mergesOn: number | null
}

/** Working days from the first to the last move. */
export function lengthOf({ moves }: Script): number {
  return moves.reduce((sum, { after }) => sum + after, 0)
}

/** Working days from the first move that leads to `status` to the last. */
function daysSince(status: Status, moves: readonly Move[]): number {
  return lengthOf({ moves: moves.slice(moves.findIndex(({ to }) => to === status) + 1), waits: null, mergesOn: null })
}

/** The moves of a plan. The same plan gives the same script, so that none has to be kept. */
export function scriptOf(plan: Outline): Script {
  const random = createRandom(plan.seed)
  const whole = new Writer(plan, random)
  const moves = ENDINGS[plan.end]?.(whole, random) ?? cut(wayToTheEnd(whole, random), plan.end, random)
  const merging = moves.findIndex(({ does }) => does === 'takeIn')
  return {
    moves,
    waits: isWaiting(plan.end) ? waitFor(plan, daysSince('handling', moves), random) : null,
    mergesOn: merging < 0 ? null : lengthOf({ moves: moves.slice(0, merging + 1), waits: null, mergesOn: null }),
  }
}

/** Takes moves down one after the other. */
class Writer {
  readonly moves: Move[] = []
  constructor(
    readonly plan: Outline,
    private readonly random: Random,
  ) {}

  then(to: Status, does: MoveName, after: number | readonly [number, number] = 0): this {
    this.moves.push({ does, to, after: typeof after === 'number' ? after : this.random.between(...after) })
    return this
  }

  /** Whether a detour of this likelihood is taken. */
  goes(likelihood: number): boolean {
    return this.random.chance(likelihood)
  }

  get status(): Status {
    return this.moves[this.moves.length - 1]!.to
  }
}

const hasPetitioner = ({ filer }: Outline) => filer === 'self' || filer === 'claimed'

/** The whole way, from the filing to the fourth signature. */
function wayToTheEnd(writer: Writer, random: Random): Move[] {
  filed(writer)
  opened(writer)
  if (writer.plan.lead !== 'atOnce') worked(writer, random)
  answered(writer)
  signedOff(writer)
  const { end, filer } = writer.plan
  if (end === 'resolved' && filer === 'self' && writer.goes(0.02)) secondRound(writer)
  return writer.moves
}

function filed(writer: Writer): void {
  writer.then('submitted', 'submit')
  if (writer.plan.lead !== 'atOnce' && writer.goes(0.02)) writer.then('submitted', 'markUrgent')
}

/** From the filing to whoever works on it. */
function opened(writer: Writer): void {
  const { plan } = writer
  if (plan.lead === 'atOnce') {
    const onTheSpot = plan.filer !== 'self'
    writer.then(onTheSpot ? 'confirmed' : 'reported', onTheSpot ? 'answerOnTheSpot' : 'answerAtOnce', [0, 1])
    return
  }
  if (plan.lead === 'kept') {
    writer.then('handling', 'keep', [0, 1])
    if (writer.goes(0.8)) writer.then('handling', 'reviewBeside', [1, 2])
    claimed(writer)
    return
  }
  if (plan.passedUp) writer.then('submitted', 'passUp')
  else if (plan.end === 'resolved' && plan.filer === 'self' && plan.kind !== 'complaint' && writer.goes(0.01)) {
    writer.then('invalid', 'screenInvalid', 1).then('contested', 'contest', [2, 8]).then('screened', 'overturn', [2, 4])
  }
  if (writer.status === 'submitted') writer.then('screened', 'screenValid', [0, 1])
  claimed(writer)
  writer.then('reviewed', 'reviewValid', [0, 2])
  assigned(writer)
}

function claimed(writer: Writer): void {
  if (writer.plan.filer === 'claimed') writer.then(writer.status, 'claim', [0, 1])
}

function assigned(writer: Writer): void {
  // What goes to a department or the commission passes the district's desk, unless it is there already.
  const { lead, accused } = writer.plan
  const dispatched = lead === 'department' || (lead === 'discipline' && accused !== 'township')
  writer.then(dispatched ? 'triaged' : 'assigned', 'triage', [0, 1])
  if (dispatched) writer.then('assigned', 'assign', [0, 1])
  if (writer.plan.lead !== 'discipline' && writer.goes(0.04)) writer.then('triaged', 'return', [0, 1]).then('assigned', 'assign', 1)
  writer.then('handling', 'accept', [0, 1])
}

/** What happens in handling, each with its likelihood and with what must be so for it. */
const WORK: readonly { likelihood: number; when?: (plan: Outline, done: (move: MoveName) => boolean) => boolean; moves: readonly (readonly [MoveName, readonly [number, number]])[] }[] = [
  { likelihood: 0.08, when: ({ end, kind }) => kind !== 'complaint' && end === 'handling', moves: [['join', [0, 1]]] },
  { likelihood: 0.04, when: ({ end, kind, filer }) => kind !== 'complaint' && filer === 'self' && end !== 'disputed' && end !== 'dissatisfied', moves: [['join', [0, 1]], ['join', [0, 1]], ['nameRepresentatives', [1, 1]]] },
  { likelihood: 0.07, moves: [['askSupport', [0, 1]], ['answerSupport', [1, 3]]] },
  { likelihood: 0.08, when: hasPetitioner, moves: [['askPetitioner', [0, 1]], ['supplement', [1, 3]]] },
  // One allowance serves all pauses of a round.
  { likelihood: 0.04, when: (plan, done) => hasPetitioner(plan) && !done('askPetitioner'), moves: [['askPause', [0, 1]], ['grantPause', [0, 1]], ['resume', [1, 3]]] },
  { likelihood: 0.01, when: (plan, done) => hasPetitioner(plan) && !done('askPetitioner') && !done('askPause'), moves: [['askPause', [0, 1]], ['refusePause', [0, 1]]] },
  { likelihood: 0.05, when: hasPetitioner, moves: [['urge', [1, 2]]] },
  { likelihood: 0.05, moves: [['askExtension', [1, 3]], ['grantExtension', [1, 1]]] },
  { likelihood: 0.02, when: (_, done) => !done('askExtension'), moves: [['askExtension', [1, 3]], ['refuseExtension', [1, 1]]] },
]

function worked(writer: Writer, random: Random): void {
  const { plan } = writer
  const done = (move: MoveName) => writer.moves.some(({ does }) => does === move)
  // An open sample shows the detours more often than a year of ordinary work would.
  const often = plan.end === 'handling' ? 3 : 1
  const slow = plan.kind === 'consultation' ? 0 : 1
  if (slow) writer.then('handling', 'plan', [0, 1])
  if (plan.end === 'resolved' && plan.twin !== undefined) writer.then('handling', 'takeIn', [2, 3])
  for (const { likelihood, when = () => true, moves } of WORK) {
    if (slow && when(plan, done) && writer.goes(likelihood * often)) for (const [does, after] of moves) writer.then('handling', does, after)
  }
  if (slow) writer.then('handling', 'progress', [1, 3])
  const late = plan.end === 'resolved' && random.chance(0.03)
  writer.then('reported', 'report', late ? [16, 22] : [0, slow * (plan.kind === 'complaint' ? 10 : 5)])
}

/** From the report to the petitioner's place being filled. */
function answered(writer: Writer): void {
  const { plan } = writer
  if (writer.status === 'confirmed') return
  if (!hasPetitioner(plan)) return unconfirmed(writer)
  if (plan.end === 'disputed') return void twiceDisputed(writer)
  if (plan.end === 'dissatisfied' && plan.lead !== 'atOnce' && writer.goes(0.3)) {
    twiceDisputed(writer)
    writer.then('confirmed', 'closeUnrecognised', [2, 4])
    return
  }
  const disputes = plan.lead !== 'atOnce' && isAlone(writer) && writer.goes(plan.end === 'resolved' ? 0.02 : 0.1)
  if (disputes) {
    disputed(writer)
    if (plan.end === 'resolved' && writer.goes(0.15)) writer.then('disputed', 'disputeAgain', 1).then('handling', 'orderRound', [2, 4]).then('reported', 'report', [2, 4])
  }
  confirmed(writer)
}

/** Whether nobody has joined: a group's members are split off instead of disputing for the others. */
const isAlone = ({ moves }: Writer): boolean => !moves.some(({ does }) => does === 'join' || does === 'takeIn')

/** Every one who speaks for a group confirms; the last one's tap counts. */
function confirmed(writer: Writer): void {
  const group = writer.moves.some(({ does }) => does === 'nameRepresentatives')
  if (group) writer.then('reported', 'confirm', [0, 1])
  writer.then('confirmed', 'confirm', [0, 2])
}

function disputed(writer: Writer): void {
  writer.then('handling', 'dispute', [0, 2]).then('handling', 'progress', [1, 2]).then('reported', 'report', [1, 3])
}

function twiceDisputed(writer: Writer): Writer {
  disputed(writer)
  return writer.then('disputed', 'disputeAgain', [0, 2])
}

function unconfirmed(writer: Writer): void {
  if (writer.plan.filer === 'recorded') for (let attempt = 1; attempt <= 3; attempt += 1) writer.then('reported', 'logAttempt', 1)
  writer.then('confirmed', 'recordUnconfirmed', writer.plan.filer === 'recorded' ? 0 : 1)
}

function signedOff(writer: Writer): void {
  const { plan } = writer
  if (writer.status !== 'confirmed') return
  writer.then('stated', 'state', [0, 1])
  if (writer.goes(0.015) && hasPetitioner(plan) && plan.lead !== 'atOnce' && plan.end !== 'dissatisfied') {
    writer.then('handling', 'sendBack', [0, 1]).then('reported', 'report', [1, 2])
    confirmed(writer)
    writer.then('stated', 'state', [0, 1])
  }
  writer.then('checked', 'check', [0, 1])
  if (writer.goes(0.01)) writer.then('confirmed', 'sendBackProcedure', 1).then('stated', 'state', [0, 1]).then('checked', 'check', [0, 1])
  if (plan.kind === 'complaint') writer.then('checked', 'supervise')
  writer.then('closed', 'endorse', [0, 1])
  if (plan.kind === 'suggestion') writer.then('closed', 'carry')
  if (MET_ON[plan.kind] !== 'publication') return
  if (writer.goes(0.01)) writer.then('published', 'publishByHand', 1)
  else writer.then('published', 'publish')
  if (writer.goes(0.003)) writer.then('closed', 'unpublish', [1, 2])
}

function secondRound(writer: Writer): void {
  if (!isAlone(writer) || writer.moves.some(({ does }) => does === 'unpublish')) return
  writer.then('handling', 'reopen', [5, 12]).then('handling', 'progress', [1, 3]).then('reported', 'report', [1, 4])
  confirmed(writer)
  signedOff(writer)
}

/** Ends that are no stop on the way but leave it, or that ask for a way of their own. */
const ENDINGS: Partial<Record<End, (writer: Writer, random: Random) => Move[]>> = {
  resolved: wayToTheEnd,
  dissatisfied: wayToTheEnd,
  duplicate: (writer) => writer.then('submitted', 'submit').moves,
  invalid: (writer) => {
    writer.then('submitted', 'submit').then('invalid', 'screenInvalid', [0, 1])
    if (writer.plan.filer === 'self' && writer.goes(0.12)) writer.then('contested', 'contest', [2, 8]).then('invalid', 'uphold', [2, 4])
    return writer.moves
  },
  unreasonable: (writer) => {
    writer.then('submitted', 'submit').then('screened', 'screenValid', [0, 1]).then('unreasonable', 'reviewUnreasonable', [1, 2])
    if (writer.plan.filer === 'self' && writer.goes(0.12)) writer.then('contested', 'contest', [2, 8]).then('unreasonable', 'uphold', [2, 4])
    return writer.moves
  },
  contested: (writer) => {
    writer.then('submitted', 'submit')
    if (writer.goes(0.5)) writer.then('invalid', 'screenInvalid', [0, 1])
    else writer.then('screened', 'screenValid', [0, 1]).then('unreasonable', 'reviewUnreasonable', [1, 2])
    return writer.then('contested', 'contest', [1, 6]).moves
  },
  parked: (writer, random) => {
    const way = wayToTheEnd(writer, random)
    return [...cut(way, 'handling', random), { does: 'park', to: 'parked', after: random.between(1, 3) }]
  },
  withdrawn: (writer, random) => {
    const way = wayToTheEnd(writer, random).filter(({ does }) => does !== 'join' && does !== 'nameRepresentatives')
    return [...cut(way, random.pick(['submitted', ...leavable(way)]), random), { does: 'withdraw', to: 'withdrawn', after: random.between(0, 2) }]
  },
  transferred: (writer, random) => {
    const way = wayToTheEnd(writer, random)
    const from = leavable(way)
    const stay = cut(way, from.length > 0 ? random.pick(from) : 'submitted', random)
    return [...stay, { does: 'transferOut', to: 'transferred', after: random.between(0, 2) }]
  },
}

/** Statuses of a way that one may still leave for another office. */
const leavable = (way: readonly Move[]): Status[] => (['screened', 'reviewed', 'handling'] as const).filter((status) => way.some(({ to }) => to === status))

/** The way up to some move that leads to `status`. */
function cut(way: readonly Move[], status: string, random: Random): Move[] {
  const stops = way.flatMap(({ to }, index) => (to === status ? [index] : []))
  if (stops.length === 0) throw new Error(`this way never comes to ${status}`)
  return way.slice(0, random.pick(stops) + 1)
}
