import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a deployment's secret store would hold; here made once per data folder and kept in it. */
export interface LocalKeys {
  APPEALS_KEYS: string
  APPEALS_HASH_KEY: string
}

/** The keys of a data folder: what it holds is sealed under them. */
export function keysOf(data: string): LocalKeys {
  const file = join(data, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as LocalKeys
  mkdirSync(data, { recursive: true })
  const key = () => randomBytes(32).toString('base64')
  const keys = { APPEALS_KEYS: `k1:${key()}`, APPEALS_HASH_KEY: key() }
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}
