import Taro from '@tarojs/taro'
import { PROBLEMS, type ProblemCode } from 'domain/problem'

import { isOnline } from '@/ui/network'

import type { ActionOf, Answer, FunctionName, InputOf, Problem, Reply } from './contract'
import { requestIdFor, settle } from './pending'
import { randomId } from './random'

/** After these nobody can say whether the command took effect: it is repeated under the same id. */
export const UNSURE: readonly ProblemCode[] = ['OFFLINE', 'FAILED', 'BUSY']

/**
 * Asks a cloud function. Never throws: a network that fails is the problem OFFLINE, a platform that
 * fails is FAILED. The same question asked again after such a failure carries the same `requestId`,
 * even after the mini-program was closed, so that no command takes effect twice. Whoever keeps commands
 * for later gives each a `requestId` of its own.
 */
export async function call<F extends FunctionName, A extends ActionOf<F>>(fn: F, action: A, input: InputOf<F, A>, requestId?: string): Promise<Reply<F, A>> {
  if (requestId) return send<Reply<F, A>>(fn, { action, input, requestId })
  const command = JSON.stringify([fn, action, input])
  const answer = await send<Reply<F, A>>(fn, { action, input, requestId: requestIdFor(command) })
  if (answer.ok || !UNSURE.includes(answer.problem.code)) settle(command)
  return answer
}

/** Asks what changes nothing: its id is not kept. */
export function ask<F extends FunctionName, A extends ActionOf<F>>(fn: F, action: A, input: InputOf<F, A>): Promise<Reply<F, A>> {
  return send<Reply<F, A>>(fn, { action, input, requestId: randomId() })
}

async function send<R extends Answer<unknown>>(name: string, data: Record<string, unknown>): Promise<R> {
  try {
    const { result } = await Taro.cloud.callFunction({ name, data })
    return result as unknown as R
  } catch (error) {
    return { ok: false, problem: problemOf(error) } as R
  }
}

const NETWORK = /timeout|network|request:fail|ERR_|Failed to fetch|-1(?!\d)/i

function problemOf(error: unknown): Problem {
  const said = `${(error as { errMsg?: string })?.errMsg ?? error}`
  return problem(!isOnline() || NETWORK.test(said) ? 'OFFLINE' : 'FAILED')
}

export function problem(code: ProblemCode): Problem {
  return { code, message: PROBLEMS[code] }
}
