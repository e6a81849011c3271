import { type Day, addDays, dayOf } from '../../calendar/day'
import { carries } from '../../organisation/roles'
import { type Clock, dueDate, earlier, extend, meet, rekind } from '../deadline'
import { MET_ON } from '../kinds'
import { centreFor, isBarred, supervisorsOf } from '../routing'
import { signersOf } from '../signOff'
import { type Standing, parties, speakers } from '../standing'
import { type Decisions, handlesIn, nameable, overseerFor, scopesAfter, step } from '../situation'
import { datesOf, parked, paused, pausedUntil, promised, resumed, signOffBy, waiting } from './dates'

/** A parked appeal is looked at again within a year, however long it will take (calendar days). */
const PARK_DAYS_MAX = 366

const latest = (days: readonly Day[]): Day => days.reduce((a, b) => (a > b ? a : b))

/** What the unit that is responsible does, from acceptance to the report. */
export const handling: Decisions<
  | 'accept' | 'nameHandler' | 'plan' | 'progress' | 'askSupport' | 'answerSupport' | 'askPetitioner' | 'askPause' | 'grantPause' | 'refusePause' | 'resume'
  | 'askExtension' | 'grantExtension' | 'refuseExtension' | 'changeKind' | 'answerAtOnce' | 'report' | 'park' | 'unpark'
> = {
  accept: (situation, { handler }) => {
    const { appeal, actor } = situation
    const problem = handler ? nameable(situation, handler, appeal.lead!) : null
    if (problem) return problem
    const who = handler ?? (handlesIn(actor, appeal.lead!) ? actor.person : null)
    if (who && parties(appeal).includes(who)) return 'OWN_APPEAL'
    return step('accept', { settles: { handler: who, stageDueOn: null, returnUntil: null } })
  },

  nameHandler: (situation, { handler, reason }) => {
    const problem = nameable(situation, handler, situation.appeal.lead!)
    if (problem) return problem
    const { appeal, organisation } = situation
    if (appeal.handler === handler) return 'SAME_HANDLER'
    // Once it is reported the leaders are set: none of them becomes the handler whose work they judge.
    const clashes = [appeal.checker, appeal.endorser].includes(handler)
    const signers = clashes ? signersOf(appeal.lead!, [handler, ...parties(appeal)], organisation, appeal.accused) : {}
    if (!signers) return 'NO_SIGNERS'
    return step('nameHandler', { settles: { handler, ...signers }, about: { handler }, texts: { ...(reason ? { reason } : {}) } })
  },

  plan: ({ appeal, today }, { causes, steps }) => {
    const due = dueDate(appeal.clock)
    if (steps.some(({ by }) => by < today)) return 'INVALID'
    // An appeal that is late already is planned to its end all the same.
    if (due && due >= today && steps.some(({ by }) => by > due)) return 'PLAN_LATE'
    const worded = steps.flatMap(({ what, owner }, index): [string, string][] => [[`step${index + 1}`, what], [`owner${index + 1}`, owner]])
    return step('plan', {
      settles: { plan: { seq: appeal.seq + 1, steps: steps.map(({ by }) => ({ by, doneOn: null })) } },
      about: { finishOn: latest(steps.map(({ by }) => by)) },
      texts: { causes, ...Object.fromEntries(worded) },
    })
  },
  progress: ({ appeal, today }, { text, evidence, step: which, done }) => {
    const { plan } = appeal
    if (which !== undefined && !plan?.steps[which - 1]) return 'INVALID'
    const steps = plan?.steps.map((one, index) => (done && index === which! - 1 ? { ...one, doneOn: one.doneOn ?? today } : one))
    return step('progress', {
      settles: plan && which !== undefined && done ? { plan: { ...plan, steps: steps! } } : {},
      about: { evidence, ...(which === undefined ? {} : { step: which, done: done === true }) },
      texts: { progress: text },
    })
  },

  askSupport: (situation, { unit, question, by }) => {
    const { appeal, organisation } = situation
    if (!organisation.units.some(({ id }) => id === unit) || unit === appeal.lead) return 'INVALID'
    if (isBarred(unit, appeal.accused, organisation)) return 'ACCUSED'
    const supporting = [...new Set([...appeal.supporting, unit])]
    return step('askSupport', {
      settles: { supporting, supports: [...appeal.supports, { unit, by, askedSeq: appeal.seq + 1, answered: false }], scopes: scopesAfter(situation, { supporting }) },
      about: { unit, by },
      texts: { question },
    })
  },
  answerSupport: ({ appeal, actor }, { answer }) => {
    const mine = (unit: string) => actor.posts.some((post) => post.unit === unit)
    return step('answerSupport', {
      settles: { supports: appeal.supports.map((support) => (mine(support.unit) ? { ...support, answered: true } : support)) },
      texts: { answer },
    })
  },

  askPetitioner: (situation, { question }) => (speakers(situation.appeal).length === 0 ? 'NOBODY_TO_ASK' : step('askPetitioner', { settles: paused(situation, 'question'), texts: { question } })),
  askPause: ({ appeal, today, calendar, settings }, { ground, until, reason }) => {
    if (speakers(appeal).length === 0) return 'NOBODY_TO_ASK'
    if (until <= today) return 'INVALID'
    if (until > calendar.addWorkingDays(today, settings.pauseDays - appeal.pauseDaysUsed)) return 'PAUSE_LONG'
    return step('askPause', { settles: { pauseAsked: { ground, until } }, about: { ground, until }, texts: { reason } })
  },
  grantPause: (situation, { opinion }) => {
    const { ground, until } = situation.appeal.pauseAsked!
    if (until <= situation.today) return 'PAUSE_PASSED'
    return step('grantPause', { settles: { ...pausedUntil(situation, until, ground), pauseAsked: null }, about: { ground, until }, texts: { opinion } })
  },
  refusePause: ({ appeal }, { opinion }) => step('refusePause', { settles: { pauseAsked: null }, about: { ground: appeal.pauseAsked!.ground }, texts: { opinion } }),
  resume: (situation) => step('resume', { settles: resumed(situation) }),

  askExtension: ({ settings }, { days, reason }) => (days > settings.extensionDaysMax || days < 1 ? 'INVALID' : step('askExtension', { settles: { extensionAsked: days }, about: { days }, texts: { reason } })),
  grantExtension: (situation, { opinion }) => {
    const { appeal, calendar } = situation
    const clock = extend(appeal.clock, appeal.extensionAsked!, calendar)
    // The petitioner is told of it: the one way in which a promise moves later but for a pause.
    return step('grantExtension', {
      settles: { clock, extensionAsked: null, extended: true, ...datesOf(situation, clock), promisedOn: dueDate(clock) ?? appeal.promisedOn, reminded: [] },
      about: { days: appeal.extensionAsked },
      texts: { opinion },
    })
  },
  refuseExtension: (_, { opinion }) => step('refuseExtension', { settles: { extensionAsked: null }, texts: { opinion } }),

  changeKind: (situation, { kind, reason }) => {
    const { appeal, actor, calendar, settings } = situation
    if (appeal.kind === null || appeal.kind === kind) return 'INVALID'
    // More days are the overseer's to give, as an extension is: no unit gets out of its date by another name for the matter.
    const ruled = actor.posts.some(({ unit, role }) => unit === appeal.overseer && carries(role, 'triage'))
    if (!ruled && settings.kindDays[kind] > settings.kindDays[appeal.kind]) return 'KIND_LONGER'
    const clock = rekind(appeal.clock, appeal.kind, kind, calendar, settings)
    return step('changeKind', {
      settles: {
        kind, clock, ...datesOf(situation, clock), reminded: [],
        promisedOn: promised(situation, clock),
        scopes: scopesAfter(situation, { kind }),
      },
      about: { from: appeal.kind, kind },
      texts: { reason },
    })
  },

  // 即接即答: whoever holds the appeal answers, and becomes its handler.
  answerAtOnce: (situation, { answer, recordedYes, reply }) => {
    const { appeal, actor, organisation, today } = situation
    const unit = appeal.lead ?? actor.posts.find((post) => post.unit === appeal.desk)!.unit
    const signers = signersOf(unit, [actor.person, ...parties(appeal)], organisation, appeal.accused)
    if (!signers) return 'NO_SIGNERS'
    const filedOn = dayOf(appeal.submittedAt)
    // A consultation is due one working day after receipt, assigned or not.
    const clock: Clock = { kind: 'met', startedOn: filedOn, dueOn: situation.calendar.addWorkingDays(filedOn, situation.settings.kindDays.consultation), on: today }
    const change = { kind: 'consultation' as const, lead: unit, assigner: appeal.assigner ?? unit, overseer: appeal.overseer ?? overseerFor(situation, unit) }
    const answered = step('answerAtOnce', {
      settles: {
        ...change, level: organisation.get(unit).level, handler: actor.person, clock, reviewBeside: false,
        checker: signers.checker, endorser: signers.endorser, caller: centreFor(appeal.accused, organisation), pauseAsked: null, extensionAsked: null,
        stageDueOn: signOffBy(situation, clock), handlerDueOn: null, promisedOn: earlier(appeal.promisedOn, today), scopes: scopesAfter(situation, change),
      },
      about: { answerUnchanged: false, ...(recordedYes ? { recordedYes } : {}), ...(reply ? { reply } : {}) },
      texts: { answer, statement: answer },
    })
    if (!recordedYes) return answered
    return { steps: [...answered.steps, { action: 'confirm', about: { recordedYes: true } }] }
  },

  report: (situation, { answer, publicAnswer, statement, adoption, measure, measureOwner, measureBy, evidence }) => {
    const { appeal, organisation, today, settings } = situation
    if (appeal.kind === 'suggestion' && !adoption) return 'NEEDS_ADOPTION'
    if (appeal.kind === 'resolution' && settings.planNeeded && !appeal.plan) return 'NEEDS_PLAN'
    const carried = appeal.kind === 'suggestion' && adoption !== 'declined'
    if (carried && !(measure && measureOwner && measureBy && measureBy >= today)) return 'NEEDS_MEASURE'
    const unchanged = appeal.status !== 'handling' && appeal.status !== 'reported' && situation.unchanged?.(answer) === true
    // Whoever decided against the petitioner has the first place, while it stands.
    const decided = unchanged && appeal.signatures.petitioner?.as === 'unrecognised' ? appeal.signatures.petitioner.by : null
    const signers = signersOf(appeal.lead!, [appeal.handler, decided, ...parties(appeal)], organisation, appeal.accused)
    if (!signers) return 'NO_SIGNERS'
    const met = appeal.kind !== null && MET_ON[appeal.kind] === 'answer'
    const waited = resumed(situation)
    const running = waited.clock ?? appeal.clock
    const clock: Partial<Standing> = unchanged ? {} : met ? { ...waited, clock: meet(running, today) } : waiting(situation)
    const stage = unchanged ? {} : { stageDueOn: signOffBy(situation, clock.clock ?? running) }
    return step('report', {
      settles: {
        checker: signers.checker, endorser: signers.endorser, supervising: supervisorsOf(appeal, organisation), caller: centreFor(appeal.accused, organisation), ...clock,
        ...(adoption ? { adoption, measure: carried ? { seq: appeal.seq + 1, by: measureBy!, doneOn: null } : null } : {}), ...stage, pauseAsked: null, extensionAsked: null, reviewBeside: false,
        supports: appeal.supports.filter(({ answered }) => answered),
      },
      about: { answerUnchanged: unchanged, evidence, ...(adoption ? { adoption } : {}) },
      texts: { answer, publicAnswer, statement, ...(carried ? { measure: measure!, measureOwner: measureOwner! } : {}) },
    })
  },

  park: (situation, { reviewOn, reason }) =>
    reviewOn <= situation.today || reviewOn > addDays(situation.today, PARK_DAYS_MAX) ? 'INVALID' : step('park', { settles: { ...parked(situation, reviewOn), reviewOn, stageDueOn: null }, about: { reviewOn }, texts: { reason } }),
  unpark: (situation, { note }) => step('unpark', { settles: { ...resumed(situation), reviewOn: null }, texts: { ...(note ? { note } : {}) } }),
}
