import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** DER: a tag, a length, the contents (ITU-T X.690). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body])
  const length = Buffer.from(body.length.toString(16).padStart(body.length < 0x100 ? 2 : 4, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body])
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts)
const octets = (body: Buffer) => der(0x04, body)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const time = (date: Date) => der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, ''), 'latin1'))

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'))
const COMMON_NAME = '550403'
const BASIC_CONSTRAINTS = '551d13'
const ALTERNATIVE_NAMES = '551d11'

const DAY_MS = 86_400_000

/**
 * A key and a certificate signed by itself for `hosts` (which may begin with `*.`), good for a day and kept nowhere: a
 * client of this machine that is told to trust it (NODE_EXTRA_CA_CERTS) takes a stand-in for those hosts. X.509 of RFC 5280.
 */
export function selfSigned(hosts: readonly string[], now = Date.now()): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const name = sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from('local stand-in')))))
  const extension = (id: string, value: Buffer) => sequence(oid(id), octets(value))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(now - DAY_MS / 24)), time(new Date(now + DAY_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension(BASIC_CONSTRAINTS, sequence(der(0x01, Buffer.from([0xff])))), extension(ALTERNATIVE_NAMES, sequence(...hosts.map((host) => der(0x82, Buffer.from(host))))))),
  )
  const signature = createSign('sha256').update(body).sign(privateKey)
  const certificate = sequence(body, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), signature))
  const pem = certificate.toString('base64').replace(/.{64}/g, '$&\n')
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, cert: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n` }
}
