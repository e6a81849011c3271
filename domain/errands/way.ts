/** Errands: what service commissioners (服务专员) do on a resident's behalf, with steps and an end (S13, 帮办代办). */

/** The way of an errand: from each state, each step and where it leads. */
const ERRAND_WAY = {
  asked: { take: 'taken', decline: 'declined', withdraw: 'withdrawn' },
  taken: { note: 'taken', pass: 'asked', finish: 'done', fail: 'failed', withdraw: 'withdrawn' },
  done: { confirm: 'confirmed', object: 'taken' },
  confirmed: {},
  failed: {},
  declined: {},
  withdrawn: {},
} as const
export type ErrandState = keyof typeof ERRAND_WAY
export const ERRAND_STATES = Object.keys(ERRAND_WAY) as ErrandState[]
export const ERRAND_STATE_WORDS: Record<ErrandState, string> = { asked: '等服务专员接单', taken: '正在帮您办', done: '办好了，请您确认', confirmed: '已办好', failed: '没能办成', declined: '办不了', withdrawn: '已撤回' }

/** Who takes a step: any commissioner of the place, the one who took it, or the resident who asked. */
export const ERRAND_STEPS = {
  take: { who: 'place', words: '接单' },
  decline: { who: 'place', words: '说明办不了' },
  note: { who: 'own', words: '记一步' },
  pass: { who: 'own', words: '转给别的专员' },
  finish: { who: 'own', words: '办好了' },
  fail: { who: 'own', words: '没能办成' },
  withdraw: { who: 'resident', words: '不用办了' },
  confirm: { who: 'resident', words: '确认办好' },
  object: { who: 'resident', words: '还没有办好' },
} as const
export type ErrandStep = keyof typeof ERRAND_STEPS
export const ERRAND_STEP_IDS = Object.keys(ERRAND_STEPS) as ErrandStep[]
/** Steps that need a word of why or what. */
export const TOLD_STEPS: readonly ErrandStep[] = ['decline', 'note', 'pass', 'finish', 'fail', 'object']

/** Where a step leads, or null when it cannot be taken now. */
export function errandAfter(state: ErrandState, step: ErrandStep): ErrandState | null {
  return (ERRAND_WAY[state] as Partial<Record<ErrandStep, ErrandState>>)[step] ?? null
}

/** What somebody is to an errand. */
export interface ErrandPart {
  resident: boolean
  /** Carries the duty over its place. */
  place: boolean
  /** Took it on. */
  own: boolean
}

/** The steps that somebody may take now, in the order of the table. */
export function errandOffers(state: ErrandState, part: ErrandPart): ErrandStep[] {
  return ERRAND_STEP_IDS.filter((step) => part[ERRAND_STEPS[step].who] && errandAfter(state, step) !== null)
}

/** Whether an id is an errand's; an appeal's code never looks so. */
export const isErrand = (id: string): boolean => /^B-\d{8}-/.test(id)
