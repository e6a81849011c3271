import { type ErrandCounts, errandFigureId } from '../../domain/errands/figures'
import { type Change, addTo } from '../../domain/ledger/kept'
import { type ErrandFigureRow, errandStore } from '../store/errands'
import type { Handler } from '../store/outbox'

interface Body {
  months: string[]
  units: string[]
  counts: ErrandCounts
}

/** Adds what steps changed to the kept figures of errands, as `addFigures` does for appeals: a row that comes again is known by its id. */
export const addErrandFigures: Handler = async (rows) => {
  const changes = new Map<string, { month: string; unit: string; changes: Change<ErrandCounts>[] }>()
  for (const row of rows) {
    const { months, units, counts } = row.body as unknown as Body
    for (const month of months) for (const unit of units) {
      const id = errandFigureId(month, unit)
      const figure = changes.get(id) ?? { month, unit, changes: [] }
      figure.changes.push({ id: row._id, counts })
      changes.set(id, figure)
    }
  }
  const kept = await errandStore.figures.byIds([...changes.keys()])
  for (const [_id, { month, unit, changes: toAdd }] of changes) {
    const figure: ErrandFigureRow = kept.get(_id) ?? { _id, month, unit, counts: {}, applied: [] }
    const added = addTo(figure, toAdd)
    if (added !== figure) await errandStore.figures.set(added)
  }
  return rows.map(() => ({ is: 'done' as const }))
}
