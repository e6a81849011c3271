import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../localcloud'
import { type Database, openDatabase } from '../../localcloud/database'
import { COLLECTIONS } from '../../server/store/collections'
import { keysOf } from '../local/keys'
import { CLOCK_START } from '../local/moment'
import type { SampleDistrict } from '../sample/district'
import { loadDistrict } from '../sample/load'

/** Appeals that were decided by the real rules; all others are their likenesses under codes of their own. */
export const TEMPLATES = 2000
/** How many rows are written at once. */
export const PIECE = 5000
/** A year before every real one: no code of the sample is taken. */
export const YEAR = 2018

/** Fills a data folder with the sample district and what `fill` puts in, once; a later run finds it. It appears whole or not at all. */
export function buildOnce(data: string, say: (line: string) => void, fill: (database: Database, district: SampleDistrict) => void): void {
  if (existsSync(data)) return
  const began = performance.now()
  const draft = `${data}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  Object.assign(process.env, keysOf(draft))
  const database = openDatabase({ file: join(draft, 'database.sqlite'), clock: { now: () => CLOCK_START }, collections: COLLECTIONS })
  fill(database, loadDistrict({ database } as LocalCloud))
  void database.close()
  renameSync(draft, data)
  say(`  store built in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}
