import { readOrientation, writeOrientation } from './orientation'
import { Unfit, checkPixels } from './unfit'

const HEADER_BYTES = 12
const NEEDED = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'])

/** Flags of the extended header. */
const ANIMATED = 0x02
const HAS_XMP = 0x04
const HAS_EXIF = 0x08

/** The picture without anything but what decoding needs, colour profile and orientation. Animations are no photos. */
export function stripWebp(bytes: Buffer): Buffer {
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw new Unfit('ends early')
  const kept: Buffer[] = []
  let orientation = 1
  let pictures = 0
  for (let at = HEADER_BYTES; at < end; ) {
    if (at + 8 > end) throw new Unfit('ends early')
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    if (at + 8 + size > end) throw new Unfit('a chunk reaches past the end')
    const body = bytes.subarray(at + 8, at + 8 + size)
    if (name === 'EXIF') orientation = readOrientation(withoutPrefix(body))
    if (name === 'VP8X') checkHeader(body)
    const checkFrame = FRAMES[name]
    if (checkFrame) {
      checkFrame(body)
      pictures += 1
    }
    if (NEEDED.has(name)) kept.push(chunk(name, body))
    at += 8 + size + (size % 2)
  }
  if (pictures !== 1) throw new Unfit('not one picture in it')
  return assemble(kept, orientation)
}

/** The two ways pixels are coded, each with its size where it says it: 14 bits for each side. */
const FRAMES: Record<string, (body: Buffer) => void> = {
  'VP8 ': (body) => {
    if (body.length < 10 || body.readUIntBE(3, 3) !== 0x9d012a) throw new Unfit('a frame without its start')
    checkPixels(body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff)
  },
  VP8L: (body) => {
    if (body.length < 5 || body[0] !== 0x2f) throw new Unfit('a frame without its start')
    const sides = body.readUInt32LE(1)
    checkPixels((sides & 0x3fff) + 1, ((sides >>> 14) & 0x3fff) + 1)
  },
}

/** Some writers put the JPEG prefix before EXIF in a WebP. */
function withoutPrefix(body: Buffer): Buffer {
  const prefix = Buffer.from('Exif\0\0')
  return body.subarray(0, prefix.length).equals(prefix) ? body.subarray(prefix.length) : body
}

function checkHeader(body: Buffer): void {
  if (body.length < 10) throw new Unfit('a header of another length')
  if (body[0]! & ANIMATED) throw new Unfit('an animation')
  checkPixels(body.readUIntLE(4, 3) + 1, body.readUIntLE(7, 3) + 1)
}

function assemble(kept: Buffer[], orientation: number): Buffer {
  const extended = kept[0]?.toString('latin1', 0, 4) === 'VP8X'
  // Without the extended header there is no place for an orientation, and no writer gives one.
  const turned = extended && orientation !== 1
  if (extended) {
    const header = Buffer.from(kept[0]!)
    header[8] = (header[8]! & ~(HAS_XMP | HAS_EXIF)) | (turned ? HAS_EXIF : 0)
    kept[0] = header
  }
  if (turned) kept.push(chunk('EXIF', writeOrientation(orientation)))
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
