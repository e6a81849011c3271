import { Offline } from '../session'

/** An ability that answers later: takes WeChat's options, returns what `success` gets; throws what `fail` gets. */
export type Call = (options: never) => unknown
export type Calls = Readonly<Record<string, Call>>
/** An ability that answers at once, or a listener. */
export type Functions = Readonly<Record<string, unknown>>

/** A refusal with WeChat's words: `fail` gets `<name>:fail <reason>`. */
export class Failure extends Error {
  constructor(
    readonly reason: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason)
    this.name = 'Failure'
  }
}

export interface Callbacks {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}

/** Runs a call as WeChat runs it: with callbacks it answers through them, without them by a promise. */
export function answer(name: string, options: Callbacks | undefined, run: () => unknown): Promise<object> | undefined {
  const outcome = settle(name, run)
  if (options?.success ?? options?.fail ?? options?.complete) {
    void outcome.then(({ ok, result }) => {
      const told = ok ? options?.success : options?.fail
      told?.(result)
      options?.complete?.(result)
    })
    return undefined
  }
  const promise = outcome.then(({ ok, result }) => {
    if (ok) return result
    throw Object.assign(new Error((result as { errMsg: string }).errMsg), result)
  })
  // WeChat lets a refused call without a listener pass in silence.
  promise.catch(() => {})
  return promise
}

/** The words of an error as `errMsg` carries them. */
export function wordsOf(name: string, error: unknown): Record<string, unknown> {
  if (error instanceof Offline) return { errMsg: `${name}:fail request:fail`, errno: 600001 }
  if (error instanceof Failure) return { ...error.extra, errMsg: `${name}:fail ${error.reason}` }
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` }
}

async function settle(name: string, run: () => unknown): Promise<{ ok: boolean; result: object }> {
  try {
    const result = (await run()) ?? {}
    return { ok: true, result: { ...(result as object), errMsg: `${name}:ok` } }
  } catch (error) {
    return { ok: false, result: wordsOf(name, error) }
  }
}
