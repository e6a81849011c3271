import type { Instant } from '../../../domain/calendar/day'
import { isComplaint } from '../../../domain/appeal/standing'
import { OUTSIDE } from '../../../domain/ledger/figures'
import { matterOf, searchKeys, askedKeys, overlap, traitsOf } from '../../../domain/text/likeness'
import { ALIKE } from '../../../domain/supervision/topics/gather'
import { between, oneOf } from '../../store/conditions'
import type { LikenessRow } from '../../store/likeness'
import type { AppealRow } from '../../store/rows'
import { type TopicCaseRow, type TopicRow, topicStore } from '../../store/topics'

/** A topic counts no further. */
export const COUNTED = 999

/**
 * Whether an appeal may be in a topic. A complaint never is, nor anything with a unit that it is kept from: a topic is read by
 * the units of its places, and a number that grew would tell. What is refused, withdrawn or a duplicate counts for nothing.
 */
export function belongs(appeal: AppealRow): boolean {
  return !isComplaint(appeal) && appeal.barred.length === 0 && (appeal.status === 'submitted' || !OUTSIDE.includes(appeal.status))
}

export const caseOf = (appeal: AppealRow, topic: string, how: TopicCaseRow['how']): TopicCaseRow => ({ _id: appeal.code, topic, at: appeal.submittedAt, village: appeal.village, township: appeal.township, how })

/** Words kept of a topic, for a new appeal to be compared with. */
const EXAMPLES = 3
const KEYS = 30

/** What a topic of an area is found by, from the words of its first appeals. */
export function foundBy(area: string, words: readonly Pick<LikenessRow, 'text' | 'spot'>[]): Pick<TopicRow, 'keys' | 'examples'> {
  const some = words.slice(0, EXAMPLES)
  return { examples: some.map(({ text }) => text), keys: [...new Set(some.flatMap(({ text, spot }) => searchKeys(traitsOf(text, spot), [area])))].slice(0, EXAMPLES * KEYS) }
}

/** Which topic an appeal is of: the likest of those in its township and in the whole district, if any is like enough. */
export function topicFor(row: Pick<LikenessRow, 'text' | 'spot'>, topics: readonly Pick<TopicRow, '_id' | 'examples'>[]): string | null {
  const own = traitsOf(row.text, row.spot)
  const scored = topics.map(({ _id, examples }) => ({ _id, score: Math.max(0, ...examples.map((text) => overlap(own, traitsOf(text)))) }))
  const best = scored.sort((a, b) => b.score - a.score || (a._id < b._id ? -1 : 1))[0]
  return best && best.score >= ALIKE ? best._id : null
}

/**
 * Brings the places of appeals in topics up to where the appeals stand now: a new one joins the topic that it is like, one that
 * turned out to be a complaint or was refused leaves. Two requests for most batches; coming twice does no more than once.
 */
export async function followTopics(appeals: ReadonlyMap<string, AppealRow>, indexed: readonly LikenessRow[], centre: string): Promise<void> {
  if (indexed.length === 0) return
  const areas = (row: LikenessRow) => [row.township, centre]
  const keys = [...new Set(indexed.flatMap((row) => areas(row).flatMap((area) => askedKeys(traitsOf(row.text, row.spot), area))))]
  const [placed, near] = await Promise.all([
    topicStore.cases.byIds(indexed.map(({ _id }) => _id)),
    keys.length > 0 ? topicStore.topics.pick({ keys: oneOf(keys) }, ['area', 'examples'], 200) : [],
  ])
  const leaving = [...placed.values()].filter(({ _id }) => !belongs(appeals.get(_id)!))
  const joining = indexed.flatMap((row): TopicCaseRow[] => {
    const appeal = appeals.get(row._id)!
    if (placed.has(row._id) || !belongs(appeal)) return []
    const topic = topicFor(row, near.filter(({ area }) => areas(row).includes(area)))
    return topic ? [caseOf(appeal, topic, 'arrived')] : []
  })
  if (leaving.length > 0) await topicStore.cases.remove({ _id: oneOf(leaving.map(({ _id }) => _id)) })
  for (const row of joining) await topicStore.cases.insertNew(row)
  for (const topic of new Set([...leaving, ...joining].map((row) => row.topic))) await recount(topic)
}

/** Writes down anew how many appeals a topic has and where they lie: from its cases as they are, so that nothing drifts. Three requests. */
export async function recount(id: string): Promise<void> {
  const [row, cases] = await Promise.all([topicStore.topics.byId(id), topicStore.cases.pick({ topic: id }, ['village', 'township'], COUNTED)])
  if (!row) return
  await topicStore.topics.update({ _id: id }, { cases: cases.length, readers: readersOf(row, cases) })
}

/** Who reads a topic: the district's centre, the units of its area and places, and who answers for the measure. */
export function readersOf({ area, owner, readers }: Pick<TopicRow, 'area' | 'owner' | 'readers'>, cases: readonly Pick<TopicCaseRow, 'village' | 'township'>[]): string[] {
  return [...new Set([readers[0]!, area, ...(owner ? [owner] : []), ...cases.flatMap(({ village, township }) => [township, village])])]
}

/** How many appeals of a topic were filed from one moment up to another. */
export function countBetween(topic: string, from: Instant, until: Instant): Promise<number> {
  return topicStore.cases.count({ topic, at: between(from, until) }, COUNTED)
}

export const asMatter = (row: LikenessRow) => matterOf({ text: row.text, spot: row.spot, village: row.village, township: row.township, at: row.at })
