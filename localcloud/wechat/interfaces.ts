import { randomUUID } from 'node:crypto'
import type { Clock } from '../service'
import { isOpenid } from '../sessions'
import { placeholderCode } from './code-image'
import type { Template } from './fields'
import type { Ledger } from './ledger'
import type { MediaChecks } from './media'
import { redeemCode } from './phone'
import { Refusal } from './refusal'
import { checkText, readMediaRequest } from './safety'
import type { WechatOptions } from './setting'
import { checkPage, sendSubscription } from './subscription'
import type { Tokens } from './tokens'
import { sendNotice } from './wecom'

/** A request of an interface: its query and its JSON body. */
export interface Ask {
  query: URLSearchParams
  body: Record<string, unknown>
}

/** One interface: answers the members beside `errcode: 0`, or bytes; throws a Refusal. */
export type Interface = (ask: Ask) => object | Buffer

/** What the interfaces stand on. */
export interface Ground {
  options: WechatOptions
  templates: ReadonlyMap<string, Template>
  ledger: Ledger
  media: MediaChecks
  clock: Clock
}

const iso = (clock: Clock): string => new Date(clock.now()).toISOString()

/** api.weixin.qq.com, by path; all but the token's take `access_token` in the query. */
export function wechatInterfaces({ options, templates, ledger, media, clock }: Ground): Record<string, Interface> {
  return {
    '/cgi-bin/message/subscribe/send': ({ body }) => sendSubscription(body, templates, options.pages, ledger, iso(clock)),
    '/wxa/msg_sec_check': ({ body }) => {
      if (Number(body.version) === 2 && !isOpenid(body.openid)) throw new Refusal(40003)
      return { ...checkText(body), trace_id: randomUUID() }
    },
    '/wxa/media_check_async': ({ body }) => {
      if (!isOpenid(body.openid)) throw new Refusal(40003)
      const { url, openid } = readMediaRequest(body)
      const trace_id = randomUUID()
      media.take(trace_id, url, openid)
      return { trace_id }
    },
    '/wxa/getwxacodeunlimit': ({ body }) => codeImage(body, options.pages),
    '/wxa/business/getuserphonenumber': ({ body }) => redeemCode(body.code, options.appid, ledger, clock.now()),
  }
}

/** qyapi.weixin.qq.com, by path. */
export function wecomInterfaces({ ledger, clock }: Ground): Record<string, Interface> {
  return { '/cgi-bin/message/send': ({ body }) => sendNotice(body, ledger, iso(clock)) }
}

/** Gives WeChat's access token for the appid and any secret. */
export function stableToken(tokens: Tokens, appid: string): Interface {
  return ({ body }) => {
    if (body.grant_type !== 'client_credential') throw new Refusal(40002)
    if (body.appid !== appid) throw new Refusal(40013)
    if (typeof body.secret !== 'string' || body.secret === '') throw new Refusal(41004)
    return tokens.current(body.force_refresh === true)
  }
}

/** Gives WeCom's access token for any corporation and secret. */
export function corporateToken(tokens: Tokens): Interface {
  return ({ query }) => {
    if (!query.get('corpid')) throw new Refusal(40013)
    if (!query.get('corpsecret')) throw new Refusal(40001)
    return tokens.current()
  }
}

const LONGEST_SCENE = 32
const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]+$/
const WIDTH = { least: 280, usual: 430, most: 1280 }

function codeImage(body: Record<string, unknown>, pages: readonly string[] | undefined): Buffer {
  const { scene, page = '', width = WIDTH.usual } = body
  if (typeof scene !== 'string' || scene === '' || [...scene].length > LONGEST_SCENE) throw new Refusal(40169)
  if (!SCENE.test(scene)) throw new Refusal(40129)
  if (body.check_path !== false) checkPage(page, pages)
  return placeholderCode(`${String(page)}?${scene}`, Math.min(WIDTH.most, Math.max(WIDTH.least, Math.round(Number(width)) || WIDTH.usual)))
}
