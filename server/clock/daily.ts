import { orderJob } from '../store/jobs'
import { currentKey } from '../store/seal'
import { type Instant, clockTime, startOf } from '../../domain/calendar/day'
import type { World } from '../../domain/appeal/situation'
import { monthsLookedAt, monthsToSettle } from '../../domain/supervision/monthlyList'
import { TEMPLATES, type TemplateKey } from '../../domain/notice/templates'
import { oneOf } from '../store/conditions'
import { collection } from '../store/database'
import { supervision } from '../store/supervision'
import { sweepExports } from '../store/exports'
import { sweepLimits } from '../store/limits'
import { sealEntries } from '../store/seals'
import { tables } from '../store/tables'
import { sweepVerdicts } from '../store/verdicts'
import { maySee } from '../../domain/appeal/permissions'
import { isWaitedFor, keysWith } from '../../domain/appeal/offers'
import type { MessageRow, PersonRow } from '../store/rows'
import { drawLists, warnByNumbers } from '../supervision/drawing'
import { tellWhatIsDue } from '../supervision/due'
import { gatherCloseOuts } from '../supervision/inspection/gather'
import { orderDocket } from '../supervision/meetings/gather'
import { checkTopics } from '../supervision/topics/check'
import { gatherTopics } from '../supervision/topics/gather'
import { settleMonth } from '../supervision/settle'
import { actorOf } from '../world'
import { eraseBeyondTerm } from './erase'
import { notify } from './notify'

/**
 * What is done once a day, from which hour on, and on which days. A job that may run twice is marked done after
 * it, and goes on in the next minute when it answers that there is more; one that tells people is marked before.
 */
interface Job {
  name: string
  from: string
  workingDaysOnly: boolean
  mark: 'before' | 'after'
  run: (world: World) => Promise<'done' | 'more'>
}

/** A part of the settlement ends well before the function does; the next minute goes on. */
const SETTLE_FOR_MS = 15_000
/** The same for what is read of close-outs. */
const GATHER_FOR_MS = 15_000

const JOBS: readonly Job[] = [
  { name: 'seal', from: '00:10', workingDaysOnly: false, mark: 'after', run: async ({ now, today }) => ((await sealEntries(today, now))?.cut ? 'more' : 'done') },
  { name: 'closeOuts', from: '01:00', workingDaysOnly: false, mark: 'after', run: ({ today }) => gatherCloseOuts(today, performance.now() + GATHER_FOR_MS) },
  { name: 'topics', from: '01:30', workingDaysOnly: false, mark: 'after', run: (world) => gatherTopics(world, performance.now() + GATHER_FOR_MS) },
  { name: 'topicChecks', from: '08:00', workingDaysOnly: false, mark: 'after', run: async (world) => (await checkTopics(world), 'done') },
  { name: 'docket', from: '01:30', workingDaysOnly: true, mark: 'after', run: async (world) => (await orderDocket(world), 'done') },
  { name: 'settle', from: '02:00', workingDaysOnly: false, mark: 'after', run: settle },
  { name: 'reseal', from: '02:00', workingDaysOnly: false, mark: 'after', run: async ({ now }) => (await orderReseal(now), 'done') },
  { name: 'limits', from: '03:00', workingDaysOnly: false, mark: 'after', run: async ({ now }) => (await sweepLimits(now), await sweepVerdicts(now), 'done') },
  { name: 'retention', from: '03:40', workingDaysOnly: false, mark: 'after', run: (world) => eraseBeyondTerm(world, performance.now() + GATHER_FOR_MS) },
  { name: 'due', from: '09:00', workingDaysOnly: true, mark: 'before', run: async (world) => (await tellWhatIsDue(world), 'done') },
  { name: 'exports', from: '03:30', workingDaysOnly: false, mark: 'after', run: async ({ now }) => ((await sweepExports(now)) ? 'more' : 'done') },
  { name: 'digest', from: '08:30', workingDaysOnly: true, mark: 'before', run: async (world) => (await digest(world), 'done') },
]

/** A new key in front of the ring: everything sealed under an older one is sealed anew, once. */
const orderReseal = (now: Instant) => orderJob({ _id: `reseal:${currentKey()}`, kind: 'reseal', args: {}, by: 'system', at: now, reason: null })

const done = collection<{ _id: string; n: number }>('counters')

/** Runs each daily job whose hour has come and that has not been done today, whoever asks and how often. */
export async function daily(world: World): Promise<string[]> {
  const time = clockTime(world.now)
  const due = JOBS.filter(({ from, workingDaysOnly }) => time >= from && (!workingDaysOnly || world.calendar.isWorkingDay(world.today)))
  const marks = await done.byIds(due.map(({ name }) => `daily:${world.today}:${name}`))
  const ran: string[] = []
  for (const { name, mark, run } of due) {
    const _id = `daily:${world.today}:${name}`
    if (marks.has(_id) || (mark === 'before' && !(await done.insertNew({ _id, n: 1 })))) continue
    const left = await run(world)
    if (mark === 'after' && left === 'done') await done.insertNew({ _id, n: 1 })
    ran.push(name)
  }
  return ran
}

/** Settles the month whose day has come, and any that was missed, and draws its lists and gives the warnings of its numbers once it is frozen. */
async function settle(world: World): Promise<'done' | 'more'> {
  const until = performance.now() + SETTLE_FOR_MS
  const known = await supervision.settlements.byIds(monthsLookedAt(world.today))
  for (const month of monthsToSettle(world.today, (one) => known.get(one)?.state)) {
    if ((await settleMonth(month, world, until)) === 'more') return 'more'
    await drawLists(month, world)
    await warnByNumbers(month, world)
  }
  return 'done'
}

/** How a message may have failed to reach somebody. */
const UNREACHED: readonly MessageRow['state'][] = ['kept', 'refused', 'failed']
/** What tells a person of work. */
const OF_WORK: readonly string[] = ['task', 'warning'] satisfies TemplateKey[]
const DESK = 'officer/desk/index'

/** Each cadre who has work waiting and whom a message of it did not reach since the last working day hears of it once in the morning. */
async function digest(world: World): Promise<void> {
  const since = startOf(world.calendar.addWorkingDays(world.today, -1))
  const pages = await Promise.all(UNREACHED.map((state) => tables.messages.page({ where: { state }, order: [['at', 'desc']], limit: 999 })))
  const missed = pages.flatMap(({ items }) => items).filter(({ at, template }) => at >= since && at <= world.now && OF_WORK.includes(template))
  const people = await tables.people.byIds(missed.map(({ to }) => to))
  for (const person of people.values()) if (person.posts.length > 0) await sendDigest(person, world)
}

/** By whatever way there is by now; in any case it stands in their list of messages. */
async function sendDigest(person: PersonRow, { today, now, settings }: World): Promise<void> {
  const actor = actorOf(person)
  const { items, next } = await tables.appeals.page({ where: { waits: oneOf(keysWith(actor)) }, order: [['actBy', 'asc']], limit: 99 })
  const waiting = items.filter((row) => maySee(actor, row) && isWaitedFor(actor, row, today, settings))
  if (waiting.length === 0) return
  const values = [waiting[0]!.code, `${waiting.length}${next ? '多' : ''}件诉求等您办理`, '点开查看详情', today]
  const { state, route } = await notify(person, { template: 'task', values, page: DESK, cadrePage: DESK })
  const fields = TEMPLATES.task.labels.map((label, index): [string, string] => [label, values[index]!])
  await tables.messages.insertNew({ _id: `digest-${today}-${person._id}`, to: person._id, at: now, template: 'task', fields, appeal: null, state, route })
}
