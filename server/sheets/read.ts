import * as z from 'zod'
import { carries } from '../../domain/organisation/roles'
import { tableIn } from '../../domain/outreach/sheet'
import { Refusal } from '../../domain/problem'
import type { SheetFile } from '../contract'
import { type Asked, verb } from '../door/verb'
import { TooLarge, deleteFiles, isUpload, readFile } from '../store/files'
import { limit } from '../store/limits'
import { cellsOf } from './cells'
import { type Reason, Unreadable } from './unpack'

/** Who brings spreadsheets in: of appeals and answers, of units and people. */
const READERS = ['intake', 'administration'] as const
const PER_HOUR = 60
const FILE_MOST = 3 * 1024 * 1024
export const LIMITS = { unpacked: 40 * 1024 * 1024, rows: 1010 }
/** As the imports take them: what is longer than any column may be is told as too long there. */
const [COLUMNS_MOST, TITLE_MOST, CELL_MOST] = [60, 120, 2100]
/** A function answers up to a megabyte. */
const ANSWER_MOST = 900 * 1024

const WORDS: Record<Reason, string> = {
  broken: '文件不完整或已损坏，请重新保存后再选。',
  tooMuch: '表格太大，请分成每份一千行以内再导入。',
  locked: '这是旧版 .xls 或加了密码的表格，请另存为 .xlsx（不加密码）再选。',
  notASheet: '这不是能打开的表格，请选 .xlsx 或 .csv 文件。',
}
const refusal = (words: string) => new Refusal('INVALID', { file: words })

const input = z.strictObject({ fileID: z.string().max(400) })

/**
 * The table in a spreadsheet that I uploaded, as text, to be looked at and imported from the phone. The
 * upload is deleted at once: what it says of people lies about nowhere.
 */
export const read = verb(input, async ({ input: { fileID }, me }: Asked<z.infer<typeof input>>): Promise<SheetFile> => {
  if (!me.posts.some(({ role }) => READERS.some((duty) => carries(role, duty)))) throw new Refusal('FORBIDDEN')
  if (!isUpload(fileID)) throw refusal('没有找到上传的文件，请重新选择。')
  await limit(`read:${me._id}`, PER_HOUR, 3600)
  try {
    const bytes = await readFile(fileID, FILE_MOST)
    if (!bytes) throw refusal('没有找到上传的文件，请重新选择。')
    const answer = tableOf(await cellsOf(bytes, LIMITS))
    await deleteFiles([fileID])
    return answer
  } catch (error) {
    if (error instanceof TooLarge || error instanceof Unreadable || error instanceof Refusal) await deleteFiles([fileID])
    if (error instanceof TooLarge) throw refusal('文件超过 3 MB，请删去图片或分成几份再选。')
    if (error instanceof Unreadable) throw refusal(WORDS[error.reason])
    throw error
  }
})

function tableOf(cells: string[][]): SheetFile {
  const table = tableIn(cells)
  if (!table) throw refusal('没有看到表头。请用模板填写：第一行是列名，下面每行一件。')
  if (table.rows.length === 0) throw refusal('只有表头，没有内容。')
  const width = table.header.length
  if (width > COLUMNS_MOST) throw refusal(`列太多了，最多${COLUMNS_MOST}列。`)
  const answer: SheetFile = {
    header: table.header.map((title) => title.slice(0, TITLE_MOST)),
    rows: table.rows.map((row) => row.slice(0, width).map((cell) => cell.slice(0, CELL_MOST))),
    first: table.first,
  }
  if (Buffer.byteLength(JSON.stringify(answer)) > ANSWER_MOST) throw new Unreadable('tooMuch')
  return answer
}
