import * as z from 'zod'
import { PROBLEMS, Refusal } from '../../domain/problem'
import type { Answer, Problem } from '../contract'
import { counted } from '../store/cloud'
import { personWithPapers } from '../store/papers'
import { personByIdentity, personNaming } from '../store/people'
import { type Caller, callerOf } from './caller'
import { fieldProblems } from './fields'
import { log, logBug } from './log'
import { ownId } from './ids'
import type { Asked, Reading, Verb } from './verb'

const envelope = z.strictObject({
  action: z.string().max(64),
  input: z.unknown(),
  requestId: ownId,
})

const refuse = (code: Problem['code'], fields?: Record<string, string>): Answer<never> => ({ ok: false, problem: { code, message: PROBLEMS[code], ...(fields ? { fields } : {}) } })

// `wx.cloud` may add members of its own to an event; they are not ours to judge.
const ours = ({ action, input, requestId }: Record<string, unknown>) => ({ action, input, requestId })

/** The verbs of a function, each answering what the contract says. */
export type Verbs<F> = { readonly [A in keyof F]: Verb<F[A] extends { output: infer O } ? O : never> }

/**
 * The entrance of a function for people: parses the envelope and the input once, takes the caller from
 * the platform, runs the verb, and answers a problem in words for every refusal. One line of log a call.
 */
export function door<F>(verbs: Verbs<F>) {
  return async (event: unknown, context: object): Promise<Answer<unknown>> => {
    const began = performance.now()
    const { value: answer, requests } = await counted(() => answerTo(event, callerOf(context), verbs as Readonly<Record<string, Verb>>))
    const action = typeof (event as { action?: unknown } | null)?.action === 'string' ? (event as { action: string }).action.slice(0, 64) : '-'
    log('call', { action, ok: answer.ok, problem: answer.ok ? null : answer.problem.code, requests, ms: Math.round(performance.now() - began) })
    return answer
  }
}

async function answerTo(event: unknown, caller: Caller, verbs: Readonly<Record<string, Verb>>): Promise<Answer<unknown>> {
  if (!caller.openid) return refuse('SIGN_IN')
  const parsed = envelope.safeParse(ours((event ?? {}) as Record<string, unknown>))
  if (!parsed.success) return refuse('INVALID', fieldProblems(parsed.error))
  const { action, requestId, input } = parsed.data
  const verb = Object.hasOwn(verbs, action) ? verbs[action] : undefined
  if (!verb) return refuse('UNKNOWN_ACTION')
  try {
    const ask = verb(input)
    const known = await knownOf(caller.openid, ask.reading)
    // A request is the caller's own: the same id from another person is another request.
    return { ok: true, value: await ask({ ...known, requestId: `${known.me._id}:${requestId}` }) }
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code, error.fields)
    logBug('bug', error, { action })
    return refuse('FAILED')
  }
}

/** The caller with what the verb names, in one request. */
async function knownOf(openid: string, reading?: Reading): Promise<Omit<Asked<never>, 'input' | 'requestId'>> {
  if (!reading) return { me: await personByIdentity(openid) }
  if ('papers' in reading) return personWithPapers(openid, reading.papers)
  const { me, ...named } = await personNaming(openid, reading)
  return { me, named }
}
