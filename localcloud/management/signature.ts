import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { ApiError } from './error'

/** Who may call, and with which key. */
export interface Credentials {
  secretId: string
  secretKey: string
}

const LATEST_S = 300
const AUTHORIZATION = /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/(\w+)\/tc3_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/**
 * Checks a request's signature as Tencent Cloud's API 3.0 documents it (TC3-HMAC-SHA256), over the headers that it names.
 * Refuses with `AuthFailure.*` and its documented code.
 */
export function checkSignature({ headers, body, service, credentials, now }: { headers: IncomingHttpHeaders; body: Buffer; service: string; credentials: Credentials; now: number }): void {
  const match = AUTHORIZATION.exec(headers.authorization ?? '')
  if (!match) throw new ApiError('AuthFailure.InvalidAuthorization', 'The request header "Authorization" is malformed.')
  const [, secretId, date, signedFor, names, signature] = match
  const timestamp = String(headers['x-tc-timestamp'])
  if (secretId !== credentials.secretId) throw new ApiError('AuthFailure.SecretIdNotFound', 'The SecretId is not found, please ensure that your SecretId is correct.')
  if (Math.abs(now / 1000 - Number(timestamp)) > LATEST_S) throw new ApiError('AuthFailure.SignatureExpire', 'Signature expired.')
  const day = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)
  // The host is signed without its port: that is how the published clients do it.
  const value = (name: string) => (name === 'host' ? String(headers.host).split(':')[0]! : String(headers[name])).trim().toLowerCase()
  const canonicalHeaders = names!.split(';').map((name) => `${name}:${value(name)}\n`).join('')
  const canonical = `POST\n/\n\n${canonicalHeaders}\n${names}\n${sha256(body)}`
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${day}/${service}/tc3_request\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(`TC3${credentials.secretKey}`, day), service), 'tc3_request')
  const expected = hmac(key, toSign)
  const given = Buffer.from(signature!, 'hex')
  if (date !== day || signedFor !== service || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ApiError('AuthFailure.SignatureFailure', 'The provided credentials could not be validated. Please check your signature is correct.')
  }
}
