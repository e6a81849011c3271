import * as z from 'zod'
import { cell } from '../../outreach/sheets'
import type { PersonRow } from '../../store/rows'
import { ownId } from '../../door/ids'
import type { Asked } from '../../door/verb'
import { type ImportRow, administration } from '../../store/administration'
import { keyedHash } from '../../store/seal'
import { type Effect, type Ground, administer } from '../administer'
import type { ImportInput } from '../contract'

/** As many documents as one change writes. */
export const SLICE = 100
/** As many rows as are made within one call's time. */
const ROWS_AT_ONCE = 1000

export const importInput = z.strictObject({
  header: z.array(cell(120)).min(1).max(60),
  rows: z.array(z.array(cell(2100)).max(60)).min(1).max(ROWS_AT_ONCE),
  first: z.number().int().min(2).max(100_000).optional(),
  dryRun: z.boolean(),
  import: ownId,
}) as unknown as z.ZodType<ImportInput>

/** The id of an import that a person's phone named. */
const importId = (me: PersonRow, named: string): string => `m-${keyedHash('invitation', `import:${me._id}:${named}`).slice(0, 20)}`

/** What one slice writes, or null when nothing is left to do. */
export type Slice = (Effect & { made: readonly string[] }) | null

/**
 * An import in slices, each a change of its own on record: what is left to do is worked out anew before each, from what is
 * there, so that a call which was cut off or repeated goes on where it stopped.
 */
export async function inSlices({ me, requestId, input }: Pick<Asked<ImportInput>, 'me' | 'requestId' | 'input'>, kind: ImportRow['kind'], left: () => Promise<boolean>, slice: (ground: Ground, imported: string) => Promise<Slice> | Slice): Promise<void> {
  const id = importId(me, input.import)
  let more = true
  for (let n = 1; more && (await left()); n += 1) {
    await administer(me, `${requestId}:${n}`, async (ground) => {
      const before = await administration.imports.byId(id)
      const effect = await slice(ground, id)
      // Somebody else has just made the same: there is nothing to write but that one looked.
      more = effect !== null
      if (!effect) return { said: { what: kind === 'units' ? 'importUnits' : 'importPeople', lines: [['导入', null, '没有新的']] } }
      const { made, ...rest } = effect
      const row: ImportRow = { _id: id, kind, at: before?.at ?? ground.now, by: me._id, made: [...(before?.made ?? []), ...made], taken: before?.taken ?? [] }
      return { ...rest, sets: [...(rest.sets ?? []), ['imports', row]] }
    })
  }
}

/** What this import has made so far. */
export const madeBy = async (me: PersonRow, named: string): Promise<Set<string>> => new Set((await administration.imports.byId(importId(me, named)))?.made)
