import { CENTRE } from '../../../domain/administration/ids'
import { KIND_NAMES } from '../../../domain/administration/columns'
import { type UnitRowRead, type WantedUnit, readUnitRows } from '../../../domain/administration/unitRows'
import { type Asked, verb } from '../../door/verb'
import { resultOf } from '../../outreach/sheets'
import type { UnitRow } from '../../store/rows'
import { freshDistrict } from '../../store/units'
import type { Ground } from '../administer'
import type { ImportInput } from '../contract'
import { mustAdminister } from '../rights'
import { freshUnit } from '../units'
import { SLICE, type Slice, importInput, inSlices, madeBy } from './slices'

/**
 * Makes the units of a sheet, or says what would come of it. A row that is wrong is named and the others stay in; what
 * stands already is not made again. A sheet comes in one call, for a village may come before its township in it.
 */
export const importUnits = verb(importInput, async (asked: Asked<ImportInput>) => {
  const { input, me } = asked
  mustAdminister(me)
  const before = readUnitRows(input, (await freshDistrict()).organisation)
  if (!input.dryRun) await inSlices(asked, 'units', async () => missing(input, (await freshDistrict()).organisation).length > 0, (ground) => slice(input, ground))
  const ours = input.dryRun ? new Set<string>() : await madeBy(me, input.import)
  return resultOf(before.missing, before.read.map((row) => ({ row: String(row.row), excerpt: row.name, place: placeOf(row), ...outcomeOf(row, ours) })))
})

const placeOf = (row: UnitRowRead): string => ('unit' in row ? [row.unit.township ?? KIND_NAMES[row.unit.kind][0]!, row.unit.grids.join('、')].filter(Boolean).join(' · ') : '')

function outcomeOf(row: UnitRowRead, ours: ReadonlySet<string>): { again?: true; wrong?: Record<string, string> } {
  if ('wrong' in row) return { wrong: row.wrong }
  // What an earlier try of this very import made is its own.
  return 'stands' in row && !ours.has(row.stands) ? { again: true } : {}
}

const missing = (input: ImportInput, organisation: Ground['organisation']): WantedUnit[] => readUnitRows(input, organisation).read.flatMap((row) => ('unit' in row ? [row.unit] : []))

/** The next units, townships before their villages. */
function slice(input: ImportInput, { rows, organisation }: Ground): Slice {
  const wanted = missing(input, organisation)
  const next = [...wanted.filter(({ township }) => township === null), ...wanted.filter(({ township }) => township !== null)].slice(0, SLICE)
  if (next.length === 0) return null
  const made: UnitRow[] = []
  for (const { kind, name, township, grids } of next) {
    const all = [...rows, ...made]
    const above = all.find((row) => !row.closedOn && (township === null ? row._id === CENTRE || row.kind === 'centre' : row.kind === 'township' && row.name === township))
    // Its township is in a later slice: so is it.
    if (!above || made.some((row) => row.name === name && row.kind === kind && row.parent === above._id)) continue
    made.push(freshUnit(all, kind, name, { id: above._id, ancestors: above.ancestors }, grids))
  }
  if (made.length === 0) return null
  const [again, fresh] = [made.filter(({ _id }) => rows.some((row) => row._id === _id)), made.filter(({ _id }) => !rows.some((row) => row._id === _id))]
  return {
    made: made.map(({ _id }) => _id),
    said: { what: 'importUnits', lines: [['导入的单位', null, `${made.length}个：${made.map(({ name }) => name).join('、')}`]] },
    units: again,
    inserts: fresh.map((row) => ['units', row] as const),
  }
}
