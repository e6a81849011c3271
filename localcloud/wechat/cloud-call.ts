import { CloudError, type AdminAction } from '../service'
import type { Interface } from './interfaces'
import { Refusal } from './refusal'

/** 云调用: the same interfaces reached through the SDK, without an access token. */

/** The names WeChat's documents give the interfaces in a cloud call, and their addresses. */
const NAMES: Readonly<Record<string, string>> = {
  'subscribeMessage.send': '/cgi-bin/message/subscribe/send',
  'security.msgSecCheck': '/wxa/msg_sec_check',
  'security.mediaCheckAsync': '/wxa/media_check_async',
  'wxacode.getUnlimited': '/wxa/getwxacodeunlimit',
  'phonenumber.getPhoneNumber': '/wxa/business/getuserphonenumber',
}

/**
 * What `callWxOpenApi` sends. `apiName` is a cloud call's name or an address; an errcode is part of the answer, as on the
 * platform, and bytes come as `{ contentType, buffer }`. An interface that has no stand-in is refused by its name.
 */
export function cloudCalls(interfaces: Readonly<Record<string, Interface>>, count: (path: string) => void): Record<string, AdminAction> {
  return {
    'wx.api': ({ apiName, requestData }) => {
      const name = String(apiName)
      const path = NAMES[name] ?? `/${name.replace(/^\//, '')}`
      const answer = interfaces[path]
      if (!answer) throw new CloudError('INVALID_PARAM', `the local cloud has no stand-in for the WeChat interface ${JSON.stringify(name)}`)
      return { data: { responseData: JSON.stringify(answered(path, answer, requestData, count)) } }
    },
  }
}

function answered(path: string, answer: Interface, requestData: unknown, count: (path: string) => void): object {
  try {
    count(path)
    const given = answer({ query: new URLSearchParams(), body: bodyOf(requestData) })
    return { errcode: 0, errmsg: 'ok', ...(Buffer.isBuffer(given) ? { contentType: 'image/png', buffer: given } : given) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { errcode: error.errcode, errmsg: error.message }
  }
}

function bodyOf(text: unknown): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(String(text || '{}'))
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>
  } catch {
    // Told below, as WeChat tells it.
  }
  throw new Refusal(47001)
}
