import type { Question, QuestionKind } from 'domain/outreach/questionnaire'
import type { QuestionnaireInput } from 'server/contract'

/** A question being written; its options one a line. */
export interface Draft {
  id: string
  kind: QuestionKind
  title: string
  options: string
  needed: boolean
}

/** A questionnaire being designed. */
export interface Design {
  title: string
  intro: string
  questions: Draft[]
  unit: string
  places: string[]
  endsOn: string
  anonymous: boolean
}

const hasOptions = (kind: QuestionKind) => kind === 'single' || kind === 'multiple'
const linesOf = (options: string) => options.split('\n').map((line) => line.trim()).filter(Boolean)

/** A question with an id that no other has. */
export function blankQuestion(questions: readonly Draft[]): Draft {
  const highest = Math.max(0, ...questions.map(({ id }) => Number(id.slice(1)) || 0))
  return { id: `q${highest + 1}`, kind: 'single', title: '', options: '', needed: true }
}

/** A first questionnaire asks one thing to choose and one to write: most need no more. */
export function blankDesign(unit: string, endsOn: string): Design {
  const first = blankQuestion([])
  const second: Draft = { ...blankQuestion([first]), kind: 'text', title: '您还有什么难处要我们帮着解决？', needed: false }
  return { title: '', intro: '', questions: [first, second], unit, places: [], endsOn, anonymous: false }
}

/** The questions as residents are asked them. */
export const questionsOf = ({ questions }: Design): Question[] =>
  questions.map(({ id, kind, title, options, needed }) => ({ id, kind, title: title.trim(), needed, ...(hasOptions(kind) ? { options: linesOf(options) } : {}) }))

/** The command, from what was written. */
export const designInput = (id: string, design: Design): QuestionnaireInput => {
  const { title, intro, unit, places, endsOn, anonymous } = design
  return { id, title: title.trim(), ...(intro.trim() ? { intro: intro.trim() } : {}), questions: questionsOf(design), unit, places, endsOn, anonymous }
}

/** What was kept, to be written on. */
export const designOf = ({ title, intro = '', questions, unit, places, endsOn, anonymous }: QuestionnaireInput): Design => ({
  title,
  intro,
  questions: questions.map(({ id, kind, title: asked, options = [], needed }) => ({ id, kind, title: asked, options: options.join('\n'), needed })),
  unit,
  places: [...places],
  endsOn,
  anonymous,
})

/** What is missing among title and questions, by field. */
export function checkQuestions({ title, questions }: Design): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (!title.trim()) wrong.title = '请写问卷的名称'
  questions.forEach(({ kind, title: asked, options }, at) => {
    if (!asked.trim()) wrong[`questions.${at}.title`] = '请写这道题'
    if (hasOptions(kind) && linesOf(options).length < 2) wrong[`questions.${at}.options`] = '至少写两个选项，每行一个'
  })
  return wrong
}

/** What is missing about where it goes. */
export const checkPlaces = ({ places, endsOn }: Design): Record<string, string> => ({
  ...(places.length === 0 && { places: '请选发到哪里' }),
  ...(!endsOn && { endsOn: '请选截止日期' }),
})

/** The question that a wrong field is of. */
export const questionAt = (field: string): number | null => {
  const found = /^questions\.(\d+)/.exec(field)
  return found ? Number(found[1]) : null
}
