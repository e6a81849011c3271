import type { PlanStep } from 'domain/appeal/payloads'

export const BLANK_STEP: PlanStep = { what: '', owner: '', by: '' }

/** Whether every step says what, who and by when. */
export const isWhole = (steps: readonly PlanStep[]) => steps.length > 0 && steps.every(({ what, owner, by }) => what.trim() && owner.trim() && by)
