import * as z from 'zod'
import { maySee } from '../../domain/appeal/permissions'
import { readAnswerRows } from '../../domain/outreach/answerRows'
import { appealIn, textsOf } from '../../domain/outreach/questionnaire'
import { answerReaders } from '../../domain/outreach/readers'
import { Refusal } from '../../domain/problem'
import { hasSubstance, suspectsComplaint, withoutPersonalData } from '../../domain/text'
import { excerptOf } from '../casework/row'
import type { Page } from '../contract'
import { type Asked, verb } from '../door/verb'
import { givenId, ownId } from '../door/ids'
import { cursor, id } from '../door/schema'
import { carriesOver, mustRecordFor } from '../intake/rights'
import { fileAppeal } from '../intake/submit'
import { limit } from '../store/limits'
import { type AnswersRow, type QuestionnaireRow, outreach } from '../store/outreach'
import { openContact } from '../store/contacts'
import type { AppealRow } from '../store/rows'
import { keyedHash, seal } from '../store/seal'
import { tables } from '../store/tables'
import type { District } from '../store/units'
import { actorOf, loadWorld } from '../world'
import type { AnswersView, OutreachOfCadres, SheetResult } from './contract'
import { questionId } from './fields'
import { choicesOf, readQuestionnaire } from './questionnaires'
import { ownersOf } from './rows'
import { SHEETS_PER_HOUR, resultOf, sheet } from './sheets'
import { mustKnow } from './units'

const PAGE = 20

/** The answers that a unit of mine may read, the newest first; those that ask for something alone, where wanted. Nobody's name stands beside them. */
export const answers = verb(z.strictObject({ id: ownId, unit: id.optional(), asking: z.boolean().optional(), cursor }), async ({ input, me }): Promise<Page<AnswersView>> => {
  const [{ organisation }, { row, unit }] = await Promise.all([loadWorld(), readQuestionnaire(me, input.id, input.unit)])
  const where = { questionnaire: row._id, units: unit, ...(input.asking === undefined ? {} : { asking: input.asking }) }
  const page = await outreach.answers.page({ where, order: [['at', 'desc']], limit: PAGE, cursor: input.cursor })
  const appeals = await tables.appeals.byIds(page.items.flatMap(({ appeal, beside }) => [appeal ?? [], beside ?? []].flat()))
  const actor = actorOf(me)
  // Whoever reads an answer and may not know of its appeal is told of none: there the answer became a complaint of them.
  const made = ({ appeal, beside }: AnswersRow) => [appeal, beside].flatMap((code) => appeals.get(code ?? '') ?? [])
  const known = (one: AnswersRow) => made(one).find((appeal) => maySee(actor, appeal))?.code ?? null
  const taken = (one: AnswersRow) => known(one) !== null || made(one).some(({ recordedBy }) => recordedBy === me._id)
  return {
    items: page.items.map((one) => ({ id: one._id, village: organisation.find(one.village)?.name ?? '', at: one.at, answers: inWords(one, row), asks: one.asks, complaint: textsOf(one.answers).some((words) => suspectsComplaint(words).suspected), taken: taken(one), code: known(one) })),
    next: page.next,
  }
})

function inWords({ answers: given }: AnswersRow, { questions }: QuestionnaireRow): AnswersView['answers'] {
  return given.flatMap(({ question, choices, text }) => {
    const asked = questions.find((one) => one.id === question)
    if (!asked) return []
    const names = new Map(choicesOf(asked))
    return [{ question, title: asked.title, words: choices ? choices.map((place) => names.get(place) ?? '').join('、') : withoutPersonalData(text ?? '').text }]
  })
}

const adoptInput = z.strictObject({ answers: givenId, question: questionId, aboutCadre: z.boolean() })

/**
 * Makes an appeal of the words of one answer: once, whoever taps. It is the answerer's, where the questionnaire was not anonymous.
 * Where it became a complaint that the one who taps may not know of, it is as if it had become nothing: theirs is filed beside it.
 */
export const adoptAnswer = verb(adoptInput, async ({ input, me }: Asked<z.infer<typeof adoptInput>>) => {
  const [world, given] = await Promise.all([loadWorld(), outreach.answers.byId(input.answers)])
  if (!given) throw new Refusal('NOT_FOUND')
  mustKnow(me, given.units)
  mustRecordFor(me, given.village, world.organisation)
  const first = await filedAs(`answers:${given._id}`)
  const hidden = first !== null && first.recordedBy !== me._id && !maySee(actorOf(me), first)
  const requestId = `answers:${given._id}${hidden ? ':beside' : ''}`
  const before = hidden ? await filedAs(requestId) : first
  if (before) return { code: before.code, again: true }
  const text = given.answers.find(({ question }) => question === input.question)?.text ?? ''
  const substance = hasSubstance(text)
  if (!substance.ok) throw new Refusal('INVALID', { question: substance.reason })
  const contact = openContact(given)
  const submission = { channel: 'questionnaire' as const, place: { village: given.village }, text, aboutCadre: input.aboutCadre, accused: [], evidence: [], ...(contact ? { contact } : {}), anonymous: given.by === null && contact === null }
  const code = await fileOnce(requestId, async () => {
    const who = { petitioner: given.by, recordedBy: me._id, origin: `answers:${given._id}`, owners: await ownersOf(contact?.phone) }
    return (await fileAppeal(world, submission, me, who, requestId)).code
  })
  await outreach.answers.update({ _id: given._id }, hidden ? { beside: code } : { appeal: code })
  return { code, again: false }
})

/** The appeal that was filed under a request. */
async function filedAs(requestId: string): Promise<AppealRow | null> {
  const entry = await tables.entries.first({ requestId })
  return entry && tables.appeals.byId(entry.appeal)
}

/** The code under which a request was filed, by whoever was first. */
async function fileOnce(requestId: string, filing: () => Promise<string>): Promise<string> {
  const before = await tables.entries.first({ requestId })
  if (before) return before.appeal
  try {
    return await filing()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const first = await tables.entries.first({ requestId })
    if (!first) throw error
    return first.appeal
  }
}

const importInput = sheet({ id: ownId }) as unknown as z.ZodType<OutreachOfCadres['importAnswers']['input']>

/** Takes answers written on paper from a spreadsheet. A row that is wrong is named and the others stay in; a row is taken once, however often the sheet is sent. */
export const importAnswers = verb(importInput, async ({ input, me }: Asked<OutreachOfCadres['importAnswers']['input']>): Promise<SheetResult> => {
  const [{ organisation, now }, { row }] = await Promise.all([loadWorld(), readQuestionnaire(me, input.id)])
  if (row.state === 'draft') throw new Refusal('INVALID', { id: '问卷还没有发布' })
  await limit(`sheet:${me._id}`, SHEETS_PER_HOUR, 3600)
  const { missing, read } = readAnswerRows(input, row.questions, organisation)
  const idOf = (key: string) => `${row._id}:${keyedHash('answers', `${row._id}:${key}`).slice(0, 32)}`
  const before = await outreach.answers.byIds(read.flatMap((one) => ('key' in one ? [idOf(one.key)] : [])))
  const rows = []
  for (const one of read) {
    const named = { row: String(one.row), excerpt: '', place: '' }
    if ('wrong' in one) {
      rows.push({ ...named, wrong: one.wrong })
      continue
    }
    const words = one.answers.find(({ text }) => text)?.text ?? ''
    const shown = { ...named, excerpt: excerptOf(words), place: organisation.find(one.village)?.name ?? '' }
    if (!row.places.some((place) => organisation.isWithin(one.village, place))) {
      rows.push({ ...shown, wrong: { 村: '问卷没有发到这个村（社区）' } })
      continue
    }
    if (!carriesOver(me, 'intake', one.village, organisation)) {
      rows.push({ ...shown, wrong: { 村: '这里不归您登记' } })
      continue
    }
    const _id = idOf(one.key)
    const isNew = !before.has(_id) && (input.dryRun || (await outreach.answers.insertNew(rowOf(_id, row, one, now, organisation))))
    rows.push({ ...shown, ...(isNew ? {} : { again: true }) })
  }
  return resultOf(missing, rows)
})

type Read = Extract<ReturnType<typeof readAnswerRows>['read'][number], { key: string }>

function rowOf(_id: string, row: QuestionnaireRow, { village, answers: given, contact }: Read, at: number, organisation: District): AnswersRow {
  const asks = appealIn(row.questions, given)
  const own = row.anonymous ? undefined : contact
  return { _id, questionnaire: row._id, village, units: answerReaders(village, textsOf(given), organisation), answers: given, by: null, name: own ? seal(own.name) : null, phone: own ? seal(own.phone) : null, from: 'sheet', at, asks, asking: asks !== null, appeal: null }
}
