import type { Delta } from '../../domain/ledger/figures'
import { type Change, type Kept, addTo } from '../../domain/ledger/kept'
import type { Handler } from '../store/outbox'
import type { FigureRow, OutboxRow } from '../store/rows'
import { tables } from '../store/tables'
import { ALL, figureId } from '../supervision/totals'

type KeptRow = FigureRow & Kept

/**
 * Adds what steps changed to the kept figures, one write per figure and batch. The leased drainer is the
 * only writer, so a figure is read, summed and written without a race; a row that comes again is known by its id.
 */
export const addFigures: Handler = async (rows) => {
  const changes = new Map<string, { month: string; unit: string; changes: Change[] }>()
  for (const row of rows) {
    for (const delta of deltasOf(row)) {
      for (const month of [delta.month, ALL]) {
        const id = figureId(month, delta.unit)
        const figure = changes.get(id) ?? { month, unit: delta.unit, changes: [] }
        figure.changes.push({ id: row._id, counts: delta.counts })
        changes.set(id, figure)
      }
    }
  }
  const kept = (await tables.figures.byIds([...changes.keys()])) as Map<string, KeptRow>
  for (const [_id, { month, unit, changes: toAdd }] of changes) {
    const figure: KeptRow = kept.get(_id) ?? { _id, month, unit, counts: {}, applied: [] }
    const added = addTo(figure, toAdd)
    if (added !== figure) await tables.figures.set(added)
  }
  return rows.map(() => ({ is: 'done' as const }))
}

const deltasOf = (row: OutboxRow): Delta[] => row.body['deltas'] as Delta[]
