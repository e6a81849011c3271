import { TEMPLATES, type TemplateKey, fill } from '../../domain/notice/templates'
import type { PersonId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { sendSms, smsTemplate } from '../sms/sms'
import { limit } from '../store/limits'
import { giveCredits, takeCredit } from '../store/people'
import type { MessageRow, PersonRow } from '../store/rows'
import { open } from '../store/seal'
import { tables } from '../store/tables'
import type { Sending } from '../wechat/sending'
import { NO_CREDIT, isLongTerm, sendSubscription } from '../wechat/subscription'
import { sendWecom } from '../wechat/wecom'

export interface Notice {
  template: TemplateKey
  values: readonly string[]
  /** Where a tap leads in the mini-program. */
  page: string
  /** Where a tap leads a cadre from WeCom; null for what reaches a person as a petitioner, which is no business of WeCom. */
  cadrePage: string | null
}

/** A way to a person that is tried. Null when there is none: no account there, no credit, nothing configured. */
type Channel = (person: PersonRow, notice: Notice) => Promise<Sending | null>

export type Route = Exclude<MessageRow['route'], 'workbench'>

/** The ways, in the order in which they are tried: free ones that lead into the mini-program first, what costs money last. In the end there is the list of messages. */
export const ORDER: readonly Route[] = ['wecom', 'subscription', 'sms']

/** Who has had so many SMS in a day gets no more of them: a broken WeCom must not empty a package or wake a village. */
const SMS_A_DAY = 3

export const CHANNELS: Readonly<Record<Route, Channel>> = {
  wecom: async (person, notice) => (await byWecom([person], notice)).get(person._id) ?? null,

  subscription: async (person, { template, values, page }) => {
    const openid = person.identities[0]
    if (!openid) return null
    // The person was read for this very batch: who has no credit there needs no request that finds none.
    if (!((person.credits[template] ?? 0) > 0)) return null
    const longTerm = isLongTerm(template)
    if (!longTerm && !(await takeCredit(person._id, template))) return null
    const sent = await sendSubscription({ openid, templateKey: template, fields: fill(template, values), page })
    // It was not sent, so it cost nothing.
    if (sent.is === 'retry' && !longTerm) await giveCredits(person._id, [template])
    // WeChat knows of no credit: then neither do we.
    if (sent.is === 'refused' && sent.code === NO_CREDIT) await tables.people.update({ _id: person._id }, { [`credits.${template}`]: 0 })
    return sent
  },

  /** Of the message only the case's code, by which it is found in the mini-program: a phone lies on tables. */
  sms: async (person, { template, values }) => {
    const id = smsTemplate(template)
    if (!id || !person.phone || !person.phoneKey || !(await mayHaveSms(person))) return null
    return sendSms({ phone: open(person.phone), template: id, values: values.slice(0, 1) })
  },
}

/** By WeCom to all who are there, in one request. Who is not, and whom it is no business of, is not in the answer. */
export async function byWecom(people: readonly PersonRow[], { template, values, cadrePage }: Notice): Promise<ReadonlyMap<PersonId, Sending>> {
  const there = people.flatMap(({ _id, wecom }) => (wecom ? [{ _id, wecom }] : []))
  if (cadrePage === null || there.length === 0) return new Map()
  const { title, labels } = TEMPLATES[template]
  const sent = await sendWecom({ users: [...new Set(there.map(({ wecom }) => wecom))], title, lines: labels.map((label, index) => [label, values[index] ?? ''] as const), page: cadrePage })
  return new Map(there.map(({ _id, wecom }) => [_id, sent.get(wecom)!]))
}

async function mayHaveSms(person: PersonRow): Promise<boolean> {
  try {
    await limit(`sms:${person._id}`, SMS_A_DAY, 24 * 3600)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
