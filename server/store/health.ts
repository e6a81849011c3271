import type { Day, Instant } from '../../domain/calendar/day'
import { above, atLeast, atMost } from './conditions'
import { collection } from './database'
import { openJobs } from './jobs'
import { SCHEMA } from './schema'
import { currentKey } from './seal'
import { tables } from './tables'

/** Marks of a running district, kept among the counters. */
interface MarkRow {
  _id: string
  at: Instant
}
/** An alarm that rings: since when, when it was last told of, and how loud it was then. */
export interface AlarmRow extends MarkRow {
  told: Instant
  level: 'amber' | 'red'
}

const marks = collection<MarkRow & { n?: number }>('counters')
const alarms = collection<AlarmRow>('counters')
const RUN = 'clock:run'
const keyMark = () => `key:${currentKey()}`

/** Notes that the clock runs, and from when on the key of now has been used. */
export async function noteRun(now: Instant): Promise<void> {
  await marks.set({ _id: RUN, at: now })
}

/** Begins the age of a key with its first use here. */
export const noteKey = (now: Instant): Promise<boolean> => marks.insertNew({ _id: keyMark(), at: now })

const DAY_MS = 24 * 3_600_000
const READ = 999

/** What the readings are worked out of: six requests, each by an index and of what is due or late alone. */
export async function readState(now: Instant, today: Day) {
  const [known, waiting, givenUp, late, jobs, unchecked] = await Promise.all([
    marks.byIds([RUN, keyMark(), SCHEMA]),
    tables.outbox.page({ where: { state: 'pending', after: atMost(now) }, order: [['after', 'asc']], limit: READ }),
    tables.outbox.page({ where: { state: 'given up', after: atLeast(now - DAY_MS) }, order: [['after', 'asc']], limit: READ }),
    tables.appeals.page({ where: { nextLookOn: atMost(today) }, order: [['nextLookOn', 'asc']], limit: 1 }),
    openJobs(),
    tables.evidence.count({ safety: 'unchecked', filedAt: atLeast(now - DAY_MS) }, 100),
  ])
  return {
    lastRun: known.get(RUN)?.at ?? null,
    keySince: known.get(keyMark())?.at ?? null,
    oldest: waiting.items[0]?.after ?? null,
    givenUp: givenUp.items.map(({ why }) => why ?? ''),
    lookOn: late.items[0]?.nextLookOn ?? null,
    work: jobs[0]?.at ?? null,
    unchecked,
    schema: known.get(SCHEMA)?.n ?? 0,
  }
}

/** Rows that were put off to the end of a service's rest; a thousand at most are counted. */
export const resting = async (now: Instant): Promise<number> => (await tables.outbox.page({ where: { state: 'pending', after: above(now) }, order: [['after', 'asc']], limit: READ })).items.filter(({ why }) => why?.endsWith(' rests')).length

/** The alarms that are known to ring. */
export async function knownAlarms(names: readonly string[]): Promise<Map<string, AlarmRow>> {
  const found = await alarms.byIds(names.map(idOf))
  return new Map([...found].map(([id, row]) => [id.slice(PREFIX.length), row]))
}

const PREFIX = 'alarm:'
const idOf = (name: string) => PREFIX + name

export const keepAlarm = (name: string, row: Omit<AlarmRow, '_id'>): Promise<void> => alarms.set({ _id: idOf(name), ...row })
export const dropAlarm = async (name: string): Promise<void> => void (await alarms.remove({ _id: idOf(name) }))
