/** An A4 sheet at 150 dots an inch: sharp enough to scan from two metres, small enough to send. */
export const SHEET = { width: 1240, height: 1754 }

const MARGIN = 120
const CODE = 800
const FONT = 'sans-serif'
/** Printed by whatever printer there is: black on white, the brand's line on top alone in colour. */
const INK = '#1f2329'
const QUIET = '#5c6370'
const BRAND = '#b5292b'
const PAPER = '#ffffff'

export interface SheetWords {
  /** In large letters on top. */
  title: string
  /** Where it hangs, or what is asked. */
  name: string
  /** What one does, a line each. */
  steps: readonly string[]
  foot: string
}

/** Draws the sheet with its code; what is too long for a line is broken, never cut. */
export function drawSheet(pen: CanvasRenderingContext2D, code: CanvasImageSource, { title, name, steps, foot }: SheetWords): void {
  const middle = SHEET.width / 2
  const line = (words: string, size: number, y: number, colour: string, weight = 'normal'): number => {
    pen.font = `${weight} ${size}px ${FONT}`
    pen.fillStyle = colour
    const lines = broken(pen, words, SHEET.width - 2 * MARGIN)
    lines.forEach((part, at) => pen.fillText(part, middle, y + at * size * 1.35))
    return y + lines.length * size * 1.35
  }
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, SHEET.width, SHEET.height)
  pen.fillStyle = BRAND
  pen.fillRect(0, 0, SHEET.width, 24)
  pen.textAlign = 'center'
  pen.textBaseline = 'top'
  let y = line(title, 70, 110, INK, 'bold')
  y = line(name, 56, y + 30, BRAND, 'bold')
  pen.drawImage(code, (SHEET.width - CODE) / 2, y + 40, CODE, CODE)
  y += CODE + 80
  for (const step of steps) y = line(step, 44, y, INK) + 8
  line(foot, 36, SHEET.height - 130, QUIET)
}

function broken(pen: CanvasRenderingContext2D, words: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const letter of words) {
    if (pen.measureText(line + letter).width > most && line) {
      lines.push(line)
      line = ''
    }
    line += letter
  }
  return [...lines, line]
}
