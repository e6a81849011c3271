import { drawStroke, drawn, visible, type Stroke } from '@/ui/strokes'

const pen = () => {
  const said: string[] = []
  return {
    said,
    beginPath: () => void said.push('begin'),
    moveTo: (x: number, y: number) => void said.push(`move ${x},${y}`),
    lineTo: (x: number, y: number) => void said.push(`line ${x},${y}`),
    stroke: () => void said.push('stroke'),
  }
}

test('a touch begins a stroke, and what follows goes on with it', () => {
  const first = drawn(drawn([], [0.1, 0.1], true), [0.2, 0.1], false)
  const both = drawn(first, [0.5, 0.5], true)
  expect(first).toEqual([[[0.1, 0.1], [0.2, 0.1]]])
  expect(both).toEqual([...first, [[0.5, 0.5]]])
  // A finger that was on the field before the pad was there begins where it is seen first.
  expect(drawn([], [0.3, 0.3], false)).toEqual([[[0.3, 0.3]]])
})

test('a mere touch is no signature', () => {
  expect(visible([[[0.5, 0.5]]])).toEqual([])
  expect(visible([[[0.5, 0.5]], [[0.1, 0.1], [0.2, 0.2]]])).toHaveLength(1)
})

test('kept strokes are drawn to the width of the field they come back to', () => {
  const stroke: Stroke = [[0.1, 0.1], [0.2, 0.1], [0.2, 0.3]]
  const narrow = pen()
  drawStroke(narrow, stroke, 100)
  expect(narrow.said).toEqual(['begin', 'move 10,10', 'line 20,10', 'line 20,30', 'stroke'])
  const wide = pen()
  drawStroke(wide, stroke, 1000, 1)
  expect(wide.said).toEqual(['begin', 'move 200,100', 'line 200,300', 'stroke'])
  const dot = pen()
  drawStroke(dot, stroke, 100, 2)
  expect(dot.said).toEqual([])
})
