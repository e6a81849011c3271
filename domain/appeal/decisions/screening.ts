import type { Organisation, UnitId } from '../../organisation/units'
import { accusedUnits, answerable, barredUnits, centreFor, deskAbove, isBarred } from '../routing'
import { maySee } from '../permissions'
import { type Decisions, UNASSIGNED, contestable, handlesIn, nameable, overseerFor, reviewDeskOf, scopesAfter, step, within } from '../situation'
import { type Standing, parties } from '../standing'
import type { Status } from '../statuses'
import { begun, datesOf, promised, resumed } from './dates'
import { leaving } from './petitioner'

/** What a duplicate may still be merged into: an appeal that has not been answered yet. */
const TAKES_IN: readonly Status[] = ['submitted', 'screened', 'reviewed', 'triaged', 'assigned', 'handling', 'parked']

/** The first look: by the village, or by the desk that stands in for it. */
export const screening: Decisions<'screenValid' | 'keep' | 'screenInvalid' | 'merge' | 'unmerge' | 'passUp'> = {
  screenValid: (situation, { note }) => {
    const desk = reviewDeskOf(situation)
    return step('screenValid', {
      settles: { desk, scopes: scopesAfter(situation, { desk }), stageDueOn: within(situation, situation.settings.stageDays.review) },
      texts: { ...(note ? { note } : {}) },
    })
  },

  // 即知即办: the village keeps what is its own; the township's review runs beside it.
  keep: (situation, { kind, handler, note }) => {
    const { appeal, actor, organisation } = situation
    const lead = appeal.desk
    if (organisation.get(lead).kind !== 'village') return 'FORBIDDEN'
    const problem = handler ? nameable(situation, handler, lead) : handlesIn(actor, lead) ? null : 'NO_HANDLER'
    if (problem) return problem
    const clock = begun(situation, kind)
    const overseer = overseerFor(situation, lead)
    return step('keep', {
      settles: {
        kind, lead, level: 'village', supporting: [], assigner: lead, overseer, handler: handler ?? actor.person, reviewBeside: true, clock,
        scopes: scopesAfter(situation, { kind, lead, overseer, assigner: lead }),
        ...datesOf(situation, clock),
        promisedOn: promised(situation, clock),
        stageDueOn: null,
        reminded: [],
      },
      texts: { ...(note ? { note } : {}) },
    })
  },

  screenInvalid: (situation, { ground, reason }) => step('screenInvalid', { settles: contestable(situation), about: { ground }, texts: { reason } }),

  merge: (situation, { master, reason }) => {
    const { appeal, actor, other } = situation
    if (master === appeal.code) return 'SAME_APPEAL'
    if (!other || other.code !== master || !maySee(actor, other)) return 'NOT_FOUND'
    if (!TAKES_IN.includes(other.status)) return 'MASTER_ENDED'
    // What goes round a unit is not merged into what that unit may know of.
    if (appeal.barred.some((unit) => !other.barred.includes(unit))) return 'ACCUSED'
    const joining = parties(appeal).filter((person) => !parties(other).includes(person))
    return {
      ...step('merge', { settles: { master, mergedFrom: appeal.status as 'submitted' | 'screened', lent: joining, stageDueOn: null }, about: { master }, texts: { reason } }),
      elsewhere: {
        action: 'absorb',
        settles: {
          coPetitioners: [...other.coPetitioners, ...joining],
          merged: [...other.merged, appeal.code],
          // Nobody handles their own appeal: its unit names another.
          ...(other.handler && joining.includes(other.handler) ? { handler: null } : {}),
        },
        about: { merged: appeal.code },
      },
    }
  },

  // What was taken for the same matter and is not: it goes on from where it stood, and its people with it.
  unmerge: (situation, { reason }) => {
    const { appeal, other, siblings = [], settings } = situation
    if (!other || other.code !== appeal.master) return 'NOT_FOUND'
    if (!TAKES_IN.includes(other.status)) return 'MASTER_ANSWERED'
    const staying = siblings.flatMap(parties)
    const going = appeal.lent.filter((person) => parties(other).includes(person) && !staying.includes(person))
    const left = going.reduce<Standing>((standing, person) => ({ ...standing, ...leaving(standing, person) }), other)
    if (parties(other).length > 0 && parties(left).length === 0) return 'LAST_PETITIONER'
    const days = settings.stageDays[appeal.mergedFrom === 'screened' ? 'review' : 'screening']
    return {
      ...step('unmerge', { settles: { master: null, mergedFrom: null, lent: [], stageDueOn: within(situation, days) }, about: { master: other.code }, texts: { reason } }),
      elsewhere: {
        action: 'release',
        settles: { petitioner: left.petitioner, representatives: left.representatives, coPetitioners: left.coPetitioners, merged: other.merged.filter((code) => code !== appeal.code) },
        about: { released: appeal.code },
      },
    }
  },

  // A complaint met on the way: one tap, and whoever passes it up loses sight of it with it.
  passUp: (situation, { accused, note }) => {
    const { appeal, organisation, settings } = situation
    const assigned = appeal.status === 'assigned' || appeal.status === 'handling'
    const here = assigned ? appeal.lead! : appeal.desk
    const named = accused.length > 0 ? accused : unnamed(here, appeal, organisation)
    if (named.some((unit) => !organisation.find(unit))) return 'INVALID'
    const all = answerable([...appeal.accused, ...named], organisation)
    // Taken from the unit that had it, it goes to a desk that triages, which a village's own does not.
    const above = isBarred(appeal.desk, all, organisation) || (assigned && appeal.desk === appeal.village)
    const desk = above ? deskAbove(appeal.desk, appeal.village, all, organisation) : appeal.desk
    const change = { ...UNASSIGNED, desk, accused: all, aboutCadre: true }
    return step('passUp', {
      settles: {
        ...resumed(situation), ...change, barred: barredUnits(all, organisation), centre: centreFor(all, organisation),
        scopes: scopesAfter(situation, change), stageDueOn: within(situation, settings.stageDays.screening),
      },
      about: { accused: all },
      texts: { ...(note ? { note } : {}) },
    })
  },
}

/** Without a name it is one's own unit that is meant: the village's or township's of this place, or the very one. */
function unnamed(here: UnitId, appeal: Standing, organisation: Organisation): UnitId[] {
  const { kind, level } = organisation.get(here)
  return kind === 'village' || kind === 'township' ? [...new Set([here, ...accusedUnits([], true, [level], appeal.village, organisation)])] : [here]
}
