import { type Rest, type Sending, restUntil } from '../wechat/sending'
import { authorization } from './sign'

/** SMS of Tencent Cloud, the last resort: it costs money, can be read by whoever holds the phone, and leads nowhere by a tap. */
const SERVICE = 'sms'
const USUAL = 'https://sms.tencentcloudapi.com'
const VERSION = '2021-01-11'
const TIMEOUT_MS = 5_000

/** What SMS needs to be told; it is off until all of these are. */
const NEEDED = ['SMS_SECRET_ID', 'SMS_SECRET_KEY', 'SMS_APP_ID', 'SMS_SIGN'] as const
type Settings = Record<(typeof NEEDED)[number], string>

function settings(): Settings | null {
  const values = NEEDED.map((name) => [name, process.env[name]] as const)
  return values.every(([, value]) => value) ? (Object.fromEntries(values) as Settings) : null
}

/** The approved template for our key, by `SMS_TEMPLATES` (JSON); null where this message goes by SMS to nobody. */
export function smsTemplate(key: string): string | null {
  if (!settings()) return null
  return (JSON.parse(process.env['SMS_TEMPLATES'] || '{}') as Record<string, string>)[key] ?? null
}

/**
 * Codes that are no fault of the message, by their beginning, each with the rest that it asks for; the longest that fits
 * counts. What is left of a package (`Insufficient…`) and the limits of a number end by themselves or are ended by people.
 */
const FOR_NOW: Readonly<Record<string, Rest>> = {
  InternalError: 'none',
  RequestLimitExceeded: 'none',
  LimitExceeded: 'hour',
  'LimitExceeded.PhoneNumberThirtySecondLimit': 'minute',
  'LimitExceeded.PhoneNumberDailyLimit': 'day',
  'LimitExceeded.AppDailyLimit': 'day',
  'LimitExceeded.DailyLimit': 'day',
  'FailedOperation.InsufficientBalanceInSmsPackage': 'hour',
}

interface Answer {
  Response: { Error?: { Code: string; Message: string }; SendStatusSet?: { Code: string; Message: string }[] }
}

/** Sends one SMS to a number of mainland China by a template and its values; a refusal is answered with its code, never thrown. */
export async function sendSms({ phone, template, values }: { phone: string; template: string; values: readonly string[] }): Promise<Sending> {
  const set = settings()
  if (!set) return { is: 'refused', code: 'NotConfigured', why: 'SMS is not configured' }
  const base = process.env['SMS_API_BASE'] || USUAL
  const body = JSON.stringify({ PhoneNumberSet: [`+86${phone}`], SmsSdkAppId: set.SMS_APP_ID, SignName: set.SMS_SIGN, TemplateId: template, TemplateParamSet: values })
  const timestamp = Math.floor(Date.now() / 1000)
  try {
    const response = await fetch(`${base}/`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-tc-action': 'SendSms',
        'x-tc-version': VERSION,
        'x-tc-region': process.env['SMS_REGION'] || 'ap-guangzhou',
        'x-tc-timestamp': String(timestamp),
        authorization: authorization({ secretId: set.SMS_SECRET_ID, secretKey: set.SMS_SECRET_KEY, service: SERVICE, host: new URL(base).hostname, body, timestamp }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const { Response } = (await response.json()) as Answer
    return judged(Response.Error ?? Response.SendStatusSet?.[0])
  } catch (error) {
    // A number stands in no message of an error.
    return { is: 'retry', why: `sms: ${error instanceof Error ? error.name : 'failed'}` }
  }
}

/** The call may succeed and the one message in it fail: its own status counts. */
function judged(status: { Code: string; Message: string } | undefined): Sending {
  if (status?.Code === 'Ok') return { is: 'sent' }
  if (!status) return { is: 'retry', why: 'sms: no status' }
  const [known] = Object.keys(FOR_NOW).filter((beginning) => status.Code.startsWith(beginning)).sort((a, b) => b.length - a.length)
  if (known === undefined) return { is: 'refused', code: status.Code, why: status.Code }
  return { is: 'retry', why: status.Code, notBefore: restUntil(FOR_NOW[known]!, Date.now()) }
}
