import { TEMPLATES, type TemplateKey, fill } from '../../domain/notice/templates'
import { giveCredits, takeCredit } from '../store/people'
import type { MessageRow, PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { NO_CREDIT, sendSubscription } from '../wechat/subscription'
import { sendWecom } from '../wechat/wecom'

interface Notice {
  template: TemplateKey
  values: readonly string[]
  /** Where a tap leads in the mini-program. */
  page: string
  /** Where a tap leads a cadre from WeCom; null for what reaches a person as a petitioner, which is no business of WeCom. */
  cadrePage: string | null
}

/** How it went, for the record; `why` is given where it did not go and may later. */
type Notified = Pick<MessageRow, 'state' | 'route'> & { why?: string }

/** Sends one message to one person: by WeCom to a cadre, else by subscription message while there is a credit. */
export async function notify(person: PersonRow, { template, values, page, cadrePage }: Notice): Promise<Notified> {
  if (cadrePage !== null && person.wecom) {
    const { title, labels } = TEMPLATES[template]
    const sent = await sendWecom({ user: person.wecom, title, lines: labels.map((label, index) => [label, values[index] ?? ''] as const), page: cadrePage })
    return { state: sent.is === 'sent' ? 'sent' : 'failed', route: 'wecom', ...(sent.is === 'retry' ? { why: sent.why } : {}) }
  }
  const openid = person.identities[0]
  if (!openid || !(await takeCredit(person._id, template))) return { state: 'kept', route: 'workbench' }
  const sent = await sendSubscription({ openid, templateKey: template, fields: fill(template, values), page })
  // It was not sent, so it cost nothing.
  if (sent.is === 'retry') await giveCredits(person._id, [template])
  // WeChat knows of no credit: then neither do we.
  if (sent.is === 'refused' && sent.code === NO_CREDIT) await tables.people.update({ _id: person._id }, { [`credits.${template}`]: 0 })
  return { state: sent.is === 'sent' ? 'sent' : 'refused', route: 'subscription', ...(sent.is === 'retry' ? { why: sent.why } : {}) }
}
