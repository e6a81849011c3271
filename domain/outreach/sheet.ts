/** One column of a spreadsheet: what it is to us, what people call it, and whether a sheet must have it. */
export interface Column<K extends string = string> {
  key: K
  titles: readonly string[]
  needed?: boolean
}

/** A spreadsheet as cells of text, the header apart. */
export interface Sheet {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  /** The number that the spreadsheet shows for the first of `rows`; 2 where nothing is said. */
  first?: number | undefined
}

/** Below this many filled cells a row is a title over the table and no header. */
const HEADER_LEAST = 2

/**
 * The table in the cells of a file: its header is the first row with two filled cells, for many put a
 * title of one cell above it. Blank rows at the end are left out; null when there is no table.
 */
export function tableIn(cells: readonly (readonly string[])[]): Required<Sheet> | null {
  const at = cells.findIndex((row) => row.filter((cell) => cell.trim() !== '').length >= HEADER_LEAST)
  if (at < 0) return null
  const last = cells.findLastIndex((row) => !isBlank(row))
  return { header: cells[at]!, rows: cells.slice(at + 1, last + 1), first: at + 2 }
}

const bare = (title: string) => title.replace(/[\s*＊]/g, '').replaceAll('（', '(').replaceAll('）', ')')

/** Which column of a sheet is which of ours, and the titles of those that are needed and not there. */
export function columnsOf<K extends string>(header: readonly string[], columns: readonly Column<K>[]): { at: ReadonlyMap<K, number>; missing: string[] } {
  const titles = header.map(bare)
  const at = new Map<K, number>()
  for (const { key, titles: names } of columns) {
    const place = titles.findIndex((title) => names.map(bare).includes(title))
    if (place >= 0) at.set(key, place)
  }
  return { at, missing: columns.filter(({ key, needed }) => needed && !at.has(key)).map(({ titles: names }) => names[0]!) }
}

/** The cell of a row by our key, trimmed; one that is not there is empty. */
export type Cell<K extends string = string> = (key: K) => string

export function cellOf<K extends string>(row: readonly string[], at: ReadonlyMap<K, number>): Cell<K> {
  return (key) => (row[at.get(key) ?? -1] ?? '').trim()
}

/** The number that a spreadsheet shows for a row: where nothing else is said the header is row 1. */
export const rowNumber = (index: number, first = 2) => index + first

/** How the first cell of a template's example begins, so that one that was left in is not imported. */
export const EXAMPLE = '示例：'

/** Whether a row is none to be read: nothing stands in it, or it is the template's example. */
export const isSkipped = (row: readonly string[]) => isBlank(row) || row.some((cell) => cell.trim().startsWith(EXAMPLE))

/** Whether nothing stands in a row. */
const isBlank = (row: readonly string[]) => row.every((cell) => cell.trim() === '')
