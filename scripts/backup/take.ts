import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Instant } from '../../domain/calendar/day'
import { COLLECTIONS, type CollectionName } from '../../server/store/collections'
import { readFile } from '../../server/store/files'
import { type Document, stretches } from '../../server/store/whole'
import { VERSION } from '../root'
import { type Manifest, fileOf, newFolder, sha256, writeLines, writeManifest } from './folder'

/** What is not kept, and why nobody misses it. */
export const LEFT_OUT: Partial<Record<CollectionName, string>> = {
  leases: 'taken anew within a minute',
  limits: 'counts of the last hour',
  verdicts: 'asked for anew',
  exports: 'made anew on asking; their files are gone after days',
}

/** Where a document names a file of the storage. */
export const FILES: Partial<Record<CollectionName, string>> = { evidence: 'fileID', scanCodes: 'fileID' }

/** Hears how far it is. */
export type Say = (line: string) => void | Promise<void>

/** No stored file is larger. */
const FILE_MOST = 64 * 1024 * 1024
const PATH_OF = /^cloud:\/\/[^/]+\/(.+)$/

/**
 * Writes everything that an environment holds into a new folder. Commands may go on meanwhile: what a step after the
 * first reading of its appeal wrote is left out, so that the record of each appeal is whole as of one moment.
 */
export async function takeBackup(folder: string, at: Instant, say: Say): Promise<Manifest> {
  newFolder(folder)
  const manifest: Manifest = { format: 'appeals-backup/1', at, version: VERSION, collections: {}, files: [] }
  const steps = new Map<string, number>()
  const stored = new Map<string, string>()
  // Appeals first: they say how far each record went.
  for (const { name } of COLLECTIONS.toSorted((a, b) => Number(b.name === 'appeals') - Number(a.name === 'appeals'))) {
    const collection = name as CollectionName
    if (LEFT_OUT[collection]) continue
    manifest.collections[name] = await writeLines(folder, name, kept(collection, steps, stored))
    if (manifest.collections[name].documents > 0) await say(`  ${name} ${manifest.collections[name].documents}`)
  }
  for (const [fileID, file] of stored) {
    const bytes = await readFile(fileID, FILE_MOST)
    // A document may outlive its file, as after an erasure that was cut short.
    if (!bytes) continue
    mkdirSync(path.dirname(fileOf(folder, file)), { recursive: true })
    writeFileSync(fileOf(folder, file), bytes)
    manifest.files.push({ path: file, fileID, sha256: sha256(bytes) })
  }
  await say(`  files ${manifest.files.length}`)
  writeManifest(folder, manifest)
  return manifest
}

/** A collection without what came after `steps`, which appeals fill and the others are held against; notes the files it names. */
async function* kept(name: CollectionName, steps: Map<string, number>, stored: Map<string, string>): AsyncGenerator<Document[]> {
  for await (const stretch of stretches(name)) {
    if (name === 'appeals') for (const { _id, seq } of stretch) steps.set(_id, Number(seq))
    const field = FILES[name]
    if (field) for (const document of stretch) noteFile(String(document[field]), stored)
    yield stretch.filter((document) => wasThere(name, document, steps))
  }
}

function noteFile(fileID: string, stored: Map<string, string>): void {
  const file = PATH_OF.exec(fileID)?.[1]
  if (file) stored.set(fileID, file)
}

/** Whether a document of an appeal came with a step that the appeal had taken when it was read; others are always taken along. */
function wasThere(name: CollectionName, document: Document, steps: ReadonlyMap<string, number>): boolean {
  const last = steps.get(String(document['appeal']))
  if (name === 'entries') return Number(document['seq']) <= (last ?? 0)
  if (name === 'records') return last !== undefined && stepOf(document._id) <= last
  if (name === 'outbox') return stepOf(String((document['body'] as { entry?: string } | null)?.entry ?? '')) <= (last ?? 0)
  return true
}

/** The number at the end of an entry's id; zero where there is none, as of a contact. */
const stepOf = (id: string): number => Number(/-(\d+)$/.exec(id)?.[1] ?? 0)
