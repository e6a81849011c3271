import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../../../domain/appeal/code'
import { startOf } from '../../../domain/calendar/day'
import { type Counts, deltas, sum } from '../../../domain/ledger/figures'
import { monthPlus } from '../../../domain/supervision/monthlyList'
import type { LocalCloud } from '../../../localcloud'
import { openDatabase } from '../../../localcloud/database'
import { COLLECTIONS } from '../../../server/store/collections'
import type { AppealRow } from '../../../server/store/rows'
import { ALL, figureId } from '../../../server/supervision/totals'
import { keysOf } from '../../local/keys'
import { CLOCK_START } from '../../local/moment'
import { history } from '../../sample/history'
import { loadDistrict } from '../../sample/load'

/** Appeals that were decided by the real rules; all others are their likenesses under codes of their own. */
const TEMPLATES = 2000
const PIECE = 5000
/** The month that is settled, and how many appeals it has while the store is large enough. */
export const MONTH = '2026-09'
export const OF_MONTH = 20_000
/** The others are spread over so many months before it. */
const MONTHS = 40
/** How many the clock has to look at today, whatever the size of the store. */
export const DUE = 40
export const TODAY = '2026-11-23'
const NEVER = '9999-12-31'
/** A year before every real one: no code of the sample is taken. */
const YEAR = 2018

/** Fills a data folder once with appeals and the figures that they add up to; a later run finds it. It appears whole or not at all. */
export function buildStore(data: string, size: number, say: (line: string) => void): void {
  if (existsSync(data)) return
  const began = performance.now()
  const draft = `${data}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  Object.assign(process.env, keysOf(draft))
  const database = openDatabase({ file: join(draft, 'database.sqlite'), clock: { now: () => CLOCK_START }, collections: COLLECTIONS })
  const district = loadDistrict({ database } as LocalCloud)
  const templates: AppealRow[] = []
  for (const papers of history({ district, valid: TEMPLATES, now: CLOCK_START })) templates.push(...papers.appeals)
  const figures = new Map<string, { _id: string; month: string; unit: string; counts: Counts; applied: string[] }>()
  for (let from = 0; from < size; from += PIECE) {
    const rows = Array.from({ length: Math.min(PIECE, size - from) }, (_, n) => likeness(templates[(from + n) % templates.length]!, from + n))
    database.bulkInsert('appeals', rows)
    for (const row of rows) count(figures, row)
  }
  database.bulkInsert('figures', [...figures.values()])
  void database.close()
  renameSync(draft, data)
  say(`  store built in ${((performance.now() - began) / 1000).toFixed(0)} s`)
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
