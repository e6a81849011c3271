import { Canvas, View } from '@tarojs/components'
import Taro, { useReady } from '@tarojs/taro'
import type { EChartsType } from 'echarts/core'
import { useCallback, useEffect, useRef } from 'react'

import { useTypeScale } from '@/ui/type-scale'

import { TYPE_FACTORS } from '../words'
import { openChart } from './echarts'
import { type Drawing, optionOf } from './options'
import './chart.scss'

/** The type of a chart on a phone, before it is enlarged. */
const TYPE_PX = 12
const LOOK_AGAIN_MS = 60

let charts = 0

/** A picture of figures that stand beside it in words: it says nothing that is not read there. */
export function Chart({ drawing, label }: { drawing: Drawing; label: string }) {
  const id = useRef('')
  if (!id.current) id.current = `chart-${++charts}`
  const chart = useRef<EChartsType>()
  const latest = useRef(drawing)
  latest.current = drawing
  const { scale } = useTypeScale()
  const type = TYPE_PX * TYPE_FACTORS[scale]

  const draw = useCallback(() => chart.current?.setOption(optionOf(latest.current, type), true), [type])

  const prepare = useCallback(
    (tries = 20) => {
      if (chart.current) return draw()
      Taro.createSelectorQuery()
        .select(`#${id.current}`)
        .fields({ node: true, size: true }, (found) => {
          // The canvas has no size before the page is laid out.
          if (!found?.node || !found.width) return void (tries > 0 && setTimeout(() => prepare(tries - 1), LOOK_AGAIN_MS))
          if (!chart.current) chart.current = openChart(found.node as Taro.Canvas, found.width, found.height)
          draw()
        })
        .exec()
    },
    [draw],
  )
  useReady(() => prepare())
  useEffect(() => Taro.nextTick(() => prepare()), [prepare, drawing])
  useEffect(() => {
    // A window that was resized lays the canvas out anew, and the picture with it.
    const resized = () => {
      chart.current?.dispose()
      chart.current = undefined
      prepare()
    }
    Taro.onWindowResize(resized)
    return () => {
      Taro.offWindowResize(resized)
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [prepare])

  return (
    <View className='chart' ariaRole='img' ariaLabel={label}>
      <Canvas id={id.current} canvasId={id.current} type='2d' className={`chart__canvas chart__canvas--${drawing.as}`} />
    </View>
  )
}
