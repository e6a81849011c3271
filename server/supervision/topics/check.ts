import { addDays, startOf } from '../../../domain/calendar/day'
import { NEVER } from '../../../domain/appeal/waits'
import type { World } from '../../../domain/appeal/situation'
import { type Check, checkStep, nextCheck, topicAfter } from '../../../domain/supervision/topics/way'
import { atMost } from '../../store/conditions'
import { type TopicRow, topicStore } from '../../store/topics'
import { recordStep } from '../record'
import { countBetween } from './cases'
import { tellTopic } from './tell'

const BATCH = 50

/**
 * Looks at the topics whose check has come, and at no others: how many appeals there were since the measure, and in as long a time
 * before it. A check is a step on record; one that was made is not made again. Answers how many it examined.
 */
export async function checkTopics(world: World): Promise<number> {
  let examined = 0
  for (;;) {
    const { items, next } = await topicStore.topics.page({ where: { nextCheckOn: atMost(world.today) }, order: [['nextCheckOn', 'asc']], limit: BATCH })
    for (const row of items) await checkOne(row, world)
    examined += items.length
    if (next === null) return examined
  }
}

async function checkOne(row: TopicRow, world: World): Promise<void> {
  const due = row.measuredOn && nextCheck(row.measuredOn, row.checks)
  if (!row.measuredOn || !due) throw new Error(`${row._id} waits for a check that there is not`)
  // From the day after the measure up to the day of the check, whichever day it is made on.
  const [from, until] = [startOf(addDays(row.measuredOn, 1)), startOf(addDays(due.on, 1))]
  const [since, before] = await Promise.all([countBetween(row._id, from, until), countBetween(row._id, from - (until - from), from)])
  const check: Check = { months: due.months, on: world.today, since, before }
  const what = checkStep(check)
  const state = topicAfter(row.state, what)
  if (!state) throw new Error(`${row._id} is ${row.state} and cannot be checked`)
  const checks = [...row.checks, check]
  const after: TopicRow = { ...row, state, seq: row.seq + 1, checks, nextCheckOn: state === 'watched' ? (nextCheck(row.measuredOn, checks)?.on ?? NEVER) : NEVER }
  const words = `措施落实${due.months}个月：又有${since}件同类诉求，此前同样长的时间里有${before}件`
  await recordStep(world, {
    step: { of: row._id, seq: after.seq, what, by: 'system', unit: null, words, about: { months: due.months, since, before }, requestId: `${row._id}:check:${after.seq}` },
    sets: [['topics', after]],
    tells: tellTopic(after, world.organisation, since > 0 ? `${due.months}个月复查：又有${since}件` : `${due.months}个月复查：没有复发`, row.title, world.today),
  })
}
