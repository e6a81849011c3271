import { DEFAULT_SETTINGS } from '../../../domain/appeal/settings'
import { createCalendar } from '../../../domain/calendar/calendar'
import { startOf } from '../../../domain/calendar/day'
import type { Standing } from '../../../domain/appeal/standing'
import { type Counts, deltas, sum } from '../../../domain/ledger/figures'
import { history } from '../../../scripts/sample/history'
import { rowOf } from '../../../server/casework/row'
import type { AppealRow } from '../../../server/store/rows'
import { ALL, figureId } from '../../../server/supervision/totals'
import type { Play } from '../support'

const world = { calendar: createCalendar(), settings: DEFAULT_SETTINGS }

/**
 * Puts appeals of the sample's real rules into one month of the store, with the figures that they add up to:
 * enough for units to be ranked by. `change` makes something else of some of them.
 */
export function putMonth(play: Play, month: string, valid: number, change: (standing: Standing, n: number) => Standing = (standing) => standing): AppealRow[] {
  const { stage } = play
  const rows: AppealRow[] = []
  const days = 27
  for (const batches = history({ district: stage.district, valid, now: startOf(`${month}-01`) }); ; ) {
    const { value, done } = batches.next()
    if (done) break
    for (const row of value.appeals) {
      const standing = change({ ...(row as Standing), submittedAt: startOf(`${month}-01`) + (rows.length % days) * 86_400_000 + rows.length * 1000 }, rows.length)
      // What the clock has to do for them is not what is looked at.
      rows.push({ ...rowOf(standing, row.excerpt, world), nextLookOn: '9999-12-31' })
    }
  }
  const figures = new Map<string, { _id: string; month: string; unit: string; counts: Counts; applied: string[] }>()
  for (const row of rows) {
    for (const { unit, counts } of deltas(null, row)) {
      for (const each of [month, ALL]) {
        const _id = figureId(each, unit)
        figures.set(_id, { _id, month: each, unit, counts: sum([figures.get(_id)?.counts ?? {}, counts]), applied: [] })
      }
    }
  }
  stage.cloud.database.bulkInsert('appeals', rows)
  stage.cloud.database.bulkInsert('figures', [...figures.values()])
  return rows
}
