import { readFileSync } from 'node:fs'
import { COLLECTIONS, type CollectionName } from '../../server/store/collections'
import { collection } from '../../server/store/database'
import { oneOf } from '../../server/store/conditions'
import { writeFile } from '../../server/store/files'
import { beginRestoring, endRestoring, restoringFrom } from '../../server/store/restoring'
import type { FigureRow, OutboxRow } from '../../server/store/rows'
import { open } from '../../server/store/seal'
import { tables } from '../../server/store/tables'
import { type Document, putBack } from '../../server/store/whole'
import { Trouble } from '../local/folder'
import { type Checked, check, fromEnvironment } from './check'
import { type Manifest, fileOf, mustBeWhole, readLines, readManifest, sha256 } from './folder'
import { FILES, type Say } from './take'

/** Documents of one request. */
const BATCH = 400

/**
 * Puts a backup into an environment that holds nothing yet, or goes on with one that was cut short; then holds what is
 * there against its own rules, and works out the figures anew where steps went on while the backup was taken. The clock
 * stands still meanwhile. @throws Trouble for an environment in use. `mustBeFit` comes first.
 */
export async function restore(folder: string, say: Say): Promise<Checked> {
  const manifest = readManifest(folder)
  const mark = `${manifest.at}`
  const under = await restoringFrom()
  if (under !== mark && (under !== null || (await tables.entries.count({}, 1)) > 0)) throw new Trouble('这个环境里已有数据，没有恢复。There is data in this environment already: nothing was restored.')
  await beginRestoring(mark)
  const fileIDs = await putFilesBack(folder, manifest)
  await say(`  files ${fileIDs.size}`)
  for (const { name } of COLLECTIONS) {
    const documents = await putCollectionBack(folder, name as CollectionName, manifest, fileIDs)
    if (documents > 0) await say(`  ${name} ${documents}`)
  }
  const checked = await check(fromEnvironment)
  await settleFigures(checked)
  await endRestoring()
  return checked
}

/** @throws Trouble for a backup that is damaged, or that the keys of this process do not open. */
export async function mustBeFit(folder: string): Promise<void> {
  await mustBeWhole(folder, readManifest(folder))
  await mustOpen(folder)
}

/** One sealed contact must open: a backup is worth little under other keys, and nothing tells so later. */
async function mustOpen(folder: string): Promise<void> {
  for await (const { phone } of readLines(folder, 'people')) {
    if (typeof phone !== 'string') continue
    try {
      open(phone)
    } catch {
      throw new Trouble('现在的 APPEALS_KEYS 打不开这份备份里的姓名和电话，没有恢复。The keys do not open this backup: nothing was restored.')
    }
    return
  }
}

/** Stores every file again and tells its new id by the one that documents know. */
async function putFilesBack(folder: string, { files }: Manifest): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { path, fileID, sha256: expected } of files) {
    const bytes = readFileSync(fileOf(folder, path))
    if (sha256(bytes) !== expected) throw new Trouble(`备份里的文件 ${path} 已损坏。The file is damaged.`)
    ids.set(fileID, await writeFile(path, bytes))
  }
  return ids
}

async function putCollectionBack(folder: string, name: CollectionName, { collections }: Manifest, fileIDs: ReadonlyMap<string, string>): Promise<number> {
  if (!collections[name]) return 0
  const field = FILES[name]
  let count = 0
  const batch: Document[] = []
  for await (const document of readLines(folder, name)) {
    count += 1
    batch.push(field ? { ...document, [field]: fileIDs.get(String(document[field])) ?? document[field] } : document)
    if (batch.length === BATCH) await putBack(name, batch.splice(0))
  }
  await putBack(name, batch)
  return count
}

/** Makes the figures the sums that the appeals add up to; what waited to be added to them is in them. */
async function settleFigures({ sums, differing }: Checked): Promise<void> {
  if (differing.length === 0) return
  const figures = collection<FigureRow & { applied: string[] }>('figures')
  for (const _id of differing) {
    const figure = sums.get(_id)
    if (figure) await figures.set({ ...figure, applied: [] })
    else await figures.remove({ _id })
  }
  const waiting: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await tables.outbox.page({ where: { state: 'pending' }, order: [['after', 'asc']], limit: 999, cursor })
    waiting.push(...page.items.filter((row: OutboxRow) => row.kind === 'figure').map(({ _id }) => _id))
    cursor = page.next
  }
  for (let from = 0; from < waiting.length; from += BATCH) await tables.outbox.update({ _id: oneOf(waiting.slice(from, from + BATCH)) }, { state: 'done' })
}
