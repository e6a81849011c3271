import { Unfit, checkPixels } from './unfit'

const SIGNATURE_BYTES = 8
/** A chunk's length, its name and its check sum lie around its body. */
const AROUND = 12

/** Chunks that pixels and colours need. All others go: texts, times, EXIF, animation, anything unknown. */
const NEEDED = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs'])

/** The picture without anything but what decoding needs; what follows its end is cut off. */
export function stripPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)]
  const seen = new Set<string>()
  for (let at = SIGNATURE_BYTES; !seen.has('IEND'); ) {
    if (at + AROUND > bytes.length) throw new Unfit('ends early')
    const end = at + AROUND + bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length) throw new Unfit('a chunk reaches past the end')
    if ((name === 'IHDR') !== (seen.size === 0)) throw new Unfit('the header is not first')
    if (name === 'IHDR') checkHeader(bytes, at, end)
    if (NEEDED.has(name)) kept.push(bytes.subarray(at, end))
    seen.add(name)
    at = end
  }
  if (!seen.has('IDAT')) throw new Unfit('no picture in it')
  return Buffer.concat(kept)
}

function checkHeader(bytes: Buffer, at: number, end: number): void {
  if (end - at !== AROUND + 13) throw new Unfit('a header of another length')
  checkPixels(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))
}
