import { monthOf, dayOf } from '../../domain/calendar/day'
import { ALL_MONTHS, ALL_UNITS, errandChange } from '../../domain/errands/figures'
import type { World } from '../../domain/appeal/situation'
import type { ErrandRow } from '../store/errands'
import type { OutboxRow } from '../store/rows'
import type { StepRow } from '../store/supervision'
import { type Told, recordStep } from '../supervision/record'

const countedOf = (row: ErrandRow) => ({ state: row.state, matter: row.matter, atTheDoor: row.recordedBy !== null })

/** Writes a step of an errand with what it makes of it, who is told, and what it changes in the figures: one transaction. */
export async function writeErrand(world: World, before: ErrandRow | null, after: ErrandRow, step: Pick<StepRow, 'what' | 'by' | 'unit' | 'words' | 'requestId'>, tells: readonly Told[]): Promise<StepRow> {
  const counts = errandChange(before && countedOf(before), countedOf(after))
  const figure: OutboxRow = {
    _id: `${after._id}-${after.seq}-errand`, appeal: after._id, kind: 'errand', state: 'pending', after: world.now, tries: 0, createdAt: world.now,
    body: { months: [monthOf(dayOf(after.at)), ALL_MONTHS], units: [ALL_UNITS, ...after.units], counts },
  }
  return recordStep(world, {
    step: { of: after._id, seq: after.seq, about: {}, ...step },
    ...(before ? { sets: [['errands', after]] } : {}),
    inserts: [...(before ? [] : [['errands', after] as const]), ...(Object.keys(counts).length > 0 ? [['outbox', figure] as const] : [])],
    tells,
  })
}
