import { PNG } from 'pngjs'

const SIDE = 96

/** A photo of evening over a road, in which the stand-in of content safety finds a word: it lies raw among the pixels, which no cleaning takes away. */
export function photoSaying(word: string): Buffer {
  const image = new PNG({ width: SIDE, height: SIDE })
  for (let y = 0; y < SIDE; y += 1) {
    const colour = y < SIDE * 0.6 ? [150 + y, 120 + y / 2, 140, 255] : [90, 92, 96, 255]
    for (let x = 0; x < SIDE; x += 1) image.data.set(colour, (y * SIDE + x) * 4)
  }
  image.data.set(Buffer.from(word), 0)
  return PNG.sync.write(image, { deflateLevel: 0, filterType: 0 })
}
