import type { Instant } from '../../domain/calendar/day'
import type { PersonId } from '../../domain/organisation/units'
import { collection } from './database'

/** Work on many documents that goes on in slices, minute by minute, until it is done; who wanted it and why stays on record. */
export interface JobRow {
  _id: string
  kind: 'redate' | 'moveUnit' | 'handOver' | 'reseal' | 'docket' | 'migrate' | 'retain'
  state: 'open' | 'done'
  /** Where the next slice goes on; null before the first. */
  place: string | null
  args: Readonly<Record<string, unknown>>
  by: PersonId | 'system'
  at: Instant
  /** Not to begin before. */
  after?: Instant
  reason: string | null
  changed: number
  /** What somebody else moved at that moment: then all is gone over once more. */
  missed: number
}

export const jobs = collection<JobRow>('jobs')

/** Puts work in line; the same id is the same work. */
export const orderJob = (job: Ordered): Promise<boolean> => jobs.insertNew(newJob(job))

type Ordered = Pick<JobRow, '_id' | 'kind' | 'args' | 'by' | 'at' | 'reason' | 'after'>
/** Work as it begins. */
export const newJob = (job: Ordered): JobRow => ({ ...job, state: 'open', place: null, changed: 0, missed: 0 })

/** The work that is to be done now, in order. */
export const openJobs = async (now: Instant = Date.now()): Promise<JobRow[]> => (await jobs.page({ where: { state: 'open' }, order: [['at', 'asc']], limit: 100 })).items.filter(({ after = 0 }) => after <= now)
