import { meet, unmeet } from '../deadline'
import { MET_ON } from '../kinds'
import { standsInFor } from '../permissions'
import { type Decisions, type Situation, step } from '../situation'
import { signersOf } from '../signOff'
import { lastSignature, openOrders, parties, unsupervised } from '../standing'
import { allowsGround } from '../unconfirmed'
import { carries } from '../../organisation/roles'
import { again, resumed, signOffBy } from './dates'
import { ratedAs, reopenUntil } from './petitioner'

/** On whose behalf somebody acts who stands in for a leader, and by which delegation; nothing for the leader. */
function inTheirPlace({ actor, appeal }: Situation, place: 'checker' | 'endorser'): Record<string, string> {
  const given = appeal[place] === actor.person ? null : standsInFor(actor, appeal[place])
  return given ? { for: given.person, forUnit: given.unit, forRole: given.role, delegation: given.delegation } : {}
}

/** Either leader may send back, or whoever stands in for one of them. */
function sentBackBy(situation: Situation): Record<string, string> {
  const { actor, appeal } = situation
  if ([appeal.checker, appeal.endorser].includes(actor.person)) return {}
  return inTheirPlace(situation, standsInFor(actor, appeal.checker) ? 'checker' : 'endorser')
}

/** From the petitioner's place to the principal leader's, and what may come between (S7). */
export const signOff: Decisions<
  'logAttempt' | 'recordUnconfirmed' | 'state' | 'check' | 'endorse' | 'sendBack' | 'sendBackProcedure' | 'orderRound' | 'closeUnrecognised' | 'publish' | 'unpublish' | 'advance' | 'putOff' | 'recordEffect' | 'superviseSign' | 'order' | 'answerOrder' | 'recordPaper' | 'retract' | 'nameSigners'
> = {
  logAttempt: (_, { way, outcome }) => step('logAttempt', { about: { way }, texts: { outcome } }),

  recordUnconfirmed: (situation, { ground, reason }) => {
    if (!allowsGround(situation.appeal, ground, situation.settings)) return ground === 'notReached' ? 'NOT_ATTEMPTED' : 'INVALID'
    return step('recordUnconfirmed', { settles: resumed(situation), about: { ground }, texts: { reason } })
  },

  state: (_, { statement, signature }) => step('state', { about: { signature }, texts: { statement } }),
  check: (situation, { opinion, signature }) => step('check', { about: { signature, ...inTheirPlace(situation, 'checker') }, texts: { ...(opinion ? { opinion } : {}) } }),
  endorse: (situation, { opinion, signature }) =>
    step('endorse', { settles: { reopenUntil: reopenUntil(situation), stageDueOn: null }, about: { signature, ...inTheirPlace(situation, 'endorser') }, texts: { ...(opinion ? { opinion } : {}) } }),

  sendBack: (situation, { reason }) => step('sendBack', { settles: again(situation), about: sentBackBy(situation), texts: { reason } }),
  sendBackProcedure: (situation, { reason }) => step('sendBackProcedure', { about: sentBackBy(situation), texts: { reason } }),

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

  recordPaper: (situation, { rating, because, words, photo }) => {
    const rated = ratedAs(rating, because)
    return rated ? step('recordPaper', { settles: resumed(situation), about: { ...rated, signature: photo }, texts: { ...(words ? { words } : {}) } }) : 'NEEDS_BECAUSE'
  },

  // A signature given by mistake; what it met or opened is as before, the entry stays.
  retract: (situation, { reason }) => {
    const { appeal, today, calendar } = situation
    const { place } = lastSignature(appeal)!
    const public_ = appeal.publishedOn !== null && appeal.kind !== null && MET_ON[appeal.kind] === 'publication'
    const clock = public_ ? unmeet(appeal.clock, today, calendar) : appeal.clock
    return step('retract', { settles: appeal.closedOn === null ? {} : { reopenUntil: null, clock, stageDueOn: signOffBy(situation, clock) }, about: { place }, texts: { reason } })
  },

  // Leaders who left are no longer on the unit's ladder; whoever signed already keeps the place.
  nameSigners: ({ appeal, organisation }, { reason }) => {
    const kept = appeal.signatures.leaderInCharge ? appeal.checker : null
    const found = signersOf(appeal.lead!, [appeal.handler, kept, appeal.signatures.leaderInCharge?.by ?? null, ...appeal.supervised.map(({ by }) => by), ...parties(appeal)], organisation, appeal.accused)
    if (!found) return 'NO_SIGNERS'
    const signers = kept ? { checker: kept, endorser: found.checker } : found
    if (signers.checker === appeal.checker && signers.endorser === appeal.endorser) return 'SAME_SIGNERS'
    return step('nameSigners', { settles: signers, texts: { reason } })
  },

  superviseSign: ({ appeal, actor }, { opinion, signature }) => {
    const { unit } = unsupervised(appeal).find((one) => actor.posts.some((post) => post.unit === one.unit && carries(post.role, one.duty)))!
    return step('superviseSign', { about: { unit, signature }, texts: { opinion } })
  },

  // 催办、督办: whoever holds the appeal answers for it by its day.
  order: ({ appeal, actor, today }, { as, text, by }) => {
    if (by < today) return 'INVALID'
    const near = [appeal.overseer, appeal.centre, ...appeal.scopes]
    const unit = near.find((one) => actor.posts.some((post) => post.unit === one)) ?? actor.posts[0]!.unit
    return step('order', { settles: { orders: [...appeal.orders, { seq: appeal.seq + 1, as, person: actor.person, unit, by, answered: false, told: [] }] }, about: { as, by }, texts: { order: text } })
  },
  answerOrder: ({ appeal }, { answer }) =>
    step('answerOrder', {
      settles: { orders: appeal.orders.map((order) => ({ ...order, answered: true })) },
      about: { orders: openOrders(appeal).map(({ seq }) => String(seq)), to: [...new Set(openOrders(appeal).map(({ person }) => person))] },
      texts: { orderAnswer: answer },
    }),

  publish: ({ appeal, today }, { publicAnswer, keep }) =>
    step('publish', {
      settles: appeal.kind && MET_ON[appeal.kind] === 'publication' ? { clock: meet(appeal.clock, today) } : {},
      texts: { ...(publicAnswer ? { publicAnswer } : {}), ...(keep && keep.length > 0 ? { kept: keep.join('\n') } : {}) },
    }),
  unpublish: (_, { reason }) => step('unpublish', { texts: { reason } }),

  // An adopted suggestion after its close: what was done, another day, and the effect that ends it (S6.2).
  advance: (_, { text, evidence }) => step('advance', { about: { evidence }, texts: { progress: text } }),
  putOff: ({ appeal, today }, { by, reason }) =>
    by < today || by === appeal.measure!.by ? 'INVALID' : step('putOff', { settles: { measure: { ...appeal.measure!, by } }, about: { from: appeal.measure!.by, by }, texts: { reason } }),
  recordEffect: ({ appeal, today }, { effect, evidence }) =>
    step('recordEffect', { settles: { measure: { ...appeal.measure!, doneOn: today } }, about: { evidence }, texts: { effect } }),
}
