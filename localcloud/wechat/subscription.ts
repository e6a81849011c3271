import { randomUUID } from 'node:crypto'
import { isOpenid } from '../sessions'
import { readFields, type Template } from './fields'
import type { Ledger } from './ledger'
import { Refusal } from './refusal'

/** Sends a subscription message, spending the person's credit for a one-time template; refuses as documented. */
export function sendSubscription(body: Record<string, unknown>, templates: ReadonlyMap<string, Template>, pages: readonly string[] | undefined, ledger: Ledger, at: string): object {
  const { touser: to, template_id: id, page = null, data } = body
  if (!isOpenid(to)) throw new Refusal(40003)
  const template = templates.get(String(id))
  if (!template) throw new Refusal(40037)
  checkPage(page, pages)
  const fields = readFields(template, data)
  if (ledger.creditsOf(to, template.id) < 1) throw new Refusal(43101)
  const msgid = randomUUID()
  const message = { id: msgid, at, channel: 'subscription' as const, to, template: template.id, title: template.title, page: page as string | null, fields }
  ledger.record({ kind: 'message', spends: !template.longTerm, message })
  return { msgid }
}

/** Refuses with 41030 a page that is no path, or is none of the released pages when these are known. */
export function checkPage(page: unknown, pages: readonly string[] | undefined): void {
  if (page === null || page === undefined || page === '') return
  const path = typeof page === 'string' ? (page.split('?')[0] ?? '') : ''
  if (!/^[\w-]+(\/[\w-]+)*$/.test(path) || (pages && !pages.includes(path))) throw new Refusal(41030)
}

/** How a person answers for one template when asked by `wx.requestSubscribeMessage`. */
export type Consent = 'accept' | 'reject'

/** What `wx.requestSubscribeMessage` fails with. */
const ASKING_ERRORS = {
  10001: 'TmplIds is empty',
  20001: 'No template data return, verify the template id exist',
  20002: 'Templates type must be same',
  20003: 'Templates count out of max bounds',
} as const

/** Templates one request may name. */
const MOST_TEMPLATES = 5

/** Answers `wx.requestSubscribeMessage`: per template the person's consent, each accept noted as a credit. */
export function askConsent(openid: string, ids: readonly string[], consent: Consent, templates: ReadonlyMap<string, Template>, ledger: Ledger): object {
  const refused = (errCode: keyof typeof ASKING_ERRORS): object => ({ errCode, errMsg: `requestSubscribeMessage:fail ${ASKING_ERRORS[errCode]}` })
  const asked = ids.map((id) => templates.get(id))
  if (ids.length === 0) return refused(10001)
  if (ids.length > MOST_TEMPLATES) return refused(20003)
  if (asked.includes(undefined)) return refused(20001)
  if (new Set(asked.map((template) => Boolean(template?.longTerm))).size > 1) return refused(20002)
  if (consent === 'accept') for (const id of ids) ledger.record({ kind: 'accept', openid, template: id })
  return { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(ids.map((id) => [id, consent])) }
}
