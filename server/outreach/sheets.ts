import * as z from 'zod'
import { maySee } from '../../domain/appeal/permissions'
import { appealRowKey, readAppealRows } from '../../domain/outreach/appealRows'
import { APPEAL_COLUMNS } from '../../domain/outreach/columns'
import { excerptOf } from '../casework/row'
import { plainText } from '../door/plain'
import { type Asked, verb } from '../door/verb'
import { carriesOver } from '../intake/rights'
import { oneOf } from '../store/conditions'
import { limit } from '../store/limits'
import { keyedHash } from '../store/seal'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import type { SheetInput, SheetResult } from './contract'
import { fileRow } from './rows'
import { placeWords } from './units'

/** As many as are filed within one call's time; a longer sheet comes in parts. */
const ROWS_AT_ONCE = 100
const FILED_AT_ONCE = 4
export const SHEETS_PER_HOUR = 60

/** A cell of a sheet. */
export const cell = (most: number) => z.string().max(most).overwrite(plainText)

/** A spreadsheet as cells of text: whoever opened the file has read them out of it. */
export const sheet = <T extends z.ZodRawShape>(more: T) =>
  z.strictObject({ header: z.array(cell(120)).min(1).max(60), rows: z.array(z.array(cell(4000)).max(60)).min(1).max(ROWS_AT_ONCE), first: z.number().int().min(2).max(100_000).optional(), dryRun: z.boolean(), ...more })

/** A sheet's result with its sums. */
export function resultOf(missing: string[], rows: SheetResult['rows']): SheetResult {
  const again = rows.filter((row) => row.again).length
  const bad = rows.filter((row) => row.wrong).length
  return { missing, rows, good: rows.length - again - bad, again, bad }
}

const importInput = sheet({}) as unknown as z.ZodType<SheetInput>

/**
 * Files the appeals of a sheet, or says what would come of it. A row that is wrong is named and the others
 * stay in; a row that was filed before, in this sheet or another, is not filed again.
 */
export const importAppeals = verb(importInput, async ({ input, me, requestId }: Asked<SheetInput>): Promise<SheetResult> => {
  const world = await loadWorld()
  const { organisation } = world
  await limit(`sheet:${me._id}`, SHEETS_PER_HOUR, 3600)
  const { missing, read } = readAppealRows(input, organisation)
  const idOf = (key: string) => `row:${keyedHash('row', key)}`
  const ids = read.flatMap((one) => ('submission' in one ? [idOf(appealRowKey(one.submission))] : []))
  const before = ids.length === 0 ? [] : (await tables.entries.page({ where: { requestId: oneOf(ids) }, order: [], limit: 999 })).items
  const filed = new Map(before.map((entry) => [entry.requestId, entry.appeal]))
  const one = async (row: (typeof read)[number]): Promise<SheetResult['rows'][number]> => {
    const named = { row: String(row.row), excerpt: '', place: '' }
    if ('wrong' in row) return { ...named, wrong: row.wrong }
    const { submission } = row
    const shown = { ...named, excerpt: excerptOf(submission.text), place: placeWords(submission.place, organisation) }
    const id = idOf(appealRowKey(submission))
    const code = filed.get(id)
    if (code) return { ...shown, code, again: true }
    if (!carriesOver(me, 'intake', submission.place.village, organisation)) return { ...shown, wrong: { [VILLAGE_TITLE]: '这里不归您登记' } }
    return { ...shown, ...(input.dryRun ? {} : await fileRow(world, submission, me, { origin: `sheet:${requestId}` }, id)) }
  }
  const rows: SheetResult['rows'] = []
  for (let from = 0; from < read.length; from += FILED_AT_ONCE) rows.push(...(await Promise.all(read.slice(from, from + FILED_AT_ONCE).map(one))))
  const again = await tables.appeals.byIds(rows.flatMap((row) => (row.again && row.code ? [row.code] : [])))
  // The one complained of may hold the same sheet: that it was filed tells nothing of what became of it.
  const nameless = ({ code: _, ...row }: SheetResult['rows'][number]) => row
  return resultOf(missing, rows.map((row) => (row.again && row.code && !maySee(actorOf(me), again.get(row.code)!) ? nameless(row) : row)))
})

const VILLAGE_TITLE = APPEAL_COLUMNS.find(({ key }) => key === 'village')!.titles[0]!
