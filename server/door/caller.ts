import { parseContext } from '../store/cloud'

/** Who calls, as the platform says; never taken from the input. */
export interface Caller {
  /** The WeChat identity of a person at a phone; null for everything else, also for a push in somebody's name. */
  openid: string | null
  trigger: 'client' | 'push' | 'timer' | 'function'
}

/** What the platform calls a tap in the mini-program, on a phone or in the developer tools. A push (`wx_unknown`) carries an openid too, but nobody acts in it. */
const TAPS = ['wx_client', 'wx_devtools']

/** Reads the caller out of an invocation's context. A key counts only when the platform lists it. */
export function callerOf(context: object): Caller {
  const environment = parseContext(context).environment ?? {}
  const listed = (environment['WX_CONTEXT_KEYS'] ?? '').split(',')
  const openid = listed.includes('WX_OPENID') ? environment['WX_OPENID'] : undefined
  if (openid) return TAPS.includes(environment['TCB_SOURCE'] ?? '') ? { openid, trigger: 'client' } : { openid: null, trigger: 'push' }
  return { openid: null, trigger: environment['TRIGGER_SRC'] === 'timer' ? 'timer' : 'function' }
}
