import type { Action } from './payloads'
import type { Status } from './statuses'

/**
 * The way of an appeal: from each status, each action and the status it leads to. What is not in
 * the table cannot be done; tests walk the table and its complement.
 *
 * A fork leads to one of two statuses by a question put to the standing (`replay.ts`). An action
 * that leads back to its own status is on record and changes something else: a date, a handler.
 */
export const FORKS = ['everyoneSigned', 'answerUnchanged', 'wasScreenedOut', 'othersRemain', 'mergedAtReview'] as const
export type ForkQuestion = (typeof FORKS)[number]
export interface Fork {
  readonly ask: ForkQuestion
  readonly yes: Status
  readonly no: Status
}
const fork = <A extends ForkQuestion, Y extends Status, N extends Status>(ask: A, yes: Y, no: N) => ({ ask, yes, no })

/** Steps that leave the status as it is, wherever the appeal is still open. */
const ANYWHERE_OPEN = ['supplement', 'urge', 'remind', 'escalate', 'markUrgent', 'join', 'claim', 'attest', 'order', 'answerOrder', 'redate', 'moveUnit', 'handOver', 'tag', 'unlinkRepeat', 'noteRepeat'] as const
/** What a meeting decided is put on record wherever the appeal stands by then, be it closed or withdrawn. */
const noted = <S extends Status>(status: S) => ({ noteDecision: status }) as const
const stay = <S extends Status>(status: S) => ({ ...(Object.fromEntries(ANYWHERE_OPEN.map((action) => [action, status])) as Record<(typeof ANYWHERE_OPEN)[number], S>), ...noted(status) })

/** One of several petitioners who withdraws leaves the appeal to the others. */
const withdrawFrom = <S extends Status>(status: S) => fork('othersRemain', status, 'withdrawn')

/** What is open wherever nothing was answered yet: the ways out, taking in a duplicate and letting it go again, saying who speaks for a group. */
const unreported = <S extends Status>(status: S) => ({ withdraw: withdrawFrom(status), transferOut: 'transferred', absorb: status, release: status, nameRepresentatives: status, noteGone: status, linkRepeat: status }) as const

/** What goes on after the close of an adopted suggestion, until its effect is on record. */
const carriedOn = <S extends Status>(status: S) => ({ advance: status, putOff: status, recordEffect: status, remind: status, escalate: status }) as const

export const WORKFLOW = {
  submitted: {
    ...stay('submitted'),
    ...unreported('submitted'),
    screenValid: 'screened',
    keep: 'handling',
    screenInvalid: 'invalid',
    merge: 'duplicate',
    passUp: 'submitted',
    answerAtOnce: 'reported',
    split: 'submitted',
  },
  screened: {
    ...stay('screened'),
    ...unreported('screened'),
    reviewValid: 'reviewed',
    reviewUnreasonable: 'unreasonable',
    merge: 'duplicate',
    passUp: 'submitted',
    answerAtOnce: 'reported',
    split: 'screened',
  },
  reviewed: {
    ...stay('reviewed'),
    ...unreported('reviewed'),
    triage: 'triaged',
    passUp: 'submitted',
    answerAtOnce: 'reported',
    split: 'reviewed',
  },
  triaged: { ...stay('triaged'), ...unreported('triaged'), assign: 'assigned', triage: 'triaged', passUp: 'submitted' },
  assigned: { ...stay('assigned'), ...unreported('assigned'), accept: 'handling', return: 'triaged', assign: 'assigned', changeKind: 'assigned', passUp: 'triaged' },
  handling: {
    ...stay('handling'),
    ...unreported('handling'),
    nameHandler: 'handling',
    plan: 'handling',
    progress: 'handling',
    askSupport: 'handling',
    answerSupport: 'handling',
    askPetitioner: 'handling',
    askPause: 'handling',
    grantPause: 'handling',
    refusePause: 'handling',
    resume: 'handling',
    askExtension: 'handling',
    grantExtension: 'handling',
    refuseExtension: 'handling',
    changeKind: 'handling',
    reviewBeside: 'handling',
    recall: 'reviewed',
    passUp: 'triaged',
    split: 'handling',
    park: 'parked',
    answerAtOnce: 'reported',
    report: 'reported',
  },
  reported: {
    ...stay('reported'),
    withdraw: 'withdrawn',
    confirm: fork('everyoneSigned', 'confirmed', 'reported'),
    dispute: 'handling',
    disputeAgain: 'disputed',
    splitMember: fork('everyoneSigned', 'confirmed', 'reported'),
    logAttempt: 'reported',
    recordUnconfirmed: 'confirmed',
    recordPaper: 'confirmed',
    nameHandler: 'reported',
    noteGone: 'reported',
    report: 'reported',
    resume: 'reported',
  },
  confirmed: { ...stay('confirmed'), nameHandler: 'confirmed', nameSigners: 'confirmed', state: 'stated', report: fork('answerUnchanged', 'confirmed', 'reported'), sendBack: 'handling' },
  stated: {
    ...stay('stated'),
    check: 'checked',
    superviseSign: 'stated',
    retract: 'confirmed',
    nameSigners: 'stated',
    sendBack: 'handling',
    sendBackProcedure: 'confirmed',
    report: fork('answerUnchanged', 'confirmed', 'reported'),
  },
  checked: {
    ...stay('checked'),
    endorse: 'closed',
    superviseSign: 'checked',
    retract: 'stated',
    nameSigners: 'checked',
    sendBack: 'handling',
    sendBackProcedure: 'confirmed',
    report: fork('answerUnchanged', 'confirmed', 'reported'),
  },
  closed: { ...carriedOn('closed'), ...noted('closed'), retract: 'checked', publish: 'published', reopen: 'handling', voidClose: 'handling', claim: 'closed', tag: 'closed', unlinkRepeat: 'closed', noteRepeat: 'closed', erase: 'closed' },
  published: { ...carriedOn('published'), ...noted('published'), retract: 'checked', unpublish: 'closed', reopen: 'handling', voidClose: 'handling', claim: 'published', tag: 'published', unlinkRepeat: 'published', noteRepeat: 'published', erase: 'published' },
  invalid: { ...noted('invalid'), contest: 'contested', claim: 'invalid', erase: 'invalid' },
  unreasonable: { ...noted('unreasonable'), contest: 'contested', claim: 'unreasonable', erase: 'unreasonable' },
  contested: {
    ...stay('contested'),
    withdraw: withdrawFrom('contested'),
    uphold: fork('wasScreenedOut', 'invalid', 'unreasonable'),
    overturn: fork('wasScreenedOut', 'screened', 'reviewed'),
  },
  disputed: { ...stay('disputed'), orderRound: 'handling', closeUnrecognised: 'confirmed', transferOut: 'transferred' },
  duplicate: { ...noted('duplicate'), unmerge: fork('mergedAtReview', 'screened', 'submitted'), erase: 'duplicate' },
  parked: { ...stay('parked'), ...unreported('parked'), unpark: 'handling', progress: 'parked' },
  withdrawn: { ...noted('withdrawn'), goOn: 'triaged', erase: 'withdrawn' },
  transferred: { ...noted('transferred'), erase: 'transferred' },
} as const satisfies Record<Status, Partial<Record<Action, Status | Fork>>>

/** The cell of the table, or undefined when `action` cannot be done in `status`. */
export function cell(status: Status, action: Action): Status | Fork | undefined {
  return (WORKFLOW[status] as Partial<Record<Action, Status | Fork>>)[action]
}
