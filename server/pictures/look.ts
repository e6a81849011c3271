import { lookOf } from '../../domain/supervision/inspection/looks'
import { callerOf } from '../door/caller'
import { log } from '../door/log'
import { counted } from '../store/cloud'
import { readFile } from '../store/files'
import { LOOK_DUE, LOOK_NONE, LOOK_TRIED, type EvidenceRow } from '../store/rows'
import { tables } from '../store/tables'
import { greyOf } from './grey'

/** A run ends well before the function's own limit; what is left is taken by the next one. */
const BUDGET_MS = 40_000
const BATCH = 20
/** As much as is ever filed. */
const MOST_BYTES = 10 * 1024 * 1024

/**
 * Looks at photos that were filed since the last time, so that one that is used again is known by how it looks. A function of its
 * own on a timer: unpacking a picture takes memory and time, and one that brings this down stops nobody's work. Such a
 * one is marked before it is opened and not opened again.
 */
export async function pictures(_event: unknown, context: object): Promise<{ ok: boolean }> {
  if (callerOf(context).trigger !== 'timer') return { ok: false }
  const { value, requests } = await counted(() => lookAtPhotos(performance.now() + BUDGET_MS))
  if (value > 0) log('pictures', { looked: value, requests })
  return { ok: true }
}

/** How many were looked at; stops when `until` has come (`performance.now()`'s scale). */
export async function lookAtPhotos(until: number): Promise<number> {
  let looked = 0
  for (;;) {
    const { items, next } = await tables.evidence.page({ where: { look: LOOK_DUE }, order: [['filedAt', 'asc']], limit: BATCH })
    for (const row of items) {
      if (performance.now() >= until) return looked
      await tables.evidence.update({ _id: row._id }, { look: LOOK_TRIED })
      await tables.evidence.update({ _id: row._id }, { look: await lookAt(row) })
      looked += 1
    }
    if (next === null) return looked
  }
}

async function lookAt({ fileID, type }: EvidenceRow): Promise<string> {
  const bytes = await readFile(fileID, MOST_BYTES)
  const grey = bytes && greyOf(bytes, type)
  return (grey && lookOf(grey)) ?? LOOK_NONE
}
