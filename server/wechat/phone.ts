import { Refusal } from '../../domain/problem'
import { Unreachable } from './exchange'
import { call } from './token'

/** The phone number behind a one-use code of a person's tap. Refuses a code that is used up or out of date, and a number from abroad. */
export async function phoneNumber(code: string): Promise<string> {
  try {
    const { errcode, members } = await call('wechat', '/wxa/business/getuserphonenumber', { code })
    const { purePhoneNumber: phone, countryCode } = (members['phone_info'] ?? {}) as { purePhoneNumber?: string; countryCode?: string }
    if (errcode !== 0 || !phone) throw new Refusal('INVALID', { code: '验证没有成功，请再点一次。' })
    if (countryCode !== '86') throw new Refusal('INVALID', { code: '请用中国大陆的手机号。' })
    return phone
  } catch (error) {
    if (error instanceof Unreachable) throw new Refusal('FAILED')
    throw error
  }
}
