import { movedUnit, redated } from '../../domain/appeal/decisions/upkeep'
import type { Step } from '../../domain/appeal/entries'
import type { World } from '../../domain/appeal/situation'
import { STATUSES, isOpen } from '../../domain/appeal/statuses'
import { type PublishedYear, createCalendar } from '../../domain/calendar/calendar'
import { Refusal } from '../../domain/problem'
import { write } from '../casework/write'
import { type JobRow, jobs, openJobs } from '../store/jobs'
import { publishedYears } from '../store/settings'
import { resealSlice } from '../store/reseal'
import type { AppealRow } from '../store/rows'
import { fillDocket } from '../supervision/meetings/gather'
import { tables } from '../store/tables'
import { SYSTEM, loadWorld } from '../world'
import { MIGRATIONS } from './migrations'

const SLICE = 100

/** What a slice did, and where the next one goes on; null at the end. */
interface Slice {
  next: string | null
  changed: number
  missed: number
}
type Work = (job: JobRow, world: World) => Promise<Slice>

const WORK: Record<JobRow['kind'], Work> = { redate, moveUnit, docket: fillDocket, reseal: async ({ place }) => ({ ...(await resealSlice(place)), missed: 0 }), migrate }

/** Goes on with what is in line, slice by slice, until `until` has come. Each slice may be done twice and does no more than once. */
export async function work(until: number): Promise<number> {
  let slices = 0
  for (const job of (await openJobs()).filter(isKnown)) {
    let now = job
    while (now.state === 'open' && performance.now() < until) {
      const { next, changed, missed } = await WORK[now.kind](now, await loadWorld())
      slices += 1
      const all = now.missed + missed
      // What was missed is found by going over all of it again: what was written once is known by its request.
      now = { ...now, place: next, changed: now.changed + changed, missed: next === null ? 0 : all, state: next === null && all === 0 ? 'done' : 'open' }
      await jobs.set(now)
    }
  }
  return slices
}

/** Writes the step that each of some appeals needs. */
async function step(job: JobRow, world: World, rows: readonly AppealRow[], stepOf: (row: AppealRow) => Step | null): Promise<Omit<Slice, 'next'>> {
  let [changed, missed] = [0, 0]
  for (const row of rows) {
    const one = stepOf(row)
    if (!one) continue
    try {
      await write(world, SYSTEM, `${job._id}:${row.code}`, [{ code: row.code, before: row, steps: [one], excerpt: row.excerpt }])
      changed += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      missed += 1
    }
  }
  return { changed, missed }
}

/** Dates after a year's notice: each open appeal is known to whoever stands for the district, by its status. */
async function redate(job: JobRow, world: World): Promise<Slice> {
  const { organisation } = world
  const lists = [organisation.sole('centre').id, organisation.sole('discipline').id, organisation.sole('petition').id].flatMap((scopes) => STATUSES.filter(isOpen).map((status) => ({ scopes, status })))
  const [at = 0, cursor = null] = job.place === null ? [] : (JSON.parse(job.place) as [number, string | null])
  const page = await tables.appeals.page({ where: lists[at]!, order: [['actBy', 'asc']], limit: SLICE, cursor })
  const before = createCalendar(job.args['before'] as PublishedYear[])
  // The calendar that an instance keeps may be the old one for another minute.
  const fresh = { ...world, calendar: createCalendar(await publishedYears()) }
  const done = await step(job, fresh, page.items, (row) => redated(row, fresh, before))
  const next: [number, string | null] | null = page.next ? [at, page.next] : at + 1 < lists.length ? [at + 1, null] : null
  return { ...done, next: next && JSON.stringify(next) }
}

/** What a unit held goes to the one that it was merged into. */
async function moveUnit(job: JobRow, world: World): Promise<Slice> {
  const { from, into } = job.args as { from: string; into: string }
  const page = await tables.appeals.page({ where: { scopes: from }, order: [['submittedAt', 'desc']], limit: SLICE, cursor: job.place })
  return { ...(await step(job, world, page.items, (row) => movedUnit(row, world, from, into))), next: page.next }
}

const migrationOf = (args: JobRow['args']) => MIGRATIONS.find(({ to }) => to === args['to'])

/** Whether this version knows how: a later one may have ordered a migration and been taken back. */
const isKnown = ({ kind, args }: JobRow): boolean => kind !== 'migrate' || migrationOf(args) !== undefined

/** A change of what is stored, from the version before. */
async function migrate({ args, place }: JobRow, world: World): Promise<Slice> {
  return { ...(await migrationOf(args)!.slice(place, world)), missed: 0 }
}
