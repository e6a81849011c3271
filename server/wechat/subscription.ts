import { type Sending, send } from './sending'

/** The platform's id of a template, by our key: `TEMPLATE_IDS` holds those of this deployment as JSON; a key without one is its own id. */
export const templateId = (key: string): string => setTemplateId(key) ?? key

/** The same, or null where this deployment names none. */
export function setTemplateId(key: string): string | null {
  const ids = JSON.parse(process.env['TEMPLATE_IDS'] || '{}') as Record<string, string>
  return ids[key] ?? null
}

/** Whether one accept of a template allows any number of messages: those that `LONG_TERM_TEMPLATES` names by our keys, with commas between them. */
export function isLongTerm(key: string): boolean {
  return (process.env['LONG_TERM_TEMPLATES'] ?? '').split(',').map((part) => part.trim()).includes(key)
}

/** What a refusal says about the person, so that the credit count can be put right. */
export const NO_CREDIT = 43101

export interface SubscriptionMessage {
  openid: string
  templateKey: string
  /** Values by the template's field names (`thing1`, `time2`), fitted to WeChat's limits already. */
  fields: Readonly<Record<string, string>>
  /** Where a tap on it leads, with its query. */
  page: string
}

/** Sends a subscription message to one person; a refusal is answered, with WeChat's code, never thrown. */
export function sendSubscription({ openid, templateKey, fields, page }: SubscriptionMessage): Promise<Sending> {
  return send('wechat', '/cgi-bin/message/subscribe/send', () => ({
    touser: openid,
    template_id: templateId(templateKey),
    page,
    miniprogram_state: process.env['MINIPROGRAM_STATE'] || 'formal',
    lang: 'zh_CN',
    data: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])),
  }))
}
