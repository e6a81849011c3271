import type { Counts, Delta } from '../../domain/ledger/figures'
import { collection } from '../store/database'
import { type Part, keeping } from '../store/kept'
import type { FigureRow } from '../store/rows'
import { ALL, figureId } from '../supervision/totals'

const figures = collection<FigureRow & { applied: string[] }>('figures')

/** Adds what steps changed to the kept figures of their months and units. */
export const addFigures = keeping<Counts>(figures, ({ body }) =>
  (body['deltas'] as Delta[]).flatMap(({ month, unit, counts }) => [month, ALL].map((one): Part<Counts> => ({ figure: { _id: figureId(one, unit), month: one, unit }, counts }))),
)
