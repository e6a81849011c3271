/** Where a finger was, in widths of the field, so that a drawing fits a field of another width too. */
export type Point = readonly [x: number, y: number]

/** What one touch drew, from where it began. */
export type Stroke = readonly Point[]

/** What of a 2d context a drawing needs. */
type Pen = Pick<CanvasRenderingContext2D, 'beginPath' | 'moveTo' | 'lineTo' | 'stroke'>

/** The drawing with one more point: the first of a stroke, or the next of the last one. */
export function drawn(strokes: readonly Stroke[], point: Point, begins: boolean): Stroke[] {
  const last = strokes.at(-1)
  return begins || !last ? [...strokes, [point]] : [...strokes.slice(0, -1), [...last, point]]
}

/** Without touches that left no line. */
export function visible(strokes: readonly Stroke[]): Stroke[] {
  return strokes.filter((stroke) => stroke.length > 1)
}

/** Draws a stroke on a field `width` wide: from its point `from` on, where the rest stands there already. */
export function drawStroke(pen: Pen, stroke: Stroke, width: number, from = 0): void {
  const [first, ...rest] = stroke.slice(from)
  if (!first || rest.length === 0) return
  pen.beginPath()
  pen.moveTo(first[0] * width, first[1] * width)
  for (const [x, y] of rest) pen.lineTo(x * width, y * width)
  pen.stroke()
}
