import { addDays } from '../../calendar/day'
import { dueDate, handlerDueOn, promiseOnFiling, start, unmeet } from '../deadline'
import type { Payloads } from '../payloads'
import { deskFor, scopesOf } from '../routing'
import { type Standing, parties, speakers } from '../standing'
import { type Decided, type Decisions, type Situation, type World, step, within } from '../situation'
import type { PersonId } from '../../organisation/units'
import type { Kind } from '../kinds'
import type { ProblemCode } from '../../problem'
import { datesOf, resumed } from './handling'

/** What filing needs to know beside the payload: who files, and what the words suggest. */
export interface Filing {
  petitioner: PersonId | null
  recordedBy: PersonId | null
  accused: string[]
  aboutCadre: boolean
  proposedKind: Kind
  splitFrom?: string
}

/** The first step of an appeal. It goes past every accused unit from the first second. */
export function file(world: World, payload: Payloads['submit'], filing: Filing): Decided | ProblemCode {
  const { organisation, calendar, settings, today } = world
  const village = organisation.find(payload.place.village)
  if (village?.kind !== 'village' || filing.accused.some((unit) => !organisation.find(unit))) return 'INVALID'
  const desk = deskFor(village.id, filing.accused, organisation)
  const about = { village: village.id, desk, accused: filing.accused, aboutCadre: filing.aboutCadre }
  const { text, reference } = payload
  return step('submit', {
    settles: {
      ...about,
      channel: payload.channel,
      township: village.parent!,
      grid: payload.place.grid ?? null,
      scopes: scopesOf({ ...about, kind: null, lead: null, supporting: [], overseer: null }, organisation),
      petitioner: filing.petitioner,
      recordedBy: filing.recordedBy,
      anonymous: payload.anonymous ?? false,
      promisedOn: promiseOnFiling(today, filing.aboutCadre ? 'complaint' : filing.proposedKind, calendar, settings),
      stageDueOn: calendar.addWorkingDays(today, settings.stageDays.screening),
      ...(filing.splitFrom ? { splitFrom: filing.splitFrom } : {}),
    },
    about: { evidence: payload.evidence, proposedKind: filing.proposedKind, ...(reference ? { reference } : {}) },
    texts: { text, ...(payload.place.spot ? { spot: payload.place.spot } : {}) },
  })
}

/** What the petitioner does, from a phone or through the one who recorded the appeal. */
export const petitioner: Decisions<'supplement' | 'urge' | 'withdraw' | 'confirm' | 'dispute' | 'disputeAgain' | 'reopen' | 'claim' | 'join' | 'splitMember'> = {
  supplement: (situation, { text, evidence }) =>
    step('supplement', { settles: situation.appeal.clock.kind === 'paused' && situation.appeal.clock.why === 'question' ? resumed(situation) : {}, about: { evidence }, texts: { text } }),
  urge: (_, { text }) => step('urge', { texts: { ...(text ? { text } : {}) } }),
  withdraw: (_, { reason }) => step('withdraw', { settles: { clock: { kind: 'stopped' }, stageDueOn: null, handlerDueOn: null }, texts: { ...(reason ? { reason } : {}) } }),

  confirm: (situation, { rating, words, signature }) =>
    // The clock runs on once nobody is waited for; for a group that is the last one's tap.
    step('confirm', { settles: lastToSpeak(situation) ? resumed(situation) : {}, about: { rating, signature }, texts: { ...(words ? { words } : {}) } }),
  dispute: (situation, { ground, reason }) => step('dispute', { settles: again(situation), about: { ground }, texts: { reason } }),
  disputeAgain: (situation, { ground, reason }) =>
    step('disputeAgain', { settles: { ...again(situation), stageDueOn: within(situation, situation.settings.stageDays.ruling) }, about: { ground }, texts: { reason } }),

  // A second round has its own date; figures count the appeal once, by its worse round.
  reopen: (situation, { reason }) => step('reopen', { settles: secondRound(situation), texts: { reason } }),

  claim: ({ actor }) => step('claim', { settles: { petitioner: actor.person } }),
  join: ({ appeal, actor }) => step('join', { settles: { coPetitioners: [...appeal.coPetitioners, actor.person] } }),
  splitMember: ({ appeal, actor }, { reason }) => {
    const without = (people: readonly PersonId[]) => people.filter((person) => person !== actor.person)
    const rest = parties(appeal).filter((person) => person !== actor.person)
    return step('splitMember', {
      settles: {
        petitioner: appeal.petitioner === actor.person ? rest[0]! : appeal.petitioner,
        representatives: without(appeal.representatives),
        coPetitioners: without(appeal.coPetitioners).filter((person) => !(appeal.petitioner === actor.person && person === rest[0])),
      },
      texts: { reason },
    })
  },
}

function lastToSpeak({ appeal, actor }: Situation): boolean {
  return speakers(appeal).every((person) => person === actor.person || appeal.confirmedBy.includes(person))
}

/** Handling goes on with what was left of the time, and a new schedule of reminders. */
export function again(situation: Situation): Partial<Standing> {
  const { appeal, today, calendar } = situation
  const waited = resumed(situation)
  const clock = unmeet(waited.clock ?? appeal.clock, today, calendar)
  return { ...waited, clock, ...datesOf(situation, clock), stageDueOn: null }
}

function secondRound({ appeal, today, calendar, settings }: Situation): Partial<Standing> {
  const kind = appeal.kind ?? 'resolution'
  const clock = start(today, kind, calendar, settings)
  const due = dueDate(clock)!
  return { clock, handlerDueOn: handlerDueOn(today, due, calendar, settings), promisedOn: due, reminded: [], reopenUntil: null, stageDueOn: null, extensionAsked: null, supports: [] }
}

/** Until when a closed appeal may be reopened. */
export function reopenUntil({ today, settings }: World) {
  return addDays(today, settings.reopenWithinDays)
}
