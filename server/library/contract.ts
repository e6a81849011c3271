/** What the library of answers is asked and answers, in the function `supervision`. */
import type { ReplyState } from '../../domain/library/replies'
import type { Day } from '../../domain/calendar/day'
import type { Page } from '../answers'

/** One question with its answer, as cadres look it up. */
export interface Reply {
  id: string
  question: string
  answer: string
  unit: string
  on: Day
  state: ReplyState
  /** How often an appeal was answered with it. */
  uses: number
  /** Whether the public reads it. */
  shown: boolean
  /** Why it was declined or taken out. */
  why: string | null
  /** What the person who looks at it may do. */
  may: { decide: boolean; retire: boolean }
}

export interface Library {
  /** Without words: the most used first. With words: the likest of those that hold some of them. */
  replies: { input: { words?: string; state?: ReplyState; cursor?: string }; output: Page<Reply> }
  proposeReply: { input: { question: string; answer: string }; output: { id: string } }
  /** By the centre's desk, never by who proposed it; `publish` shows it to everyone as a question and answer. */
  decideReply: { input: { id: string; approve: boolean; publish: boolean; question?: string; answer?: string; reason?: string }; output: { state: ReplyState } }
  retireReply: { input: { id: string; reason: string }; output: { state: ReplyState } }
}
