import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { TEMPLATES, type TemplateKey, fill } from '../../domain/notice/templates'
import { ENVIRONMENT_ID, LOCAL_SMS, type LocalCloud, startLocalCloud } from '../../localcloud'
import { functionEnvironment } from '../../localcloud/functions/environment'
import { sendSms, smsTemplate } from '../../server/sms/sms'
import { COLLECTIONS } from '../../server/store/collections'
import { codeImage } from '../../server/wechat/code'
import { phoneNumber } from '../../server/wechat/phone'
import { checkMedia, checkText } from '../../server/wechat/safety'
import { sendSubscription, templateId } from '../../server/wechat/subscription'
import { sendWecom } from '../../server/wechat/wecom'
import { VARIABLES, type Values } from '../deploy/environment'
import { Trouble } from '../local/folder'
import { type Exchange, openRecorder } from './recorder'

interface Given {
  to?: string | undefined
  template?: string | undefined
  text?: string | undefined
  page?: string | undefined
}

const SAMPLE = ['BZ-26-000001-A', '已受理', '点开查看详情', '2026-11-23']
const OPENID = 'openid-of-a-dry-run'

function templateOf({ template = 'progress' }: Given): TemplateKey {
  if (!(template in TEMPLATES)) throw new Trouble(`--template: ${Object.keys(TEMPLATES).join(', ')}`)
  return template as TemplateKey
}

/** What can be rehearsed, each by the port itself that the functions use. */
export const DRY_RUNS: Readonly<Record<string, (given: Given, cloud: LocalCloud) => Promise<unknown>>> = {
  subscription: (given, cloud) => {
    const template = templateOf(given)
    const openid = given.to ?? OPENID
    cloud.wechat.grant(openid, templateId(template), 1)
    return sendSubscription({ openid, templateKey: template, fields: fill(template, SAMPLE), page: given.page ?? `pages/appeal/index?code=${SAMPLE[0]}` })
  },
  wecom: async (given) => {
    const { title, labels } = TEMPLATES[templateOf({ ...given, template: given.template ?? 'task' })]
    const user = given.to ?? 'user-of-a-dry-run'
    const sent = await sendWecom({ users: [user], title, lines: labels.map((label, index) => [label, SAMPLE[index]!] as const), page: given.page ?? `officer/case/index?code=${SAMPLE[0]}` })
    return sent.get(user)
  },
  sms: (given) => {
    const id = smsTemplate(templateOf(given))
    return id ? sendSms({ phone: given.to ?? '13800000000', template: id, values: SAMPLE.slice(0, 1) }) : Promise.resolve('off: no SMS template for this message, or SMS is not set up')
  },
  text: ({ text = '村口路灯不亮', to = OPENID }) => checkText({ text, openid: to }),
  media: ({ to = OPENID }) => checkMedia({ url: 'https://example.com/photo.jpg', openid: to }),
  phone: async ({ to = OPENID }, cloud) => {
    cloud.wechat.setPhone(to, '13800000000')
    const response = await fetch(`${cloud.url}/wechat/_simulator/phone-code`, { method: 'POST', body: JSON.stringify({ openid: to }) })
    return phoneNumber(((await response.json()) as { code: string }).code)
  },
  code: async ({ page = 'pages/appeal/index' }) => `an image of ${(await codeImage({ scene: 'v=V01', page })).length} bytes`,
}

/** What each port is for, and when it is used. */
const USED_FOR: Readonly<Record<string, string>> = {
  subscription: 'a message to a resident in WeChat, one for each time they accepted',
  wecom: 'a notice to a cadre in WeCom',
  sms: 'the last resort, with the code of the appeal and nothing else',
  text: 'words that are to become public: pass, review (a person looks), risky',
  media: 'a photo that was filed; its verdict comes later by push to the function pushes',
  phone: 'the number behind a tap on 验证手机号',
  code: 'a mini-program code for a wall or a questionnaire',
}

/** What is off or lacks something with these values, before anything is tried. */
function lacking(values: Values): string[] {
  const ids = JSON.parse(values['TEMPLATE_IDS'] || '{}') as Record<string, string>
  const without = Object.keys(TEMPLATES).filter((key) => !ids[key])
  const off = (service: string, names: readonly string[]) => {
    const missing = names.filter((name) => !values[name])
    return missing.length > 0 ? [`${service} is off: ${missing.join(', ')} not set`] : []
  }
  return [
    ...(without.length > 0 ? [`TEMPLATE_IDS names no id for ${without.join(', ')}: WeChat would refuse these messages (40037), and the next way is taken`] : []),
    ...off('WeCom', ['WECOM_CORPID', 'WECOM_SECRET']),
    ...off('SMS', ['SMS_SECRET_ID', 'SMS_SECRET_KEY', 'SMS_APP_ID', 'SMS_SIGN', 'SMS_TEMPLATES']),
  ]
}

/** @throws Trouble when a value is missing without which nothing can be tried. */
function mustBeSet(values: Values): void {
  const missing = VARIABLES.filter(({ name, needed }) => needed && values[name] === undefined)
  if (missing.length > 0) throw new Trouble(missing.map(({ name }) => `${name} is not set`).join('\n'))
}

/** Does work beside a store of its own, which is gone afterwards: tokens are kept in one, and nothing else of it is used. */
async function besideAStore(values: Values, work: (cloud: LocalCloud) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'appeals-dry-'))
  const functions = path.join(folder, 'functions')
  mkdirSync(functions)
  Object.assign(process.env, values)
  const templates = Object.entries(TEMPLATES).map(([key, { title, fields }]) => ({ id: templateId(key), title, fields: fields.map((name) => ({ name })) }))
  const cloud = await startLocalCloud({ data: path.join(folder, 'data'), functions, port: 0, collections: COLLECTIONS, wechat: { appid: values['WECHAT_APPID']!, templates } })
  try {
    await work(cloud)
  } finally {
    await cloud.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Runs ports with a deployment's values against stand-ins that answer as documented, and prints each request that would
 * have left, its answer, and what the port makes of it. Nothing leaves the machine: the addresses of the real services
 * are replaced by those of the stand-ins. SMS is signed with a key pair of the stand-in.
 */
export async function rehearse({ names, values, given, log }: { names: readonly string[]; values: Values; given: Given; log: (line: string) => void }): Promise<void> {
  mustBeSet(values)
  for (const line of lacking(values)) log(`note: ${line}`)
  await besideAStore(values, async (cloud) => {
    const recorder = await openRecorder(cloud.url)
    try {
      const bases = { WECHAT_API_BASE: `${recorder.url}/wechat`, WECOM_API_BASE: `${recorder.url}/wecom`, SMS_API_BASE: `${recorder.url}/sms` }
      const sms = values['SMS_SECRET_ID'] ? { SMS_SECRET_ID: LOCAL_SMS.secretId, SMS_SECRET_KEY: LOCAL_SMS.secretKey } : {}
      Object.assign(process.env, functionEnvironment(ENVIRONMENT_ID, cloud.url), bases, sms)
      for (const name of names) {
        const result = await DRY_RUNS[name]!(given, cloud).catch((error: unknown) => `failed: ${String(error)}`)
        log(`── ${name}: ${USED_FOR[name]} (dry: nothing left this machine)`)
        for (const exchange of recorder.exchanges.splice(0)) for (const line of told(exchange)) log(line)
        log(`   so: ${JSON.stringify(result)}`)
      }
    } finally {
      await recorder.close()
    }
  })
}

/** What can be sent in earnest. A phone number's code comes from a tap alone, and a photo must lie where WeChat can fetch it. */
export const LIVE = ['subscription', 'wecom', 'sms', 'text', 'code'] as const

/**
 * Sends one thing in earnest, to the real service with a deployment's values, and tells what came of it. `confirm` must name
 * the one to whom it goes once more: a message cannot be taken back, and an SMS costs money.
 * @throws Trouble unless it was asked for so.
 */
export async function sendInEarnest({ name, values, given, confirm, log }: { name: string; values: Values; given: Given; confirm: string; log: (line: string) => void }): Promise<void> {
  if (!(LIVE as readonly string[]).includes(name)) throw new Trouble(`--live: ${LIVE.join(', ')}, one at a time`)
  if (!given.to || given.to !== confirm) throw new Trouble(`没有发送 nothing was sent: --live ${name} reaches a real person; say whom twice, --to WHO --confirm WHO`)
  mustBeSet(values)
  const bases = ['WECHAT_API_BASE', 'WECOM_API_BASE', 'SMS_API_BASE'].map((base) => [base, values[base] ?? ''] as const)
  await besideAStore(values, async (cloud) => {
    Object.assign(process.env, functionEnvironment(ENVIRONMENT_ID, cloud.url), Object.fromEntries(bases))
    const result = await DRY_RUNS[name]!(given, cloud).catch((error: unknown) => `failed: ${String(error)}`)
    log(`── ${name}: ${USED_FOR[name]} (live: sent to ${given.to})`)
    log(`   so: ${JSON.stringify(result)}`)
  })
}

/** Where each stand-in's address leads when it is not one. */
const REAL: readonly [string, string][] = [
  ['/wechat/', 'https://api.weixin.qq.com/'],
  ['/wecom/', 'https://qyapi.weixin.qq.com/'],
  ['/sms/', 'https://sms.tencentcloudapi.com/'],
]

function told({ method, path: address, body, answer }: Exchange): string[] {
  const [prefix, host] = REAL.find(([beginning]) => address.startsWith(beginning)) ?? ['', '']
  const hidden = (text: string) => text.replace(/(access_token=|"access_token":")[^&"]+/g, '$1****').replace(/(corpsecret=)[^&]+/g, '$1****')
  return [`   ${method} ${host}${hidden(address.slice(prefix.length))}`, ...(body ? [`     ${body}`] : []), `   ← ${hidden(answer)}`]
}
