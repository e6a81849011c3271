import Papa from 'papaparse'
import { Unreadable } from './unpack'

/** As programs in China write a text file; the byte order mark of each is taken away by its decoder. */
const MARKED: readonly [mark: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
]
/** UTF-8 first: what holds as UTF-8 is hardly ever meant as GBK, while any UTF-8 of Chinese reads as some GBK. */
const UNMARKED = ['utf-8', 'gb18030']

/** The words of a text file, whichever of the usual encodings it has. @throws Unreadable when it is no text. */
export function decoded(bytes: Buffer): string {
  const marked = MARKED.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (!marked && bytes.includes(0)) throw new Unreadable('notASheet')
  for (const encoding of marked ? [marked[1]] : UNMARKED) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  throw new Unreadable('notASheet')
}

/** The cells of a text file: commas, semicolons or tabs between them, quotes as spreadsheets write them; up to `most` rows. */
export function cellsOfText(bytes: Buffer, most: number): string[][] {
  const { data } = Papa.parse<string[]>(decoded(bytes), { preview: most, skipEmptyLines: false })
  return data
}
