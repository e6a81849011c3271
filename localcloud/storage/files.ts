import { randomUUID } from 'node:crypto'
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CloudPath } from './path'

/** Who put a file there: a person by openid, or a function, which the platform treats as the administrator. */
export type Owner = { openid: string } | 'function'

/** A stored file. */
export interface Stored {
  size: number
  /** Its place on the disk. */
  file: string
}

/** A body went past the limit; nothing of it was kept. */
export class TooLarge extends Error {}

/**
 * Files on the disk, each with its owner beside it in a tree of its own. A file appears whole or not at all. The calls
 * to the disk do not wait their turn in a pool: for files as small as these, that costs more than the disk does.
 */
export class Files {
  private readonly drafts: string

  constructor(private readonly folder: string) {
    this.drafts = join(folder, 'drafts')
  }

  /** Takes in a body of at most `limit` bytes, replacing what was there; throws TooLarge. */
  async put(path: CloudPath, body: AsyncIterable<Buffer>, owner: Owner, limit = Infinity): Promise<void> {
    const draft = this.draft()
    try {
      const handle = inFolder(draft, () => openSync(draft, 'wx'))
      try {
        let size = 0
        for await (const chunk of body) {
          size += chunk.length
          if (size > limit) throw new TooLarge(`more than ${limit} bytes`)
          writeSync(handle, chunk)
        }
      } finally {
        closeSync(handle)
      }
      this.own(path, owner)
      this.place(draft, path)
    } finally {
      rmSync(draft, { force: true })
    }
  }

  /** The file at a path, or null. */
  find(path: CloudPath): Stored | null {
    const file = this.fileOf(path)
    try {
      const found = statSync(file)
      return found.isFile() ? { size: found.size, file } : null
    } catch (error) {
      if (isAbsence(error)) return null
      throw error
    }
  }

  /** Who put the file there that is at a path. */
  ownerAt(path: CloudPath): Owner {
    return JSON.parse(readFileSync(this.ownerOf(path), 'utf8')) as Owner
  }

  /** Copies a file that exists to another path, with its owner; the original goes when `move` is set. */
  copy(from: CloudPath, to: CloudPath, move: boolean): void {
    const draft = this.draft()
    inFolder(draft, () => copyFileSync(this.fileOf(from), draft))
    this.own(to, this.ownerAt(from))
    this.place(draft, to)
    if (move) this.remove(from)
  }

  remove(path: CloudPath): void {
    rmSync(this.fileOf(path), { force: true })
    rmSync(this.ownerOf(path), { force: true })
  }

  /** Removes every file. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  private draft(): string {
    return join(this.drafts, randomUUID())
  }

  private own(path: CloudPath, owner: Owner): void {
    const file = this.ownerOf(path)
    inFolder(file, () => writeFileSync(file, JSON.stringify(owner)))
  }

  private place(draft: string, path: CloudPath): void {
    const file = this.fileOf(path)
    inFolder(file, () => renameSync(draft, file))
  }

  private fileOf(path: CloudPath): string {
    return join(this.folder, 'files', path)
  }

  private ownerOf(path: CloudPath): string {
    return join(this.folder, 'owners', `${path}.json`)
  }
}

/** Does what makes a file, and makes its folder first when it turns out that there is none. */
function inFolder<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!isAbsence(error)) throw error
    mkdirSync(dirname(file), { recursive: true })
    return work()
  }
}

const isAbsence = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
