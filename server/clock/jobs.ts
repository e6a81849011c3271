import { together } from '../../domain/administration/posts'
import { handedOver, movedUnit, redated, splitOff } from '../../domain/appeal/decisions/upkeep'
import type { Step } from '../../domain/appeal/entries'
import { nextLookOn } from '../../domain/appeal/reminders'
import type { World } from '../../domain/appeal/situation'
import { STATUSES, isOpen } from '../../domain/appeal/statuses'
import { type PublishedYear, createCalendar } from '../../domain/calendar/calendar'
import { Refusal } from '../../domain/problem'
import type { Organisation, PersonId, UnitId } from '../../domain/organisation/units'
import { write } from '../casework/write'
import { type JobRow, jobs, openJobs } from '../store/jobs'
import { changePerson, holdersIn } from '../store/people'
import { freshSettings, publishedYears } from '../store/settings'
import { resealSlice } from '../store/reseal'
import type { AppealRow, PersonRow } from '../store/rows'
import { fillDocket } from '../supervision/meetings/gather'
import { tables } from '../store/tables'
import { freshDistrict } from '../store/units'
import { SYSTEM, actorOf, loadWorld } from '../world'
import { MIGRATIONS } from './migrations'

const SLICE = 100

/** What a slice did, and where the next one goes on; null at the end. */
interface Slice {
  next: string | null
  changed: number
  missed: number
}
type Work = (job: JobRow, world: World) => Promise<Slice>

const WORK: Record<JobRow['kind'], Work> = { redate, moveUnit, handOver, docket: fillDocket, reseal: async ({ place }) => ({ ...(await resealSlice(place)), missed: 0 }), migrate, retain }

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

/** Lists of everything open: each open appeal is known to whoever stands for the district, by its status. */
const openEverywhere = (organisation: Organisation) =>
  [organisation.sole('centre').id, organisation.sole('discipline').id, organisation.sole('petition').id].flatMap((scopes) => STATUSES.filter(isOpen).map((status) => ({ scopes, status })))

/** Dates after a year's notice: each open appeal is known to whoever stands for the district, by its status. */
async function redate(job: JobRow, world: World): Promise<Slice> {
  const { organisation } = world
  const lists = openEverywhere(organisation)
  const [at = 0, cursor = null] = job.place === null ? [] : (JSON.parse(job.place) as [number, string | null])
  const page = await tables.appeals.page({ where: lists[at]!, order: [['actBy', 'asc']], limit: SLICE, cursor })
  const before = createCalendar(job.args['before'] as PublishedYear[])
  // The calendar that an instance keeps may be the old one for another minute.
  const fresh = { ...world, calendar: createCalendar(await publishedYears()) }
  const done = await step(job, fresh, page.items, (row) => redated(row, fresh, before))
  const next: [number, string | null] | null = page.next ? [at, page.next] : at + 1 < lists.length ? [at + 1, null] : null
  return { ...done, next: next && JSON.stringify(next) }
}

/** What `moveUnit` is ordered with: a merge takes all of `from`, a split what `part` names. */
export interface MoveUnitArgs {
  from: UnitId
  into: UnitId
  part?: { grids: string[]; people: PersonId[]; villages?: UnitId[] }
}

/** The people of a unit that was merged or split go to the other, then what it held follows. Each slice may be done twice. */
async function moveUnit(job: JobRow, world: World): Promise<Slice> {
  const args = job.args as unknown as MoveUnitArgs
  const { from, into, part } = args
  const [what, cursor = null, at = 0] = job.place === null ? ['people'] : (JSON.parse(job.place) as ['people' | 'appeals' | 'complaints', (string | null)?, number?])
  if (what === 'people') {
    const page = await tables.people.page({ where: { 'posts.unit': from }, order: [], limit: SLICE, cursor })
    const moving = page.items.filter(({ _id }) => !part || part.people.includes(_id))
    for (const person of moving) await changePerson(person._id, movedPosts(person, args))
    return { next: JSON.stringify(page.next ? ['people', page.next] : ['appeals']), changed: moving.length, missed: 0 }
  }
  // An instance may know the units as they were for another minute.
  const fresh = { ...world, organisation: (await freshDistrict()).organisation }
  if (what === 'appeals') {
    const page = await tables.appeals.page({ where: { scopes: from }, order: [['submittedAt', 'desc']], limit: SLICE, cursor })
    const done = await step(job, fresh, page.items, (row) => (part ? splitOff(row, fresh, { from, into, villages: [], ...part }) : movedUnit(row, fresh, from, into)))
    return { ...done, next: page.next ? JSON.stringify(['appeals', page.next]) : part ? null : JSON.stringify(['complaints']) }
  }
  // What complains of the unit is not among what it may know of.
  const lists = openEverywhere(fresh.organisation)
  const page = await tables.appeals.page({ where: lists[at]!, order: [['actBy', 'asc']], limit: SLICE, cursor })
  const done = await step(job, fresh, page.items.filter(({ accused }) => accused.includes(from)), (row) => movedUnit(row, fresh, from, into))
  const next = page.next ? ['complaints', page.next, at] : at + 1 < lists.length ? ['complaints', null, at + 1] : null
  return { ...done, next: next && JSON.stringify(next) }
}

function movedPosts({ posts, formerly = [] }: PersonRow, { from, into, part }: MoveUnitArgs): Pick<PersonRow, 'posts' | 'formerly'> {
  const moved = posts.map((post) => {
    if (post.unit !== from) return post
    const grids = part && post.grids ? post.grids.filter((grid) => part.grids.includes(grid)) : post.grids
    return { unit: into, role: post.role, ...(grids && grids.length > 0 ? { grids } : {}) }
  })
  return { posts: together(moved), formerly: [...new Set([...formerly, from])] }
}

/** What somebody who gave up posts worked on goes to whoever takes it over. */
async function handOver(job: JobRow, world: World): Promise<Slice> {
  const { person, heir } = job.args as { person: PersonId; heir: PersonId | null }
  const [what, cursor = null] = job.place === null ? ['handler'] : (JSON.parse(job.place) as ['handler' | 'waits', (string | null)?])
  const page = await tables.appeals.page({ where: what === 'handler' ? { handler: person } : { waits: `person:${person}` }, order: [['actBy', 'asc']], limit: SLICE, cursor })
  const open = page.items.filter(({ status }) => isOpen(status))
  const leads = [...new Set(open.flatMap(({ lead }) => lead ?? []))]
  const [people, colleagues, { organisation }] = await Promise.all([tables.people.byIds(heir ? [person, heir] : [person]), leads.length > 0 ? holdersIn(leads) : [], freshDistrict()])
  const leaver = people.get(person)
  if (!leaver) return { next: null, changed: 0, missed: 0 }
  const named = heir ? people.get(heir) : undefined
  const fresh = { ...world, organisation }
  const done = await step(job, fresh, open, (row) => handedOver(row, fresh, actorOf(leaver), named ? actorOf(named) : null, colleagues.map(actorOf)))
  const next: [string, (string | null)?] | null = page.next ? [what, page.next] : what === 'handler' ? ['waits'] : null
  return { ...done, next: next && JSON.stringify(next) }
}

/** Days on which appeals that have ended lose what tells of people, after the term was changed. An appeal that somebody moves at this moment is found the second time. */
async function retain({ place }: JobRow, world: World): Promise<Slice> {
  const page = await tables.appeals.page({ where: {}, order: [], limit: SLICE, cursor: place })
  // The settings that an instance keeps may be the old ones for another minute.
  const settings = await freshSettings()
  let changed = 0
  for (const row of page.items) {
    const on = nextLookOn(row, world.calendar, settings)
    if (on !== row.nextLookOn) changed += await tables.appeals.update({ _id: row._id, seq: row.seq }, { nextLookOn: on })
  }
  return { next: page.next, changed, missed: 0 }
}

const migrationOf = (args: JobRow['args']) => MIGRATIONS.find(({ to }) => to === args['to'])

/** Whether this version knows how: a later one may have ordered a migration and been taken back. */
const isKnown = ({ kind, args }: JobRow): boolean => kind !== 'migrate' || migrationOf(args) !== undefined

/** A change of what is stored, from the version before. */
async function migrate({ args, place }: JobRow, world: World): Promise<Slice> {
  return { ...(await migrationOf(args)!.slice(place, world)), missed: 0 }
}
