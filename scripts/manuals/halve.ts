import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'

/** Below this the words on a screen get rings around them. */
const QUALITY = 58

/** A screenshot of a phone at two points a pixel, as a JPEG of half its width: each point the mean of four. */
export function halve(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png)
  const [w, h] = [width >> 1, height >> 1]
  const half = Buffer.alloc(w * h * 4, 255)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      for (let colour = 0; colour < 3; colour++) {
        const at = (row: number, column: number) => data[((2 * y + row) * width + 2 * x + column) * 4 + colour]!
        half[(y * w + x) * 4 + colour] = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1) + 2) >> 2
      }
    }
  }
  return encode({ width: w, height: h, data: half }, QUALITY).data
}
