import { deflateSync } from 'node:zlib'
import type { Random } from '../random'

const [WIDTH, HEIGHT] = [300, 120]
const PEN = 2

/** A signature that nobody wrote: a few strokes by chance, as a black and white PNG. */
export function drawScribble(random: Random): Buffer {
  const paper = Array.from({ length: HEIGHT }, () => new Uint8Array(WIDTH).fill(255))
  for (let word = 0; word < 3; word += 1) {
    for (let stroke = 0; stroke < 4; stroke += 1) drawStroke(paper, random, 20 + word * 90)
  }
  const rows = paper.map((row) => Buffer.concat([Buffer.from([0]), row]))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 0, 0, 0, 0], 8) // eight bits of grey
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A curve through three points within one word's square. */
function drawStroke(paper: readonly Uint8Array[], random: Random, left: number): void {
  const [a, b, c] = [0, 1, 2].map(() => ({ x: left + random.between(0, 70), y: random.between(20, 100) })) as [Point, Point, Point]
  for (let step = 0; step <= 200; step += 1) {
    const t = step / 200
    const along = (p: number, q: number, r: number) => Math.round((1 - t) ** 2 * p + 2 * t * (1 - t) * q + t ** 2 * r)
    dot(paper, along(a.x, b.x, c.x), along(a.y, b.y, c.y))
  }
}

interface Point {
  x: number
  y: number
}

function dot(paper: readonly Uint8Array[], x: number, y: number): void {
  for (let row = y - PEN; row <= y + PEN; row += 1) paper[row]?.fill(0, Math.max(0, x - PEN), x + PEN + 1)
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The check sum of a PNG's chunk; Node has one of its own only from 20.15 on. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
