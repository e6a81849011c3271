import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Document } from '../../server/store/whole'
import { Trouble } from '../local/folder'

/** What a backup says of itself. Keys are not in it: they are kept apart. */
export interface Manifest {
  format: 'appeals-backup/1'
  /** When it was begun, by the environment's clock, in milliseconds. */
  at: number
  /** The version of the product that it was taken from. */
  version: string
  /** How many documents each collection has, and the SHA-256 of its lines. */
  collections: Record<string, { documents: number; sha256: string }>
  /** Files as they lay in the storage: path, and the id that documents know it by. */
  files: { path: string; fileID: string; sha256: string }[]
}

const MANIFEST = 'manifest.json'
const linesOf = (folder: string, name: string) => path.join(folder, `${name}.ndjson.gz`)
export const fileOf = (folder: string, stored: string) => path.join(folder, 'files', ...stored.split('/'))
export const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** A folder to write a backup into. @throws Trouble when there is one already, or something else. */
export function newFolder(folder: string): void {
  if (existsSync(folder)) throw new Trouble(`${folder} 已经存在，请换一个。It exists already: choose another.`)
  mkdirSync(path.join(folder, 'files'), { recursive: true })
}

/** Writes a collection's documents, a line each. */
export async function writeLines(folder: string, name: string, documents: AsyncIterable<readonly Document[]>): Promise<{ documents: number; sha256: string }> {
  const file = createWriteStream(linesOf(folder, name))
  const zip = createGzip()
  zip.pipe(file)
  const hash = createHash('sha256')
  let count = 0
  for await (const stretch of documents) {
    for (const document of stretch) {
      const line = `${JSON.stringify(document)}\n`
      hash.update(line)
      count += 1
      if (!zip.write(line)) await once(zip, 'drain')
    }
  }
  zip.end()
  await once(file, 'close')
  return { documents: count, sha256: hash.digest('hex') }
}

/** A collection's documents in the order in which they were written; none for one that the backup does not know. */
export async function* readLines(folder: string, name: string): AsyncGenerator<Document> {
  for await (const line of rawLines(folder, name)) yield JSON.parse(line) as Document
}

async function* rawLines(folder: string, name: string): AsyncGenerator<string> {
  const file = linesOf(folder, name)
  if (!existsSync(file)) return
  // `pipeline` carries a damaged file's error to the reader; a pipe alone would leave it waiting.
  const unzipped = createGunzip()
  const done = pipeline(createReadStream(file), unzipped).catch((error: Error) => unzipped.destroy(error))
  yield* createInterface({ input: unzipped, crlfDelay: Infinity })
  await done
  if (unzipped.errored) throw unzipped.errored
}

/** @throws Trouble when a collection's lines are not those that were written. */
export async function mustBeWhole(folder: string, { collections }: Manifest): Promise<void> {
  for (const [name, expected] of Object.entries(collections)) {
    const hash = createHash('sha256')
    let documents = 0
    try {
      for await (const line of rawLines(folder, name)) {
        hash.update(`${line}\n`)
        documents += 1
      }
    } catch {
      documents = -1
    }
    if (documents !== expected.documents || hash.digest('hex') !== expected.sha256) throw new Trouble(`备份里的 ${name} 已损坏，没有恢复。The backup of ${name} is damaged: nothing was restored.`)
  }
}

/** The manifest is written last: a folder without one is of a backup that was cut short. */
export const writeManifest = (folder: string, manifest: Manifest): void => writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)

/** @throws Trouble when the folder holds no whole backup of a form that is known. */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST)
  if (!existsSync(file)) throw new Trouble(`${folder} 里没有完整的备份。There is no whole backup here.`)
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  if (manifest.format !== 'appeals-backup/1') throw new Trouble(`不认识的备份格式 ${String(manifest.format)}。A form of backup that is not known.`)
  return manifest
}
