import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { TEMPLATES } from '../../domain/notice/templates'
import { ROOT } from '../root'
import { Trouble } from '../local/folder'

/** One variable that functions read. Each is given to those functions alone whose bundle names it. */
export interface Variable {
  name: string
  /** Without it the product does not stand; any other turns on a service. */
  needed: boolean
  /** A secret is never printed, not even in part. */
  secret: boolean
  /** What is wrong with a value, in words; null when nothing is. */
  wrong?: (value: string) => string | null
}

const oneKey = (value: string) => /^[\w-]+:/.test(value) && Buffer.from(value.slice(value.indexOf(':') + 1), 'base64').length === 32
const json = (value: string) => {
  try {
    return typeof JSON.parse(value) === 'object' ? null : 'is no JSON object'
  } catch {
    return 'is no JSON'
  }
}

/**
 * Everything that a deployment can be told, except addresses of stand-ins, which lead nowhere but to this
 * machine and are never deployed. docs/operations.md says what each is for; a test holds the three together.
 */
export const VARIABLES: readonly Variable[] = [
  { name: 'APPEALS_KEYS', needed: true, secret: true, wrong: (value) => (value.split(',').every((part) => oneKey(part.trim())) ? null : 'is not id:base64 of 32 bytes, separated by commas') },
  { name: 'APPEALS_HASH_KEY', needed: true, secret: true, wrong: (value) => (Buffer.from(value, 'base64').length === 32 ? null : 'is not base64 of 32 bytes') },
  { name: 'FIRST_ADMIN', needed: false, secret: true, wrong: (value) => (/^[0-9a-f]{64}$/.test(value) ? null : 'is no SHA-256 in hex: npm run first-admin prints one') },
  { name: 'WECHAT_APPID', needed: true, secret: false, wrong: (value) => (/^wx[0-9a-f]{16}$/.test(value) ? null : 'is no appid: wx and 16 hexadecimal digits') },
  { name: 'WECHAT_SECRET', needed: true, secret: true },
  { name: 'TEMPLATE_IDS', needed: true, secret: false, wrong: json },
  { name: 'LONG_TERM_TEMPLATES', needed: false, secret: false, wrong: (value) => (value.split(',').every((key) => key.trim() in TEMPLATES) ? null : `names what is none of ${Object.keys(TEMPLATES).join(', ')}`) },
  { name: 'MINIPROGRAM_STATE', needed: false, secret: false, wrong: (value) => (['developer', 'trial', 'formal'].includes(value) ? null : 'is none of developer, trial, formal') },
  { name: 'WECOM_CORPID', needed: false, secret: false },
  { name: 'WECOM_SECRET', needed: false, secret: true },
  { name: 'SMS_SECRET_ID', needed: false, secret: true },
  { name: 'SMS_SECRET_KEY', needed: false, secret: true },
  { name: 'SMS_APP_ID', needed: false, secret: false, wrong: (value) => (/^\d+$/.test(value) ? null : 'is no number') },
  { name: 'SMS_SIGN', needed: false, secret: false },
  { name: 'SMS_TEMPLATES', needed: false, secret: false, wrong: json },
  { name: 'SMS_REGION', needed: false, secret: false },
  { name: 'HOTLINE', needed: false, secret: false },
  { name: 'CLOUDBASE_AI_KEY', needed: false, secret: true },
]

/** Addresses of stand-ins: development alone. */
export const DEVELOPMENT = ['WECHAT_API_BASE', 'WECOM_API_BASE', 'SMS_API_BASE', 'CLOUDBASE_AI_BASE']

/** What the platform sets by itself. */
export const PLATFORM = ['TCB_ENV', 'SCF_NAMESPACE']

/** What the deployment itself signs with; never given to a function. */
export const CREDENTIALS = ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'TENCENTCLOUD_SESSIONTOKEN', 'WEAPP_PRIVATE_KEY_FILE']

export type Values = Readonly<Record<string, string>>

/**
 * The values of a deployment: of the process, and over them of a file of `NAME=value` lines.
 * @throws when the file lies inside the project, where it could be committed by mistake.
 */
export function readValues(file: string, environment: NodeJS.ProcessEnv = process.env): Values {
  const own = file === '' ? {} : parseEnv(readFileSync(outside(file), 'utf8'))
  return Object.fromEntries(Object.entries({ ...environment, ...own }).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''))
}

/** The full path of a file of secrets, which must not lie in the project. */
export function outside(file: string): string {
  const full = path.resolve(file)
  if (!path.relative(ROOT, full).startsWith('..')) throw new Trouble(`密钥文件不能放在项目文件夹里 a file of secrets must not lie inside the project: ${file}`)
  return full
}

/** What keeps these values from being deployed, in words; a value itself is in none of them. */
export function troubles(values: Values): string[] {
  return VARIABLES.flatMap(({ name, needed, wrong }) => {
    const value = values[name]
    if (value === undefined) return needed ? [`${name} is not set`] : []
    const words = wrong?.(value)
    return words ? [`${name} ${words}`] : []
  })
}

/** Those of the values that a bundle reads: a function holds no secret that it has no use for. */
export function variablesOf(bundle: string, values: Values): Record<string, string> {
  const read = VARIABLES.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(bundle) && values[name] !== undefined)
  return Object.fromEntries(read.map(({ name }) => [name, values[name]!]))
}

/** Blackens every secret in a text that is printed, wherever it came from. */
export function masker(values: Values): (text: string) => string {
  const named = new Set([...VARIABLES.filter(({ secret }) => secret).map(({ name }) => name), 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'TENCENTCLOUD_SESSIONTOKEN'])
  const whole = [...named].flatMap((name) => values[name] ?? [])
  const keys = (values['APPEALS_KEYS'] ?? '').split(',').map((part) => part.slice(part.indexOf(':') + 1))
  const secrets = [...whole, ...keys].filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length)
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, '****'), text)
}
