import type { World } from '../../../domain/appeal/situation'
import { STATUSES, isOpen } from '../../../domain/appeal/statuses'
import { afterNight, rulesFor } from '../../../domain/supervision/meeting/docket'
import { MEETING_KINDS } from '../../../domain/supervision/meeting/kinds'
import { type DocketRow, meetings as store } from '../../store/meetings'
import { type JobRow, orderJob } from '../../store/jobs'
import type { AppealRow } from '../../store/rows'
import { tables } from '../../store/tables'

const SLICE = 200
/** Where the job is: which list, and its cursor. After every open status comes what is proposed and may have lapsed. */
type Place = [list: number, cursor: string | null]

const OPEN = STATUSES.filter(isOpen)

/** Every night's look at what is open: what belongs on a docket is proposed. */
export const orderDocket = ({ today, now }: Pick<World, 'today' | 'now'>): Promise<boolean> => orderJob({ _id: `docket:${today}`, kind: 'docket', args: {}, by: 'system', at: now, reason: null })

/**
 * One slice: some open appeals that the centre may know of, by their status; at the end what is proposed though its
 * appeal has ended since. An appeal against the centre itself is on no docket that the centre or others prepare.
 */
export async function fillDocket(job: JobRow, world: World): Promise<{ next: string | null; changed: number; missed: number }> {
  const [list, cursor]: Place = job.place === null ? [0, null] : (JSON.parse(job.place) as Place)
  const status = OPEN[list]
  const page = status ? await tables.appeals.page({ where: { scopes: world.organisation.sole('centre').id, status }, order: [['actBy', 'asc']], limit: SLICE, cursor }) : await proposed(cursor)
  const changed = await night(page.items, world)
  const next: Place | null = page.next ? [list, page.next] : status ? [list + 1, null] : null
  return { next: next && JSON.stringify(next), changed, missed: 0 }
}

/** The appeals behind what is proposed. */
async function proposed(cursor: string | null): Promise<{ items: AppealRow[]; next: string | null }> {
  const page = await store.docket.page({ where: { state: 'proposed' }, order: [], limit: SLICE, cursor })
  return { items: [...(await tables.appeals.byIds(page.items.map(({ code }) => code))).values()], next: page.next }
}

/** Two requests for a slice, and one for each item that changes. */
async function night(appeals: readonly AppealRow[], world: World): Promise<number> {
  const ids = appeals.flatMap(({ code }) => MEETING_KINDS.map((kind) => `${kind}:${code}`))
  const known = await store.docket.byIds(ids)
  let changed = 0
  for (const appeal of appeals) {
    for (const kind of MEETING_KINDS) {
      const _id = `${kind}:${appeal.code}`
      const before = known.get(_id) ?? null
      const after = afterNight(before, rulesFor(kind, appeal, world), world.today)
      if (after === null || after === before) continue
      if (await put(before, { _id, kind, code: appeal.code, seq: 0, reason: null, meeting: null, ...before, ...after })) changed += 1
    }
  }
  return changed
}

/** Writes it unless a person moved it at this moment: their word stands. */
async function put(before: DocketRow | null, after: DocketRow): Promise<boolean> {
  if (before === null) return store.docket.insertNew(after)
  const { state, rules, byHand, since } = after
  return (await store.docket.update({ _id: before._id, seq: before.seq }, { state, rules, byHand, since, reason: null })) === 1
}
