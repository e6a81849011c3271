import { start, handlerDueOn, earlier, dueDate } from '../deadline'
import type { Step } from '../entries'
import type { Payloads } from '../payloads'
import { deskAbove, isBarred } from '../routing'
import { type Decided, type Decisions, type Situation, contestable, overseerFor, reviewDeskOf, scopesAfter, step, within } from '../situation'

/** The township's second look, contests of it, and the way to the unit that is responsible. */
export const review: Decisions<'reviewValid' | 'reviewUnreasonable' | 'reviewBeside' | 'recall' | 'contest' | 'uphold' | 'overturn' | 'triage' | 'assign' | 'return'> = {
  reviewValid: (situation, { finding, opinion }) =>
    step('reviewValid', { settles: { stageDueOn: within(situation, situation.settings.stageDays.triage) }, about: { finding }, texts: { opinion } }),

  reviewUnreasonable: (situation, { opinion, explanation }) => step('reviewUnreasonable', { settles: contestable(situation), texts: { opinion, explanation } }),

  reviewBeside: (_, { finding, opinion }) => step('reviewBeside', { settles: { reviewBeside: false }, about: { finding }, texts: { opinion } }),

  recall: (situation, { reason }) => {
    const desk = reviewDeskOf(situation)
    const change = { desk, lead: null, handler: null, overseer: null, supporting: [] }
    // The start of the clock stays: a mistake on our side is not the petitioner's.
    return step('recall', {
      settles: { ...change, reviewBeside: false, scopes: scopesAfter(situation, change), stageDueOn: within(situation, situation.settings.stageDays.triage) },
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
    const { appeal, organisation, settings, actor } = situation
    const units = [lead, ...supporting]
    if (units.some((unit) => !organisation.find(unit))) return 'INVALID'
    if (units.some((unit) => isBarred(unit, appeal.accused, organisation))) return 'ACCUSED'
    const centre = organisation.sole('centre').id
    // A township decides within itself; departments and crossings go to the district's desk.
    const own = organisation.isWithin(lead, appeal.desk) && appeal.desk !== centre
    const desk = own || appeal.desk === centre || organisation.get(appeal.desk).kind === 'discipline' ? appeal.desk : isBarred(centre, appeal.accused, organisation) ? organisation.sole('discipline').id : centre
    const change = { kind, level, lead, supporting, desk }
    const triaged: Step = {
      action: 'triage',
      settles: { ...change, scopes: scopesAfter(situation, change), stageDueOn: within(situation, settings.stageDays.dispatch) },
      texts: { ...(note ? { note } : {}) },
    }
    if (desk !== appeal.desk) return { steps: [triaged] }
    // Deciding here is assigning here: one tap, two lines of the record.
    const assigned = assignment({ ...situation, appeal: { ...appeal, ...change }, actor }, { lead, supporting })
    return { steps: [triaged, ...assigned.steps] }
  },

  assign: (situation, payload) => {
    const { appeal, organisation } = situation
    const units = [payload.lead, ...payload.supporting]
    if (units.some((unit) => !organisation.find(unit))) return 'INVALID'
    if (units.some((unit) => isBarred(unit, appeal.accused, organisation))) return 'ACCUSED'
    if (appeal.kind === null) return 'CONFLICT'
    const centre = organisation.sole('centre').id
    if (appeal.desk !== centre && organisation.get(appeal.desk).kind !== 'discipline' && !organisation.isWithin(payload.lead, appeal.desk)) return 'FORBIDDEN'
    return assignment(situation, payload)
  },

  return: (situation, { ground, reason }) => {
    const { appeal, settings, organisation } = situation
    const last = appeal.returns + 1 >= settings.returnCap
    // The last return goes to the district, whose decision sticks.
    const centre = organisation.sole('centre').id
    const back = last && !isBarred(centre, appeal.accused, organisation) ? centre : (appeal.assigner ?? appeal.desk)
    return step('return', {
      settles: {
        desk: back, handler: null, returnUntil: null, assignmentFinal: false,
        scopes: scopesAfter(situation, { desk: back, lead: null, overseer: null, supporting: [] }),
        stageDueOn: within(situation, settings.stageDays.triage),
      },
      about: { ground, from: appeal.lead },
      texts: { reason },
    })
  },
}

function assignment(situation: Situation, { lead, supporting, note }: Payloads['assign']): Decided {
  const { appeal, organisation, calendar, settings, today } = situation
  const overseer = overseerFor(situation, lead)
  const kind = appeal.kind!
  // The start is the first assignment's; a second one moves nothing but the unit.
  const clock = appeal.clock.kind === 'notStarted' ? start(today, kind, calendar, settings) : appeal.clock
  const due = dueDate(clock)
  const change = { lead, supporting, overseer }
  return step('assign', {
    settles: {
      ...change, clock, level: organisation.get(lead).level, assigner: appeal.desk, handler: null,
      scopes: scopesAfter(situation, change),
      handlerDueOn: due && 'startedOn' in clock ? handlerDueOn(clock.startedOn, due, calendar, settings) : null,
      promisedOn: due ? earlier(appeal.promisedOn, due) : appeal.promisedOn,
      stageDueOn: within(situation, settings.stageDays.acceptance),
      returnUntil: within(situation, settings.stageDays.acceptance),
      assignmentFinal: appeal.returns >= settings.returnCap,
    },
    about: { lead, supporting },
    texts: { ...(note ? { note } : {}) },
  })
}
