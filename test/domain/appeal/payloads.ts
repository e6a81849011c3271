import { addDays } from '../../../domain/calendar/day'
import type { Command } from '../../../domain/appeal/decide'
import { KINDS, RATINGS } from '../../../domain/appeal/kinds'
import type { Payloads } from '../../../domain/appeal/payloads'
import { parties } from '../../../domain/appeal/standing'
import type { Walk } from './walk'
import { PEOPLE, UNITS, actor, calendar } from './world'

/** Words that stand out, so that a test can look for them where they must not be. */
export const WORDS = {
  text: '夜里水管爆了', reason: '因为下了大雨', opinion: '情况属实应当办理', explanation: '按照条例第九条', note: '请留意老人', question: '几点在家',
  answer: '路已经修好了', publicAnswer: '道路已修复', statement: '组织施工队三天修完', outcome: '电话没有人接', words: '谢谢你们', number: '川信字第三八号',
  causes: '排水沟堵了多年', what: '先清沟再铺路', owner: '便民中心老陈', measure: '首班车提前到六点', measureOwner: '运管股小刘', effect: '每天多坐两百人',
}

type Drawn = <T>(options: readonly T[]) => T | undefined
const texts = (...names: (keyof typeof WORDS)[]) => Object.fromEntries(names.map((name) => [name, WORDS[name]]))

/** A payload for each action as somebody might give it now, drawn with `pick`. It may still be refused. */
export function payloadFor<A extends Command>(action: A, walk: Readonly<Pick<Walk, 'standing' | 'today'>>, pick: Drawn): Payloads[A] {
  const { standing, today } = walk
  const unit = () => pick(UNITS)!
  const colleague = () => pick(PEOPLE.filter((person) => actor(person).posts.some((post) => post.unit === (standing.lead ?? standing.desk)))) ?? 'T1-handler'
  const lead = () => pick(['V11', 'T1', 'T2', 'DEP1', 'DEP2'])!
  const drawn: { [C in Command]?: () => object } = {
    supplement: () => ({ ...texts('text'), evidence: ['photo2'] }),
    urge: () => ({}),
    confirm: () => ({ rating: pick(RATINGS)!, because: pick(['slow', 'unsaid'])!, ...texts('words'), signature: 'hand1' }),
    dispute: () => ({ ground: 'notDone', ...texts('reason') }),
    disputeAgain: () => ({ ground: 'halfDone', ...texts('reason') }),
    keep: () => ({ kind: pick(KINDS)! }),
    screenInvalid: () => ({ ground: 'untrue', ...texts('reason') }),
    merge: () => ({ master: 'BZ-25-000002-C', ...texts('reason') }),
    attest: () => pick([{ word: '春天开门' }, { signature: 'hand5' }])!,
    passUp: () => ({ accused: pick([[], [], [unit()]])!, ...texts('note') }),
    reviewValid: () => ({ finding: 'reasonable', ...texts('opinion') }),
    reviewUnreasonable: () => texts('opinion', 'explanation'),
    reviewBeside: () => ({ finding: 'partly', ...texts('opinion') }),
    triage: () => ({ kind: pick(KINDS)!, level: 'township', lead: lead(), supporting: pick([[], [lead()]])!, ...texts('note') }),
    assign: () => ({ lead: lead(), supporting: [], ...texts('note') }),
    accept: () => pick([{}, { handler: colleague() }])!,
    return: () => ({ ground: 'notOurDuty', ...texts('reason') }),
    nameHandler: () => ({ handler: colleague(), ...texts('reason') }),
    plan: () => ({ ...texts('causes'), steps: [{ ...texts('what', 'owner'), by: addDays(today, pick([1, 5])!) }] }),
    progress: () => ({ ...texts('text'), evidence: ['photo3'], ...pick([{}, { step: 1 }, { step: 1, done: true }])! }),
    askSupport: () => ({ unit: unit(), ...texts('question'), by: addDays(today, 3) }),
    answerSupport: () => texts('answer'),
    askPetitioner: () => texts('question'),
    askPause: () => ({ ground: pick(['away', 'evidence', 'unwell'])!, until: calendar.addWorkingDays(today, pick([1, 3])!), ...texts('reason') }),
    askExtension: () => ({ days: 5, ...texts('reason') }),
    changeKind: () => ({ kind: pick(KINDS)!, ...texts('reason') }),
    answerAtOnce: () => ({ ...texts('answer'), recordedYes: pick([true, false])! }),
    report: () => ({ ...texts('answer', 'publicAnswer', 'statement'), answer: pick([WORDS.answer, `${WORDS.answer}。`])!, adoption: pick(['adopted', 'partly', 'declined'])!, ...texts('measure', 'measureOwner'), measureBy: addDays(today, 9), evidence: ['photo4'] }),
    logAttempt: () => ({ way: 'phone', ...texts('outcome') }),
    recordUnconfirmed: () => ({ ground: pick(['dead', 'notReached', 'anonymous', 'withdrawn'])!, ...texts('reason') }),
    state: () => ({ ...texts('statement'), signature: 'hand2' }),
    check: () => ({ ...texts('opinion'), signature: 'hand3' }),
    endorse: () => ({ ...texts('opinion'), signature: 'hand4' }),
    recordPaper: () => ({ rating: pick(RATINGS)!, because: pick(['slow', 'unsaid'])!, ...texts('words'), photo: 'hand7' }),
    noteGone: () => ({ ground: pick(['died', 'moved'])!, ...texts('reason') }),
    superviseSign: () => ({ ...texts('opinion'), signature: 'hand6' }),
    order: () => ({ as: pick(['prompt', 'supervision'])!, ...texts('text'), by: addDays(today, pick([0, 3])!) }),
    answerOrder: () => texts('answer'),
    advance: () => ({ ...texts('text'), evidence: ['photo5'] }),
    putOff: () => ({ by: addDays(today, 12), ...texts('reason') }),
    recordEffect: () => ({ ...texts('effect'), evidence: [] }),
    split: () => texts('text', 'reason'),
    nameRepresentatives: () => ({ representatives: parties(standing).slice(0, 3) }),
    transferOut: () => ({ receiver: 'petition', on: today, ...texts('reason', 'number') }),
    linkRepeat: () => ({ earlier: 'BZ-25-000002-C', ...texts('reason') }),
    tag: () => ({ tags: [standing.tags.includes('watch') ? 'media' : 'watch'] }),
    markUrgent: () => ({ hours: 4, ...texts('reason') }),
    park: () => ({ reviewOn: addDays(today, 20), ...texts('reason') }),
    publish: () => ({ ...texts('publicAnswer'), ...pick([{}, { keep: ['三号院'] }])! }),
    unpark: () => ({}),
  }
  return (drawn[action]?.() ?? texts('reason', 'opinion')) as Payloads[A]
}
