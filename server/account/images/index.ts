import type { EvidenceRow } from '../../store/rows'
import { stripJpeg } from './jpeg'
import { stripPng } from './png'
import { Unfit } from './unfit'
import { stripWebp } from './webp'

export { Unfit } from './unfit'

export type ImageType = EvidenceRow['type']

interface Format {
  type: ImageType
  extension: string
  begins(bytes: Buffer): boolean
  strip(bytes: Buffer): Buffer
}

/** The formats that phones make, told by their first bytes: names and declared types are whatever a sender likes. */
const FORMATS: readonly Format[] = [
  { type: 'image/jpeg', extension: 'jpg', begins: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])), strip: stripJpeg },
  { type: 'image/png', extension: 'png', begins: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')), strip: stripPng },
  { type: 'image/webp', extension: 'webp', begins: (bytes) => bytes.length > 12 && bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP', strip: stripWebp },
]

/**
 * An image without its metadata, with the type its content has. Throws `Unfit` when it is no image of
 * these formats, one that is damaged, or one of impossible size.
 */
export function cleanImage(bytes: Buffer): { type: ImageType; extension: string; bytes: Buffer } {
  const format = FORMATS.find((candidate) => candidate.begins(bytes))
  if (!format) throw new Unfit('not an image')
  return { type: format.type, extension: format.extension, bytes: format.strip(bytes) }
}
