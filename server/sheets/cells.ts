import { readSheet } from 'read-excel-file/universal'
import { cellsOfText } from './text'
import { Unreadable, unpacked } from './unpack'

const startsWith = (bytes: Buffer, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)
const ZIP = [0x50, 0x4b]
/** The container of the old .xls and .et, and of any workbook with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

export interface Limits {
  /** What an .xlsx may unpack to, in bytes. */
  unpacked: number
  rows: number
}

/** The cells of a spreadsheet as text, told by what is in the file and not by its name. @throws Unreadable */
export async function cellsOf(bytes: Buffer, limits: Limits): Promise<string[][]> {
  if (startsWith(bytes, OLE)) throw new Unreadable('locked')
  const cells = startsWith(bytes, ZIP) ? await cellsOfWorkbook(unpacked(bytes, limits.unpacked)) : cellsOfText(bytes, limits.rows + 1)
  if (cells.length > limits.rows && cells.slice(limits.rows).some((row) => row.some((cell) => cell.trim() !== ''))) throw new Unreadable('tooMuch')
  return cells.slice(0, limits.rows)
}

async function cellsOfWorkbook(zip: Buffer): Promise<string[][]> {
  try {
    const rows = await readSheet(new Uint8Array(zip).buffer)
    return rows.map((row) => row.map(wordsOf))
  } catch {
    // Whatever a parser trips over in a file from outside, the file is what is wrong.
    throw new Unreadable('notASheet')
  }
}

/** A cell as one reads it: a date as 2026-03-02, a yes as 是. */
function wordsOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return String(cell)
}
