import type { Day } from '../calendar/day'
import { type Rate, type RateName, RATES, basisPoints, percent } from '../ledger/rates'
import type { Role } from '../organisation/roles'
import type { Line } from './standings'

export const WARNING_LEVELS = ['yellow', 'red'] as const
export type WarningLevel = (typeof WARNING_LEVELS)[number]
export const LEVEL_WORDS: Record<WarningLevel, string> = { yellow: '黄灯', red: '红灯' }

/** Numbers that give a yellow warning when a month was settled: by hundredths of a percent, the worse side of the line. */
export const YELLOW_RULES: readonly { rate: RateName; line: number }[] = [
  { rate: 'completion', line: 8000 },
  { rate: 'satisfaction', line: 8000 },
  { rate: 'onTime', line: 8000 },
  { rate: 'repeat', line: 1000 },
]

/** What gives a red one: found by people, or a yellow one that was not put right. */
export const RED_RULES = ['falseData', 'shamCloseOut', 'notRectified'] as const
export type RedRule = (typeof RED_RULES)[number]
export const RED_WORDS: Record<RedRule, string> = { falseData: '数据造假', shamCloseOut: '虚假销号', notRectified: '黄灯到期没有整改' }

export type WarningRule = RateName | RedRule

/** The way of a warning: from each state, each step and where it leads. Nothing leads up but a step on record. */
export const WARNING_WAY = {
  issued: { talk: 'talked' },
  talked: { setDate: 'rectifying' },
  rectifying: { answer: 'rectifying', lift: 'lifted', raise: 'raised', again: 'issued' },
  lifted: {},
  raised: {},
} as const
export type WarningState = keyof typeof WARNING_WAY
export type WarningStep = 'talk' | 'setDate' | 'answer' | 'lift' | 'raise' | 'again'
export const WARNING_STATE_WORDS: Record<WarningState, string> = { issued: '待约谈', talked: '待定整改期限', rectifying: '整改中', lifted: '已解除', raised: '已升为红灯' }

/** Where a step leads, or null when it cannot be taken now. */
export function warningAfter(state: WarningState, step: WarningStep): WarningState | null {
  return (WARNING_WAY[state] as Partial<Record<WarningStep, WarningState>>)[step] ?? null
}

/** Those whom a unit is talked with about a warning: its head, nobody else. */
export const HEADS: readonly Role[] = ['principal', 'villageSecretary', 'disciplineOfficer', 'petitionOfficer']

/** What a recheck finds. A yellow one that was not put right becomes red; a red one begins anew with a talk. */
export function recheckStep(level: WarningLevel, passed: boolean): WarningStep {
  return passed ? 'lift' : level === 'yellow' ? 'raise' : 'again'
}

/** Whether one may recheck: on the date, or before it when the unit has told what it did. */
export function mayRecheck(dueOn: Day | null, answered: boolean, today: Day): boolean {
  return dueOn !== null && (answered || today >= dueOn)
}

/** The warnings that the numbers of a settled line give; a unit with too few cases gets none. */
export function warningsOf(line: Pick<Line, 'place' | 'rates'>): { rate: RateName; evidence: Rate; words: string }[] {
  if (line.place === null) return []
  return YELLOW_RULES.flatMap(({ rate, line: limit }) => {
    const points = basisPoints(line.rates[rate])
    const higher = RATES[rate].better === 'higher'
    if (points === null || (higher ? points >= limit : points <= limit)) return []
    const evidence = line.rates[rate]
    return [{ rate, evidence, words: `${RATES[rate].words}${percent(evidence)}（${evidence.above}÷${evidence.below}），${higher ? '低于' : '高于'}${limit / 100}%` }]
  })
}
