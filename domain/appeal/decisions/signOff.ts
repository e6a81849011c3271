import { meet } from '../deadline'
import { MET_ON } from '../kinds'
import { type Decisions, step } from '../situation'
import { signersOf } from '../signOff'
import { parties } from '../standing'
import { allowsGround } from '../unconfirmed'
import { again, resumed, signOffBy } from './dates'
import { reopenUntil } from './petitioner'

/** From the petitioner's place to the principal leader's, and what may come between (S7). */
export const signOff: Decisions<
  'logAttempt' | 'recordUnconfirmed' | 'state' | 'check' | 'endorse' | 'sendBack' | 'sendBackProcedure' | 'orderRound' | 'closeUnrecognised' | 'publish' | 'unpublish' | 'advance' | 'putOff' | 'recordEffect'
> = {
  logAttempt: (_, { way, outcome }) => step('logAttempt', { about: { way }, texts: { outcome } }),

  recordUnconfirmed: (situation, { ground, reason }) => {
    if (!allowsGround(situation.appeal, ground, situation.settings)) return ground === 'notReached' ? 'NOT_ATTEMPTED' : 'INVALID'
    return step('recordUnconfirmed', { settles: resumed(situation), about: { ground }, texts: { reason } })
  },

  state: (_, { statement, signature }) => step('state', { about: { signature }, texts: { statement } }),
  check: (_, { opinion, signature }) => step('check', { about: { signature }, texts: { ...(opinion ? { opinion } : {}) } }),
  endorse: (situation, { opinion, signature }) =>
    step('endorse', { settles: { reopenUntil: reopenUntil(situation), stageDueOn: null }, about: { signature }, texts: { ...(opinion ? { opinion } : {}) } }),

  sendBack: (situation, { reason }) => step('sendBack', { settles: again(situation), texts: { reason } }),
  sendBackProcedure: (_, { reason }) => step('sendBackProcedure', { texts: { reason } }),

  orderRound: (situation, { opinion }) => step('orderRound', { settles: again(situation), texts: { opinion } }),
  closeUnrecognised: (situation, { opinion }) => {
    // Decided by law against the petitioner's view: the answer stands, and with it the day it was given.
    const { appeal, actor, organisation, today } = situation
    // The decider stands in the petitioner's place and so cannot sign in another.
    const signers = signersOf(appeal.lead!, [appeal.handler, actor.person, ...parties(appeal)], organisation, appeal.accused)
    if (!signers) return 'NO_SIGNERS'
    const met = appeal.kind !== null && MET_ON[appeal.kind] === 'answer'
    const clock = met ? meet(appeal.clock, appeal.answeredOn ?? today) : appeal.clock
    return step('closeUnrecognised', { settles: { ...signers, clock, stageDueOn: signOffBy(situation, clock) }, texts: { opinion } })
  },

  publish: ({ appeal, today }, { publicAnswer }) =>
    step('publish', {
      settles: appeal.kind && MET_ON[appeal.kind] === 'publication' ? { clock: meet(appeal.clock, today) } : {},
      texts: { ...(publicAnswer ? { publicAnswer } : {}) },
    }),
  unpublish: (_, { reason }) => step('unpublish', { texts: { reason } }),

  // An adopted suggestion after its close: what was done, another day, and the effect that ends it (S6.2).
  advance: (_, { text, evidence }) => step('advance', { about: { evidence }, texts: { progress: text } }),
  putOff: ({ appeal, today }, { by, reason }) =>
    by < today || by === appeal.measure!.by ? 'INVALID' : step('putOff', { settles: { measure: { ...appeal.measure!, by } }, about: { from: appeal.measure!.by, by }, texts: { reason } }),
  recordEffect: ({ appeal, today }, { effect, evidence }) =>
    step('recordEffect', { settles: { measure: { ...appeal.measure!, doneOn: today } }, about: { evidence }, texts: { effect } }),
}
