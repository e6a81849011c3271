import { HttpError, readObject, sendJson } from '../http/exchange'
import type { Route } from '../http/route'
import { isOpenid } from '../sessions'
import type { Ground } from './interfaces'
import { issueCode } from './phone'
import { askConsent } from './subscription'

/**
 * What a person does on the phone, for the simulator: answer a request for subscription messages, give the phone
 * number, have a number; and a push repeated, as WeChat's own can be.
 */
export function simulatorRoutes({ templates, ledger, media, clock }: Ground): Route[] {
  const route = (name: string, act: (body: Record<string, unknown>) => object | Promise<object>): Route => ({
    method: 'POST',
    path: `/wechat/_simulator/${name}`,
    handle: async (req, res) => sendJson(res, 200, await act(await readObject(req))),
  })

  return [
    route('subscribe', (body) => {
      const ids = Array.isArray(body.templateIds) ? body.templateIds.map(String) : []
      return askConsent(personIn(body), ids, body.consent === 'reject' ? 'reject' : 'accept', templates, ledger)
    }),
    route('phone', (body) => {
      if (!/^\d{5,15}$/.test(String(body.number))) throw new HttpError(400, 'a phone number is 5 to 15 digits')
      ledger.record({ kind: 'phone', openid: personIn(body), number: String(body.number) })
      return {}
    }),
    route('phone-code', (body) => ({ code: issueCode(personIn(body), ledger, clock.now()) })),
    route('push', async (body) => {
      if (!(await media.repeat(String(body.trace_id)))) throw new HttpError(404, 'no check with this trace_id')
      return {}
    }),
  ]
}

function personIn(body: Record<string, unknown>): string {
  if (!isOpenid(body.openid)) throw new HttpError(400, 'openid is missing')
  return body.openid
}
