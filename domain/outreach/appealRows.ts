import type { Payloads } from '../appeal/payloads'
import type { Organisation } from '../organisation/units'
import { charactersOf, hasSubstance } from '../text'
import { isPhoneNumber } from '../text/phone'
import { APPEAL_COLUMNS, type AppealColumn as Key } from './columns'
import { type Cell, type Sheet, cellOf, columnsOf, isSkipped, rowNumber } from './sheet'
import { villageNamed } from './villages'

type Submission = Payloads['submit']
/** One row as an appeal to be filed, or what is wrong with it by the title of our column. */
export type AppealRowRead = { row: number; submission: Submission } | { row: number; wrong: Record<string, string> }

const titleOf = (key: Key) => APPEAL_COLUMNS.find((column) => column.key === key)!.titles[0]!
const YES = ['是', '有', 'Y', 'y', '1']
const NO = ['', '否', '无', '没有', 'N', 'n', '0']
const LONGEST: Partial<Record<Key, number>> = { text: 2000, spot: 60, name: 20, reference: 40 }

/** Reads a sheet of appeals, row by row; blank rows and the template's example are passed over. `missing` names needed columns that the sheet lacks: then nothing is read. */
export function readAppealRows({ header, rows, first }: Sheet, organisation: Organisation): { missing: string[]; read: AppealRowRead[] } {
  const { at, missing } = columnsOf(header, APPEAL_COLUMNS)
  if (missing.length > 0) return { missing, read: [] }
  const seen = new Map<string, number>()
  const read = rows.flatMap((cells, index): AppealRowRead[] => {
    if (isSkipped(cells)) return []
    const row = rowNumber(index, first)
    const one = readOne(cellOf(cells, at), organisation)
    if ('wrong' in one) return [{ row, wrong: one.wrong }]
    const key = appealRowKey(one.submission)
    const earlier = seen.get(key)
    if (earlier !== undefined) return [{ row, wrong: { [titleOf('text')]: `与第${earlier}行相同` } }]
    seen.set(key, row)
    return [{ row, submission: one.submission }]
  })
  return { missing, read }
}

/** What makes two rows the same appeal, in this sheet or in one that was imported before. */
export function appealRowKey({ place, text, contact, reference }: Submission): string {
  return JSON.stringify([place.village, text.replace(/\s+/g, ''), contact?.phone ?? '', reference ?? ''])
}

function readOne(cell: Cell<Key>, organisation: Organisation): { submission: Submission } | { wrong: Record<string, string> } {
  const wrong: Record<string, string> = {}
  const found = villageNamed(cell('village'), cell('township'), organisation)
  if ('why' in found) wrong[titleOf('village')] = found.why
  const substance = hasSubstance(cell('text'))
  if (!substance.ok) wrong[titleOf('text')] = substance.reason
  for (const [key, most] of Object.entries(LONGEST) as [Key, number][]) if (charactersOf(cell(key)).length > most) wrong[titleOf(key)] = `最多${most}个字`
  const digits = cell('phone').replace(/[\s-]/g, '')
  if (digits !== '' && !isPhoneNumber(digits)) wrong[titleOf('phone')] = '不是电话号码'
  if (digits !== '' && cell('name') === '') wrong[titleOf('name')] = '留了电话，没有写姓名'
  if (digits === '' && cell('name') !== '') wrong[titleOf('phone')] = '写了姓名，没有留电话'
  if (![...YES, ...NO].includes(cell('about'))) wrong[titleOf('about')] = '请填“是”或“否”'
  if (Object.keys(wrong).length > 0 || 'why' in found) return { wrong }
  return {
    submission: {
      channel: 'spreadsheet',
      place: { village: found.village.id, ...(cell('spot') ? { spot: cell('spot') } : {}) },
      text: cell('text'),
      aboutCadre: YES.includes(cell('about')),
      accused: [],
      evidence: [],
      ...(digits ? { contact: { name: cell('name'), phone: digits } } : { anonymous: true }),
      ...(cell('reference') ? { reference: cell('reference') } : {}),
    },
  }
}
