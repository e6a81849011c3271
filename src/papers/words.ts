import type { QuestionnaireView } from 'server/contract'

import type { Tone } from '@/ui/tag'

export const STATE_TONES: Record<QuestionnaireView['state'], Tone> = { draft: 'grey', published: 'blue', ended: 'green' }

/** Asked before an answer becomes an appeal. */
export const ABOUT_OPTIONS = [
  { value: 'no', words: '不是' },
  { value: 'yes', words: '是的' },
] as const
