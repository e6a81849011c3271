import { forwardRef, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { Canvas, Image, View } from '@tarojs/components'
import type { CanvasTouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'

import { Button } from './button'
import './signature-pad.scss'

export interface SignatureHandle {
  isEmpty: () => boolean
  /** Counts every stroke and clearing: the same number is the same drawing. */
  strokes: () => number
  /** Writes what was drawn to a temporary png and returns its path. */
  save: () => Promise<string>
}

interface Surface {
  node: Taro.Canvas
  pen: CanvasRenderingContext2D
  left: number
  top: number
}

const ID = 'signature-pad'
const INK = '#1f2329'
const PEN_WIDTH = 3.5

/** A field to sign in with a finger. Grey words stand in it until the first stroke. */
export const SignaturePad = forwardRef<SignatureHandle, { label: string }>(function SignaturePad({ label }, ref) {
  const surface = useRef<Surface>()
  const strokes = useRef(0)
  const [empty, setEmpty] = useState(true)

  const prepare = useCallback((tries = 10) => {
    Taro.createSelectorQuery()
      .select(`#${ID}`)
      .fields({ node: true, size: true, rect: true }, (found) => {
        // The canvas has no size before the page is laid out.
        if (!found?.node) return void (tries > 0 && setTimeout(() => prepare(tries - 1), 60))
        const ratio = Taro.getWindowInfo().pixelRatio
        const node = found.node as Taro.Canvas
        node.width = found.width * ratio
        node.height = found.height * ratio
        const pen = node.getContext('2d') as unknown as CanvasRenderingContext2D
        pen.scale(ratio, ratio)
        Object.assign(pen, { lineWidth: PEN_WIDTH, lineCap: 'round', lineJoin: 'round', strokeStyle: INK })
        pen.fillStyle = '#ffffff'
        pen.fillRect(0, 0, found.width, found.height)
        surface.current = { node, pen, left: found.left, top: found.top }
      })
      .exec()
  }, [])
  useEffect(() => Taro.nextTick(() => prepare()), [prepare])

  /** WeChat gives canvas touches x and y of their own; elsewhere they are measured from the window. */
  const point = (event: CanvasTouchEvent) => {
    const touch = event.touches[0] as unknown as { x?: number; y?: number; clientX: number; clientY: number }
    const { left, top } = surface.current!
    return [touch.x ?? touch.clientX - left, touch.y ?? touch.clientY - top] as const
  }
  const begin = (event: CanvasTouchEvent) => {
    if (!surface.current) return
    strokes.current += 1
    surface.current.pen.beginPath()
    surface.current.pen.moveTo(...point(event))
  }
  const draw = (event: CanvasTouchEvent) => {
    if (!surface.current) return
    surface.current.pen.lineTo(...point(event))
    surface.current.pen.stroke()
    if (empty) setEmpty(false)
  }
  const clear = () => {
    prepare()
    strokes.current += 1
    setEmpty(true)
  }

  useImperativeHandle(ref, () => ({
    isEmpty: () => empty,
    strokes: () => strokes.current,
    save: async () => {
      const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: surface.current!.node, fileType: 'png' })
      return tempFilePath
    },
  }))

  return (
    <View className='signature'>
      <View className='signature__frame'>
        <Canvas id={ID} canvasId={ID} type='2d' disableScroll className='signature__canvas' ariaLabel={label} onTouchStart={begin} onTouchMove={draw} />
        {empty && <View className='signature__empty'>请在这里用手指签名</View>}
      </View>
      <Button look='plain' icon='retry' disabled={empty} onClick={clear}>
        重写
      </Button>
    </View>
  )
})

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
