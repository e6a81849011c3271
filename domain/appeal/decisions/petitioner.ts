import { type Instant, addDays } from '../../calendar/day'
import { dueDate, promiseOnFiling, start } from '../deadline'
import type { Discontent, EvidenceId, Payloads } from '../payloads'
import { accusedUnits, answerable, barredUnits, centreFor, deskFor, placesToday, scopesOf } from '../routing'
import { type Standing, everyoneSigned, othersRemain, parties } from '../standing'
import { type Decided, type Decisions, type Situation, type World, step, within } from '../situation'
import type { Level, PersonId } from '../../organisation/units'
import type { Kind, Rating } from '../kinds'
import type { ProblemCode } from '../../problem'
import { again, datesOf, resumed } from './dates'

/** What filing needs to know beside the payload: who files, and what the words suggest. */
export interface Filing {
  petitioner: PersonId | null
  recordedBy: PersonId | null
  /** The units named; none when the petitioner named none. */
  accused: string[]
  aboutCadre: boolean
  /** Whose people the words point at, where no unit is named. */
  suspected?: readonly Level[]
  proposedKind: Kind
  /** The words suggest that life is in danger: the leaders are told at once, and a person decides what it is. */
  danger?: boolean
  splitFrom?: string
  /** What it was found in or read from; see `Settled.origin`. */
  origin?: string
  /** A signature given on the spot under what was written down. */
  signature?: EvidenceId
  /** When it was said, where it was written down without a network and sent later. */
  heardAt?: Instant
  /** Whose verified number was left: asked to say that it is theirs. */
  owners?: readonly PersonId[]
}

/** The first step of an appeal. It goes past every accused unit from the first second. */
export function file(world: World, payload: Payloads['submit'], filing: Filing): Decided | ProblemCode {
  const { organisation, calendar, settings, today } = world
  const village = organisation.find(payload.place.village)
  if (village?.kind !== 'village' || filing.accused.some((unit) => !organisation.find(unit))) return 'INVALID'
  // Naming a unit is complaining of it; complaining without a name may mean any unit on the way.
  const aboutCadre = filing.aboutCadre || filing.accused.length > 0
  const accused = answerable(accusedUnits(filing.accused, aboutCadre, filing.suspected ?? [], village.id, organisation), organisation)
  const desk = deskFor(village.id, accused, organisation)
  const about = { village: village.id, desk, accused, aboutCadre }
  const { text, reference } = payload
  return step('submit', {
    settles: {
      ...about,
      barred: barredUnits(accused, organisation),
      centre: centreFor(accused, organisation),
      channel: payload.channel,
      township: village.parent!,
      grid: payload.place.grid ?? null,
      scopes: scopesOf({ ...about, kind: null, lead: null, supporting: [], assigner: null, overseer: null }, organisation),
      petitioner: filing.petitioner,
      recordedBy: filing.recordedBy,
      anonymous: payload.anonymous ?? false,
      promisedOn: promiseOnFiling(today, aboutCadre ? 'complaint' : filing.proposedKind, calendar, settings),
      stageDueOn: calendar.addWorkingDays(today, settings.stageDays.screening),
      ...(filing.splitFrom ? { splitFrom: filing.splitFrom } : {}),
      ...(filing.origin ? { origin: filing.origin } : {}),
      ...(filing.signature ? { attested: 'signature' as const } : {}),
    },
    about: {
      evidence: [...payload.evidence, ...(filing.signature ? [filing.signature] : [])],
      proposedKind: filing.proposedKind,
      ...(filing.danger ? { danger: true } : {}),
      ...(filing.heardAt ? { heardAt: filing.heardAt } : {}),
      ...(filing.owners && filing.owners.length > 0 ? { owners: filing.owners } : {}),
    },
    texts: { text, ...(reference ? { reference } : {}), ...(payload.place.spot ? { spot: payload.place.spot } : {}) },
  })
}

/** What the petitioner does, from a phone or through the one who recorded the appeal. */
export const petitioner: Decisions<'supplement' | 'urge' | 'withdraw' | 'confirm' | 'dispute' | 'disputeAgain' | 'reopen' | 'claim' | 'join' | 'attest' | 'splitMember'> = {
  supplement: (situation, { text, evidence }) =>
    step('supplement', { settles: situation.appeal.clock.kind === 'paused' && situation.appeal.clock.why === 'question' ? resumed(situation) : {}, about: { evidence }, texts: { text } }),
  urge: (_, { text }) => step('urge', { texts: { ...(text ? { text } : {}) } }),
  // One of several leaves and the others' appeal goes on; only the last takes it back.
  withdraw: ({ appeal, actor }, { reason }) =>
    step('withdraw', {
      settles: othersRemain(appeal, actor.person) ? leaving(appeal, actor.person) : { clock: { kind: 'stopped' }, stageDueOn: null, handlerDueOn: null },
      texts: { ...(reason ? { reason } : {}) },
    }),

  confirm: (situation, { rating, because, words, signature }) => {
    const rated = ratedAs(rating, because)
    // The clock runs on once nobody is waited for; for a group that is the last one's tap.
    return rated ? step('confirm', { settles: everyoneSigned(situation.appeal, situation.actor.person) ? resumed(situation) : {}, about: { ...rated, signature }, texts: { ...(words ? { words } : {}) } }) : 'NEEDS_BECAUSE'
  },
  dispute: (situation, { ground, reason }) => step('dispute', { settles: again(situation), about: { ground }, texts: { reason } }),
  disputeAgain: (situation, { ground, reason }) =>
    step('disputeAgain', { settles: { ...again(situation), stageDueOn: within(situation, situation.settings.stageDays.ruling) }, about: { ground }, texts: { reason } }),

  // A second round has its own date; figures count the appeal once, by its worse round.
  reopen: (situation, { reason }) => step('reopen', { settles: secondRound(situation), texts: { reason } }),

  claim: ({ appeal, actor }) => step('claim', { settles: { petitioner: actor.person, coPetitioners: without(appeal.coPetitioners, actor.person) } }),
  join: ({ appeal, actor }) => step('join', { settles: { coPetitioners: [...appeal.coPetitioners, actor.person] } }),
  // The word itself stays out of the record: it opens the appeal.
  attest: (_, { signature }) => {
    const attested = signature ? 'signature' : 'spoken'
    return step('attest', { settles: { attested }, about: { way: attested, evidence: signature ? [signature] : [] } })
  },
  splitMember: (situation, { reason }) => {
    const left = leaving(situation.appeal, situation.actor.person)
    const settled = everyoneSigned({ ...situation.appeal, ...left })
    return step('splitMember', { settles: { ...left, ...(settled ? resumed(situation) : {}) }, texts: { reason } })
  },
}

/** A rating as an entry holds it; null where somebody who is not satisfied is not asked why. Nobody else is. */
export function ratedAs(rating: Rating, because: Discontent | undefined): { rating: Rating; because?: Discontent } | null {
  if (rating !== 'dissatisfied') return { rating }
  return because ? { rating, because } : null
}

const without = (people: readonly PersonId[], person: PersonId) => people.filter((one) => one !== person)

/** The appeal's people without `person`; when that was the petitioner, the next of them stands in. */
export function leaving(appeal: Standing, person: PersonId): Partial<Standing> {
  const petitioner = appeal.petitioner === person ? (without(parties(appeal), person)[0] ?? null) : appeal.petitioner
  return {
    petitioner,
    representatives: without(appeal.representatives, person),
    coPetitioners: without(appeal.coPetitioners, person).filter((one) => one !== petitioner),
  }
}

/** Another round after a close-out: its own date, nothing left over of the one before. */
export function secondRound(situation: Pick<Situation, 'appeal' | 'today' | 'calendar' | 'settings' | 'now' | 'organisation'>): Partial<Standing> {
  const { appeal, today, calendar, settings, organisation } = situation
  const clock = start(today, appeal.kind ?? 'resolution', calendar, settings)
  return { ...placesToday(appeal, organisation), clock, ...datesOf(situation, clock), promisedOn: dueDate(clock)!, reminded: [], reopenUntil: null, stageDueOn: null, pauseAsked: null, extensionAsked: null, supports: [], plan: null, measure: null }
}

/** Until when a closed appeal may be reopened. */
export function reopenUntil({ today, settings }: World) {
  return addDays(today, settings.reopenWithinDays)
}
