import type { SheetFile, SheetResult } from 'server/contract'

/** How much an import takes at once. */
export interface PartLimit {
  rows: number
  /** Where a sheet must come in one part: what is said of one that does not fit. */
  whole?: string
}

/** As many rows as an import of appeals or answers takes at once. */
const ROWS_MOST = 100
/** WeChat carries up to 100 KB to a function; the rest is the envelope's. */
const BYTES_MOST = 80 * 1024

/** How many bytes a text takes on its way. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** The table in parts that fit a call, each with the number of its first row. */
export function partsOf({ header, rows, first }: SheetFile, most = ROWS_MOST): SheetFile[] {
  const parts: SheetFile[] = []
  const room = BYTES_MOST - bytesOf(JSON.stringify(header))
  let [part, size]: [string[][], number] = [[], 0]
  const close = (next: number) => {
    if (part.length > 0) parts.push({ header, rows: part, first: first + next - part.length })
    part = []
    size = 0
  }
  rows.forEach((row, at) => {
    const bytes = bytesOf(JSON.stringify(row)) + 1
    if (part.length === most || size + bytes > room) close(at)
    part.push(row)
    size += bytes
  })
  close(rows.length)
  return parts
}

/** What came of all parts together. */
export function together(results: readonly SheetResult[]): SheetResult {
  const sum = (of: (result: SheetResult) => number) => results.reduce((total, result) => total + of(result), 0)
  return { missing: results[0]?.missing ?? [], rows: results.flatMap(({ rows }) => rows), good: sum(({ good }) => good), again: sum(({ again }) => again), bad: sum(({ bad }) => bad) }
}
