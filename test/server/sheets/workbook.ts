import { deflateRawSync } from 'node:zlib'

interface Part {
  name: string
  bytes: Buffer
  /** What the file claims the part unpacks to. */
  claims?: number
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (column: number) => String.fromCharCode(65 + column)

type Value = string | number | boolean | Date

function cell(value: Value, row: number, column: number): string {
  const at = `r="${letter(column)}${row + 1}"`
  if (value instanceof Date) return `<c ${at} s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`
  if (typeof value === 'boolean') return `<c ${at} t="b"><v>${Number(value)}</v></c>`
  return typeof value === 'number' ? `<c ${at}><v>${value}</v></c>` : `<c ${at} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
}

const sheetOf = (rows: readonly (readonly Value[])[]) =>
  `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => (value === '' ? '' : cell(value, at, column))).join('')}</row>`).join('')}</sheetData></worksheet>`

const REST: Record<string, string> = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  'xl/styles.xml': '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}

/** A workbook as spreadsheet programs save one, with these rows on its only sheet and `more` beside it. */
export function workbook(rows: readonly (readonly Value[])[], more: readonly Part[] = []): Buffer {
  const parts = Object.entries({ ...REST, 'xl/worksheets/sheet1.xml': sheetOf(rows) }).map(([name, words]): Part => ({ name, bytes: Buffer.from(words.startsWith('<?xml') ? words : XML + words) }))
  return zip([...parts, ...more])
}

/** A zip of parts, deflated; without check sums, which nobody here looks at. */
export function zip(parts: readonly Part[]): Buffer {
  const [bodies, directory]: Buffer[][] = [[], []]
  let at = 0
  for (const { name, bytes, claims } of parts) {
    const [title, packed] = [Buffer.from(name), deflateRawSync(bytes)]
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claims ?? bytes.length, 18)
    head.writeUInt16LE(title.length, 22)
    const [local, entry] = [Buffer.concat([Buffer.from('PK\x03\x04'), head, title, packed]), Buffer.alloc(18)]
    entry.writeUInt32LE(at, 14)
    directory!.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), head, entry.subarray(4), title)
    bodies!.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory!)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies!, listed, end])
}
