/** Who called a function, as the platform knows it. */
export type Caller =
  | { from: 'client'; openid: string }
  | { from: 'push'; openid: string }
  | { from: 'timer' }
  | { from: 'function' }

/** `getWXContext().SOURCE` values: what set the call off. */
const SOURCES: Record<Caller['from'], string> = {
  client: 'wx_client',
  push: 'wx_unknown',
  timer: 'wx_trigger',
  function: 'scf',
}

/**
 * The caller as CloudBase puts it into a function's environment. A name counts for the SDK only when it is listed in
 * WX_CONTEXT_KEYS or TCB_CONTEXT_KEYS, so that a call without a WeChat user lists none.
 */
export function environmentOf(caller: Caller, appid: string): Record<string, string> {
  const common = { TCB_SOURCE: SOURCES[caller.from], TCB_CONTEXT_KEYS: 'TCB_SOURCE_IP', TCB_SOURCE_IP: '127.0.0.1' }
  switch (caller.from) {
    case 'client':
    case 'push':
      return { ...common, WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: caller.openid, WX_APPID: appid, WX_CLIENTIP: '127.0.0.1', LOGINTYPE: 'WECHAT' }
    case 'timer':
      return { ...common, TRIGGER_SRC: 'timer' }
    case 'function':
      return common
  }
}
