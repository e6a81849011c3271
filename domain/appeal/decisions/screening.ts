import { isOpen } from '../statuses'
import { start, handlerDueOn, earlier, dueDate } from '../deadline'
import { accusedUnits, deskAbove, isBarred } from '../routing'
import { parties } from '../standing'
import { type Decisions, belongsTo, contestable, overseerFor, reviewDeskOf, scopesAfter, step, within } from '../situation'

/** The first look: by the village, or by the desk that stands in for it. */
export const screening: Decisions<'screenValid' | 'keep' | 'screenInvalid' | 'merge' | 'passUp'> = {
  screenValid: (situation, { note }) => {
    const desk = reviewDeskOf(situation)
    return step('screenValid', {
      settles: { desk, scopes: scopesAfter(situation, { desk }), stageDueOn: within(situation, situation.settings.stageDays.review) },
      texts: { ...(note ? { note } : {}) },
    })
  },

  // 即知即办: the village keeps what is its own; the township's review runs beside it.
  keep: (situation, { kind, handler, note }) => {
    const { appeal, actor, named, today, calendar, settings, organisation } = situation
    const lead = appeal.desk
    if (organisation.get(lead).kind !== 'village') return 'FORBIDDEN'
    if (handler && (!named || named.person !== handler || !belongsTo(named, lead))) return 'INVALID'
    const who = handler ?? actor.person
    if (parties(appeal).includes(who)) return 'OWN_APPEAL'
    const clock = start(today, kind, calendar, settings)
    const due = dueDate(clock)!
    const overseer = overseerFor(situation, lead)
    return step('keep', {
      settles: {
        kind, lead, level: 'village', supporting: [], assigner: lead, overseer, handler: who, reviewBeside: true, clock,
        scopes: scopesAfter(situation, { kind, lead, overseer }),
        handlerDueOn: handlerDueOn(today, due, calendar, settings),
        promisedOn: earlier(appeal.promisedOn, due),
        stageDueOn: null,
        reminded: [],
      },
      texts: { ...(note ? { note } : {}) },
    })
  },

  screenInvalid: (situation, { ground, reason }) => step('screenInvalid', { settles: contestable(situation), about: { ground }, texts: { reason } }),

  merge: (situation, { master, reason }) => {
    const { appeal, other } = situation
    if (!other || other.code !== master) return 'NOT_FOUND'
    if (master === appeal.code) return 'SAME_APPEAL'
    if (!isOpen(other.status) || other.status === 'reported') return 'MASTER_ENDED'
    const joining = parties(appeal).filter((person) => !parties(other).includes(person))
    return {
      ...step('merge', { settles: { master, stageDueOn: null }, about: { master }, texts: { reason } }),
      elsewhere: {
        action: 'absorb',
        settles: { coPetitioners: [...other.coPetitioners, ...joining], merged: [...other.merged, appeal.code] },
        about: { merged: appeal.code },
      },
    }
  },

  // A complaint met on the way: one tap, and whoever passes it up loses sight of it with it.
  passUp: (situation, { accused, note }) => {
    const { appeal, organisation, settings } = situation
    const here = appeal.status === 'assigned' || appeal.status === 'handling' ? appeal.lead! : appeal.desk
    const named = accused.length > 0 ? accused : organisation.get(here).kind === 'centre' ? [here] : accusedUnits([], true, [organisation.get(here).level], appeal.village, organisation)
    const all = [...new Set([...appeal.accused, ...named])]
    if (all.some((unit) => !organisation.find(unit))) return 'INVALID'
    const desk = isBarred(appeal.desk, all, organisation) ? deskAbove(appeal.desk, appeal.village, all, organisation) : appeal.desk
    const change = { desk, accused: all, aboutCadre: true, lead: null, supporting: [], overseer: null, handler: null }
    return step('passUp', {
      settles: { ...change, reviewBeside: false, scopes: scopesAfter(situation, change), stageDueOn: within(situation, settings.stageDays.screening) },
      about: { accused: all },
      texts: { ...(note ? { note } : {}) },
    })
  },
}

