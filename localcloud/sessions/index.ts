import type { IncomingMessage } from 'node:http'
import { HttpError, readObject, sendJson } from '../http/exchange'
import type { Route } from '../http/route'
import type { Seal } from '../disk/seal'

/** Stands for WeChat's sign-in: whoever asks for an openid's session on this machine gets it. */
export interface Sessions {
  /** A token for an openid; the same one each time, valid across restarts. Throws RangeError on a malformed openid. */
  open(openid: string): string
  /** The openid of a token, or null. */
  find(token: string): string | null
  readonly routes: readonly Route[]
}

const OPENID = /^[\w-]{1,64}$/

/** Whether a text can be an openid: letters, digits, `-` and `_`. */
export const isOpenid = (text: unknown): text is string => typeof text === 'string' && OPENID.test(text)

/** Sessions whose tokens are sealed openids, so that none has to be stored. */
export function openSessions(seal: Seal): Sessions {
  const open = (openid: string): string => {
    if (!isOpenid(openid)) throw new RangeError('an openid is 1 to 64 letters, digits, - or _')
    return `${openid}.${seal.of(openid)}`
  }
  const find = (token: string): string | null => {
    const [openid = '', given = ''] = token.split('.')
    return seal.matches(openid, given) ? openid : null
  }
  const signIn: Route = {
    method: 'POST',
    path: '/session',
    handle: async (req, res) => {
      const { openid } = await readObject(req)
      if (!isOpenid(openid)) throw new HttpError(400, 'an openid is 1 to 64 letters, digits, - or _')
      sendJson(res, 200, { token: open(openid), openid })
    },
  }
  return { open, find, routes: [signIn] }
}

/** The openid of the request's bearer token; throws 401 when it has none that is valid. */
export function openidOf(req: IncomingMessage, sessions: Sessions): string {
  const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
  const openid = token === undefined ? null : sessions.find(token)
  if (openid === null) throw new HttpError(401, 'no session: POST /session first and send its token as Authorization: Bearer')
  return openid
}
