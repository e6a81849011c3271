import { addDays, dayOf, startOf } from '../../../domain/calendar/day'
import { NEVER } from '../../../domain/appeal/waits'
import type { World } from '../../../domain/appeal/situation'
import { ALIKE, WITHIN_DAYS, makesTopic } from '../../../domain/supervision/topics/gather'
import { propose, type Lists } from '../../../domain/text'
import { findAlike } from '../../casework/likeness/find'
import { atLeast } from '../../store/conditions'
import { likeness } from '../../store/likeness'
import { loadLists } from '../../store/responsibility'
import type { AppealRow } from '../../store/rows'
import { tables } from '../../store/tables'
import { type TopicRow, topicStore } from '../../store/topics'
import { recordStep } from '../record'
import { TOPIC_PAGE } from '../pages'
import { asMatter, belongs, caseOf, foundBy, readersOf } from './cases'

/** Appeals read at a time. */
const BATCH = 50
/** How far back the first night goes. */
const FIRST_DAYS = 60
const ID = 'topics:gather'

/**
 * Reads what was filed since the last night and proposes a topic where enough of it sounds like what was filed before in the same
 * township. Goes on where it came to; stops when `until` has come (`performance.now()`'s scale) and answers 'more'. An appeal
 * that is in a topic already is passed over, so that reading one twice changes nothing.
 */
export async function gatherTopics(world: World, until: number): Promise<'done' | 'more'> {
  const { organisation, today } = world
  const centre = organisation.sole('centre').id
  const where = { scopes: centre, submittedAt: atLeast(startOf(addDays(today, -FIRST_DAYS))) }
  for (let cursor = (await topicStore.gather.byId(ID))?.cursor ?? null; ; ) {
    const page = await tables.appeals.slice({ where, order: [['submittedAt', 'asc']], limit: BATCH, cursor }, ['code'])
    for (const { _id } of page.items) await proposeFrom(_id, world, centre)
    const last = page.items.at(-1)
    if (last) {
      cursor = page.cursorAt(last)
      await topicStore.gather.set({ _id: ID, cursor, n: 0 })
    }
    if (page.next === null) return 'done'
    if (performance.now() >= until) return 'more'
  }
}

/** A topic proposed from one appeal and those before it that sound like it, if they are enough. Five requests and what it writes. */
async function proposeFrom(code: string, world: World, centre: string): Promise<void> {
  const own = await likeness.byId(code)
  if (!own || own.text === '') return
  const alike = await findAlike(asMatter(own), { scopes: centre, at: atLeast(own.at - WITHIN_DAYS * 86_400_000) }, [own.township], { least: ALIKE, of: ({ text }) => text })
  const codes = [...new Set([code, ...alike.filter(({ row }) => row.township === own.township).map(({ row }) => row._id)])]
  const [appeals, placed] = await Promise.all([tables.appeals.byIds(codes), topicStore.cases.byIds(codes)])
  const free = codes.flatMap((one): AppealRow[] => {
    const appeal = appeals.get(one)
    return appeal && !placed.has(one) && belongs(appeal) ? [appeal] : []
  })
  if (free[0]?.code !== code || !makesTopic(free.map((one) => ({ code: one.code, petitioner: one.petitioner ?? one.code, on: dayOf(one.submittedAt) })))) return
  const first = [own, ...alike.map(({ row }) => row).filter(({ _id }) => _id !== code && free.some((one) => one.code === _id))]
  const cases = free.map((appeal) => caseOf(appeal, `T-${code}`, 'gathered'))
  const row: TopicRow = topicOf({ _id: `T-${code}`, state: 'proposed', area: own.township, title: titleOf(own, own.township, world, await loadLists()), ...foundBy(own.township, first) }, cases, world, centre)
  await recordStep(world, {
    step: { of: row._id, seq: 1, what: 'proposed', by: 'system', unit: null, words: `近${WITHIN_DAYS}天有${cases.length}件相似诉求`, about: {}, requestId: `topic:${code}` },
    inserts: [['topics', row], ...cases.map((one) => ['topicCases', one] as const)],
    tells: [{ to: [`${centre}:dispatch`, `${own.township}:triage`], template: 'task', values: [row._id, `${cases.length}件相似诉求，请看是否成专题`, row.title, world.today], page: `${TOPIC_PAGE}?id=${encodeURIComponent(row._id)}` }],
  })
}

/** A topic as it begins. */
export function topicOf(from: Pick<TopicRow, '_id' | 'state' | 'area' | 'title' | 'keys' | 'examples'>, cases: Parameters<typeof readersOf>[1], { now }: Pick<World, 'now'>, centre: string): TopicRow {
  return { ...from, seq: 1, at: now, cases: cases.length, readers: readersOf({ area: from.area, owner: null, readers: [centre] }, cases), cause: null, measure: null, owner: null, dueOn: null, measuredOn: null, effect: null, checks: [], nextCheckOn: NEVER }
}

function titleOf({ text, spot }: { text: string; spot: string }, area: string, { organisation }: World, lists: Lists): string {
  return `${organisation.find(area)?.name ?? ''}：${propose(text, spot, lists).categoryWords}`
}
