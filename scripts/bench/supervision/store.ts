import { codeOf } from '../../../domain/appeal/code'
import { startOf } from '../../../domain/calendar/day'
import { type Counts, deltas, sum } from '../../../domain/ledger/figures'
import { monthPlus } from '../../../domain/supervision/monthlyList'
import type { AppealRow } from '../../../server/store/rows'
import { ALL, figureId } from '../../../server/supervision/totals'
import { CLOCK_START } from '../../local/moment'
import { history } from '../../sample/history'
import { PIECE, TEMPLATES, YEAR, buildOnce } from '../store'

/** The month that is settled, and how many appeals it has while the store is large enough. */
export const MONTH = '2026-09'
export const OF_MONTH = 20_000
/** The others are spread over so many months before it. */
const MONTHS = 40
/** How many the clock has to look at today, whatever the size of the store. */
export const DUE = 40
export const TODAY = '2026-11-23'
const NEVER = '9999-12-31'

/** Fills a data folder once with appeals and the figures that they add up to; a later run finds it. It appears whole or not at all. */
export function buildStore(data: string, size: number, say: (line: string) => void): void {
  buildOnce(data, say, (database, district) => {
    const templates: AppealRow[] = []
    for (const papers of history({ district, valid: TEMPLATES, now: CLOCK_START })) templates.push(...papers.appeals)
    const figures = new Map<string, { _id: string; month: string; unit: string; counts: Counts; applied: string[] }>()
    for (let from = 0; from < size; from += PIECE) {
      const rows = Array.from({ length: Math.min(PIECE, size - from) }, (_, n) => likeness(templates[(from + n) % templates.length]!, from + n))
      database.bulkInsert('appeals', rows)
      for (const row of rows) count(figures, row)
    }
    database.bulkInsert('figures', [...figures.values()])
  })
}

/** The same appeal under the n-th code, filed in the month that is settled or in one before it. */
function likeness(row: AppealRow, n: number): AppealRow {
  const code = codeOf(YEAR, n + 1)
  const month = n < OF_MONTH ? MONTH : monthPlus(MONTH, -1 - (n % MONTHS))
  const submittedAt = startOf(`${month}-01`) + (n % 27) * 86_400_000 + (n % 86_000) * 1000
  return { ...row, _id: code, code, submittedAt, nextLookOn: n < DUE ? TODAY : NEVER }
}

function count(figures: Map<string, { _id: string; month: string; unit: string; counts: Counts; applied: string[] }>, row: AppealRow): void {
  for (const { month, unit, counts } of deltas(null, row)) {
    for (const each of [month, ALL]) {
      const _id = figureId(each, unit)
      figures.set(_id, { _id, month: each, unit, counts: sum([figures.get(_id)?.counts ?? {}, counts]), applied: [] })
    }
  }
}
