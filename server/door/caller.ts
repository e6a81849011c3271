import { parseContext } from '../store/cloud'

/** Who calls, as the platform says; never taken from the input. */
export interface Caller {
  /** The WeChat identity, or null for a timer or another function. */
  openid: string | null
  trigger: 'client' | 'timer' | 'function'
}

/** Reads the caller out of an invocation's context. A key counts only when the platform lists it. */
export function callerOf(context: object): Caller {
  const environment = parseContext(context).environment ?? {}
  const listed = (environment['WX_CONTEXT_KEYS'] ?? '').split(',')
  const openid = listed.includes('WX_OPENID') ? environment['WX_OPENID'] : undefined
  if (openid) return { openid, trigger: 'client' }
  return { openid: null, trigger: environment['TRIGGER_SRC'] === 'timer' ? 'timer' : 'function' }
}
