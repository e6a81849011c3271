import type { Delta } from '../../domain/ledger/figures'
import type { Handler } from '../store/outbox'
import type { FigureRow, OutboxRow } from '../store/rows'
import { tables } from '../store/tables'
import { ALL, figureId } from '../supervision/totals'

/** How many of the latest rows a figure remembers, so that one delivered twice counts once. */
const REMEMBERED = 300

interface Kept extends FigureRow {
  applied: string[]
}

/**
 * Adds what steps changed to the kept figures, one write per figure and batch. The leased drainer is the
 * only writer, so a figure is read, summed and written without a race; a row that comes again is known by its id.
 */
export const addFigures: Handler = async (rows) => {
  const changes = new Map<string, { month: string; unit: string; rows: { id: string; counts: Record<string, number> }[] }>()
  for (const row of rows) {
    for (const delta of deltasOf(row)) {
      for (const month of [delta.month, ALL]) {
        const id = figureId(month, delta.unit)
        const change = changes.get(id) ?? { month, unit: delta.unit, rows: [] }
        change.rows.push({ id: row._id, counts: delta.counts as Record<string, number> })
        changes.set(id, change)
      }
    }
  }
  const kept = (await tables.figures.byIds([...changes.keys()])) as Map<string, Kept>
  for (const [_id, change] of changes) {
    const figure: Kept = kept.get(_id) ?? { _id, month: change.month, unit: change.unit, counts: {}, applied: [] }
    const fresh = change.rows.filter(({ id }) => !figure.applied.includes(id))
    if (fresh.length === 0) continue
    const counts = { ...figure.counts }
    for (const { counts: add } of fresh) for (const [name, by] of Object.entries(add)) counts[name] = (counts[name] ?? 0) + by
    await tables.figures.set({ ...figure, counts, applied: [...figure.applied, ...fresh.map(({ id }) => id)].slice(-REMEMBERED) } as FigureRow)
  }
  return rows.map(() => ({ is: 'done' as const }))
}

const deltasOf = (row: OutboxRow): Delta[] => row.body['deltas'] as Delta[]
