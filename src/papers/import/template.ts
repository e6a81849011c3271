import { APPEAL_COLUMNS, answerColumns } from 'domain/outreach/columns'
import { EXAMPLE, type Column } from 'domain/outreach/sheet'
import type { Question } from 'server/contract'

export interface Template {
  titles: string[]
  example: string[]
}

const titlesOf = (columns: readonly Column[]) => columns.map(({ titles, needed }) => `${titles[0]}${needed ? '*' : ''}`)
const marked = ([first = '', ...rest]: string[]) => [`${EXAMPLE}${first}`, ...rest]

/** The columns of a sheet of appeals with an example, in a village that is the reader's own. */
export const appealTemplate = (township: string, village: string): Template => ({
  titles: titlesOf(APPEAL_COLUMNS),
  example: marked([township, village, '村小学东边路口', '路灯坏了半个月，晚上老人孩子走路不安全，请派人来修。', '张桂兰', '13800001234', '否', '来信1号']),
})

/** The columns of a sheet of answers with an example. */
export const answerTemplate = (questions: readonly Question[], township: string, village: string): Template => ({
  titles: titlesOf(answerColumns(questions)),
  example: marked([township, village, '张桂兰', '13800001234', ...questions.map(exampleOf)]),
})

function exampleOf({ kind, options = [] }: Question): string {
  if (kind === 'text') return '村口的路灯不亮'
  if (kind === 'scale') return '4'
  return kind === 'multiple' ? options.slice(0, 2).join('、') : (options[0] ?? '')
}
