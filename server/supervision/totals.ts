import { tables } from '../store/tables'
import { type FigureRow } from '../store/rows'

/** The figure of all months of a unit: kept beside the monthly ones, so that a total is one document. */
export const ALL = 'all'

export function figureId(month: string, unit: string): string {
  return `${month}:${unit}`
}

/** The district's totals, by the ledger's definitions (S14). One request. */
export async function totals(): Promise<{ valid: number; resolved: number }> {
  const row: FigureRow | null = await tables.figures.byId(figureId(ALL, 'district'))
  return { valid: row?.counts['valid'] ?? 0, resolved: row?.counts['resolved'] ?? 0 }
}
