import { inflateRawSync } from 'node:zlib'

/** Why the bytes of a file are no spreadsheet that can be read. */
export type Reason = 'broken' | 'tooMuch' | 'locked' | 'notASheet'

/** The bytes cannot be read as what they should be. */
export class Unreadable extends Error {
  constructor(readonly reason: Reason) {
    super(reason)
    this.name = 'Unreadable'
  }
}

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
const [END_SIZE, ENTRY_SIZE, LOCAL_SIZE] = [22, 46, 30]
const LONGEST_COMMENT = 0xffff
const ENCRYPTED = 1
const [STORED, DEFLATED] = [0, 8]
/** A workbook has some dozens of parts. */
const ENTRIES_MOST = 500
/** Pictures and printer settings are not read. */
const WANTED = /\.(xml|rels)$/

interface Entry {
  name: string
  bytes: Buffer
}

/**
 * The same workbook with what is read of it, unpacked to at most `most` bytes in all and packed again
 * without compression. What is packed claims any size it likes: nothing is unpacked past the limit.
 * @throws Unreadable
 */
export function unpacked(zip: Buffer, most: number): Buffer {
  return packed(entriesOf(zip, most))
}

function entriesOf(zip: Buffer, most: number): Entry[] {
  try {
    const end = endOf(zip)
    const count = zip.readUInt16LE(end + 10)
    if (count > ENTRIES_MOST) throw new Unreadable('tooMuch')
    const entries: Entry[] = []
    let at = zip.readUInt32LE(end + 16)
    let left = most
    for (let n = 0; n < count; n += 1) {
      if (zip.readUInt32LE(at) !== ENTRY) throw new Unreadable('broken')
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number]
      const name = zip.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength)
      if (zip.readUInt16LE(at + 8) & ENCRYPTED) throw new Unreadable('locked')
      if (WANTED.test(name)) {
        const bytes = contentOf(zip, at, left)
        left -= bytes.length
        entries.push({ name, bytes })
      }
      at += ENTRY_SIZE + nameLength + extraLength + commentLength
    }
    return entries
  } catch (error) {
    // Every number in a broken file may point outside of it.
    if (error instanceof RangeError && !isTooLong(error)) throw new Unreadable('broken')
    throw isTooLong(error) ? new Unreadable('tooMuch') : error instanceof Unreadable ? error : new Unreadable('broken')
  }
}

const isTooLong = (error: unknown) => (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'

function endOf(zip: Buffer): number {
  const lowest = Math.max(0, zip.length - END_SIZE - LONGEST_COMMENT)
  for (let at = zip.length - END_SIZE; at >= lowest; at -= 1) if (zip.readUInt32LE(at) === END) return at
  throw new Unreadable('broken')
}

function contentOf(zip: Buffer, entry: number, left: number): Buffer {
  const method = zip.readUInt16LE(entry + 10)
  const length = zip.readUInt32LE(entry + 20)
  const local = zip.readUInt32LE(entry + 42)
  if (zip.readUInt32LE(local) !== LOCAL) throw new Unreadable('broken')
  const start = local + LOCAL_SIZE + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const data = zip.subarray(start, start + length)
  if (data.length < length || left <= 0) throw new Unreadable(left <= 0 ? 'tooMuch' : 'broken')
  if (method === DEFLATED) return inflateRawSync(data, { maxOutputLength: left })
  if (method !== STORED) throw new Unreadable('broken')
  if (length > left) throw new Unreadable('tooMuch')
  return data
}

/** Entries as a zip without compression; no check sums, which its reader does not look at. */
function packed(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes } of entries) {
    const title = Buffer.from(name)
    const local = Buffer.alloc(LOCAL_SIZE)
    local.writeUInt32LE(LOCAL, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt32LE(bytes.length, 18)
    local.writeUInt32LE(bytes.length, 22)
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(ENTRY_SIZE)
    entry.writeUInt32LE(ENTRY, 0)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt32LE(bytes.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, title, bytes)
    directory.push(entry, title)
    at += LOCAL_SIZE + title.length + bytes.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(END_SIZE)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}
