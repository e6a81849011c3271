import { randomBytes } from 'node:crypto'
import { type Entry, type EntryActor, type EntryRecord, GENESIS, type Step, chain } from '../../domain/appeal/entries'
import type { Actor } from '../../domain/appeal/permissions'
import { apply, begin } from '../../domain/appeal/replay'
import type { World } from '../../domain/appeal/situation'
import { BLANK, type Standing, parties } from '../../domain/appeal/standing'
import { commit } from '../store/commit'
import type { ContactRow } from '../store/rows'
import { type Taken, followUps } from './followUps'
import { rowOf } from './row'

/** What a command does to one appeal: its steps, from the standing it was decided on (null for a filing). */
export interface Change {
  code: string
  before: Standing | null
  steps: readonly Step[]
  excerpt: string
  contact?: ContactRow
  evidence?: readonly string[]
}

export interface Written {
  /** The request's first entry: written now, or by an earlier call of the same request. */
  first: Entry
  /** Whether it was written before; then nothing is written now and `after` never came to be. */
  repeated: boolean
  /** The standing that each change led to, in order. */
  after: Standing[]
}

/** Everything that steps lead to, not yet written. */
export interface Draft {
  taken: Taken[]
  records: EntryRecord[]
  /** The standing that each change led to, in order. */
  after: Standing[]
}

/** Where the salt of a record comes from; a sample that must come out the same twice brings its own. */
export type NewSalt = () => string

const randomSalt: NewSalt = () => randomBytes(16).toString('base64url')

/** Writes steps down as entries: numbered, chained, and replayed to the standings they lead to. */
export function draft(world: World, actor: Actor, requestId: string, changes: readonly Change[], newSalt = randomSalt): Draft {
  const records: EntryRecord[] = []
  let written = 0
  // The request's id marks its first entry; the others are numbered after it, each unique.
  const nextId = () => (++written === 1 ? requestId : `${requestId}#${written}`)
  const taken = changes.map((change) => {
    const steps: Taken[] = []
    for (const step of change.steps) steps.push(take(world, actor, change, step, steps.at(-1)?.after ?? change.before, nextId(), records, newSalt()))
    return steps
  })
  return { taken: taken.flat(), records, after: taken.map((steps) => steps.at(-1)!.after) }
}

/**
 * Writes steps with what follows from them in the outbox, all in one transaction. The only way in which
 * an appeal changes.
 */
export async function write(world: World, actor: Actor, requestId: string, changes: readonly Change[]): Promise<Written> {
  const { taken, records, after } = draft(world, actor, requestId, changes)
  const { repeated } = await commit({
    requestId,
    entries: taken.map(({ entry }) => entry),
    records,
    rows: after.map((standing, index) => rowOf(standing, changes[index]!.excerpt, world)),
    contacts: changes.flatMap(({ contact }) => (contact ? [contact] : [])),
    evidence: { ids: changes.flatMap(({ evidence }) => evidence ?? []), appeal: changes[0]!.code },
    outbox: taken.flatMap((one) => followUps(world, one)),
  })
  return { first: repeated ?? taken[0]!.entry, repeated: repeated !== null, after }
}

function take(world: World, actor: Actor, change: Change, step: Step, before: Standing | null, requestId: string, records: EntryRecord[], salt: string): Taken {
  const place = { code: change.code, seq: (before?.seq ?? 0) + 1, previous: before?.head ?? GENESIS, at: world.now, on: world.today, actor: entryActor(actor, before, step), requestId, salt }
  const entry = chain(step, place)
  const texts = Object.fromEntries(Object.entries(step.texts ?? {}).filter(([name]) => name in entry.digests))
  if (Object.keys(texts).length > 0) records.push({ _id: entry._id, appeal: change.code, salt, texts })
  return { entry, before, after: before ? apply(before, entry) : begin(entry) }
}

/** As whom a person acts: in their own matter as themselves, else by the post nearest to the appeal. */
function entryActor(actor: Actor, before: Standing | null, { settles }: Step): EntryActor {
  // Who writes an appeal down for somebody does so by a post; who files one, as themselves.
  const appeal = before ?? (settles?.recordedBy === actor.person ? { ...BLANK, ...(settles as Standing) } : null)
  if (actor.person === 'system' || !appeal || parties(appeal).includes(actor.person)) return { person: actor.person }
  const near = [appeal.desk, appeal.lead, ...appeal.supporting, appeal.overseer, appeal.township, ...appeal.scopes]
  const post = near.flatMap((unit) => actor.posts.filter((held) => held.unit === unit))[0] ?? actor.posts[0]
  return { person: actor.person, ...(post ? { unit: post.unit, role: post.role } : {}) }
}
