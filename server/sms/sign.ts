import { createHash, createHmac } from 'node:crypto'

interface Asked {
  secretId: string
  secretKey: string
  service: string
  host: string
  body: string
  /** Seconds since 1970. */
  timestamp: number
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** The `Authorization` of a POST to Tencent Cloud's API 3.0 (TC3-HMAC-SHA256): its type, host and body are signed. */
export function authorization({ secretId, secretKey, service, host, body, timestamp }: Asked): string {
  const day = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${day}/${service}/tc3_request`
  const names = 'content-type;host'
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\n${names}\n${sha256(body)}`
  const key = hmac(hmac(hmac(`TC3${secretKey}`, day), service), 'tc3_request')
  const signature = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString('hex')
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
}
