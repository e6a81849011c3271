import { join } from 'node:path'
import type { LocalCloud } from '../../localcloud'
import { type Database, openDatabase } from '../../localcloud/database'
import { COLLECTIONS } from '../../server/store/collections'
import { keysOf } from '../local/keys'
import { CLOCK_START } from '../local/moment'
import type { SampleDistrict } from '../sample/district'
import { loadDistrict } from '../sample/load'
import { once } from './once'

/** Appeals that were decided by the real rules; all others are their likenesses under codes of their own. */
export const TEMPLATES = 2000
/** How many rows are written at once. */
export const PIECE = 5000
/** A year before every real one: no code of the sample is taken. */
export const YEAR = 2018

/** Fills a data folder with the sample district and what `fill` puts in, once. */
export function buildOnce(data: string, say: (line: string) => void, fill: (database: Database, district: SampleDistrict) => void): void {
  once(data, say, (draft) => {
    Object.assign(process.env, keysOf(draft))
    const database = openDatabase({ file: join(draft, 'database.sqlite'), clock: { now: () => CLOCK_START }, collections: COLLECTIONS })
    fill(database, loadDistrict({ database } as LocalCloud))
    void database.close()
  })
}
