import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a deployment's secret store would hold; here made once per data folder and kept in it. */
export interface LocalKeys {
  APPEALS_KEYS: string
  APPEALS_HASH_KEY: string
  /** SHA-256 of the first administrator's secret, in hex. */
  FIRST_ADMIN: string
}

/** The keys of a data folder: what it holds is sealed under them. */
export function keysOf(data: string): LocalKeys {
  const { APPEALS_KEYS, APPEALS_HASH_KEY } = secretsOf(data)
  return { APPEALS_KEYS, APPEALS_HASH_KEY, FIRST_ADMIN: createHash('sha256').update(firstSecretOf(data)).digest('hex') }
}

/** The word by which the first administrator of a data folder's district comes in, once. */
export const firstSecretOf = (data: string): string => secretsOf(data).FIRST_ADMIN_SECRET

type Secrets = Omit<LocalKeys, 'FIRST_ADMIN'> & { FIRST_ADMIN_SECRET: string }

function secretsOf(data: string): Secrets {
  const file = join(data, 'secrets.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const key = () => randomBytes(32).toString('base64')
  const secrets: Secrets = { APPEALS_KEYS: known.APPEALS_KEYS ?? `k1:${key()}`, APPEALS_HASH_KEY: known.APPEALS_HASH_KEY ?? key(), FIRST_ADMIN_SECRET: known.FIRST_ADMIN_SECRET ?? randomBytes(12).toString('hex') }
  if (Object.keys(known).length < Object.keys(secrets).length) {
    mkdirSync(data, { recursive: true })
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  }
  return secrets
}
