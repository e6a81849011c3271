import type { EChartsCoreOption } from 'echarts/core'

import { PALETTE } from './palette'

/** What is drawn: two rows of figures over months, or one bar a line. */
export type Drawing =
  | { as: 'trend'; labels: string[]; bars: { name: string; values: number[] }; line: { name: string; values: number[] } }
  | { as: 'bars'; labels: string[]; values: number[] }

/** The option of echarts for a drawing; `type` is the size of its words in logical pixels. Nothing moves: figures are to be read. */
export function optionOf(drawing: Drawing, type: number): EChartsCoreOption {
  const words = { color: PALETTE.quiet, fontSize: type }
  const axis = { axisLine: { lineStyle: { color: PALETTE.line } }, axisTick: { show: false }, axisLabel: words }
  const grid = { left: 4, right: 12, top: type + 8, bottom: 4, containLabel: true }
  if (drawing.as === 'trend') {
    return {
      animation: false,
      grid,
      xAxis: { type: 'category', data: drawing.labels, ...axis, axisLabel: { ...words, hideOverlap: true } },
      yAxis: { type: 'value', splitNumber: 3, minInterval: 1, ...axis, splitLine: { lineStyle: { color: PALETTE.line } } },
      series: [
        { type: 'bar', name: drawing.bars.name, data: drawing.bars.values, itemStyle: { color: PALETTE.line }, barMaxWidth: 24 },
        { type: 'line', name: drawing.line.name, data: drawing.line.values, symbolSize: 6, lineStyle: { width: 3 }, color: PALETTE.green },
      ],
    }
  }
  return {
    animation: false,
    grid: { ...grid, top: 4, right: type * 3 },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', inverse: true, data: drawing.labels, ...axis },
    series: [{ type: 'bar', data: drawing.values, itemStyle: { color: PALETTE.blue }, barMaxWidth: 20, label: { show: true, position: 'right', color: PALETTE.text, fontSize: type } }],
  }
}
