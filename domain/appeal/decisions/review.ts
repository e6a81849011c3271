import { type Clock, rekind } from '../deadline'
import { type UnitId, takesAppeals } from '../../organisation/units'
import type { ProblemCode } from '../../problem'
import type { Step } from '../entries'
import type { Payloads } from '../payloads'
import { centreFor, deskAbove, isBarred } from '../routing'
import { type Decided, type Decisions, type Situation, UNASSIGNED, contestable, overseerFor, reviewDeskOf, scopesAfter, step, within } from '../situation'
import { begun, datesOf, promised, resumed } from './dates'

/** The township's second look, contests of it, and the way to the unit that is responsible. */
export const review: Decisions<'reviewValid' | 'reviewUnreasonable' | 'reviewBeside' | 'recall' | 'contest' | 'uphold' | 'overturn' | 'triage' | 'assign' | 'return'> = {
  reviewValid: (situation, { finding, opinion }) =>
    step('reviewValid', { settles: { stageDueOn: within(situation, situation.settings.stageDays.triage) }, about: { finding }, texts: { opinion } }),

  reviewUnreasonable: (situation, { opinion, explanation }) => step('reviewUnreasonable', { settles: contestable(situation), texts: { opinion, explanation } }),

  reviewBeside: (_, { finding, opinion }) => step('reviewBeside', { settles: { reviewBeside: false }, about: { finding }, texts: { opinion } }),

  recall: (situation, { reason }) => {
    const desk = reviewDeskOf(situation)
    const change = { ...UNASSIGNED, desk }
    // The start of the clock stays: a mistake on our side is not the petitioner's.
    return step('recall', {
      settles: { ...resumed(situation), ...change, scopes: scopesAfter(situation, change), stageDueOn: within(situation, situation.settings.stageDays.triage) },
      texts: { reason },
    })
  },

  contest: (situation, { reason }) => {
    const { appeal, organisation, settings } = situation
    const desk = deskAbove(appeal.desk, appeal.village, appeal.accused, organisation)
    return step('contest', {
      settles: {
        desk,
        contestedFrom: appeal.status === 'invalid' ? 'invalid' : 'unreasonable',
        scopes: scopesAfter(situation, { desk }),
        stageDueOn: within(situation, settings.stageDays.ruling),
      },
      texts: { reason },
    })
  },

  uphold: (_, { opinion }) => step('uphold', { settles: { stageDueOn: null, contestUntil: null }, texts: { opinion } }),
  overturn: (situation, { opinion }) => {
    const { stageDays } = situation.settings
    const days = situation.appeal.contestedFrom === 'invalid' ? stageDays.review : stageDays.triage
    return step('overturn', { settles: { stageDueOn: within(situation, days) }, texts: { opinion } })
  },

  triage: (situation, { kind, level, lead, supporting, note }) => {
    const { appeal, organisation, settings } = situation
    const problem = unfit(situation, [lead, ...supporting])
    if (problem) return problem
    // A township decides within itself; departments and crossings go to the district's desk.
    const desk = organisation.isWithin(lead, appeal.desk) ? appeal.desk : centreFor(appeal.accused, organisation)
    // The start of a clock that runs already stays; the days are the new kind's.
    const clock = appeal.kind && appeal.kind !== kind ? rekind(appeal.clock, appeal.kind, kind, situation.calendar, settings) : appeal.clock
    const change = { kind, level, lead, supporting, desk, clock }
    const triaged: Step = {
      action: 'triage',
      settles: { ...change, ...datesOf(situation, clock), scopes: scopesAfter(situation, change), stageDueOn: within(situation, settings.stageDays.dispatch) },
      texts: { ...(note ? { note } : {}) },
    }
    if (desk !== appeal.desk) return { steps: [triaged] }
    // Deciding here is assigning here: one tap, two lines of the record.
    const assigned = assignment({ ...situation, appeal: { ...appeal, ...change } }, { lead, supporting })
    return { steps: [triaged, ...assigned.steps] }
  },

  assign: (situation, payload) => {
    const { appeal, organisation } = situation
    const problem = unfit(situation, [payload.lead, ...payload.supporting])
    if (problem) return problem
    if (appeal.kind === null) return 'CONFLICT'
    if (appeal.desk !== centreFor(appeal.accused, organisation) && !organisation.isWithin(payload.lead, appeal.desk)) return 'FORBIDDEN'
    return assignment(situation, payload)
  },

  return: (situation, { ground, reason }) => {
    const { appeal, settings, organisation } = situation
    const last = appeal.returns + 1 >= settings.returnCap
    // The last return goes to the district, whose decision sticks.
    const change = { ...UNASSIGNED, desk: last ? centreFor(appeal.accused, organisation) : (appeal.assigner ?? appeal.desk) }
    return step('return', {
      settles: {
        ...change, scopes: scopesAfter(situation, change),
        stageDueOn: within(situation, settings.stageDays.triage),
      },
      about: { ground, from: appeal.lead },
      texts: { reason },
    })
  },
}

/** Why these units cannot be made responsible: not in force, there to watch, or complained of. */
function unfit({ appeal, organisation }: Situation, units: readonly UnitId[]): ProblemCode | null {
  if (units.some((id) => !organisation.units.some((unit) => unit.id === id && takesAppeals(unit.kind)))) return 'INVALID'
  return units.some((unit) => isBarred(unit, appeal.accused, organisation)) ? 'ACCUSED' : null
}

function assignment(situation: Situation, { lead, supporting, note }: Payloads['assign']): Decided {
  const { appeal, organisation, settings } = situation
  const overseer = overseerFor(situation, lead)
  const kind = appeal.kind!
  // The start is the first assignment's; a second one moves nothing but the unit.
  const clock: Clock = appeal.clock.kind === 'notStarted' ? begun(situation, kind) : appeal.clock
  const change = { lead, supporting, overseer, assigner: appeal.desk }
  return step('assign', {
    settles: {
      ...change, clock, level: organisation.get(lead).level, handler: null,
      scopes: scopesAfter(situation, change),
      ...datesOf(situation, clock),
      promisedOn: promised(situation, clock),
      stageDueOn: within(situation, settings.stageDays.acceptance),
      returnUntil: within(situation, settings.stageDays.acceptance),
      assignmentFinal: appeal.returns >= settings.returnCap,
    },
    about: { lead, supporting },
    texts: { ...(note ? { note } : {}) },
  })
}
