import type { Calendar } from '../../calendar/calendar'
import type { Day } from '../../calendar/day'
import type { Duty } from '../../organisation/roles'

/** The way of a decision: its owner answers, who called the meeting accepts the answer or sends it back. */
export const DECISION_WAY = {
  open: { answer: 'answered' },
  answered: { answer: 'answered', accept: 'accepted', sendBack: 'open' },
  accepted: {},
} as const
export type DecisionState = keyof typeof DECISION_WAY
export type DecisionStep = 'answer' | 'accept' | 'sendBack'
export const DECISION_STATE_WORDS: Record<DecisionState, string> = { open: '待落实', answered: '已答复，待核对', accepted: '已落实' }
export const DECISION_STEP_WORDS: Record<DecisionStep | 'decided', string> = { decided: '会议作出决定', answer: '答复落实情况', accept: '核对通过', sendBack: '退回，继续落实' }

/** Where a step leads, or null when it cannot be taken now. */
export function decisionAfter(state: DecisionState, step: DecisionStep): DecisionState | null {
  return (DECISION_WAY[state] as Partial<Record<DecisionStep, DecisionState>>)[step] ?? null
}

/** Whether a decision is late on `today`. One that was answered waits for its check, not for its owner. */
export function isLate({ state, dueOn }: { state: DecisionState; dueOn: Day }, today: Day): boolean {
  return state === 'open' && dueOn < today
}

/** Before the date its owner hears of it; after it the leaders, one after the other, and then those who check, every five working days. */
const BEFORE_DAYS: readonly number[] = [3, 1, 0]
const LATE_TELLS: readonly { lateDays: number; tell: Duty }[] = [
  { lateDays: 1, tell: 'checking' },
  { lateDays: 3, tell: 'endorsing' },
]
const CALLERS_EVERY = 5
/** How many working days ahead one looks for what is to be told of. */
export const LOOK_AHEAD_DAYS = 3

/** Who is told of an open decision today: duties of its owner, or those who called the meeting. */
export function toldToday(dueOn: Day, today: Day, calendar: Calendar): { owner: Duty[]; callers: boolean; words: string } | null {
  const left = calendar.workingDaysBetween(today, dueOn)
  if (today <= dueOn) return BEFORE_DAYS.includes(left) ? { owner: ['reception'], callers: false, words: left === 0 ? '今天到期' : `还剩${left}个工作日` } : null
  const late = Math.max(1, -left)
  const owner = LATE_TELLS.filter(({ lateDays }) => lateDays === late).map(({ tell }) => tell)
  const callers = late % CALLERS_EVERY === 0
  return owner.length > 0 || callers ? { owner: callers ? ['reception', ...owner] : owner, callers, words: `已超期${late}个工作日` } : null
}
