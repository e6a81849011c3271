import { DECISION_STATE_WORDS, type DecisionState } from 'domain/supervision/meeting/decisions'
import type { MeetingState } from 'domain/supervision/meeting/kinds'

import { dayWords } from '@/features/days'
import type { Tone } from '@/ui/tag'

export const MEETING_TONES: Record<MeetingState, Tone> = { called: 'blue', closed: 'green', calledOff: 'grey' }
const DECISION_TONES: Record<DecisionState, Tone> = { open: 'blue', answered: 'amber', accepted: 'green' }

interface Decided {
  state: DecisionState
  late: boolean
  dueOn: string
}

/** How far a decision has come, late ones first of all. */
export const decisionTone = ({ state, late }: Decided): Tone => (late ? 'red' : DECISION_TONES[state])
export const decisionWords = ({ state, late }: Decided): string => (late ? '已超期' : DECISION_STATE_WORDS[state])
export const dueWords = ({ dueOn }: Decided): string => `${dayWords(dueOn)}前`

/** What is said where nothing may be named. */
export const NAME_NOBODY = '不写诉求人的姓名、电话；写到哪件诉求，就记在哪件议题下。'
