import { forwardRef, useImperativeHandle, useRef, useState } from 'react'
import { Canvas, Image, View } from '@tarojs/components'
import type { CanvasTouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'

import { Button } from './button'
import { drawStroke, drawn, visible, type Stroke } from './strokes'
import { AGAIN_MS, pointOn, useSurface, wipe, type Surface, type Touch } from './surface'
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

const ID = 'signature-pad'

/** A field to sign in with a finger. Grey words stand in it until the first stroke; the strokes belong to the form. */
export const SignaturePad = forwardRef<SignatureHandle, Props>(function SignaturePad({ label, strokes, onChange }, ref) {
  const surface = useSurface(ID, (ready) => {
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
