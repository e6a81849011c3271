import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CloudPath } from './path'

/** Who put a file there: a person by openid, or a function, which the platform treats as the administrator. */
export type Owner = { openid: string } | 'function'

/** A stored file. */
export interface Stored {
  owner: Owner
  size: number
  /** Its place on the disk. */
  file: string
}

/** A body went past the limit; nothing of it was kept. */
export class TooLarge extends Error {}

/** Files on the disk, each with its owner beside it in a tree of its own. A file appears whole or not at all. */
export class Files {
  private readonly drafts: string

  constructor(private readonly folder: string) {
    this.drafts = join(folder, 'drafts')
  }

  /** Takes in a body of at most `limit` bytes, replacing what was there; throws TooLarge. */
  async put(path: CloudPath, body: AsyncIterable<Buffer>, owner: Owner, limit = Infinity): Promise<void> {
    const draft = join(this.drafts, randomUUID())
    await mkdir(this.drafts, { recursive: true })
    try {
      await pipeline(body, atMost(limit), createWriteStream(draft))
      await this.own(path, owner)
      await place(draft, this.fileOf(path))
    } finally {
      await rm(draft, { force: true })
    }
  }

  /** The file at a path, or null. */
  async find(path: CloudPath): Promise<Stored | null> {
    const file = this.fileOf(path)
    const found = await stat(file).catch(absent)
    if (!found?.isFile()) return null
    const owner = JSON.parse(await readFile(this.ownerOf(path), 'utf8')) as Owner
    return { owner, size: found.size, file }
  }

  /** Copies a file that exists to another path, with its owner; the original goes when `move` is set. */
  async copy(from: CloudPath, to: CloudPath, move: boolean): Promise<void> {
    const draft = join(this.drafts, randomUUID())
    await mkdir(this.drafts, { recursive: true })
    const stored = await this.find(from)
    await copyFile(this.fileOf(from), draft)
    await this.own(to, stored?.owner ?? 'function')
    await place(draft, this.fileOf(to))
    if (move) await this.remove(from)
  }

  async remove(path: CloudPath): Promise<void> {
    await rm(this.fileOf(path), { force: true })
    await rm(this.ownerOf(path), { force: true })
  }

  /** Removes every file. */
  async clear(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  private async own(path: CloudPath, owner: Owner): Promise<void> {
    const file = this.ownerOf(path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, JSON.stringify(owner))
  }

  private fileOf(path: CloudPath): string {
    return join(this.folder, 'files', path)
  }

  private ownerOf(path: CloudPath): string {
    return join(this.folder, 'owners', `${path}.json`)
  }
}

async function place(draft: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await rename(draft, file)
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

function atMost(limit: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limit) done(new TooLarge(`more than ${limit} bytes`))
      else done(null, chunk)
    },
  })
}
