import * as z from 'zod'
import { QUESTION_KINDS, SCALE, type Question, tallied, wrongWithDesign } from '../../domain/outreach/questionnaire'
import { SCENE_MOST } from '../../domain/outreach/codes'
import { questionnaireReaders } from '../../domain/outreach/readers'
import { Refusal } from '../../domain/problem'
import type { Page } from '../contract'
import { type Asked, verb } from '../door/verb'
import { ownId } from '../door/ids'
import { cursor, day, id, text } from '../door/schema'
import { carriesOver, ownUnits } from '../intake/rights'
import { atLeast, between } from '../store/conditions'
import { temporaryUrls, writeFile } from '../store/files'
import { limit } from '../store/limits'
import { type AnswersRow, type QuestionnaireRow, type TallyRow, outreach } from '../store/outreach'
import type { PersonRow } from '../store/rows'
import type { District } from '../store/units'
import { loadWorld } from '../world'
import { codeImage } from '../wechat/code'
import type { QuestionnaireCard, QuestionnaireInput, QuestionnaireView, Results, ScanCodeView } from './contract'
import { questionId } from './fields'
import { listUnit } from './units'

const PAGE = 20
const BATCH = 900
/** A slow writer's answer may still come in below an instant that is this young. */
const SETTLED_MS = 60_000

const question: z.ZodType<Question> = z.strictObject({ id: questionId, kind: z.enum(QUESTION_KINDS), title: text(100), options: z.array(text(40)).max(12).optional(), needed: z.boolean() }) as never
const designInput = z.strictObject({
  id: ownId, title: text(40), intro: text(300).optional(), questions: z.array(question).min(1).max(30), unit: id, places: z.array(id).min(1).max(40), endsOn: day, anonymous: z.boolean(),
}) as unknown as z.ZodType<QuestionnaireInput>

/** Keeps the draft of a questionnaire. What was published is not changed any more: its answers answer what it asked. */
export const saveQuestionnaire = verb(designInput, async ({ input, me }: Asked<QuestionnaireInput>) => {
  const { organisation, today, now } = await loadWorld()
  const { id: _id, unit, places } = input
  if (!carriesOver(me, 'intake', unit, organisation) || !ownUnits(me).includes(unit)) throw new Refusal('FORBIDDEN')
  const wrong = wrongWithDesign(input.questions, input.endsOn, today)
  if (places.some((place) => !organisation.find(place) || !organisation.isWithin(place, unit))) wrong['places'] = '只能发到本辖区的乡镇、村（社区）'
  if (Object.keys(wrong).length > 0) throw new Refusal('INVALID', wrong)
  const before = await outreach.questionnaires.byId(_id)
  if (before && before.unit !== unit) throw new Refusal('NOT_FOUND')
  if (before && before.state !== 'draft') throw new Refusal('INVALID', { id: '问卷已经发布，不能再改；可以另做一份' })
  const { title, intro = '', questions, endsOn, anonymous } = input
  await outreach.questionnaires.set({ _id, title, intro, questions, unit, places, endsOn, anonymous, state: 'draft', readers: [unit], code: null, by: me._id, at: before?.at ?? now })
  return { id: _id }
})

const WAY: Record<QuestionnaireRow['state'], QuestionnaireRow['state'] | null> = { draft: 'published', published: 'ended', ended: null }

/** Publishes a draft, or ends what is published. */
export const moveQuestionnaire = verb(z.strictObject({ id: ownId, to: z.enum(['published', 'ended']) }), async ({ input, me }) => {
  const [{ organisation, today }, row] = await Promise.all([loadWorld(), ownQuestionnaire(me, input.id)])
  if (!carriesOver(me, 'intake', row.unit, organisation)) throw new Refusal('FORBIDDEN')
  if (row.state === input.to) return { state: row.state }
  if (WAY[row.state] !== input.to) throw new Refusal('INVALID', { to: '请从给出的选项里选' })
  if (input.to === 'published' && row.endsOn < today) throw new Refusal('INVALID', { endsOn: '截止日期已过，请先改日期' })
  await outreach.questionnaires.update({ _id: row._id, state: row.state }, { state: input.to, readers: questionnaireReaders(row.unit, row.places, organisation) })
  return { state: input.to }
})

/** The questionnaires of a unit of mine, its own and those published to its places, the newest first. */
export const questionnaires = verb(z.strictObject({ unit: id.optional(), cursor }), async ({ input, me }): Promise<Page<QuestionnaireCard>> => {
  const { organisation } = await loadWorld()
  const page = await outreach.questionnaires.page({ where: { readers: listUnit(me, input.unit) }, order: [['at', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.map((row) => questionnaireCard(row, me, organisation)), next: page.next }
})

/** One of them. */
export const designed = verb(z.strictObject({ id: ownId }), async ({ input, me }): Promise<QuestionnaireCard> => {
  const [{ organisation }, { row }] = await Promise.all([loadWorld(), readQuestionnaire(me, input.id)])
  return questionnaireCard(row, me, organisation)
})

/** The page that a questionnaire's code opens. */
const ANSWER_PAGE = 'ask/answer/index'
const CODES_PER_HOUR = 60

/** The mini-program code that opens a published questionnaire; its scene is the questionnaire's id. */
export const questionnaireCode = verb(z.strictObject({ id: ownId }), async ({ input, me }): Promise<ScanCodeView> => {
  const { row } = await readQuestionnaire(me, input.id)
  if (row.state === 'draft') throw new Refusal('INVALID', { id: '问卷还没有发布' })
  if (row._id.length > SCENE_MOST) throw new Refusal('INVALID', { id: '这份问卷的编号太长，做不了码' })
  const fileID = row.code ?? (await pictureOf(row._id, me._id))
  return { scene: row._id, place: row.title, url: (await temporaryUrls([fileID])).get(fileID) ?? null, closed: row.state === 'ended' }
})

async function pictureOf(questionnaire: string, by: string): Promise<string> {
  await limit(`code:${by}`, CODES_PER_HOUR, 3600)
  const fileID = await writeFile(`codes/ask_${questionnaire}.png`, await codeImage({ scene: questionnaire, page: ANSWER_PAGE }))
  await outreach.questionnaires.update({ _id: questionnaire }, { code: fileID })
  return fileID
}

/** The counts of the answers that a unit of mine may read: what was added up before, and what has come since. */
export const results = verb(z.strictObject({ id: ownId, unit: id.optional() }), async ({ input, me }): Promise<Results> => {
  const [{ organisation, now }, { row, unit }] = await Promise.all([loadWorld(), readQuestionnaire(me, input.id, input.unit)])
  const kept = await addUp(row._id, unit, now - SETTLED_MS)
  const counts = (await answersFrom(row._id, unit, kept.upTo, null)).reduce((sum, { answers }) => tallied(sum, answers), kept.counts)
  return {
    questionnaire: questionnaireCard(row, me, organisation),
    unitName: organisation.find(unit)?.name ?? '',
    answered: counts['n'] ?? 0,
    questions: row.questions.map((one) => ({ id: one.id, answered: counts[`${one.id}:n`] ?? 0, shares: choicesOf(one).map(([place, words]) => ({ words, count: counts[`${one.id}:${place}`] ?? 0 })) })),
  }
})

/** What can be chosen in answer to a question, by the place that an answer names. */
export function choicesOf({ kind, options = [] }: Question): [place: number, words: string][] {
  if (kind === 'scale') return Array.from({ length: SCALE }, (_, n) => [n + 1, `${n + 1}分`])
  return options.map((words, place) => [place, words])
}

/** Adds the answers below `upTo` to what was kept, so that no look reads a collection through. */
async function addUp(questionnaire: string, unit: string, upTo: number): Promise<TallyRow> {
  const _id = `${questionnaire}:${unit}`
  const before = (await outreach.tallies.byId(_id)) ?? { _id, upTo: 0, counts: {} }
  if (upTo <= before.upTo) return before
  const fresh = await answersFrom(questionnaire, unit, before.upTo, upTo)
  if (fresh.length === 0) return before
  const kept = { ...before, upTo, counts: fresh.reduce((sum, { answers }) => tallied(sum, answers), before.counts) }
  await outreach.tallies.set(kept)
  return kept
}

async function answersFrom(questionnaire: string, unit: string, from: number, to: number | null): Promise<AnswersRow[]> {
  const found: AnswersRow[] = []
  for (let next: string | null | undefined; next !== null; ) {
    const page = await outreach.answers.page({ where: { questionnaire, units: unit, at: to === null ? atLeast(from) : between(from, to) }, order: [['at', 'asc']], limit: BATCH, cursor: next })
    found.push(...page.items)
    next = page.next
  }
  return found
}

/** A questionnaire of a unit of one's own; to everyone else there is none. */
async function ownQuestionnaire(me: PersonRow, questionnaire: string): Promise<QuestionnaireRow> {
  const row = await outreach.questionnaires.byId(questionnaire)
  if (!row || !ownUnits(me).includes(row.unit)) throw new Refusal('NOT_FOUND')
  return row
}

/** A questionnaire that a unit of one's own knows of, and as which unit one reads it; to everyone else there is none. */
export async function readQuestionnaire(me: PersonRow, questionnaire: string, as?: string): Promise<{ row: QuestionnaireRow; unit: string }> {
  const row = await outreach.questionnaires.byId(questionnaire)
  const own = row ? ownUnits(me).filter((unit) => row.readers.includes(unit)) : []
  const unit = as === undefined ? (own.find((one) => one === row?.unit) ?? own[0]) : own.find((one) => one === as)
  if (!row || !unit) throw new Refusal('NOT_FOUND')
  return { row, unit }
}

const questionnaireCard = (row: QuestionnaireRow, me: PersonRow, organisation: District): QuestionnaireCard => ({
  ...questionnaireView(row, organisation),
  mine: ownUnits(me).includes(row.unit) && carriesOver(me, 'intake', row.unit, organisation),
})

export function questionnaireView({ _id, title, intro, questions, unit, places, endsOn, anonymous, state }: QuestionnaireRow, organisation: District): QuestionnaireView {
  const name = (one: string) => organisation.find(one)?.name ?? ''
  return { id: _id, title, intro, questions, unit, unitName: name(unit), places, placeNames: places.map(name), endsOn, anonymous, state }
}
