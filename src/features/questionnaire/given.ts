import type { Answered, Question } from 'server/contract'

/** What somebody has answered so far, by question. */
export type Given = Readonly<Record<string, { choices?: number[]; text?: string }>>

/** The command's answers, in the order of the questions; what was left out is not said. */
export function answered(questions: readonly Question[], given: Given): Answered[] {
  return questions.flatMap(({ id }): Answered[] => {
    const { choices = [], text = '' } = given[id] ?? {}
    if (text.trim()) return [{ question: id, text: text.trim() }]
    return choices.length > 0 ? [{ question: id, choices: [...choices].sort((a, b) => a - b) }] : []
  })
}

/** Needed questions that nothing was said to. */
export function unanswered(questions: readonly Question[], given: Given): Record<string, string> {
  const said = new Set(answered(questions, given).map(({ question }) => question))
  return Object.fromEntries(questions.filter(({ id, needed }) => needed && !said.has(id)).map(({ id }) => [id, '这道题还没有答']))
}
