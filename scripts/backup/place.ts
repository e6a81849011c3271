import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Instant } from '../../domain/calendar/day'
import { functionEnvironment } from '../../localcloud/functions/environment'
import { ENVIRONMENT_ID } from '../../localcloud'
import { masker, readValues } from '../deploy/environment'
import { startDistrict } from '../local/district'
import { Trouble, checkFree, emptyFolder } from '../local/folder'
import { keysOf } from '../local/keys'

/** Where a backup is taken from or put: a local data folder, or a CloudBase environment by its id. */
export interface Place {
  data: string
  env: string
  /** A file of the environment's values, outside the project. */
  secrets: string
  /** Empties a local folder first; its keys stay. */
  fresh?: boolean
  /** What must hold before anything is emptied; the keys are known by then. */
  before?: () => Promise<void>
  /** The moment at which the clock of an empty local folder starts. */
  at?: number
}

/** What is done there, with a way to say how it goes and the time by its clock. */
type Work = (say: (line: string) => void, now: Instant) => Promise<void>

/**
 * Runs work against an environment through the SDK, as a function would reach it. A local data folder is opened for
 * it without any functions, so that nothing moves meanwhile.
 */
export async function atPlace(place: Place, work: Work): Promise<void> {
  if (place.env) return atEnvironment(place, work)
  const data = path.resolve(place.data)
  await checkFree(data, 0)
  Object.assign(process.env, keysOf(data))
  await place.before?.()
  if (place.fresh) emptyButKeys(data)
  const functions = mkdtempSync(path.join(tmpdir(), 'no-functions-'))
  const cloud = await startDistrict({ data, functions, ...(place.at && !existsSync(path.join(data, 'clock.json')) ? { clockStart: new Date(place.at).toISOString() } : {}) })
  Object.assign(process.env, functionEnvironment(ENVIRONMENT_ID, cloud.url))
  try {
    await work((line) => console.log(line), cloud.clock.now())
  } finally {
    await cloud.close()
    rmSync(functions, { recursive: true, force: true })
  }
}

async function atEnvironment({ env, secrets, before }: Place, work: Work): Promise<void> {
  const values = readValues(secrets)
  const mask = masker(values)
  Object.assign(process.env, values, { TCB_ENV: env, SCF_NAMESPACE: env })
  await before?.()
  try {
    await work((line) => console.log(mask(line)), Date.now())
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(mask(String(error)))
  }
}

/** What is sealed can be read under its own keys alone: they are no part of what is wiped. */
function emptyButKeys(data: string): void {
  const file = path.join(data, 'secrets.json')
  const keys = existsSync(file) ? readFileSync(file) : null
  emptyFolder(data)
  if (!keys) return
  mkdirSync(data, { recursive: true })
  writeFileSync(file, keys, { mode: 0o600 })
}
