import { readOrientation, writeOrientation } from './orientation'
import { Unfit, checkPixels } from './unfit'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const EXIF = Buffer.from('Exif\0\0')
const JFIF_BYTES = 14

/** Frame headers, which hold the size; C4, C8 and CC lie among them and are none. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** What a decoder needs: frames, tables, restart interval. Everything else is dropped, known or not. */
const isNeeded = (marker: number) => (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || marker === 0xdb || marker === 0xdd

/** What is kept of a segment's body; null drops it. */
function keep(marker: number, body: Buffer): Buffer | null {
  if (isNeeded(marker)) return body
  if (marker === APP2 && body.subarray(0, 12).equals(Buffer.from('ICC_PROFILE\0'))) return body
  if (marker === APP14 && body.subarray(0, 5).equals(Buffer.from('Adobe'))) return body
  if (marker === APP0 && body.length >= JFIF_BYTES && body.subarray(0, 5).equals(Buffer.from('JFIF\0'))) {
    const header = Buffer.from(body.subarray(0, JFIF_BYTES))
    header.writeUInt16BE(0, 12) // No thumbnail: it would show what a crop took away.
    return header
  }
  return null
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/**
 * The picture without anything that tells where, when or with what it was taken: only what decoding
 * needs, colour profile and orientation. Whatever follows the picture's end is cut off. Pixels stay
 * byte for byte.
 */
export function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let orientation = 1
  let frames = 0
  let scans = 0
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) throw new Unfit('no marker where one belongs')
    while (bytes[at + 1] === 0xff) at += 1 // Any number of fill bytes may come before a marker.
    const marker = bytes[at + 1]
    if (marker === undefined) throw new Unfit('ends early')
    if (marker === EOI) break
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) throw new Unfit('a segment reaches past the end')
    const body = bytes.subarray(at + 4, end)
    if (marker === APP1 && body.subarray(0, EXIF.length).equals(EXIF)) orientation = readOrientation(body.subarray(EXIF.length))
    if (isFrame(marker)) {
      if (body.length < 6) throw new Unfit('a frame without its size')
      checkPixels(body.readUInt16BE(3), body.readUInt16BE(1))
      frames += 1
    }
    at = end
    if (marker === SOS) {
      at = endOfScan(bytes, end)
      kept.push(segment(marker, body), bytes.subarray(end, at))
      scans += 1
    } else {
      const rest = keep(marker, body)
      if (rest) kept.push(segment(marker, rest))
    }
  }
  if (frames === 0 || scans === 0) throw new Unfit('no picture in it')
  const turned = orientation === 1 ? [] : [segment(APP1, Buffer.concat([EXIF, writeOrientation(orientation)]))]
  return Buffer.concat([Buffer.from([0xff, SOI]), ...turned, ...kept, Buffer.from([0xff, EOI])])
}

/** Where the coded pixels end: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new Unfit('the pixels end early')
}
