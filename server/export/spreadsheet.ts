import { writeXlsxStream } from 'hucre/xlsx'
import { KIND_WORDS } from '../../domain/appeal/kinds'
import type { LedgerRow } from '../casework/ledger/contract'
import { LEVEL_WORDS, leftWords } from './words'

/** A line of a ledger with what a list on a screen has no room for. */
export interface SheetRow extends LedgerRow {
  /** Masked. */
  petitioner: string
  phone: string
}

/** The columns of a ledger, in the order in which it is kept on paper. */
const COLUMNS: readonly { header: string; width: number; of: (row: SheetRow) => string }[] = [
  { header: '编码', width: 18, of: ({ code }) => code },
  { header: '类别', width: 8, of: ({ kind }) => (kind ? KIND_WORDS[kind] : '') },
  { header: '标签', width: 16, of: ({ tags }) => tags.join('、') },
  { header: '状态', width: 14, of: ({ statusWords }) => statusWords },
  { header: '紧急', width: 6, of: ({ urgent }) => (urgent ? '是' : '') },
  { header: '乡镇（街道）', width: 14, of: ({ township }) => township },
  { header: '村（社区）', width: 14, of: ({ village }) => village },
  { header: '网格', width: 12, of: ({ grid }) => grid ?? '' },
  { header: '诉求摘要', width: 48, of: ({ excerpt }) => excerpt },
  { header: '诉求人', width: 10, of: ({ petitioner }) => petitioner },
  { header: '电话', width: 14, of: ({ phone }) => phone },
  { header: '来源', width: 10, of: ({ channelWords }) => channelWords },
  { header: '办理层级', width: 10, of: ({ level }) => (level ? LEVEL_WORDS[level] : '') },
  { header: '主办单位', width: 20, of: ({ lead }) => lead ?? '' },
  { header: '责任人', width: 10, of: ({ handler }) => handler ?? '' },
  { header: '提交日期', width: 12, of: ({ submittedOn }) => submittedOn },
  { header: '应办日期', width: 12, of: ({ dueOn }) => dueOn ?? '' },
  { header: '时限', width: 16, of: leftWords },
  { header: '最近办理', width: 12, of: ({ movedOn }) => movedOn },
]

/** A workbook of rows as they come: only what is compressed already is kept in memory. Every cell is text, so that none is taken for a formula. */
export async function workbook(name: string, rows: AsyncIterable<SheetRow>): Promise<Buffer> {
  const cells = (async function* () {
    for await (const row of rows) yield COLUMNS.map(({ of }) => of(row))
  })()
  const stream = writeXlsxStream(cells, { name, columns: COLUMNS.map(({ header, width }) => ({ header, width })), freezePane: { rows: 1 } })
  const pieces: Uint8Array[] = []
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) pieces.push(piece)
  return Buffer.concat(pieces)
}
