import type { Day } from '../calendar/day'
import { OTHER, hasSubstance, propose, suspectsComplaint } from '../text'

export const QUESTION_KINDS = ['single', 'multiple', 'text', 'scale'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** From 1 to this on a scale, 5 the best. */
export const SCALE = 5
const OPTIONS_MOST = 12
const TEXT_MOST = 1000

export interface Question {
  id: string
  kind: QuestionKind
  title: string
  /** Of a choice, in order. */
  options?: readonly string[]
  needed: boolean
}

/** What somebody answered to one question: places in `options` (from 0) or the point on the scale, or words. */
export interface Answered {
  question: string
  choices?: readonly number[]
  text?: string
}

const isChoice = ({ kind }: Pick<Question, 'kind'>) => kind === 'single' || kind === 'multiple'

/** What is wrong with a design, by field, in words. */
export function wrongWithDesign(questions: readonly Question[], endsOn: Day, today: Day): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (endsOn < today) wrong['endsOn'] = '截止日期已过'
  if (new Set(questions.map(({ id }) => id)).size < questions.length) wrong['questions'] = '有两道题的编号一样'
  questions.forEach((question, n) => {
    const options = question.options ?? []
    if (isChoice(question) && (options.length < 2 || options.length > OPTIONS_MOST)) wrong[`questions.${n}.options`] = `选项要有2到${OPTIONS_MOST}个`
    if (isChoice(question) && new Set(options).size < options.length) wrong[`questions.${n}.options`] = '有两个选项一样'
    if (!isChoice(question) && options.length > 0) wrong[`questions.${n}.options`] = '这种题没有选项'
  })
  return wrong
}

const CHECKS: Record<QuestionKind, (question: Question, answered: Answered) => string | null> = {
  single: ({ options = [] }, { choices = [] }) => (choices.length === 1 && inside(choices, 0, options.length - 1) ? null : '请选一个'),
  multiple: ({ options = [] }, { choices = [] }) => (choices.length > 0 && new Set(choices).size === choices.length && inside(choices, 0, options.length - 1) ? null : '请选一个或几个'),
  scale: (_, { choices = [] }) => (choices.length === 1 && inside(choices, 1, SCALE) ? null : `请在1到${SCALE}之间选`),
  text: (_, { text = '' }) => (text.trim() === '' ? '请写一写' : text.length > TEXT_MOST ? `最多${TEXT_MOST}个字` : null),
}

const inside = (choices: readonly number[], least: number, most: number) => choices.every((choice) => Number.isInteger(choice) && choice >= least && choice <= most)

/** What is wrong with a set of answers, by question, in words. A question left out is wrong only when it is needed. */
export function wrongWithAnswers(questions: readonly Question[], answers: readonly Answered[]): Record<string, string> {
  const wrong: Record<string, string> = {}
  for (const question of questions) {
    const given = answers.filter((answered) => answered.question === question.id)
    const why = given.length > 1 ? '这道题答了两次' : given[0] ? CHECKS[question.kind](question, given[0]) : question.needed ? '这道题还没有答' : null
    if (why) wrong[question.id] = why
  }
  if (answers.some(({ question }) => !questions.some(({ id }) => id === question))) wrong['answers'] = '问卷改过了，请重新打开再答'
  return wrong
}

/** Everything that was written in words. */
export const textsOf = (answers: readonly Answered[]): string[] => answers.flatMap(({ text }) => text ?? [])

/** The first answer in words that asks for something, by its question; null when none does. A person decides whether it becomes an appeal. */
export function appealIn(questions: readonly Question[], answers: readonly Answered[]): string | null {
  const asks = (text: string) => hasSubstance(text).ok && (propose(text).category !== OTHER || suspectsComplaint(text).suspected)
  const words = questions.filter(({ kind }) => kind === 'text').map(({ id }) => answers.find(({ question }) => question === id))
  return words.find((answered) => answered?.text !== undefined && asks(answered.text))?.question ?? null
}

/** How often each choice was taken: `q1:0` for the first option of q1, `q2:5` for five points; `q3:n` counts who wrote something; `n` all. */
export type Tally = Record<string, number>

/** A tally with one more set of answers in it. */
export function tallied(tally: Tally, answers: readonly Answered[]): Tally {
  const keys = answers.flatMap(({ question, choices }) => [`${question}:n`, ...(choices ?? []).map((choice) => `${question}:${choice}`)])
  return ['n', ...keys].reduce((sum, key) => ({ ...sum, [key]: (sum[key] ?? 0) + 1 }), tally)
}
