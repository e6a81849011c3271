import { type Token, sharedToken } from '../store/tokens'
import { type Reply, type Service, Unreachable, exchange } from './exchange'

/** A token is given up this long before its end, so that none ends on its way: from then on WeChat gives the next, and takes both. */
const MARGIN_MS = 300_000
/** Codes that say the token itself is no good: not the latest, not valid, ended. */
const TOKEN_REFUSED = new Set([40001, 40014, 42001])
/** The service is busy and asks to be asked again in a moment. */
const BUSY = -1
const AGAIN_MS = 300

/** How each service gives a token out. `force` asks for another one although the last has not ended. */
const GIVERS: Record<Service, (force: boolean) => Promise<Reply>> = {
  wechat: (force) =>
    exchange('wechat', '/cgi-bin/stable_token', {}, { grant_type: 'client_credential', appid: setting('WECHAT_APPID'), secret: setting('WECHAT_SECRET'), force_refresh: force }),
  wecom: () => exchange('wecom', '/cgi-bin/gettoken', { corpid: setting('WECOM_CORPID'), corpsecret: setting('WECOM_SECRET') }),
}

/** What this instance holds, and what it is asking for: a token is looked up once, however many messages wait for it. */
const held: Partial<Record<Service, Token>> = {}
const asking: Partial<Record<Service, Promise<Token>>> = {}

/** The service's access token, which is another than `refused`. */
async function token(service: Service, refused?: string): Promise<string> {
  const good = ({ text, until }: Token) => Date.now() < until && text !== refused
  const own = held[service]
  if (own && good(own)) return own.text
  asking[service] ??= sharedToken(service, good, () => fetchToken(service, refused))
    .then((found) => (held[service] = found))
    .finally(() => delete asking[service])
  return (await asking[service]).text
}

/** Renewal by force is rationed, so it comes only when asking gave the refused one again. */
async function fetchToken(service: Service, refused: string | undefined): Promise<Token> {
  const given = await give(service, false)
  return given.text === refused ? give(service, true) : given
}

async function give(service: Service, force: boolean): Promise<Token> {
  const { errcode, errmsg, members } = await GIVERS[service](force)
  if (errcode !== 0 || typeof members['access_token'] !== 'string') throw new Unreachable(`no token of ${service}: ${errcode} ${errmsg}`)
  return { text: members['access_token'], until: Date.now() + Number(members['expires_in']) * 1000 - MARGIN_MS }
}

/**
 * Calls an interface behind a token. One that refuses the token is asked once more with another, one that is busy once
 * more after a moment; what it says then is the answer. Throws `Unreachable` only.
 */
export async function call(service: Service, path: string, body: object): Promise<Reply> {
  const first = await token(service)
  const reply = await exchange(service, path, { access_token: first }, body)
  if (TOKEN_REFUSED.has(reply.errcode)) return exchange(service, path, { access_token: await token(service, first) }, body)
  if (reply.errcode !== BUSY) return reply
  await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  return exchange(service, path, { access_token: first }, body)
}

/** A setting of this deployment. Without it nothing can be sent, which is told as unreachable rather than as a crash. */
export function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Unreachable(`${name} is not set`)
  return value
}
