import * as z from 'zod'
import { maySee } from '../../../domain/appeal/permissions'
import { NEVER } from '../../../domain/appeal/waits'
import type { World } from '../../../domain/appeal/situation'
import { dayOf, dayWords } from '../../../domain/calendar/day'
import type { Organisation } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { type TopicStep, nextCheck, topicAfter } from '../../../domain/supervision/topics/way'
import { code, day, id, text } from '../../door/schema'
import { verb } from '../../door/verb'
import { likeness } from '../../store/likeness'
import type { AppealRow, PersonRow } from '../../store/rows'
import { tables } from '../../store/tables'
import { type TopicRow, topicStore } from '../../store/topics'
import { actorOf, loadWorld } from '../../world'
import { type Recorded, postOf, recordStep, takenBefore } from '../record'
import { belongs, caseOf, foundBy, readersOf, recount } from './cases'
import { topicOf } from './gather'
import { topicId } from './read'
import { answersFor, mustManageTopic, topicFor } from './rights'
import { tellTopic } from './tell'

const version = z.number().int().min(1)
const title = text(40, 4)
const MOST = 50

/** A topic that a person makes of appeals that they know of, none of which is in another. */
export const makeTopic = verb(z.strictObject({ title, codes: z.array(code).min(2).max(MOST) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  const taken = await takenBefore(requestId)
  if (taken) return { id: taken.of }
  const codes = [...new Set(input.codes)]
  const [appeals, placed, words] = await Promise.all([known(codes, me), topicStore.cases.byIds(codes), likeness.byIds(codes)])
  const elsewhere = codes.filter((one) => placed.has(one))
  if (elsewhere.length > 0) throw new Refusal('INVALID', { codes: `已在别的专题里：${elsewhere.join('、')}` })
  const centre = world.organisation.sole('centre').id
  const area = areaOf(appeals, world.organisation, centre)
  mustManageTopic(me, area, world.organisation)
  const _id = `T-${world.today}-${world.now.toString(36)}`
  const cases = appeals.map((appeal) => caseOf(appeal, _id, 'added'))
  const row = topicOf({ _id, state: 'open', area, title: input.title, ...foundBy(area, codes.flatMap((one) => words.get(one) ?? [])) }, cases, world, centre)
  await recordStep(world, { step: { of: _id, seq: 1, what: 'made', by: me._id, unit: postOf(me), words: input.title, about: {}, requestId }, inserts: [['topics', row], ...cases.map((one) => ['topicCases', one] as const)] })
  return { id: _id }
})

/** The township that all lie in, or the whole district. */
function areaOf(appeals: readonly AppealRow[], organisation: Organisation, centre: string): string {
  const [first, ...others] = [...new Set(appeals.map(({ township }) => township))]
  return first && others.length === 0 && organisation.find(first) ? first : centre
}

/** Appeals that one may know of and that may be in a topic; the others are named as if they were not there. */
async function known(codes: readonly string[], me: PersonRow): Promise<AppealRow[]> {
  const rows = await tables.appeals.byIds(codes)
  const missing = codes.filter((one) => !rows.has(one) || !maySee(actorOf(me), rows.get(one)!) || !belongs(rows.get(one)!))
  if (missing.length > 0) throw new Refusal('INVALID', { codes: `没有找到，或是投诉、无效和已撤回的，不归入专题：${missing.join('、')}` })
  return codes.map((one) => rows.get(one)!)
}

type Beside = Pick<Recorded, 'inserts' | 'tells'>
/** One step of a topic, on the version that the person saw, from a state that has it. */
async function move(of: { id: string; version: number }, me: PersonRow, requestId: string, what: TopicStep, words: string, rule: (row: TopicRow, world: World) => void, change: (row: TopicRow, world: World) => Partial<TopicRow>, beside: (row: TopicRow, world: World) => Beside = () => ({})): Promise<{ version: number }> {
  const world = await loadWorld()
  const row = await topicFor(of.id, me, world.organisation)
  rule(row, world)
  const taken = await takenBefore(requestId)
  if (taken) return { version: taken.seq }
  if (row.seq !== of.version) throw new Refusal('STALE')
  const state = topicAfter(row.state, what)
  if (!state) throw new Refusal('TOPIC_STEP')
  const after: TopicRow = { ...row, state, seq: row.seq + 1, ...change(row, world) }
  const step = await recordStep(world, { step: { of: row._id, seq: after.seq, what, by: me._id, unit: postOf(me), words, about: {}, requestId }, sets: [['topics', after]], ...beside(after, world) })
  return { version: step.seq }
}

const byManager = (me: PersonRow) => (row: TopicRow, { organisation }: World) => mustManageTopic(me, row.area, organisation)

export const confirmTopic = verb(z.strictObject({ id: topicId, version, title }), ({ input, me, requestId }) => move(input, me, requestId, 'confirm', input.title, byManager(me), () => ({ title: input.title })))

/** What was alike and has no cause of its own. Nothing joins it any more, and its appeals make no topic again by night. */
export const dismissTopic = verb(z.strictObject({ id: topicId, version, reason: text(500, 2) }), ({ input, me, requestId }) => move(input, me, requestId, 'dismiss', input.reason, byManager(me), () => ({ keys: [], examples: [] })))

/** The root cause, the measure against it, who answers for it and until when. Planned anew, the checks begin anew with it. */
export const planTopic = verb(z.strictObject({ id: topicId, version, cause: text(1000, 5), measure: text(1000, 5), owner: id, dueOn: day }), ({ input, me, requestId }) =>
  move(
    input, me, requestId, 'plan', `病因：${input.cause}\n措施：${input.measure}\n${dayWords(input.dueOn)}前落实`,
    (row, world) => {
      byManager(me)(row, world)
      if (!world.organisation.units.some((unit) => unit.id === input.owner)) throw new Refusal('INVALID', { owner: '请选择责任单位' })
      if (input.dueOn <= world.today) throw new Refusal('INVALID', { dueOn: '落实期限应在今天以后' })
    },
    ({ area, readers }, world) => ({ cause: input.cause, measure: input.measure, owner: input.owner, dueOn: input.dueOn, plannedOn: world.today, measuredOn: null, effect: null, checks: [], nextCheckOn: NEVER, readers: [...new Set([...readersOf({ area, owner: input.owner, readers }, []), ...readers])] }),
    (after, { organisation }) => ({ tells: tellTopic(after, organisation, '专题措施请落实', input.measure, input.dueOn) }),
  ))

/** The measure is in place; from then on the matter is watched. */
export const finishTopicMeasure = verb(z.strictObject({ id: topicId, version, on: day, effect: text(1000, 5) }), ({ input, me, requestId }) =>
  move(
    input, me, requestId, 'done', `${dayWords(input.on)}落实。${input.effect}`,
    (row, world) => {
      if (!answersFor(me, row)) throw new Refusal('FORBIDDEN')
      if (input.on > world.today) throw new Refusal('INVALID', { on: '措施还没有落实，落实以后再报' })
      // Counted from a day before there was a measure, the checks would be over before anything could come back.
      if (input.on < (row.plannedOn ?? dayOf(row.at))) throw new Refusal('INVALID', { on: '措施是这以后才定的，请填真正落实的日子' })
    },
    () => ({ measuredOn: input.on, effect: input.effect, checks: [], nextCheckOn: nextCheck(input.on, [])!.on }),
    (after, { organisation }) => ({ tells: tellTopic(after, organisation, '措施已落实', `${dayWords(after.nextCheckOn)}自动复查`, after.nextCheckOn) }),
  ))

const oneCase = z.strictObject({ id: topicId, code })

/** Puts an appeal into a topic by hand, on record as every step: what is counted in the checks is nobody's to choose unseen. */
export const addToTopic = verb(oneCase, async ({ input, me, requestId }) => {
  const world = await loadWorld()
  const { organisation } = world
  const row = await topicFor(input.id, me, organisation)
  mustManageTopic(me, row.area, organisation)
  if (row.state === 'dismissed') throw new Refusal('TOPIC_STEP')
  const [appeal] = await known([input.code], me).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('INVALID', { code: error.fields?.['codes'] ?? '' }) : error
  })
  if (row.area !== organisation.sole('centre').id && appeal!.township !== row.area) throw new Refusal('INVALID', { code: '这件诉求不在专题的范围里' })
  const before = await topicStore.cases.byId(input.code)
  if (before && before.topic !== row._id) throw new Refusal('INVALID', { code: '这件诉求已在别的专题里' })
  if (!before) await sorted(world, row, me, requestId, 'add', input.code, caseOf(appeal!, row._id, 'added'))
  return counted(row._id)
})

/** Takes one out that is of another cause. */
export const takeFromTopic = verb(oneCase, async ({ input, me, requestId }) => {
  const world = await loadWorld()
  const row = await topicFor(input.id, me, world.organisation)
  mustManageTopic(me, row.area, world.organisation)
  if ((await topicStore.cases.byId(input.code))?.topic === row._id) await sorted(world, row, me, requestId, 'take', input.code)
  await topicStore.cases.remove({ _id: input.code, topic: row._id })
  return counted(row._id)
})

/** One step that changes which appeals are in a topic, and nothing else of it. Which one stands beside the words: it may become one that the topic's readers may not know of. */
async function sorted(world: World, row: TopicRow, me: PersonRow, requestId: string, what: 'add' | 'take', appeal: string, fresh?: { _id: string }): Promise<void> {
  const after: TopicRow = { ...row, seq: row.seq + 1 }
  await recordStep(world, { step: { of: row._id, seq: after.seq, what, by: me._id, unit: postOf(me), words: '', about: { code: appeal }, requestId }, sets: [['topics', after]], inserts: fresh ? [['topicCases', fresh]] : [] })
}

async function counted(topic: string): Promise<{ cases: number }> {
  await recount(topic)
  return { cases: (await topicStore.topics.byId(topic))?.cases ?? 0 }
}
