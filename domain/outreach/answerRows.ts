import type { UnitId, Organisation } from '../organisation/units'
import { isPhoneNumber } from '../text/phone'
import type { Contact } from '../appeal/payloads'
import { type Answered, type Question, wrongWithAnswers } from './questionnaire'
import { VILLAGE_COLUMN, answerColumns } from './columns'
import { type Cell, type Sheet, cellOf, columnsOf, isSkipped, rowNumber } from './sheet'
import { villageNamed } from './villages'

/** One row as a set of answers, or what is wrong with it by the title of its column. `nth` counts rows that are alike. */
export type AnswerRowRead = { row: number; village: UnitId; contact?: Contact; answers: Answered[]; key: string } | { row: number; wrong: Record<string, string> }

/** Between the options of one cell. */
const BETWEEN = /[、,，;；|]/

/** Reads a sheet of answers to a questionnaire, one column a question by its title. Two rows that are alike are two people. */
export function readAnswerRows({ header, rows, first }: Sheet, questions: readonly Question[], organisation: Organisation): { missing: string[]; read: AnswerRowRead[] } {
  const { at, missing } = columnsOf(header, answerColumns(questions))
  if (missing.length > 0) return { missing, read: [] }
  const alike = new Map<string, number>()
  const read = rows.flatMap((row, index): AnswerRowRead[] => {
    if (isSkipped(row)) return []
    const words = JSON.stringify(row.map((cell) => cell.trim()))
    alike.set(words, (alike.get(words) ?? 0) + 1)
    return [{ row: rowNumber(index, first), ...readOne(cellOf(row, at), questions, organisation, `${alike.get(words)}:${words}`) }]
  })
  return { missing, read }
}

function readOne(cell: Cell, questions: readonly Question[], organisation: Organisation, key: string) {
  const wrong: Record<string, string> = {}
  const found = villageNamed(cell('village'), cell('township'), organisation)
  if ('why' in found) wrong[VILLAGE_COLUMN.titles[0]!] = found.why
  const digits = cell('phone').replace(/[\s-]/g, '')
  if (digits !== '' && !isPhoneNumber(digits)) wrong['电话'] = '不是电话号码'
  const answers: Answered[] = []
  for (const question of questions) {
    const words = cell(`question:${question.id}`)
    if (words === '') continue
    const answered = answeredIn(words, question)
    if (answered) answers.push(answered)
    else wrong[question.title] = question.kind === 'scale' ? '请填数字' : '不在选项里'
  }
  for (const [id, why] of Object.entries(wrongWithAnswers(questions, answers))) wrong[questions.find((question) => question.id === id)?.title ?? id] ??= why
  if (Object.keys(wrong).length > 0 || 'why' in found) return { wrong }
  const contact = digits && cell('name') ? { contact: { name: cell('name'), phone: digits } } : {}
  return { village: found.village.id, answers, key, ...contact }
}

function answeredIn(cell: string, { id, kind, options = [] }: Question): Answered | null {
  if (kind === 'text') return { question: id, text: cell }
  if (kind === 'scale') return /^\d+$/.test(cell) ? { question: id, choices: [Number(cell)] } : null
  const parts = kind === 'single' ? [cell] : cell.split(BETWEEN).map((part) => part.trim()).filter(Boolean)
  const choices = parts.map((part) => options.indexOf(part))
  return choices.includes(-1) ? null : { question: id, choices }
}
