import { type ErrandCounts, errandFigureId } from '../../domain/errands/figures'
import { errandStore } from '../store/errands'
import { type Part, keeping } from '../store/kept'

interface Body {
  months: string[]
  units: string[]
  counts: ErrandCounts
}

/** Adds what steps changed to the kept figures of errands, as `addFigures` does for appeals. */
export const addErrandFigures = keeping<ErrandCounts>(errandStore.figures, ({ body }) => {
  const { months, units, counts } = body as unknown as Body
  return months.flatMap((month) => units.map((unit): Part<ErrandCounts> => ({ figure: { _id: errandFigureId(month, unit), month, unit }, counts })))
})
