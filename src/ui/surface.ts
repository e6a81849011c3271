import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'

import type { Point } from './strokes'

/** A canvas laid out, with its pen: where it is in the window, and how large. */
export interface Surface {
  node: Taro.Canvas
  pen: CanvasRenderingContext2D
  left: number
  top: number
  width: number
  height: number
}

/** A touch as it came: WeChat gives canvas touches x and y of their own; elsewhere they are measured from the window. */
export interface Touch {
  x?: number
  y?: number
  clientX: number
  clientY: number
}

const INK = '#1f2329'
const PEN_WIDTH = 3.5
/** The canvas has no size before the page is laid out; asked again after so many ms. */
export const AGAIN_MS = 60

/** The canvas of an id, from when it is laid out on; `onReady` is told once. */
export function useSurface(id: string, onReady: (surface: Surface) => void) {
  const surface = useRef<Surface>()
  const tell = useRef(onReady)
  tell.current = onReady
  useEffect(() => {
    let gone = false
    const look = () => {
      if (gone) return
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true, size: true, rect: true }, (found) => {
          if (gone) return
          if (!found?.node || !found.width) return void setTimeout(look, AGAIN_MS)
          surface.current = prepared(found as unknown as Found)
          tell.current(surface.current)
        })
        .exec()
    }
    Taro.nextTick(look)
    return () => {
      gone = true
    }
  }, [id])
  return surface
}

interface Found {
  node: Taro.Canvas
  left: number
  top: number
  width: number
  height: number
}

/** A canvas as sharp as the screen, with its pen. */
function prepared({ node, left, top, width, height }: Found): Surface {
  const ratio = Taro.getWindowInfo().pixelRatio
  node.width = width * ratio
  node.height = height * ratio
  const pen = node.getContext('2d') as unknown as CanvasRenderingContext2D
  pen.scale(ratio, ratio)
  Object.assign(pen, { lineWidth: PEN_WIDTH, lineCap: 'round', lineJoin: 'round', strokeStyle: INK })
  return { node, pen, left, top, width, height }
}

/** White paper: a png without it is black on some phones. */
export function wipe({ pen, width, height }: Surface): void {
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
}

/** Where a touch is on the canvas, in widths of it. */
export function pointOn({ left, top, width }: Surface, { x, y, clientX, clientY }: Touch): Point {
  return [(x ?? clientX - left) / width, (y ?? clientY - top) / width]
}
