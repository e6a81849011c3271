import type { Question } from '../../../../domain/outreach/questionnaire'
import { requestId } from '../../../../scripts/local/stage'
import type { Phone } from '../../harness'
import { ALWAYS_THE_SAME, REVIEWER, SECRETARY, VILLAGE, once, type SheetPages } from '../page'

const QUESTIONS: Question[] = [
  { id: 'q1', kind: 'single', title: '您家门口的路好走吗？', options: ['好走', '不好走'], needed: true },
  { id: 'q2', kind: 'multiple', title: '村里哪些事最该先办？', options: ['修路', '通水', '路灯', '垃圾清运'], needed: false },
  { id: 'q3', kind: 'scale', title: '给村里的服务打几分？', needed: true },
  { id: 'q4', kind: 'text', title: '您还有什么难处？', needed: false },
]

/** A questionnaire of a township that two people have answered, and a draft of another. */
export const asked = once(async ({ stage }) => {
  const reviewer = stage.at('T01', 'reviewer')
  const [id, draft] = [requestId(), requestId()]
  const input = { intro: '三五分钟就能答完，您说的会有人看。', questions: [...QUESTIONS], unit: 'T01', places: [VILLAGE], endsOn: '2026-03-31', anonymous: true }
  await stage.ask(reviewer, 'casework', 'saveQuestionnaire', { ...input, id, title: '春季出行问卷' })
  await stage.ask(reviewer, 'casework', 'moveQuestionnaire', { id, to: 'published' })
  await stage.ask(reviewer, 'casework', 'saveQuestionnaire', { ...input, id: draft, title: '夏季用水问卷' })
  const answers = [
    [{ question: 'q1', choices: [1] }, { question: 'q2', choices: [0, 2] }, { question: 'q3', choices: [2] }, { question: 'q4', text: '村口到小学的路烂了大半年，麻烦来修一下。' }],
    [{ question: 'q1', choices: [0] }, { question: 'q2', choices: [1] }, { question: 'q3', choices: [5] }, { question: 'q4', text: '没有了，谢谢。' }],
  ]
  for (const [at, given] of answers.entries()) await stage.ask(stage.resident(VILLAGE, at), 'appeal', 'answer', { id, village: VILLAGE, answers: given })
  return { id, draft }
})

/** Questionnaires, spreadsheets and printed codes, as cadres see them. */
export const PAPERS: SheetPages = {
  'papers/hub/index': { by: SECRETARY, states: ALWAYS_THE_SAME },
  'papers/questionnaires/index': { by: REVIEWER, full: async (filled) => (await asked(filled), [{}]) },
  'papers/design/index': {
    by: REVIEWER,
    async full(filled) {
      const { draft } = await asked(filled)
      const step = (times: number) => async (phone: Phone) => {
        for (let at = 0; at < times; at += 1) await phone.tap('下一步')
      }
      return [{}, { as: 'draft', query: { id: draft } }, { as: 'places', query: { id: draft }, then: step(1) }, { as: 'preview', query: { id: draft }, then: step(2) }]
    },
  },
  'papers/questionnaire/index': { by: REVIEWER, full: async (filled) => [{ query: { id: (await asked(filled)).id } }] },
  'papers/import/index': { by: REVIEWER, full: async (filled) => [{}, { as: 'answers', query: { questionnaire: (await asked(filled)).id } }] },
  'papers/codes/index': {
    by: SECRETARY,
    async full({ stage }) {
      const secretary = stage.at(VILLAGE, 'villageSecretary')
      for (const spot of ['农贸市场', '小学门口', '便民服务点']) await stage.ask(secretary, 'casework', 'makeCode', { place: { village: VILLAGE, spot } })
      return [{}, { as: 'make', then: (phone) => phone.tap('做一个码') }]
    },
  },
  'papers/print/index': {
    by: SECRETARY,
    states: ALWAYS_THE_SAME,
    async full({ stage }) {
      const secretary = stage.at(VILLAGE, 'villageSecretary')
      const { url } = await stage.ask(secretary, 'casework', 'makeCode', { place: { village: VILLAGE, spot: '卫生室' } })
      return [{ query: { kind: 'place', words: '卫生室', url: url ?? '' } }]
    },
  },
}
