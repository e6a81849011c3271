import { decode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { GRID } from '../../domain/supervision/inspection/looks'
import type { EvidenceRow } from '../store/rows'

/** A picture with more points than this is not opened: its points alone would fill the memory of a function. */
const MOST_POINTS = 25_000_000
const MEGABYTE = 1024 * 1024

/** Points as red, green, blue and opacity, a byte each. */
interface Points {
  width: number
  height: number
  data: Uint8Array
}

const OPEN: Partial<Record<EvidenceRow['type'], (bytes: Buffer) => Points>> = {
  'image/jpeg': (bytes) => decode(bytes, { useTArray: true, maxResolutionInMP: MOST_POINTS / 1_000_000, maxMemoryUsageInMB: 340 }),
  'image/png': (bytes) => {
    // Its size stands in the first chunk; what would be unpacked is known before it is.
    if (bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MOST_POINTS || bytes.length > 10 * MEGABYTE) throw new RangeError('too many points')
    return PNG.sync.read(bytes)
  },
}

/** A picture as `GRID` × `GRID` greys, each the mean of what lies in its cell; null for what cannot be opened, which also holds for every WebP. */
export function greyOf(bytes: Buffer, type: EvidenceRow['type']): number[] | null {
  const open = OPEN[type]
  if (!open) return null
  try {
    return means(open(bytes))
  } catch {
    // Whatever a decoder says of a damaged file: it was shown to be an image when it was filed, and not being compared harms nobody.
    return null
  }
}

/** Every point counts in one cell; a picture smaller than the grid lends its points to several. */
function means({ width, height, data }: Points): number[] {
  return Array.from({ length: GRID * GRID }, (_, cell) => {
    const [row, column] = [Math.floor(cell / GRID), cell % GRID]
    const [top, left] = [Math.floor((row * height) / GRID), Math.floor((column * width) / GRID)]
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / GRID))
    const right = Math.max(left + 1, Math.floor(((column + 1) * width) / GRID))
    let sum = 0
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += lightness(data, (y * width + x) * 4)
    return sum / ((bottom - top) * (right - left))
  })
}

/** Lightness on white paper (ITU-R BT.601). */
function lightness(data: Uint8Array, at: number): number {
  const opacity = data[at + 3]! / 255
  return (0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!) * opacity + 255 * (1 - opacity)
}
