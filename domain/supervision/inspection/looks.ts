/**
 * How a photo looks, in 64 bits that stay nearly the same when it is saved anew, made smaller or cut a little at its edges.
 * A digest of the bytes tells the same file; this tells the same picture.
 *
 * The method is the known one (Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010): the lowest
 * frequencies of a small grey picture, each bit saying whether one is above their median.
 */

/** Side of the small grey picture that a look is taken of. */
export const GRID = 32
/** Frequencies a side. The very first tells how bright it is and no more: its bit is the same for all but the darkest. */
const SIDE = 8
/** A picture with less contrast than this (standard deviation of grey, 0 to 255) looks like any other wall or night: it has no look. */
const PLAIN = 4
/** Looks that differ in at most so many of 64 bits are of one picture; `test/server/pictures/looks.test.ts` holds the line on both sides. */
export const NEAR_BITS = 7

/** Sixteen hexadecimal digits. */
export type Look = string
export const isLook = (words: string | null | undefined): words is Look => /^[0-9a-f]{16}$/.test(words ?? '')

const COSINES = Array.from({ length: SIDE }, (_, u) => Array.from({ length: GRID }, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * GRID))))

/** The look of a grey picture of `GRID` × `GRID`, row by row, 0 to 255; null for one with too little in it to be told from others. */
export function lookOf(grey: readonly number[]): Look | null {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length
  const spread = Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length)
  if (spread < PLAIN) return null
  const frequencies = lowest(grey)
  const sorted = [...frequencies].sort((a, b) => a - b)
  const median = (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2
  const bits = frequencies.map((value) => (value > median ? 1 : 0))
  return Array.from({ length: 16 }, (_, n) => bits.slice(n * 4, n * 4 + 4).reduce<number>((digit, bit) => digit * 2 + bit, 0).toString(16)).join('')
}

/** The eight lowest frequencies of both directions (a discrete cosine transform, rows before columns). */
function lowest(grey: readonly number[]): number[] {
  const rows = Array.from({ length: GRID }, (_, y) => COSINES.map((cosines) => cosines.reduce((sum, cosine, x) => sum + cosine * grey[y * GRID + x]!, 0)))
  return Array.from({ length: SIDE * SIDE }, (_, n) => {
    const [v, u] = [Math.floor(n / SIDE), n % SIDE]
    return rows.reduce((sum, row, y) => sum + row[u]! * COSINES[v]![y]!, 0)
  })
}

/** In how many bits two looks differ. */
export function bitsApart(one: Look, other: Look): number {
  let apart = 0
  for (const at of [0, 8]) for (let left = parseInt(one.slice(at, at + 8), 16) ^ parseInt(other.slice(at, at + 8), 16); left !== 0; left &= left - 1) apart += 1
  return apart
}

export const looksAlike = (one: Look, other: Look): boolean => bitsApart(one, other) <= NEAR_BITS

const BANDS = 4
const BAND_BITS = 16
const bandsOf = (look: Look): number[] => Array.from({ length: BANDS }, (_, n) => parseInt(look.slice(n * 4, n * 4 + 4), 16))
const keyOf = (band: number, value: number): string => `${band}:${value.toString(16).padStart(4, '0')}`

/** The keys under which a look is kept: its four bands of sixteen bits. */
export const lookKeys = (look: Look): string[] => bandsOf(look).map((value, band) => keyOf(band, value))

/**
 * The keys under which every look that is alike is found, and few others: seven bits that differ, spread over four bands, leave
 * one band with at most one. So each band is asked for as it is and with each of its bits turned.
 */
export function keysNear(look: Look): string[] {
  return bandsOf(look).flatMap((value, band) => [keyOf(band, value), ...Array.from({ length: BAND_BITS }, (_, bit) => keyOf(band, value ^ (1 << bit)))])
}
