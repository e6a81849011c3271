/** The errcodes the stand-in answers with, and the platform's text for each. */
const TEXTS = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40008: 'invalid message type',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40058: 'invalid Request Parameter',
  40097: 'invalid args',
  40129: 'invalid scene',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41004: 'appsecret missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  47001: 'data format error',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
  81013: 'user & party & tag all invalid',
  87014: 'risky content',
} as const

export type ErrCode = keyof typeof TEXTS

/** A request WeChat or WeCom would refuse, answered with HTTP 200 and an errcode as theirs are. */
export class Refusal extends Error {
  constructor(
    readonly errcode: ErrCode,
    detail = '',
  ) {
    super(detail === '' ? TEXTS[errcode] : `${TEXTS[errcode]} ${detail}`)
    this.name = 'Refusal'
  }
}
