import { type Reply, type Service, Unreachable, exchange } from './exchange'

/** A token is given up this long before its end, so that none ends on its way. */
const MARGIN_MS = 300_000
/** Codes that say the token itself is no good: not the latest, not valid, ended. */
const TOKEN_REFUSED = new Set([40001, 40014, 42001])

interface Token {
  text: string
  until: number
}

/** How each service gives a token out. `force` asks for another one although the last has not ended. */
const GIVERS: Record<Service, (force: boolean) => Promise<Reply>> = {
  wechat: (force) =>
    exchange('wechat', '/cgi-bin/stable_token', {}, { grant_type: 'client_credential', appid: setting('WECHAT_APPID'), secret: setting('WECHAT_SECRET'), force_refresh: force }),
  wecom: () => exchange('wecom', '/cgi-bin/gettoken', { corpid: setting('WECOM_CORPID'), corpsecret: setting('WECOM_SECRET') }),
}

const kept: Partial<Record<Service, Token>> = {}
const fetching: Partial<Record<Service, Promise<Token>>> = {}

/** The service's access token, from this instance's memory or asked for once however many wait for it. */
async function token(service: Service): Promise<string> {
  const held = kept[service]
  if (held && Date.now() < held.until) return held.text
  fetching[service] ??= fetchToken(service, false).finally(() => delete fetching[service])
  return (await fetching[service]).text
}

/** Another token than the one refused. Renewal by force is rationed, so it comes only when asking gave the same again. */
async function renewed(service: Service, refused: string): Promise<string> {
  if (kept[service]?.text === refused) delete kept[service]
  const next = await token(service)
  if (next !== refused) return next
  fetching[service] ??= fetchToken(service, true).finally(() => delete fetching[service])
  return (await fetching[service]).text
}

async function fetchToken(service: Service, force: boolean): Promise<Token> {
  const { errcode, errmsg, members } = await GIVERS[service](force)
  if (errcode !== 0 || typeof members['access_token'] !== 'string') throw new Unreachable(`no token of ${service}: ${errcode} ${errmsg}`)
  const given = { text: members['access_token'], until: Date.now() + Number(members['expires_in']) * 1000 - MARGIN_MS }
  kept[service] = given
  return given
}

/** Calls an interface behind a token; one that refuses the token is asked once more with another. Throws `Unreachable` only. */
export async function call(service: Service, path: string, body: object): Promise<Reply> {
  const first = await token(service)
  const reply = await exchange(service, path, { access_token: first }, body)
  if (!TOKEN_REFUSED.has(reply.errcode)) return reply
  return exchange(service, path, { access_token: await renewed(service, first) }, body)
}

/** A setting of this deployment. Without it nothing can be sent, which is told as unreachable rather than as a crash. */
export function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Unreachable(`${name} is not set`)
  return value
}
