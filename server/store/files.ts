import { cloud } from './cloud'

/** How long a temporary address opens a file: long enough to look at a page, too short to pass on. */
const ADDRESS_SECONDS = 600
/** The platform takes this many files in one call. */
const MOST_AT_ONCE = 50

/** Uploads land here, readable by nobody, under a name that cannot be guessed. */
const QUARANTINED = /^cloud:\/\/[\w.-]+\/inbox\/[\w-][\w.-]{7,119}$/

/** Whether a file id is of an upload in the quarantine of this very environment: nobody has us fetch from, or delete in, another one. */
export function isUpload(fileID: string): boolean {
  const environment = process.env['TCB_ENV'] ?? process.env['SCF_NAMESPACE']
  return QUARANTINED.test(fileID) && (!environment || fileID.startsWith(`cloud://${environment}.`))
}

/** What a file may at most weigh, said before it is in memory. */
export class TooLarge extends Error {}

/** The bytes of a stored file, or null when there is none. Throws `TooLarge` past `most` bytes without reading on. */
export async function readFile(fileID: string, most: number): Promise<Buffer | null> {
  const address = (await temporaryUrls([fileID])).get(fileID)
  if (!address) return null
  const response = await fetch(address, { signal: AbortSignal.timeout(20_000) })
  if (response.status === 404) return null
  if (!response.ok || !response.body) throw new Error(`a file answers ${response.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > most) throw new TooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Stores a file under a path and gives its id. */
export async function writeFile(path: string, bytes: Buffer): Promise<string> {
  const { fileID } = await cloud().uploadFile({ cloudPath: path, fileContent: bytes })
  return fileID
}

/** Deletes files; one that is gone already is no failure. */
export async function deleteFiles(fileIDs: readonly string[]): Promise<void> {
  for (const fileList of batches(fileIDs)) await cloud().deleteFile({ fileList })
}

/** Temporary addresses by file id; a file that is gone has none. One call per fifty files. */
export async function temporaryUrls(fileIDs: readonly string[]): Promise<Map<string, string>> {
  const addresses = new Map<string, string>()
  for (const batch of batches([...new Set(fileIDs)])) {
    const { fileList } = await cloud().getTempFileURL({ fileList: batch.map((fileID) => ({ fileID, maxAge: ADDRESS_SECONDS })) })
    for (const { code, fileID, tempFileURL } of fileList) if (code === 'SUCCESS' && tempFileURL) addresses.set(fileID, tempFileURL)
  }
  return addresses
}

function* batches(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) yield ids.slice(from, from + MOST_AT_ONCE)
}
