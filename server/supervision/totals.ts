import { DISTRICT } from '../../domain/ledger/figures'
import { cached } from '../store/cached'
import { tables } from '../store/tables'
import { type FigureRow } from '../store/rows'

/** The figure of all months of a unit: kept beside the monthly ones, so that a total is one document. */
export const ALL = 'all'

export function figureId(month: string, unit: string): string {
  return `${month}:${unit}`
}

const district = cached(async () => {
  const row: FigureRow | null = await tables.figures.byId(figureId(ALL, DISTRICT))
  return { valid: row?.counts.valid ?? 0, resolved: row?.counts.resolved ?? 0 }
})

/** The district's totals, by the ledger's definitions (S14), as they were within the last minute: every resident's home shows them. */
export const totals = (): Promise<{ valid: number; resolved: number }> => district.get()
