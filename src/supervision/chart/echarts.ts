import Taro from '@tarojs/taro'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import type { EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

echarts.use([BarChart, LineChart, GridComponent, CanvasRenderer])

// There is no document to make a canvas with, in which text is measured.
echarts.setPlatformAPI({ createCanvas: () => Taro.createOffscreenCanvas({ type: '2d', width: 1, height: 1 }) as unknown as HTMLCanvasElement })

/** What a canvas of WeChat lacks of an element: echarts asks for listeners and gets none, for nothing here is pointed at. */
function asElement(node: Taro.Canvas): HTMLCanvasElement {
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined, detachEvent: () => undefined, attachEvent: () => undefined }
  return Object.assign(node, listening) as unknown as HTMLCanvasElement
}

/** A chart on a canvas of `width` by `height` logical pixels. */
export function openChart(node: Taro.Canvas, width: number, height: number): EChartsType {
  return echarts.init(asElement(node), null, { width, height, devicePixelRatio: Taro.getWindowInfo().pixelRatio })
}
