import { changeOfTags } from '../../ledger/tags'
import { type Standing, parties } from '../standing'
import { resumed } from './dates'
import { leaving } from './petitioner'
import { centreFor } from '../routing'
import { type Decisions, UNASSIGNED, scopesAfter, step } from '../situation'

/** Whether the clock stands for an answer that will not come. */
const isWaiting = ({ clock }: Standing) => clock.kind === 'paused' && clock.why !== 'parked'

const HOUR_MS = 3_600_000

/** What leaves the ordinary way, each with its reason on record. */
export const exceptions: Decisions<'split' | 'nameRepresentatives' | 'transferOut' | 'markUrgent' | 'tag' | 'goOn' | 'noteGone'> = {
  // The part that is split off is filed by the function under a code of its own, in the same transaction.
  split: (_, { reason }) => step('split', { texts: { reason } }),

  nameRepresentatives: ({ appeal, settings }, { representatives }) => {
    if (representatives.length > settings.representativesMax) return 'GROUP_LIMIT'
    if (representatives.length === 0 || representatives.some((person) => !parties(appeal).includes(person))) return 'INVALID'
    return step('nameRepresentatives', { settles: { representatives }, about: { representatives } })
  },

  transferOut: ({ today }, { receiver, number, on, reason }) =>
    on > today ? 'INVALID' : step('transferOut', { settles: { clock: { kind: 'stopped' }, stageDueOn: null, handlerDueOn: null }, about: { receiver, on }, texts: { reason, number } }),

  // Life safety is counted in hours, and the leader is told at once.
  markUrgent: ({ now }, { hours, reason }) => step('markUrgent', { settles: { urgentBy: now + hours * HOUR_MS }, about: { hours }, texts: { reason } }),

  // The next of those who filed it speaks for it; where nobody is left, an heir claims it by the number or joins it.
  noteGone: (situation, { ground, reason }) => {
    const { appeal } = situation
    const settles = ground === 'died' && appeal.petitioner ? { ...leaving(appeal, appeal.petitioner), ...(isWaiting(appeal) ? resumed(situation) : {}) } : {}
    return step('noteGone', { settles, about: { ground }, texts: { reason } })
  },

  tag: ({ appeal, settings }, { tags }) => {
    const change = changeOfTags(appeal.tags, tags, settings.tags)
    return change ? step('tag', { settles: { tags: [...new Set(tags)] }, about: { ...change } }) : 'INVALID'
  },

  // A complaint may go on without the one who made it, at the district's desk; nobody will be asked to confirm.
  goOn: (situation, { reason }) => {
    const { appeal, organisation, calendar, today, settings } = situation
    const change = { ...UNASSIGNED, desk: centreFor(appeal.accused, organisation) }
    return step('goOn', {
      settles: { ...change, clock: { kind: 'notStarted' }, scopes: scopesAfter(situation, change), stageDueOn: calendar.addWorkingDays(today, settings.stageDays.dispatch) },
      texts: { reason },
    })
  },
}
