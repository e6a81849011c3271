import Taro from '@tarojs/taro'
import type { Me } from 'server/contract'

import { account, whoAmI } from '@/features/session/me'

/** WeChat shows at most this many templates in one question, older clients included. */
const AT_ONCE = 3

/** As whom one is told: about one's own appeals, or about one's work. */
export type Hearer = 'resident' | 'cadre'

const HEARERS: Record<string, Hearer> = { progress: 'resident', confirm: 'resident', task: 'cadre', warning: 'cadre' }

/** The messages that one of a role gets; without a role all that this person can get. Who holds a post is told of both. */
export function templatesFor(me: Pick<Me, 'templates' | 'posts'>, as?: Hearer): Me['templates'] {
  const roles: readonly Hearer[] = as ? [as] : me.posts.length > 0 ? ['resident', 'cadre'] : ['resident']
  return me.templates.filter(({ key }) => !HEARERS[key] || roles.includes(HEARERS[key]))
}

/** Those to ask for in one question: the fewest credits first, and of one sort, as WeChat refuses long-term templates beside others. */
export function toAskFor(templates: Me['templates'], credits: Me['credits']): Me['templates'] {
  const byNeed = [...templates].sort((a, b) => (credits[a.key] ?? 0) - (credits[b.key] ?? 0))
  return byNeed.filter(({ longTerm }) => longTerm === byNeed[0]?.longTerm).slice(0, AT_ONCE)
}

/**
 * Asks at a tap whether messages may be sent, those with the fewest credits left first, and tells
 * the account what was granted. Answers how many were; never stands in the way of what the tap was for.
 */
export async function askToBeTold(as?: Hearer): Promise<number> {
  const me = whoAmI()
  const templates = me ? templatesFor(me, as) : []
  if (!me || !templates.length) return 0
  const poorest = toAskFor(templates, me.credits)
  // Taro's type asks for Alipay's fields as well.
  const question = { tmplIds: poorest.map(({ id }) => id) } as Parameters<typeof Taro.requestSubscribeMessage>[0]
  const said = await Taro.requestSubscribeMessage(question).catch(() => null)
  if (!said) return 0
  const answers = said as unknown as Record<string, string>
  const accepted = poorest.filter(({ id }) => answers[id] === 'accept').map(({ key }) => key)
  if (accepted.length) await account.subscribed(accepted)
  return accepted.length
}

/** Whether WeChat lets this mini-program notify at all: a person may have switched it off for good. Unknown counts as yes. */
export async function mayNotify(): Promise<boolean> {
  const setting = await Taro.getSetting({ withSubscriptions: true }).catch(() => null)
  return setting?.subscriptionsSetting?.mainSwitch ?? true
}
