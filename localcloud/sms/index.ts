import { randomUUID } from 'node:crypto'
import { readBytes, sendJson } from '../http/exchange'
import type { Route } from '../http/route'
import { ApiError } from '../management/error'
import { checkSignature } from '../management/signature'

/** The key pair that functions may sign with here. */
export const LOCAL_SMS = { secretId: 'local-sms-id', secretKey: 'local-sms-key' }

/** One message as it arrived. */
export interface Sms {
  to: string
  app: string
  sign: string
  template: string
  values: string[]
}

export interface SmsService {
  /** What a number received, oldest first. */
  messagesOf(number: string): Sms[]
  /** Lets the next message end with this status, as documented. */
  fail(code: string): void
  readonly routes: readonly Route[]
  clear(): void
}

/** The longest value of a template's field, and the form of a number of mainland China. */
const LONGEST_VALUE = 32
const MAINLAND = /^(\+86|0086|86)?1\d{10}$/

/** The stand-in for Tencent Cloud's SMS (`SendSms`, 2021-01-11) at `/sms`. It counts a number's messages in half a minute, an hour and a day as the service's usual limits do. */
export function openSms(now: () => number): SmsService {
  const received: (Sms & { at: number })[] = []
  const faults: string[] = []

  const statusOf = (to: string, body: Record<string, unknown>): string => {
    const fault = faults.shift()
    if (fault) return fault
    if (!MAINLAND.test(to)) return 'InvalidParameterValue.IncorrectPhoneNumber'
    const values = (body.TemplateParamSet ?? []) as unknown[]
    if (values.some((value) => typeof value !== 'string' || [...value].length > LONGEST_VALUE)) return 'InvalidParameterValue.ContentLengthLimit'
    const within = (ms: number) => received.filter((one) => one.to === to && now() - one.at < ms).length
    if (within(30_000) >= 1) return 'LimitExceeded.PhoneNumberThirtySecondLimit'
    if (within(3_600_000) >= 5) return 'LimitExceeded.PhoneNumberOneHourLimit'
    if (within(86_400_000) >= 10) return 'LimitExceeded.PhoneNumberDailyLimit'
    received.push({ at: now(), to, app: String(body.SmsSdkAppId), sign: String(body.SignName), template: String(body.TemplateId), values: values.map(String) })
    return 'Ok'
  }

  const send: Route = {
    method: 'POST',
    path: '/sms/',
    handle: async (req, res) => {
      const bytes = await readBytes(req, 1024 * 1024)
      const RequestId = randomUUID()
      try {
        checkSignature({ headers: req.headers, body: bytes, service: 'sms', credentials: LOCAL_SMS, now: now() })
        if (req.headers['x-tc-version'] !== '2021-01-11') throw new ApiError('NoSuchVersion', 'no such version')
        if (req.headers['x-tc-action'] !== 'SendSms') throw new ApiError('InvalidAction', 'no such action')
        if (!req.headers['x-tc-region']) throw new ApiError('MissingParameter', 'The request is missing the parameter Region.')
        const body = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
        for (const name of ['PhoneNumberSet', 'SmsSdkAppId', 'TemplateId']) if (!body[name]) throw new ApiError('MissingParameter', `The request is missing the parameter ${name}.`)
        const SendStatusSet = (body.PhoneNumberSet as string[]).map((PhoneNumber) => {
          const Code = statusOf(PhoneNumber, body)
          return { SerialNo: Code === 'Ok' ? randomUUID() : '', PhoneNumber, Fee: Code === 'Ok' ? 1 : 0, SessionContext: '', Code, Message: Code === 'Ok' ? 'send success' : Code, IsoCode: 'CN' }
        })
        sendJson(res, 200, { Response: { SendStatusSet, RequestId } })
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        sendJson(res, 200, { Response: { Error: { Code: error.code, Message: error.message }, RequestId } })
      }
    },
  }

  return {
    messagesOf: (number) => received.filter(({ to }) => to.endsWith(number)).map(({ to, app, sign, template, values }) => ({ to, app, sign, template, values })),
    fail: (code) => void faults.push(code),
    routes: [send],
    clear: () => void (received.length = 0),
  }
}
