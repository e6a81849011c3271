import { randomUUID } from 'node:crypto'
import type { Seal } from '../disk/seal'
import { addressOf, readObject, sendJson, sendText } from '../http/exchange'
import type { Route } from '../http/route'
import type { Clock, Service } from '../service'
import { cloudCalls } from './cloud-call'
import { checkTemplate } from './fields'
import { corporateToken, type Ground, type Interface, stableToken, wechatInterfaces, wecomInterfaces } from './interfaces'
import { Ledger, type Message } from './ledger'
import { openMediaChecks } from './media'
import { createQuotas, QUOTAS } from './quota'
import { type ErrCode, Refusal } from './refusal'
import type { WechatOptions } from './setting'
import { simulatorRoutes } from './simulator'
import { openTokens, type Tokens } from './tokens'

export type { Message } from './ledger'
export type { Template } from './fields'
export { NO_WECHAT, type WechatOptions } from './setting'

export interface Wechat extends Service {
  /** The messages a person received, oldest first: by openid, or by WeCom user id. */
  messagesOf(receiver: { openid: string } | { wecom: string }): Message[]
  /** Gives a person's phone a number. */
  setPhone(openid: string, number: string): void
  /** How many more messages of a template a person may be sent; for a long-term one, above 0 means any number. */
  creditsOf(openid: string, template: string): number
  /** Gives a person credits for a template, as taps on accept would. */
  grant(openid: string, template: string, credits: number): void
  /** Resolves when every push under way has arrived. */
  settled(): Promise<void>
  /** Forgets messages, credits, numbers and checks. */
  clear(): Promise<void>
  readonly routes: readonly Route[]
  close(): Promise<void>
}

export interface WechatSetting {
  options: WechatOptions
  file: string
  seals: (purpose: string) => Seal
  clock: Clock
  /** Delivers a pushed message to a function. */
  deliver(name: string, event: object, openid: string): Promise<unknown>
  log: (line: string) => void
}

/** The stand-in for WeChat's and WeCom's servers: `/wechat` for api.weixin.qq.com, `/wecom` for qyapi.weixin.qq.com. */
export function openWechat(setting: WechatSetting): Wechat {
  const { options, clock, seals } = setting
  options.templates.forEach(checkTemplate)
  const ledger = new Ledger(setting.file)
  const media = openMediaChecks({ ledger, appid: options.appid, pushes: options.pushes ?? [], now: clock.now, deliver: setting.deliver, log: setting.log })
  const ground: Ground = { options, clock, ledger, media, templates: new Map(options.templates.map((template) => [template.id, template])) }
  const count = createQuotas({ ...QUOTAS, ...options.quotas }, clock)
  const wechatTokens = openTokens(seals('wechat token'), clock)
  const wecomTokens = openTokens(seals('wecom token'), clock)

  /** A POST interface behind an access token, counted against its quota. */
  const behindToken = (root: string, tokens: Tokens, invalid: ErrCode) => ([path, answer]: [string, Interface]): Route =>
    interfaceRoute('POST', root, path, (ask) => {
      checkToken(tokens, ask.query.get('access_token'), invalid)
      count(path)
      return answer(ask)
    })

  const messages: Route = {
    method: 'GET',
    path: '/messages',
    handle: (req, res) => {
      const { searchParams } = addressOf(req)
      const wecom = searchParams.get('wecom')
      sendJson(res, 200, { messages: messagesOf(wecom === null ? { openid: searchParams.get('openid') ?? '' } : { wecom }) })
    },
  }

  const messagesOf: Wechat['messagesOf'] = (receiver) => {
    const [channel, to] = 'wecom' in receiver ? ['wecom', receiver.wecom] : ['subscription', receiver.openid]
    return ledger.messages.filter((message) => message.channel === channel && message.to === to)
  }

  const interfaces = wechatInterfaces(ground)

  return {
    actions: cloudCalls(interfaces, count),
    messagesOf,
    setPhone: (openid, number) => ledger.record({ kind: 'phone', openid, number }),
    creditsOf: (openid, template) => ledger.creditsOf(openid, template),
    grant: (openid, template, credits) => {
      for (let given = 0; given < credits; given += 1) ledger.record({ kind: 'accept', openid, template })
    },
    settled: media.settled,
    clear: async () => {
      await media.settled()
      ledger.clear()
    },
    routes: [
      interfaceRoute('POST', '/wechat', '/cgi-bin/stable_token', stableToken(wechatTokens, options.appid)),
      interfaceRoute('GET', '/wecom', '/cgi-bin/gettoken', corporateToken(wecomTokens)),
      ...Object.entries(interfaces).map(behindToken('/wechat', wechatTokens, 40001)),
      ...Object.entries(wecomInterfaces(ground)).map(behindToken('/wecom', wecomTokens, 40014)),
      ...simulatorRoutes(ground),
      messages,
    ],
    close: async () => {
      await media.settled()
      ledger.close()
    },
  }
}

function checkToken(tokens: Tokens, token: string | null, invalid: ErrCode): void {
  if (!token) throw new Refusal(41001)
  const state = tokens.check(token)
  if (state !== 'good') throw new Refusal(state === 'expired' ? 42001 : invalid)
}

function interfaceRoute(method: 'GET' | 'POST', root: string, path: string, answer: Interface): Route {
  return {
    method,
    path: root + path,
    handle: async (req, res) => {
      const body = method === 'POST' ? await readObject(req).catch(() => null) : {}
      try {
        if (body === null) throw new Refusal(47001)
        const given = answer({ query: addressOf(req).searchParams, body })
        if (Buffer.isBuffer(given)) sendText(res, 200, given, 'image/png')
        else sendJson(res, 200, { errcode: 0, errmsg: 'ok', ...given })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        sendJson(res, 200, { errcode: error.errcode, errmsg: `${error.message} rid: ${randomUUID()}` })
      }
    },
  }
}
