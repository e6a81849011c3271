import type { PlanStep } from 'domain/appeal/payloads'

export const BLANK_STEP: PlanStep = { what: '', owner: '', by: '' }

/** Whether every step says what, who and by when. */
export const isWhole = (value: unknown): boolean => (value as readonly PlanStep[]).every(({ what, owner, by }) => what.trim() && owner.trim() && by)
