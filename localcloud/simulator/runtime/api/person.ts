import { h } from '../dom'
import { ask } from '../overlay'
import type { Session } from '../session'
import { Failure, type Calls, type Functions } from './calls'
import { showModal } from './talk'

type PrivacyListener = (resolve: (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void, info: { referrer: string }) => void

/** What WeChat knows and asks of the person: sign-in, consent, messages, the phone number. */
export function personApi(session: Session): { calls: Calls; functions: Functions; phoneNumber(): Promise<object>; agree(): void } {
  const consentKey = `wx-consent:${session.openid}`
  const consented = () => localStorage.getItem(consentKey) === 'yes'
  let onNeed: PrivacyListener | null = null

  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const response = await session.send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ openid: session.openid, ...body }) })
    if (!response.ok) throw new Failure(await response.text())
    return (await response.json()) as Record<string, unknown>
  }

  const subscribe = async (templateIds: string[], consent: 'accept' | 'reject'): Promise<void> => {
    const { errCode, errMsg } = await post('/wechat/_simulator/subscribe', { templateIds, consent })
    if (errCode !== undefined) throw new Failure(String(errMsg).replace(/^\w+:fail /, ''), { errCode })
  }

  const agree = () => localStorage.setItem(consentKey, 'yes')

  /** The program's own consent page when it has one, otherwise WeChat's. */
  const requireConsent = async (referrer: string): Promise<void> => {
    if (consented()) return
    const listener = onNeed
    const agreed = listener
      ? await new Promise<boolean>((resolve) => listener(({ event }) => event !== 'exposureAuthorization' && resolve(event === 'agree'), { referrer }))
      : (await showModal({ title: '用户隐私保护提示', content: '使用前请阅读并同意《用户隐私保护指引》。（本机模拟，不是真实微信）', confirmText: '同意', cancelText: '拒绝' })).confirm
    if (!agreed) throw new Failure('privacy permission is not authorized', { errno: 104 })
    agree()
  }

  return {
    agree,
    phoneNumber: async () => {
      const { confirm } = await showModal({ title: '申请获取并验证你的手机号', content: '本机模拟：号码由本地服务给出，不是真实手机号。', confirmText: '允许', cancelText: '不允许' })
      if (!confirm) return { errMsg: 'getPhoneNumber:fail user deny' }
      const { code } = await post('/wechat/_simulator/phone-code', {})
      return { code, errMsg: 'getPhoneNumber:ok' }
    },
    functions: {
      onNeedPrivacyAuthorization: (listener: PrivacyListener) => {
        onNeed = listener
      },
    },
    calls: {
      login: () => ({ code: `local-${session.openid}` }),
      checkSession: () => undefined,
      getPrivacySetting: () => ({ needAuthorization: !consented(), privacyContractName: '《用户隐私保护指引》' }),
      requirePrivacyAuthorize: () => requireConsent('requirePrivacyAuthorize'),
      openPrivacyContract: async () => void (await showModal({ title: '用户隐私保护指引', content: '本机模拟：真实微信在此打开小程序的隐私保护指引。', showCancel: false, confirmText: '知道了' })),
      getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
      openSetting: () => ({ authSetting: {} }),
      authorize: () => undefined,
      requestSubscribeMessage: async ({ tmplIds }: { tmplIds: string[] }) => {
        // WeChat checks the request before it asks the person; noting a refusal changes nothing.
        await subscribe(tmplIds, 'reject')
        const accepted = await askSubscription(tmplIds)
        if (accepted.length > 0) await subscribe(accepted, 'accept')
        return Object.fromEntries(tmplIds.map((id) => [id, accepted.includes(id) ? 'accept' : 'reject']))
      },
    },
  }
}

/** WeChat's own question: each template with a tick, allow or cancel. Answers those allowed. */
function askSubscription(templates: readonly string[]): Promise<string[]> {
  return ask<string[]>({ label: '订阅消息', className: 'sim-sheet sim-subscribe' }, (answer) => {
    const ticks = templates.map((id) => h('input', { type: 'checkbox', checked: true, value: id }))
    const rows = templates.map((id, index) => h('label', {}, ticks[index], h('span', { textContent: `消息模板 ${id}` })))
    return [
      h('b', { textContent: '请求给你发送以下消息' }),
      h('small', { textContent: '本机模拟，不是真实微信' }),
      ...rows,
      h('div', { className: 'sim-subscribe-foot' }, h('button', { type: 'button', textContent: '取消', onclick: () => answer([]) }), h('button', { type: 'button', className: 'sim-confirm', textContent: '允许', onclick: () => answer(ticks.filter(({ checked }) => checked).map(({ value }) => value)) })),
    ]
  })
}
