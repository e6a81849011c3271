import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** Modules along a side: a striped frame, which no real code has, around a pattern of the text's digest. */
const SIDE = 28
const FRAME = 4

const INK = 0x22
const STRIPE = 0xb0
const PAPER = 0xff

/** A square PNG in place of a mini-program code: the same text gives the same picture, and nothing can scan it. */
export function placeholderCode(text: string, width: number): Buffer {
  const bits = createHash('sha512').update(text).digest()
  const shade = (x: number, y: number): number => {
    const column = Math.floor((x * SIDE) / width)
    const row = Math.floor((y * SIDE) / width)
    if (Math.min(column, row, SIDE - 1 - column, SIDE - 1 - row) < FRAME) return (column + row) % 4 < 2 ? STRIPE : PAPER
    const index = (row - FRAME) * (SIDE - 2 * FRAME) + (column - FRAME)
    return (bits[(index >> 3) % bits.length]! >> (index & 7)) & 1 ? INK : PAPER
  }
  const rows = Array.from({ length: width }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (__, x) => shade(x, y))]))
  return png(width, Buffer.concat(rows))
}

/** A grey 8-bit PNG from rows that each begin with their filter byte. */
function png(width: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header.writeUInt8(8, 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
