import type { World } from '../../domain/appeal/situation'
import type { UnitId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import type { TemplateKey } from '../../domain/notice/templates'
import { isDuplicate } from '../store/cloud'
import type { CollectionName } from '../store/collections'
import type { OutboxRow, PersonRow } from '../store/rows'
import { type StepRow, supervision } from '../store/supervision'
import { transact } from '../store/transaction'
import { wake } from '../clock/wake'

/** Who is told of a step, and where a tap leads. */
export interface Told {
  to: string[]
  template: TemplateKey
  values: string[]
  page: string
  /** The units complained of by what it is about: their people are told nothing of it, whatever else they hold. */
  accused?: readonly UnitId[]
}

/** What a step leaves beside itself. */
export interface Recorded {
  step: Omit<StepRow, '_id' | 'at' | 'on'>
  sets?: readonly (readonly [CollectionName, { _id: string }])[]
  inserts?: readonly (readonly [CollectionName, { _id: string }])[]
  tells?: readonly Told[]
}

export const stepId = (of: string, seq: number): string => `${of}-${seq}`

/**
 * Writes one step of a list or a warning with all that changes by it, in one transaction. The step's number keeps
 * a second writer out (STALE); the request's id makes a repetition do nothing: then the first step is answered.
 */
export async function recordStep(world: Pick<World, 'now' | 'today'>, { step, sets = [], inserts = [], tells = [] }: Recorded): Promise<StepRow> {
  const row: StepRow = { ...step, _id: stepId(step.of, step.seq), at: world.now, on: world.today }
  const outbox = tells.map(({ page, accused = [], ...body }, n): OutboxRow => ({ _id: `${row._id}-message${n}`, appeal: step.of, kind: 'message', state: 'pending', after: world.now, tries: 0, createdAt: world.now, body: { ...body, accused, page } }))
  try {
    await transact(async (writes) => {
      // The step first: whoever lost the race learns it before writing anything else. What goes into one collection goes in at once.
      const added = [['supervisionSteps', row] as const, ...inserts, ...outbox.map((one) => ['outbox', one] as const)]
      for (const each of new Set(added.map(([name]) => name))) await writes.insert(each, added.flatMap(([name, document]) => (name === each ? [document] : [])))
      for (const [name, document] of sets) await writes.set(name, document)
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const first = await supervision.steps.first({ requestId: step.requestId })
    if (!first) throw new Refusal('STALE')
    return first
  }
  if (outbox.length > 0 || inserts.some(([name]) => name === 'outbox')) wake()
  return row
}

/** The step that a request took before, or null: asked first, so that a repetition is not judged by what it made of things. */
export function takenBefore(requestId: string): Promise<StepRow | null> {
  return supervision.steps.first({ requestId })
}

/** The unit by whose post a person acts. */
export const postOf = (me: PersonRow, unit?: string): string | null => (me.posts.find((post) => post.unit === unit) ?? me.posts[0])?.unit ?? null
