import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import type { LocalCloud } from '../../localcloud'
import { FOR_NODE } from '../build/node'
import { ROOT } from '../root'
import { type SampleDistrict, makeDistrict } from '../sample/district'
import type { Totals } from '../sample/history'
import type { insertHistory } from '../sample/history/insert'
import { hangPictures } from '../sample/history/pictures'
import { loadDistrict } from '../sample/load'
import { readAll } from './read'

/** Whether a local cloud holds nothing yet. */
export async function isEmpty(cloud: Pick<LocalCloud, 'database'>): Promise<boolean> {
  return (await readAll(cloud, 'units', { limit: 1 })).length === 0
}

/** Puts the sample district and its history up to the clock's now into an empty local cloud. */
export async function fill(cloud: LocalCloud, valid: number, onProgress?: (appeals: number) => void): Promise<Totals> {
  // People first and at once: a phone that asks meanwhile must not become a person of its own.
  return fillHistory(cloud, loadDistrict(cloud, makeDistrict()), valid, onProgress)
}

/** Puts a history into a local cloud whose people and units are there already. */
export async function fillHistory(cloud: LocalCloud, district: SampleDistrict, valid: number, onProgress?: (appeals: number) => void): Promise<Totals> {
  const insert = await compiledInsert()
  const pictures = await hangPictures(cloud)
  return insert(cloud, { district, valid, now: cloud.clock.now(), pictures }, onProgress)
}

let compiled: Promise<typeof insertHistory> | undefined

/** The generator as one bundled script: hashing a million entries runs twice as fast there as through a loader's getters. */
function compiledInsert(): Promise<typeof insertHistory> {
  return (compiled ??= compile())
}

async function compile(): Promise<typeof insertHistory> {
  const outfile = path.join(ROOT, 'dist/sample/history.cjs')
  await build({ ...FOR_NODE, entryPoints: [path.join(ROOT, 'scripts/sample/history/insert.ts')], outfile })
  return (createRequire(outfile)(outfile) as { insertHistory: typeof insertHistory }).insertHistory
}
