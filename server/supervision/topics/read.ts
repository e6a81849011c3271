import * as z from 'zod'
import { maySee } from '../../../domain/appeal/permissions'
import { NEVER } from '../../../domain/appeal/waits'
import type { Organisation } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { TOPIC_WAY, topicAfter } from '../../../domain/supervision/topics/way'
import { cardOf } from '../../casework/card'
import type { Page, TopicCard, TopicOfAppeal, TopicPage } from '../../contract'
import { code, cursor, keyOf } from '../../door/schema'
import { verb } from '../../door/verb'
import { ownUnits } from '../../intake/rights'
import { oneOf } from '../../store/conditions'
import { supervision } from '../../store/supervision'
import { tables } from '../../store/tables'
import { type TopicRow, topicStore } from '../../store/topics'
import { actorOf, loadWorld } from '../../world'
import { oversees } from '../rights'
import { stepView } from '../stepViews'
import { COUNTED } from './cases'
import { answersFor, mayManageTopic, mayReadTopic, topicFor } from './rights'

const PAGE = 20
const SHOWN = 30

export const topicId = z.string().regex(/^T-[\w-]{4,60}$/)

const TOPIC_STEP_WORDS: Record<string, string> = {
  proposed: '夜间归集，提出专题', made: '发起专题', confirm: '确认为专题', dismiss: '不作为专题', plan: '写明病因和措施', done: '措施已落实',
  check: '自动复查', hold: '自动复查，没有复发', recur: '自动复查，又有复发', add: '归入一件诉求', take: '移出一件诉求',
}

const cardOfTopic = (row: TopicRow, organisation: Organisation): TopicCard => ({
  id: row._id, title: row.title, area: organisation.find(row.area)?.name ?? row.area, state: row.state, cases: row.cases,
  owner: organisation.find(row.owner ?? '')?.name ?? null, dueOn: row.state === 'planned' ? row.dueOn : null, nextCheckOn: row.nextCheckOn === NEVER ? null : row.nextCheckOn, at: row.at,
})

/** Those that one may read, the newest first: one request. */
export const topics = verb(z.strictObject({ state: keyOf(TOPIC_WAY).optional(), cursor }), async ({ input, me }): Promise<Page<TopicCard>> => {
  const { organisation } = await loadWorld()
  const units = oversees(me, organisation) ? [organisation.sole('centre').id] : ownUnits(me)
  if (units.length === 0) throw new Refusal('FORBIDDEN')
  const page = await topicStore.topics.page({ where: { readers: oneOf(units), ...(input.state ? { state: input.state } : {}) }, order: [['at', 'desc']], limit: PAGE, cursor: input.cursor })
  return { items: page.items.map((row) => cardOfTopic(row, organisation)), next: page.next }
})

/** A topic with its record, and its appeals as far as one may know of them. */
export const topic = verb(z.strictObject({ id: topicId }), async ({ input, me }): Promise<TopicPage> => {
  const world = await loadWorld()
  const { organisation } = world
  const row = await topicFor(input.id, me, organisation)
  const [steps, cases] = await Promise.all([
    supervision.steps.page({ where: { of: row._id }, order: [['seq', 'asc']], limit: 200 }),
    topicStore.cases.page({ where: { topic: row._id }, order: [['at', 'desc']], limit: SHOWN }),
  ])
  const [people, appeals, many] = await Promise.all([tables.people.byIds(steps.items.map(({ by }) => by)), tables.appeals.byIds(cases.items.map(({ _id }) => _id)), topicStore.cases.count({ topic: row._id }, COUNTED)])
  const actor = actorOf(me)
  const manager = mayManageTopic(me, row.area, organisation)
  return {
    ...cardOfTopic(row, organisation),
    cases: many,
    version: row.seq, cause: row.cause, measure: row.measure, measuredOn: row.measuredOn, effect: row.effect, checks: row.checks,
    appeals: cases.items.flatMap(({ _id }) => {
      const appeal = appeals.get(_id)
      return appeal && maySee(actor, appeal) ? [cardOf(appeal, world, false)] : []
    }),
    steps: steps.items.map((step) => stepView(step, TOPIC_STEP_WORDS, people, organisation)),
    units: manager ? organisation.units.filter((unit) => unit.kind === 'department' || unit.kind === 'township' || (unit.kind === 'village' && organisation.isWithin(unit.id, row.area))).map(({ id, name }) => ({ id, name })) : [],
    may: {
      confirm: manager && topicAfter(row.state, 'confirm') !== null,
      dismiss: manager && topicAfter(row.state, 'dismiss') !== null,
      plan: manager && topicAfter(row.state, 'plan') !== null,
      done: answersFor(me, row) && topicAfter(row.state, 'done') !== null,
      edit: manager && row.state !== 'dismissed',
    },
  }
})

/** What is known of the cause of an appeal: the topic that it is of, once a person made it one. Two requests beside the appeal. */
export const topicOfAppeal = verb(z.strictObject({ code }), async ({ input, me }): Promise<TopicOfAppeal | null> => {
  const [{ organisation }, appeal, place] = await Promise.all([loadWorld(), tables.appeals.byId(input.code), topicStore.cases.byId(input.code)])
  if (!appeal || me.posts.length === 0 || !maySee(actorOf(me), appeal)) throw new Refusal('NOT_FOUND')
  const row = place ? await topicStore.topics.byId(place.topic) : null
  if (!row || row.state === 'proposed' || row.state === 'dismissed') return null
  const { _id: id, title, state, cases, cause, measure, measuredOn, checks } = row
  return { id, title, state, cases, cause, measure, owner: organisation.find(row.owner ?? '')?.name ?? null, measuredOn, checks, readable: mayReadTopic(me, row, organisation) }
})
