import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { Canvas, Image, View } from '@tarojs/components'
import type { CanvasTouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'

import { Button } from './button'
import { drawStroke, drawn, visible, type Point, type Stroke } from './strokes'
import './signature-pad.scss'

export interface SignatureHandle {
  /** Writes what was drawn to a temporary png and returns its path. */
  save: () => Promise<string>
}

interface Props {
  label: string
  /** What was drawn so far, here or before this page was left. */
  strokes: readonly Stroke[]
  onChange: (strokes: Stroke[]) => void
}

interface Surface {
  node: Taro.Canvas
  pen: CanvasRenderingContext2D
  left: number
  top: number
  width: number
  height: number
}

/** A touch as it came: WeChat gives canvas touches x and y of their own; elsewhere they are measured from the window. */
interface Touch {
  x?: number
  y?: number
  clientX: number
  clientY: number
}

const ID = 'signature-pad'
const INK = '#1f2329'
const PEN_WIDTH = 3.5
/** The canvas has no size before the page is laid out; asked again after so many ms. */
const AGAIN_MS = 60

/** A field to sign in with a finger. Grey words stand in it until the first stroke; the strokes belong to the form. */
export const SignaturePad = forwardRef<SignatureHandle, Props>(function SignaturePad({ label, strokes, onChange }, ref) {
  const surface = useSurface((ready) => {
    wipe(ready)
    for (const stroke of now.current) drawStroke(ready.pen, stroke, ready.width)
    const waiting = early.current.splice(0)
    for (const { touch, begins } of waiting) add(ready, touch, begins)
    if (waiting.length > 0) keep()
  })
  const now = useRef<readonly Stroke[]>(strokes)
  // Touched before the canvas stood: where that is on it, is known only then.
  const early = useRef<{ touch: Touch; begins: boolean }[]>([])
  const [touched, setTouched] = useState(false)

  const add = (on: Surface, touch: Touch, begins: boolean) => {
    now.current = drawn(now.current, pointOn(on, touch), begins)
    const stroke = now.current.at(-1)!
    drawStroke(on.pen, stroke, on.width, Math.max(0, stroke.length - 2))
  }
  const keep = () => onChange(visible(now.current))
  const feel = (event: CanvasTouchEvent, begins: boolean) => {
    const touch = event.touches[0] as unknown as Touch | undefined
    if (!touch) return
    if (!touched) setTouched(true)
    if (surface.current) add(surface.current, touch, begins)
    else early.current.push({ touch, begins })
  }
  const clear = () => {
    now.current = []
    early.current = []
    if (surface.current) wipe(surface.current)
    setTouched(false)
    onChange([])
  }

  useImperativeHandle(ref, () => ({
    save: async () => {
      while (!surface.current) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: surface.current.node, fileType: 'png' })
      return tempFilePath
    },
  }))

  return (
    <View className='signature'>
      <View className='signature__frame'>
        <Canvas
          id={ID}
          canvasId={ID}
          type='2d'
          disableScroll
          className='signature__canvas'
          ariaLabel={label}
          onTouchStart={(event) => feel(event, true)}
          onTouchMove={(event) => feel(event, false)}
          onTouchEnd={keep}
          onTouchCancel={keep}
        />
        {!touched && strokes.length === 0 && <View className='signature__empty'>请在这里用手指签名</View>}
      </View>
      <Button look='plain' icon='retry' disabled={!touched && strokes.length === 0} onClick={clear}>
        重写
      </Button>
    </View>
  )
})

/** The canvas, from when it is laid out on; `onReady` is told once. */
function useSurface(onReady: (surface: Surface) => void) {
  const surface = useRef<Surface>()
  const tell = useRef(onReady)
  tell.current = onReady
  useEffect(() => {
    let gone = false
    const look = () => {
      if (gone) return
      Taro.createSelectorQuery()
        .select(`#${ID}`)
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
  }, [])
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
function wipe({ pen, width, height }: Surface): void {
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
}

function pointOn({ left, top, width }: Surface, { x, y, clientX, clientY }: Touch): Point {
  return [(x ?? clientX - left) / width, (y ?? clientY - top) / width]
}

/** A signature that is drawn already, with the way to another one. */
export function Signature({ path, onAgain }: { path: string; onAgain: () => void }) {
  return (
    <View className='signature'>
      <View className='signature__frame'>
        <Image className='signature__canvas' src={path} mode='aspectFit' ariaLabel='这一轮的签名' />
      </View>
      <Button look='plain' icon='retry' onClick={onAgain}>
        重写
      </Button>
    </View>
  )
}
