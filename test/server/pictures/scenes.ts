import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'

/** Pictures with much in them, each from its number: light from somewhere, a horizon, things of several shapes, and the grain of a lens. */

export interface Picture {
  width: number
  height: number
  data: Buffer
}

/** A small generator of even numbers from 0 to 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

export function scene(seed: number, width = 480, height = 360): Picture {
  const next = chance(seed)
  const [towards, horizon, ground] = [next() * Math.PI * 2, 0.25 + next() * 0.5, 40 + next() * 120]
  const things = Array.from({ length: 9 }, () => ({ x: next(), y: next(), w: 0.05 + next() * 0.25, h: 0.05 + next() * 0.3, round: next() > 0.5, colour: [next() * 255, next() * 255, next() * 255] as const }))
  const data = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / width, y / height]
      const light = 130 + 70 * (Math.cos(towards) * (u - 0.5) + Math.sin(towards) * (v - 0.5))
      let colour: readonly number[] = v > horizon ? [ground, ground * 0.9, ground * 0.7] : [light, light, light + 20]
      for (const { x: left, y: top, w, h, round, colour: own } of things) {
        const [dx, dy] = [(u - left) / w, (v - top) / h]
        if (round ? dx * dx + dy * dy < 0.25 : Math.abs(dx) < 0.5 && Math.abs(dy) < 0.5) colour = own
      }
      const grain = (next() - 0.5) * 12
      colour.forEach((value, channel) => { data[(y * width + x) * 4 + channel] = Math.max(0, Math.min(255, value + grain)) })
      data[(y * width + x) * 4 + 3] = 255
    }
  }
  return { width, height, data }
}

export const jpegOf = ({ width, height, data }: Picture, quality = 90): Buffer => encode({ width, height, data }, quality).data

export function pngOf({ width, height, data }: Picture): Buffer {
  const png = new PNG({ width, height })
  data.copy(png.data)
  return PNG.sync.write(png)
}

/** Half as large: each point the mean of four. */
export function halved(picture: Picture): Picture {
  const [width, height] = [Math.floor(picture.width / 2), Math.floor(picture.height / 2)]
  const data = Buffer.alloc(width * height * 4)
  for (let at = 0; at < data.length; at += 1) {
    const [x, y] = [Math.floor(at / 4) % width, Math.floor(at / 4 / width)]
    const first = (2 * y * picture.width + 2 * x) * 4 + (at % 4)
    data[at] = [0, 4, picture.width * 4, picture.width * 4 + 4].reduce((sum, further) => sum + picture.data[first + further]!, 0) / 4
  }
  return { width, height, data }
}

/** Without a share of each edge. */
export function cropped(picture: Picture, share: { left?: number; top?: number; right?: number; bottom?: number }): Picture {
  const { left = 0, top = 0, right = 0, bottom = 0 } = share
  const [x0, y0] = [Math.round(picture.width * left), Math.round(picture.height * top)]
  const [width, height] = [Math.round(picture.width * (1 - left - right)), Math.round(picture.height * (1 - top - bottom))]
  const rows = Array.from({ length: height }, (_, y) => picture.data.subarray(((y + y0) * picture.width + x0) * 4, ((y + y0) * picture.width + x0 + width) * 4))
  return { width, height, data: Buffer.concat(rows) }
}

export function brighter(picture: Picture, by: number): Picture {
  const data = Buffer.from(picture.data)
  for (let at = 0; at < data.length; at += 1) if (at % 4 < 3) data[at] = Math.max(0, Math.min(255, data[at]! + by))
  return { ...picture, data }
}
