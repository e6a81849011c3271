import type { Day } from '../calendar/day'
import type { ProblemCode } from '../problem'
import type { StandIn } from '../organisation/delegation'
import { type Duty, carries } from '../organisation/roles'
import type { PersonId, Post, UnitId } from '../organisation/units'
import { MET_ON } from './kinds'
import type { Action } from './payloads'
import { DEFAULT_SETTINGS, type Settings } from './settings'
import { type Standing, isComplaint, lastSignature, openOrders, parties, speakers, unsupervised } from './standing'
import { isCarriedOn } from './thinkTank'

/** Who asks, and on which day. The posts are the person's own, from the store; nothing here comes from input. */
export interface Actor {
  person: PersonId
  posts: readonly Post[]
  /** The leaders for whom they stand in today (`domain/organisation/delegation.ts`). */
  standsIn?: readonly StandIn[]
  /** Units in which they held posts before: what complains of one stays hidden from them. */
  formerly?: readonly UnitId[]
}

/** The delegation by which `actor` stands in for `leader` today; null where there is none. */
export function standsInFor(actor: Actor, leader: PersonId | null): StandIn | null {
  return actor.standsIn?.find(({ person }) => person === leader) ?? null
}

/** A rule answers null when it is met, and otherwise why not. */
export type Rule = (actor: Actor, appeal: Standing, today: Day, settings: Settings) => ProblemCode | null

const rule = (holds: (actor: Actor, appeal: Standing, today: Day, settings: Settings) => boolean, otherwise: ProblemCode): Rule => {
  return (actor, appeal, today, settings) => (holds(actor, appeal, today, settings) ? null : otherwise)
}
const all =
  (...rules: Rule[]): Rule =>
  (actor, appeal, today, settings) => {
    for (const one of rules) {
      const problem = one(actor, appeal, today, settings)
      if (problem) return problem
    }
    return null
  }
const any =
  (...rules: Rule[]): Rule =>
  (actor, appeal, today, settings) => {
    const problems = rules.map((one) => one(actor, appeal, today, settings))
    return problems.includes(null) ? null : (problems.find((problem) => problem !== 'FORBIDDEN') ?? 'FORBIDDEN')
  }

const holds = (actor: Actor, duty: Duty, units?: readonly (UnitId | null)[]) =>
  actor.posts.some((post) => carries(post.role, duty) && (!units || units.includes(post.unit)))

// Who: relations of a person to an appeal.
const atDesk = (duty: Duty) => rule((actor, appeal) => holds(actor, duty, [appeal.desk]), 'FORBIDDEN')
const ofLead = (duty: Duty) => rule((actor, appeal) => holds(actor, duty, [appeal.lead]), 'FORBIDDEN')
const ofOverseer = (duty: Duty) => rule((actor, appeal) => holds(actor, duty, [appeal.overseer]), 'FORBIDDEN')
const ofCentre = (duty: Duty) => rule((actor, appeal) => holds(actor, duty, [appeal.centre]), 'FORBIDDEN')
const ofCaller = (duty: Duty) => rule((actor, appeal) => holds(actor, duty, [appeal.caller]), 'FORBIDDEN')
const inScope = (duty: Duty) => rule((actor, appeal) => holds(actor, duty, appeal.scopes), 'FORBIDDEN')
const theTownship = (duty: Duty) => rule((actor, appeal) => appeal.scopes.includes(appeal.township) && holds(actor, duty, [appeal.township]), 'FORBIDDEN')
const handler = rule((actor, appeal) => appeal.handler === actor.person, 'FORBIDDEN')
/** The leader whose place it is, or who stands in for them and has no other part in the four signatures. */
const inPlaceOf = (place: 'checker' | 'endorser'): Rule =>
  any(
    rule((actor, appeal) => appeal[place] === actor.person, 'FORBIDDEN'),
    all(
      rule((actor, appeal) => standsInFor(actor, appeal[place]) !== null, 'FORBIDDEN'),
      rule((actor, appeal) => ![appeal.handler, appeal.checker, appeal.endorser].includes(actor.person) && !appeal.supervised.some(({ by }) => by === actor.person), 'OTHER_PLACE'),
    ),
  )
const checker = inPlaceOf('checker')
const endorser = inPlaceOf('endorser')
const speaker = rule((actor, appeal) => speakers(appeal).includes(actor.person), 'NOT_MINE')
const party = rule((actor, appeal) => parties(appeal).includes(actor.person), 'NOT_MINE')
const recorder = rule((actor, appeal) => appeal.recordedBy === actor.person, 'NOT_MINE')
const supporter = rule(
  (actor, appeal) => appeal.supports.some((support) => !support.answered && actor.posts.some((post) => post.unit === support.unit && (carries(post.role, 'handling') || carries(post.role, 'reception')))),
  'NO_SUPPORT_ASKED',
)
const system = rule((actor) => actor.person === 'system', 'FORBIDDEN')

// Four eyes, and not in one's own matter.
const notOwn = rule((actor, appeal) => !parties(appeal).includes(actor.person), 'OWN_APPEAL')
const notHandler = rule((actor, appeal) => appeal.handler !== actor.person, 'FORBIDDEN')
/** A yes told to the one who answered, and the centre's note that nobody could be asked, are not signatures of their writers. */
const notSigned = rule((actor, appeal) => !Object.values(appeal.signatures).some(({ by, as }) => by === actor.person && as !== 'unconfirmed' && as !== 'recorded'), 'ALREADY_SIGNED')
const notConfirmed = rule((actor, appeal) => !appeal.confirmedBy.includes(actor.person), 'ALREADY_SIGNED')

// When: what the standing itself must say.
const kept = rule((_, appeal) => appeal.reviewBeside, 'NOT_KEPT')
const returnsLeft = rule((_, appeal, __, settings) => !appeal.assignmentFinal && appeal.returns < settings.returnCap, 'RETURN_CAP')
const returnInTime = rule((_, appeal, today) => appeal.returnUntil !== null && today <= appeal.returnUntil, 'RETURN_LATE')
const contestLeft = rule((_, appeal) => !appeal.contested, 'CONTESTED_ONCE')
const contestInTime = rule((_, appeal, today) => appeal.contestUntil !== null && today <= appeal.contestUntil, 'CONTEST_LATE')
// A close-out that an inspection made void is not what its petitioner asked to reopen.
const reopenLeft = rule((_, appeal) => appeal.earlierRounds.every(({ voided }) => voided), 'REOPENED_ONCE')
const reopenInTime = rule((_, appeal, today) => appeal.reopenUntil !== null && today <= appeal.reopenUntil, 'REOPEN_LATE')
const notUrgedToday = rule((_, appeal, today) => appeal.urgedOn !== today, 'URGED_TODAY')
const running = rule((_, appeal) => appeal.clock.kind === 'running', 'PAUSED')
const paused = rule((_, appeal) => appeal.clock.kind === 'paused', 'NOT_PAUSED')
const pauseLeft = rule((_, appeal, __, settings) => appeal.pauseDaysUsed < settings.pauseDays, 'NO_PAUSE_LEFT')
const noPauseAsked = rule((_, appeal) => appeal.pauseAsked === null, 'PAUSE_OPEN')
const pauseAsked = rule((_, appeal) => appeal.pauseAsked !== null, 'NO_PAUSE_ASKED')
const noExtensionAsked = rule((_, appeal) => appeal.extensionAsked === null, 'EXTENSION_OPEN')
const extensionAsked = rule((_, appeal) => appeal.extensionAsked !== null, 'NO_EXTENSION')
const notExtended = rule((_, appeal) => !appeal.extended, 'EXTENDED_ONCE')
const consultation = rule((_, appeal) => !isComplaint(appeal) && (appeal.kind === null || appeal.kind === 'consultation'), 'NOT_CONSULTATION')
const complaint = rule((_, appeal) => isComplaint(appeal), 'NOT_COMPLAINT')
const firstDispute = rule((_, appeal, __, settings) => appeal.disputes < settings.disputeCap - 1, 'NOT_YOUR_TURN')
const lastDispute = rule((_, appeal, __, settings) => appeal.disputes >= settings.disputeCap - 1, 'NOT_YOUR_TURN')
const publicKind = rule((_, appeal) => (appeal.kind !== null && MET_ON[appeal.kind] === 'publication') || appeal.measure !== null, 'NOT_PUBLIC')
const carriedOn = rule((_, appeal) => isCarriedOn(appeal), 'NO_MEASURE')
const unclaimed = rule((_, appeal) => appeal.petitioner === null && !appeal.anonymous, 'NOT_CLAIMABLE')
const unattested = rule((_, appeal) => appeal.recordedBy !== null && appeal.petitioner === null && appeal.attested === null, 'ATTESTED')
const notParty = rule((actor, appeal) => !parties(appeal).includes(actor.person), 'NOT_YOUR_TURN')
const notComplaint = rule((_, appeal) => !isComplaint(appeal), 'FORBIDDEN')
const notWorking = rule((actor, appeal) => !['system', appeal.handler, appeal.checker, appeal.endorser].includes(actor.person), 'FORBIDDEN')
const ordered = rule((_, appeal) => openOrders(appeal).length > 0, 'NO_ORDER')
const supervises = rule((actor, appeal) => unsupervised(appeal).some(({ unit, duty }) => holds(actor, duty, [unit])), 'FORBIDDEN')
const notSupervised = rule((actor, appeal) => !appeal.supervised.some(({ by }) => by === actor.person), 'ALREADY_SIGNED')
const allSupervised = rule((_, appeal) => unsupervised(appeal).length === 0, 'NOT_SUPERVISED')
const notRepeat = rule((_, appeal) => appeal.repeatOf === null, 'REPEAT_LINKED')
const isRepeat = rule((_, appeal) => appeal.repeatOf !== null, 'NOT_REPEAT')
const handlerNamed = rule((_, appeal) => appeal.handler !== null, 'NO_HANDLER')
const inGroup = rule((_, appeal) => parties(appeal).length > 1, 'NOT_MINE')
/** There is somebody to choose among: where one person alone speaks, they sign as they are. */
const ofSeveral = rule((_, appeal) => parties(appeal).some((person) => person !== appeal.petitioner), 'NO_GROUP')
/** Nobody disputes for the others: a member of a group who disagrees is split off. */
const speaksAlone = rule((_, appeal) => speakers(appeal).length < 2, 'NOT_YOUR_TURN')
/** While an answer awaits several, whoever wants out is split off instead, so that the others' yes counts. */
const mayLeave = rule((_, appeal) => appeal.status !== 'reported' || parties(appeal).length < 2, 'NOT_YOUR_TURN')

const decides = all(ofOverseer('triage'), notOwn, notHandler)
const works = all(handler, notOwn)
const followsUp = all(ofCaller('followUp'), notOwn, notHandler)
const carriesOn = all(any(handler, ofLead('reception')), notOwn, carriedOn)
const dispatches = all(ofCentre('dispatch'), notOwn)
const assigned = rule((_, appeal) => appeal.assigner !== null, 'FORBIDDEN')
const unassigned = rule((_, appeal) => appeal.assigner === null, 'FORBIDDEN')
/** Another unit than its own township answers for it. */
const answeredElsewhere = rule((_, appeal) => appeal.lead !== appeal.township, 'FORBIDDEN')
/** Whoever holds the appeal: the desk, until a unit is responsible. */
const holdsIt = any(all(unassigned, any(atDesk('screening'), atDesk('review'), atDesk('triage'))), all(assigned, any(ofLead('reception'), handler)))

/** The last signature is the actor's own, and, where it closed the appeal, was given today. */
const ownLast = rule((actor, appeal) => lastSignature(appeal)?.by === actor.person, 'NOT_YOUR_TURN')
const sameDay = rule((_, appeal, today) => appeal.closedOn === null || appeal.closedOn === today, 'RETRACT_LATE')
/** A group's members each sign for themselves. */
const oneSpeaker = rule((_, appeal) => speakers(appeal).length < 2, 'NOT_YOUR_TURN')
const disputedNow = rule((_, appeal) => appeal.status === 'disputed', 'FORBIDDEN')

/**
 * One row an action: who may, and when. `refusal()` asks the workflow first, so a row says nothing
 * of the status. Nothing else in the product decides who may do what.
 */
export const PERMISSIONS = {
  submit: rule(() => true, 'FORBIDDEN'),
  supplement: any(party, recorder),
  urge: all(party, notUrgedToday),
  withdraw: all(party, mayLeave),
  contest: all(speaker, contestLeft, contestInTime),
  confirm: all(speaker, notConfirmed),
  dispute: all(speaker, speaksAlone, firstDispute),
  disputeAgain: all(speaker, speaksAlone, lastDispute),
  reopen: all(any(speaker, followsUp), reopenLeft, reopenInTime),
  claim: all(unclaimed, notWorking),
  join: all(notParty, notWorking, notComplaint),
  attest: all(recorder, unattested),

  screenValid: all(atDesk('screening'), notOwn),
  keep: all(atDesk('screening'), notOwn, notComplaint),
  screenInvalid: all(atDesk('screening'), notOwn),
  merge: all(any(atDesk('screening'), atDesk('review')), notOwn),
  unmerge: all(any(atDesk('screening'), atDesk('review'), ofCentre('dispatch')), notOwn),
  passUp: all(any(holdsIt, atDesk('triage')), notOwn),

  reviewValid: all(atDesk('review'), notOwn),
  reviewUnreasonable: all(atDesk('review'), notOwn),
  reviewBeside: all(theTownship('review'), kept, notOwn, notHandler),
  recall: all(theTownship('review'), kept, notOwn, notHandler),
  uphold: all(atDesk('review'), notOwn),
  overturn: all(atDesk('review'), notOwn),
  triage: all(atDesk('triage'), notOwn),
  assign: all(any(atDesk('triage'), ofCentre('dispatch')), notOwn),

  accept: all(any(ofLead('reception'), ofLead('handling')), notOwn),
  return: all(any(ofLead('reception'), ofLead('handling')), notOwn, returnsLeft, returnInTime),
  nameHandler: all(any(ofLead('reception'), decides), notOwn),
  plan: works,
  progress: works,
  askSupport: works,
  answerSupport: all(supporter, notOwn),
  askPetitioner: all(works, running, pauseLeft),
  askPause: all(works, running, pauseLeft, noPauseAsked),
  grantPause: all(decides, pauseAsked, running, pauseLeft),
  refusePause: all(decides, pauseAsked),
  resume: all(any(works, system), paused),
  askExtension: all(works, noExtensionAsked, notExtended),
  grantExtension: all(decides, extensionAsked),
  refuseExtension: all(decides, extensionAsked),
  // A complaint is watched from above, so the unit that handles it does not take that off itself.
  changeKind: all(any(decides, all(any(ofLead('reception'), works), notComplaint)), notOwn),
  answerAtOnce: all(holdsIt, consultation, notOwn),
  report: all(works, handlerNamed),

  logAttempt: followsUp,
  recordUnconfirmed: followsUp,
  recordPaper: all(any(inScope('intake'), ofCaller('followUp')), notOwn, notWorking, oneSpeaker),
  state: all(works, notSigned),
  check: all(checker, notOwn, notSigned),
  endorse: all(endorser, notOwn, notSigned, notSupervised, allSupervised),
  superviseSign: all(supervises, notOwn, notWorking, notSigned, notSupervised),
  order: all(any(ofOverseer('triage'), ofCentre('dispatch'), theTownship('review'), inScope('leadership'), all(complaint, any(inScope('discipline'), inScope('petition')))), notOwn, notHandler),
  answerOrder: all(any(holdsIt, all(disputedNow, ofOverseer('triage'))), notOwn, ordered),
  sendBack: all(any(checker, endorser), notOwn),
  sendBackProcedure: all(any(checker, endorser), notOwn),
  retract: all(ownLast, notOwn, sameDay),
  nameSigners: all(any(ofLead('reception'), decides, ofCentre('dispatch')), notOwn, notHandler),
  orderRound: decides,
  closeUnrecognised: decides,
  publish: all(any(system, dispatches), publicKind),
  unpublish: dispatches,

  advance: carriesOn,
  putOff: carriesOn,
  recordEffect: carriesOn,

  split: all(any(holdsIt, ofCentre('dispatch')), notOwn),
  splitMember: all(party, inGroup),
  // Not the handler: who signs for the petitioners is not for the one whose work they judge.
  nameRepresentatives: all(any(atDesk('review'), theTownship('review'), ofCentre('dispatch')), notOwn, notHandler, ofSeveral),
  // Once a unit answers for it, it is not for that unit's own desk: what is transferred out is in no rate of theirs.
  transferOut: all(any(all(unassigned, atDesk('triage')), ofOverseer('triage'), ofCentre('dispatch')), notOwn, notHandler),
  markUrgent: all(any(holdsIt, theTownship('review'), ofCentre('dispatch')), notOwn),
  // Whoever works on it or looks after it for its place sorts it.
  linkRepeat: all(any(holdsIt, ofCentre('dispatch')), notOwn, notRepeat),
  // Not whoever answers for it: a repeat counts against the unit that closed it out before, which may be the same.
  unlinkRepeat: all(any(all(unassigned, any(atDesk('review'), atDesk('triage'))), all(theTownship('review'), answeredElsewhere), ofCentre('dispatch')), notOwn, notHandler, isRepeat),
  tag: all(any(holdsIt, ofLead('reception'), ofOverseer('triage'), theTownship('review'), ofCentre('dispatch'), inScope('discipline'), inScope('petition')), notOwn),
  park: decides,
  unpark: any(decides, system),
  noteGone: all(any(holdsIt, theTownship('review'), ofCaller('followUp'), ofCentre('dispatch')), notOwn),
  goOn: all(any(ofCentre('dispatch'), inScope('discipline')), notOwn, complaint),

  absorb: system,
  release: system,
  noteRepeat: system,
  voidClose: system,
  noteDecision: system,
  redate: system,
  moveUnit: system,
  erase: system,
  handOver: system,
  remind: system,
  escalate: system,
} as const satisfies Record<Action, Rule>

/** Why `actor` may not take `action` on `appeal`, whatever its status; null when they may. */
export function forbidden(actor: Actor, appeal: Standing, action: Action, today: Day, settings: Settings = DEFAULT_SETTINGS): ProblemCode | null {
  return PERMISSIONS[action](actor, appeal, today, settings)
}

/**
 * Whether `actor` may know of `appeal` at all. Parties always; a cadre through a post in a unit that
 * is in the appeal's scopes. A person with any post in a barred unit may not, whatever else they hold.
 */
export function maySee(actor: Actor, appeal: Pick<Standing, 'petitioner' | 'representatives' | 'coPetitioners' | 'scopes' | 'barred' | 'handler' | 'checker' | 'endorser'>): boolean {
  if (actor.person === 'system' || parties(appeal as Standing).includes(actor.person)) return true
  if (isBarredFrom(actor, appeal)) return false
  // Whoever left every post works on nothing any more, though the appeal waits for somebody to take it over.
  if (actor.posts.length > 0 && [appeal.handler, appeal.checker, appeal.endorser].includes(actor.person)) return true
  if (standsInFor(actor, appeal.checker) || standsInFor(actor, appeal.endorser)) return true
  return actor.posts.some((post) => appeal.scopes.includes(post.unit) && post.role !== 'administrator')
}

/** Whether a post of theirs, held now or once, keeps a person from knowing of the appeal. */
export function isBarredFrom({ posts, formerly = [] }: Actor, appeal: Pick<Standing, 'barred'>): boolean {
  return posts.some((post) => appeal.barred.includes(post.unit)) || formerly.some((unit) => appeal.barred.includes(unit))
}
