import { sendSms, smsTemplate } from '../../../server/sms/sms'
import { LOCAL_SMS } from '../../../localcloud'
import { type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
const SETTINGS = { SMS_SECRET_ID: LOCAL_SMS.secretId, SMS_SECRET_KEY: LOCAL_SMS.secretKey, SMS_APP_ID: '1400000001', SMS_SIGN: '示范区', SMS_TEMPLATES: '{"confirm":"2001"}' }
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())
beforeEach(() => {
  Object.assign(process.env, SETTINGS)
  test.cloud.sms.clear()
})
afterEach(() => {
  for (const name of Object.keys(SETTINGS)) delete process.env[name]
})

const PHONE = '13800001234'
const sms = { phone: PHONE, template: '2001', values: ['BZ-26-000001-A'] }

it('an SMS arrives, signed as the service checks it, with its template and values', async () => {
  expect(await sendSms(sms)).toEqual({ is: 'sent' })
  expect(test.cloud.sms.messagesOf(PHONE)).toEqual([{ to: `+86${PHONE}`, app: '1400000001', sign: '示范区', template: '2001', values: ['BZ-26-000001-A'] }])
})

it('a second one within half a minute waits a minute', async () => {
  await sendSms(sms)
  const now = Date.now()
  expect(await sendSms(sms)).toMatchObject({ is: 'retry', why: 'LimitExceeded.PhoneNumberThirtySecondLimit', notBefore: expect.any(Number) })
  const again = await sendSms(sms)
  expect(again.is === 'retry' && again.notBefore! - now).toBeGreaterThan(50_000)
})

const HOUR_MS = 3_600_000
it.each<[string, string, number | null]>([
  ['InternalError.Timeout', 'retry', 0],
  ['LimitExceeded.DeliveryFrequencyLimit', 'retry', HOUR_MS],
  ['FailedOperation.InsufficientBalanceInSmsPackage', 'retry', HOUR_MS],
  ['FailedOperation.PhoneNumberInBlacklist', 'refused', null],
  ['FailedOperation.TemplateIncorrectOrUnapproved', 'refused', null],
  ['FailedOperation.SignatureIncorrectOrUnapproved', 'refused', null],
  ['InvalidParameterValue.IncorrectPhoneNumber', 'refused', null],
  ['UnauthorizedOperation.RequestPermissionDeny', 'refused', null],
])('%s is %s', async (code, is, rest) => {
  test.cloud.sms.fail(code)
  const before = Date.now()
  const sent = await sendSms(sms)
  expect(sent).toMatchObject({ is, why: code })
  if (sent.is === 'retry') expect(Math.abs(sent.notBefore! - before - rest!)).toBeLessThan(30_000)
})

it('a limit of the day ends at midnight in China', async () => {
  test.cloud.sms.fail('LimitExceeded.PhoneNumberDailyLimit')
  const sent = await sendSms(sms)
  expect(sent.is).toBe('retry')
  const end = new Date((sent as { notBefore: number }).notBefore + 8 * HOUR_MS)
  expect(end.toISOString()).toMatch(/T00:00:00\.000Z$/)
  expect(end.getTime()).toBeGreaterThan(Date.now())
})

it('a wrong key is refused, and nothing that is told of it holds the number or the key', async () => {
  process.env['SMS_SECRET_KEY'] = 'another-key'
  const sent = await sendSms(sms)
  expect(sent).toMatchObject({ is: 'refused', code: 'AuthFailure.SignatureFailure' })
  expect(JSON.stringify(sent)).not.toMatch(/1380000|another-key/)
})

it('nobody answering is to be tried again, without the number in the reason', async () => {
  const base = process.env['SMS_API_BASE']
  process.env['SMS_API_BASE'] = 'http://127.0.0.1:9'
  const sent = await sendSms(sms)
  process.env['SMS_API_BASE'] = base
  expect(sent).toMatchObject({ is: 'retry' })
  expect(JSON.stringify(sent)).not.toContain('1380000')
})

it.each(['SMS_SECRET_ID', 'SMS_SECRET_KEY', 'SMS_APP_ID', 'SMS_SIGN', 'SMS_TEMPLATES'])('without %s no message goes by SMS', (name) => {
  expect(smsTemplate('confirm')).toBe('2001')
  expect(smsTemplate('progress')).toBeNull()
  delete process.env[name]
  expect(smsTemplate('confirm')).toBeNull()
})
