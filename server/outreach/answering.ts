import * as z from 'zod'
import { appealIn, textsOf, wrongWithAnswers } from '../../domain/outreach/questionnaire'
import { answerReaders } from '../../domain/outreach/readers'
import { Refusal } from '../../domain/problem'
import { type Asked, verb } from '../door/verb'
import { plainText } from '../door/plain'
import { ownId } from '../door/ids'
import { id } from '../door/schema'
import { atLeast, oneOf } from '../store/conditions'
import { limit } from '../store/limits'
import { type QuestionnaireRow, outreach } from '../store/outreach'
import type { PersonRow } from '../store/rows'
import { keyedHash } from '../store/seal'
import type { District } from '../store/units'
import { loadWorld } from '../world'
import type { OutreachOfResidents, QuestionnaireView } from './contract'
import { questionId } from './fields'
import { questionnaireView } from './questionnaires'
import { mustBePlace, unitsOver } from './units'

const PER_HOUR = 30

/** The id of somebody's answers: it lets them answer once, and tells nobody who holds it not the key who they are. */
const answersId = (questionnaire: string, me: PersonRow) => `${questionnaire}:${keyedHash('answers', `${questionnaire}:${me._id}`).slice(0, 32)}`

/** What is asked in a village now, what ends first on top. */
export const asked = verb(z.strictObject({ village: id }), async ({ input, me }): Promise<(QuestionnaireView & { answered: boolean })[]> => {
  const { organisation, today } = await loadWorld()
  mustBePlace(input, organisation)
  const { items } = await outreach.questionnaires.page({ where: { places: oneOf(unitsOver(input.village, organisation)), state: 'published', endsOn: atLeast(today) }, order: [['endsOn', 'asc']], limit: 50 })
  const answered = await outreach.answers.byIds(items.map(({ _id }) => answersId(_id, me)))
  return items.map((row) => ({ ...questionnaireView(row, organisation), answered: answered.has(answersId(row._id, me)) }))
})

/** One questionnaire, for whoever has its link. */
export const questionnaire = verb(z.strictObject({ id: ownId }), async ({ input, me }): Promise<QuestionnaireView & { answered: boolean }> => {
  const [{ organisation }, row, given] = await Promise.all([loadWorld(), outreach.questionnaires.byId(input.id), outreach.answers.byId(answersId(input.id, me))])
  if (!row || row.state === 'draft') throw new Refusal('NOT_FOUND')
  return { ...questionnaireView(row, organisation), answered: given !== null }
})

const answerInput = z.strictObject({
  id: ownId,
  village: id,
  answers: z.array(z.strictObject({ question: questionId, choices: z.array(z.number().int().min(0).max(20)).max(12).optional(), text: z.string().overwrite(plainText).trim().max(1000).optional() })).max(30),
}) as unknown as z.ZodType<OutreachOfResidents['answer']['input']>

/** Answers a questionnaire, once a person. Sent again, the first answers stand. */
export const answer = verb(answerInput, async ({ input, me }: Asked<OutreachOfResidents['answer']['input']>) => {
  const { organisation, today, now } = await loadWorld()
  const row = await outreach.questionnaires.byId(input.id)
  if (!row || row.state === 'draft') throw new Refusal('NOT_FOUND')
  mustBePlace(input, organisation)
  if (!isAskedIn(row, input.village, organisation)) throw new Refusal('INVALID', { village: '这份问卷没有发到您选的村（社区）' })
  await limit(`answer:${me._id}`, PER_HOUR, 3600)
  const _id = answersId(row._id, me)
  const wrong = wrongWithAnswers(row.questions, input.answers)
  if (Object.keys(wrong).length > 0) throw new Refusal('INVALID', wrong)
  if ((row.state !== 'published' || row.endsOn < today) && !(await outreach.answers.byId(_id))) throw new Refusal('QUESTIONNAIRE_ENDED')
  const asks = appealIn(row.questions, input.answers)
  await outreach.answers.insertNew({ _id, questionnaire: row._id, village: input.village, units: answerReaders(input.village, textsOf(input.answers), organisation), answers: input.answers, by: row.anonymous ? null : me._id, name: null, phone: null, from: 'phone', at: now, asks, asking: asks !== null, appeal: null })
  return { id: row._id }
})

const isAskedIn = (row: QuestionnaireRow, village: string, organisation: District) => row.places.some((place) => organisation.isWithin(village, place))
