import type { ProblemCode } from '../problem'
import { exceptions } from './decisions/exceptions'
import { handling } from './decisions/handling'
import { petitioner } from './decisions/petitioner'
import { review } from './decisions/review'
import { repeats } from './decisions/repeats'
import { screening } from './decisions/screening'
import { signOff } from './decisions/signOff'
import { refusal } from './offers'
import type { Action, Payloads } from './payloads'
import { dueSteps } from './reminders'
import { erasure } from './retention'
import type { Decided, Decision, Decisions, Situation } from './situation'

/** Actions that people take on an appeal that exists. Filing makes one; the rest the system writes. */
export type Command = Exclude<Action, 'submit' | 'absorb' | 'release' | 'noteRepeat' | 'remind' | 'escalate' | 'redate' | 'moveUnit' | 'handOver' | 'voidClose' | 'erase' | 'noteDecision'>

const DECISIONS: Decisions<Command> = { ...screening, ...review, ...handling, ...petitioner, ...signOff, ...repeats, ...exceptions }

export const COMMANDS = Object.keys(DECISIONS) as Command[]

/** Decides an action: first whether the actor may, then what it settles. Pure. */
export function decide<A extends Command>(situation: Situation, action: A, payload: Payloads[A]): Decision {
  const why = refusal(situation.actor, situation.appeal, action, situation.today, situation.settings)
  if (why) return why
  return (DECISIONS[action] as (situation: Situation, payload: Payloads[A]) => Decision)(situation, payload)
}

/** What the clock writes for an appeal today: reminders, escalations, the end of a pause, the return of a parked one, the end of its retention. */
export function tick(situation: Situation): Decided {
  const { appeal, today, calendar, settings } = situation
  const steps = [...dueSteps(appeal, today, calendar), ...erasure(appeal, today, settings)]
  return {
    steps: steps.flatMap((one) => {
      if (one.action !== 'resume' && one.action !== 'unpark') return [one]
      const decided = decide(situation, one.action, {})
      return typeof decided === 'string' ? [] : decided.steps
    }),
  }
}

/** Whether a decision is a refusal. */
export function isRefusal(decision: Decision): decision is ProblemCode {
  return typeof decision === 'string'
}
