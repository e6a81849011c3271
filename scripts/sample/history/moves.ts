import type { Command } from '../../../domain/appeal/decide'
import { DISCONTENTS, DISPUTE_GROUNDS, type Discontent, type DisputeGround, type Payloads } from '../../../domain/appeal/payloads'
import { speakers, unsupervised } from '../../../domain/appeal/standing'
import type { Duty } from '../../../domain/organisation/roles'
import type { UnitId } from '../../../domain/organisation/units'
import { dueDate } from '../../../domain/appeal/deadline'
import { type Day, addDays, dayOf } from '../../../domain/calendar/day'
import type { SamplePerson } from '../district'
import { makeOutcome } from '../texts'
import { fileAs } from './filing'
import { handIn } from './handIn'
import { leadOf, otherDepartment, supportOf } from './leads'
import { Case } from './walk'
import { INVALID_WORDS, type Occasion, WORDS } from './words'

type Take = (one: Case) => void

const say = (one: Case, occasion: Occasion): string => one.random.pick(WORDS[occasion])

/** Someone who carries a duty in a unit and is not a party. */
const by = (one: Case, unit: UnitId | null, duty: Duty): SamplePerson => one.setting.cast.one(one.random, unit!, duty, [one.appeal.handler])
const atDesk = (one: Case, duty: Duty) => by(one, one.appeal.desk, duty)
const handler = (one: Case) => one.setting.cast.person(one.appeal.handler)
const overseer = (one: Case) => by(one, one.appeal.overseer, 'triage')
const caller = (one: Case) => by(one, one.appeal.caller, 'followUp')
const dispatcher = (one: Case) => by(one, one.appeal.centre, 'dispatch')
const petitioner = (one: Case) => one.setting.cast.person(one.appeal.petitioner)

/** A step that takes words alone. */
const worded =
  <A extends Command>(action: A, who: (one: Case) => SamplePerson, payload: (one: Case) => Payloads[A]): Take =>
  (one) => one.act(action, who(one), payload(one))

const signed = (one: Case, who: SamplePerson) => ({ ...(one.random.chance(0.5) ? { opinion: say(one, 'opinions') } : {}), signature: handIn(one, who, 'signature') })
const ground = (one: Case): DisputeGround => one.random.pick(Object.keys(DISPUTE_GROUNDS) as DisputeGround[])

/** As long as one may wait: nobody knows beforehand when somebody comes home. */
const pauseUntil = (one: Case): Day => one.setting.calendar.addWorkingDays(dayOf(one.at), one.setting.settings.pauseDays)

/** The last day of a plan: within the clock where there is time left. */
const planBy = (one: Case): Day => {
  const today = dayOf(one.at)
  const due = dueDate(one.appeal.clock)
  return due && due > today ? due : addDays(today, 7)
}

/** What the unit reports, in the words of the sample. */
function report(one: Case): void {
  const { answer, publicAnswer, statement, adoption } = makeOutcome(one.random, { kind: one.plan.kind, category: one.said.category })
  const who = handler(one)
  const measure = adoption && adoption !== 'declined' ? { measure: say(one, 'measures'), measureOwner: '承办股室', measureBy: addDays(dayOf(one.at), one.random.pick([30, 60, 90, 180])) } : {}
  one.act('report', who, { answer, publicAnswer, statement, evidence: [], ...(adoption ? { adoption } : {}), ...measure })
}

/** Each supervisor of a complaint signs for its own part. */
function supervise(one: Case): void {
  for (const { unit, duty } of unsupervised(one.appeal)) {
    const who = one.setting.cast.one(one.random, unit, duty, [one.appeal.handler, one.appeal.checker, one.appeal.endorser])
    one.act('superviseSign', who, { opinion: say(one, 'supervised'), signature: handIn(one, who, 'signature') })
  }
}

/** What becomes of an adopted suggestion: shown to the public, and done by its date where that has come. */
function carry(one: Case): void {
  const { measure } = one.appeal
  if (!measure) return
  one.act('publish', 'system', {})
  if (measure.by < dayOf(one.setting.now)) one.act('recordEffect', handler(one), { effect: say(one, 'effects'), evidence: [] })
}

function answer(one: Case, recordedYes: boolean): void {
  const { answer: words } = makeOutcome(one.random, { kind: 'consultation', category: one.said.category })
  one.act('answerAtOnce', atDesk(one, 'screening'), { answer: words, ...(recordedYes ? { recordedYes } : {}) })
}

/** The next of those who speak for the appeal; a group's last one alone decides the rating that counts. */
function confirm(one: Case): void {
  const asked = speakers(one.appeal).find((id) => !one.appeal.confirmedBy.includes(id))!
  const who = one.setting.cast.person(asked)
  const bad = one.plan.end === 'dissatisfied'
  const rating = bad ? 'dissatisfied' : one.random.chance(0.82) ? 'satisfied' : 'fair'
  const because = bad ? { because: one.random.pick(Object.keys(DISCONTENTS) as Discontent[]) } : {}
  const words = one.random.chance(0.25) ? { words: say(one, bad ? 'complained' : 'thanks') } : {}
  one.act('confirm', who, { rating, ...because, ...words, signature: handIn(one, who, 'signature') })
}

function accept(one: Case): void {
  const { lead, handler: known } = one.appeal
  const named = one.setting.cast.one(one.random, lead!, 'handling', [known])
  one.act('accept', by(one, lead, 'reception'), { handler: named.id }, { named })
}

function keep(one: Case): void {
  const named = one.setting.cast.one(one.random, one.appeal.desk, 'handling')
  one.act('keep', atDesk(one, 'screening'), { kind: one.plan.kind, handler: named.id, note: say(one, 'kept') }, { named })
}

function triage(one: Case): void {
  const lead = leadOf(one)
  const note = one.random.chance(0.4) ? { note: say(one, 'triaged') } : {}
  const supporting = one.plan.lead === 'department' && one.random.chance(0.3) ? [one.appeal.township] : []
  one.act('triage', atDesk(one, 'triage'), { kind: one.plan.kind, level: one.setting.organisation.get(lead).level, lead, supporting, ...note })
}

/** The desk gives it to the unit of the plan; after a return, to another one where there is another. */
function assign(one: Case): void {
  const { returns, desk } = one.appeal
  const lead = returns > 0 && one.plan.lead === 'department' && !one.plan.department ? otherDepartment(one) : leadOf(one)
  one.act('assign', by(one, desk, 'triage'), { lead, supporting: [] })
}

function askSupport(one: Case): void {
  one.act('askSupport', handler(one), { unit: supportOf(one), question: say(one, 'supportAsked'), by: one.setting.calendar.addWorkingDays(dayOf(one.at), 3) })
}

function answerSupport(one: Case): void {
  const { unit } = one.appeal.supports.find(({ answered }) => !answered)!
  one.act('answerSupport', one.setting.cast.one(one.random, unit, 'handling', [one.appeal.handler]), { answer: say(one, 'supportAnswered') })
}

function join(one: Case): void {
  const { petitioner: first, coPetitioners, village } = one.appeal
  one.act('join', one.setting.cast.resident(one.random, village, [first, ...coPetitioners]), {})
}

/** Another appeal about the same matter is filed, and merged into this one by whoever screens it. */
function takeIn(one: Case): void {
  const twin = new Case(one.plan.twin!, one.setting)
  one.twins.push(twin)
  fileAs(twin, one)
  twin.at = one.at
  twin.act('merge', atDesk(twin, 'screening'), { master: one.plan.code, reason: say(one, 'merged') }, { other: one })
}

function passUp(one: Case): void {
  one.act('passUp', atDesk(one, 'screening'), { accused: [] })
}

function claim(one: Case): void {
  const { phone } = one.submission.contact!
  one.act('claim', one.setting.cast.people.find((person) => person.phone === phone)!, {})
}

function transferOut(one: Case): void {
  const receiver = one.random.pick(['petition', 'hotline', 'court'] as const)
  one.act('transferOut', dispatcher(one), { receiver, number: `Z${one.random.between(100_000, 999_999)}`, on: dayOf(one.at), reason: say(one, 'transferred') })
}

function park(one: Case): void {
  one.act('park', overseer(one), { reviewOn: one.setting.calendar.addWorkingDays(addDays(dayOf(one.at), 45), 1), reason: say(one, 'parked') })
}

/** Every move a plan may name, as the step that it is under the rules. */
export const MOVES = {
  submit: (one) => fileAs(one),
  claim,
  markUrgent: worded('markUrgent', (one) => atDesk(one, 'screening'), (one) => ({ hours: 4, reason: say(one, 'urgent') })),
  answerAtOnce: (one) => answer(one, false),
  answerOnTheSpot: (one) => answer(one, true),
  passUp,
  keep,
  takeIn,
  screenValid: worded('screenValid', (one) => atDesk(one, 'screening'), (one) => (one.random.chance(0.6) ? { note: say(one, 'screened') } : {})),
  screenInvalid: (one) => {
    const [why, reason] = one.random.pick(INVALID_WORDS)
    one.act('screenInvalid', atDesk(one, 'screening'), { ground: why, reason })
  },
  contest: worded('contest', petitioner, (one) => ({ reason: say(one, 'contested') })),
  uphold: worded('uphold', (one) => atDesk(one, 'review'), (one) => ({ opinion: say(one, 'upheld') })),
  overturn: worded('overturn', (one) => atDesk(one, 'review'), (one) => ({ opinion: say(one, 'overturned') })),
  reviewValid: worded('reviewValid', (one) => atDesk(one, 'review'), (one) => ({ finding: one.random.chance(0.9) ? 'reasonable' : 'partly', opinion: say(one, 'reviewed') })),
  reviewUnreasonable: worded('reviewUnreasonable', (one) => atDesk(one, 'review'), (one) => ({ opinion: say(one, 'unreasonable'), explanation: say(one, 'explained') })),
  reviewBeside: worded('reviewBeside', (one) => by(one, one.appeal.township, 'review'), (one) => ({ finding: 'reasonable', opinion: say(one, 'reviewed') })),
  triage,
  assign,
  return: worded('return', (one) => by(one, one.appeal.lead, 'reception'), (one) => ({ ground: 'notOurDuty', reason: say(one, 'returned') })),
  accept,
  plan: worded('plan', handler, (one) => ({ causes: say(one, 'causes'), steps: [{ what: say(one, 'planned'), owner: '承办股室', by: planBy(one) }] })),
  progress: worded('progress', handler, (one) => ({ text: say(one, 'progressed'), evidence: [] })),
  join,
  nameRepresentatives: worded('nameRepresentatives', (one) => by(one, one.appeal.township, 'review'), (one) => ({ representatives: [one.appeal.petitioner!, one.appeal.coPetitioners[0]!] })),
  askSupport,
  answerSupport,
  askPetitioner: worded('askPetitioner', handler, (one) => ({ question: say(one, 'asked') })),
  supplement: worded('supplement', petitioner, (one) => ({ text: say(one, 'supplemented'), evidence: [] })),
  askPause: worded('askPause', handler, (one) => ({ ground: one.random.chance(0.5) ? 'away' : 'evidence', until: pauseUntil(one), reason: say(one, 'paused') })),
  grantPause: worded('grantPause', overseer, (one) => ({ opinion: say(one, 'pauseGranted') })),
  refusePause: worded('refusePause', overseer, (one) => ({ opinion: say(one, 'pauseRefused') })),
  resume: worded('resume', handler, () => ({})),
  urge: worded('urge', petitioner, (one) => ({ text: say(one, 'urged') })),
  askExtension: worded('askExtension', handler, (one) => ({ days: one.random.pick([3, 5, 7]), reason: say(one, 'extensionAsked') })),
  grantExtension: worded('grantExtension', overseer, (one) => ({ opinion: say(one, 'extensionGranted') })),
  refuseExtension: worded('refuseExtension', overseer, (one) => ({ opinion: say(one, 'extensionRefused') })),
  report,
  confirm,
  dispute: worded('dispute', (one) => one.setting.cast.person(speakers(one.appeal)[0]!), (one) => ({ ground: ground(one), reason: say(one, 'disputed') })),
  disputeAgain: worded('disputeAgain', (one) => one.setting.cast.person(speakers(one.appeal)[0]!), (one) => ({ ground: ground(one), reason: say(one, 'disputed') })),
  orderRound: worded('orderRound', overseer, (one) => ({ opinion: say(one, 'ordered') })),
  closeUnrecognised: worded('closeUnrecognised', overseer, (one) => ({ opinion: say(one, 'unrecognised') })),
  logAttempt: worded('logAttempt', caller, (one) => ({ way: one.random.chance(0.7) ? 'phone' : 'visit', outcome: say(one, 'attempted') })),
  recordUnconfirmed: worded('recordUnconfirmed', caller, (one) => ({ ground: one.appeal.anonymous ? 'anonymous' : 'notReached', reason: say(one, 'unconfirmed') })),
  state: (one) => {
    const who = handler(one)
    one.act('state', who, { statement: one.words(one.appeal.reportSeq!, 'statement')!, signature: handIn(one, who, 'signature') })
  },
  check: worded('check', (one) => one.setting.cast.person(one.appeal.checker), (one) => signed(one, one.setting.cast.person(one.appeal.checker))),
  endorse: worded('endorse', (one) => one.setting.cast.person(one.appeal.endorser), (one) => signed(one, one.setting.cast.person(one.appeal.endorser))),
  supervise,
  sendBack: worded('sendBack', (one) => one.setting.cast.person(one.appeal.checker), (one) => ({ reason: say(one, 'sentBack') })),
  sendBackProcedure: worded('sendBackProcedure', (one) => one.setting.cast.person(one.appeal.endorser), (one) => ({ reason: say(one, 'sentBackProcedure') })),
  carry,
  publish: (one) => one.act('publish', 'system', {}),
  publishByHand: worded('publish', dispatcher, (one) => ({ publicAnswer: say(one, 'recheckPublic') })),
  unpublish: worded('unpublish', dispatcher, (one) => ({ reason: say(one, 'hidden') })),
  reopen: worded('reopen', (one) => one.setting.cast.person(speakers(one.appeal)[0]!), (one) => ({ reason: say(one, 'reopened') })),
  withdraw: worded('withdraw', petitioner, (one) => ({ reason: say(one, 'withdrawn') })),
  transferOut,
  park,
} satisfies Record<string, Take>

export type MoveName = keyof typeof MOVES
