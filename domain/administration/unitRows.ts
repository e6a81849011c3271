import type { Organisation, Unit, UnitId } from '../organisation/units'
import { type Cell, type Sheet, cellOf, columnsOf, isSkipped, rowNumber } from '../outreach/sheet'
import { charactersOf } from '../text'
import { FIRST_KIND_NAMES, KIND_NAMES, UNIT_COLUMNS, type UnitColumn as Key, bareWords, namesIn } from './columns'
import { ADDED_KINDS, type AddedKind } from './ids'

/** A unit that a sheet brings; its parent by name, for the parent may be brought by the same sheet. */
export interface WantedUnit {
  kind: AddedKind
  name: string
  /** The name of the township; null below the centre. */
  township: string | null
  grids: string[]
}

/** One row as a unit to be made, or one that stands already, or what is wrong with it by the title of our column. */
export type UnitRowRead = { row: number; name: string } & ({ unit: WantedUnit } | { stands: UnitId } | { wrong: Record<string, string> })

export const GRIDS_MOST = 60
const [NAME_LEAST, NAME_MOST, GRID_MOST] = [2, 30, 20]
const unitTitle = (key: Key): string => UNIT_COLUMNS.find((column) => column.key === key)!.titles[0]!

/**
 * Reads a sheet of units, row by row: first what stands below the centre, so that a village finds its township wherever in
 * the sheet that stands. Blank rows and the template's example are passed over. `missing` names needed columns that the
 * sheet lacks: then nothing is read.
 */
export function readUnitRows({ header, rows, first }: Sheet, organisation: Organisation): { missing: string[]; read: UnitRowRead[] } {
  const { at, missing } = columnsOf(header, UNIT_COLUMNS)
  if (missing.length > 0) return { missing, read: [] }
  const cells = rows.flatMap((row, index) => (isSkipped(row) ? [] : [{ row: rowNumber(index, first), cell: cellOf(row, at) }]))
  const seen = new Map<string, number>()
  const townships = new Set(organisation.units.filter(({ kind }) => kind === 'township').map(({ name }) => name))
  const one = ({ row, cell }: (typeof cells)[number]): UnitRowRead => {
    const found = readOne(cell, townships, organisation)
    const name = cell('name')
    if (!('unit' in found)) return { row, name, ...found }
    const key = keyOf(found.unit)
    const earlier = seen.get(key)
    if (earlier !== undefined) return { row, name, wrong: { [unitTitle('name')]: `与第${earlier}行相同` } }
    seen.set(key, row)
    const stands = standing(found.unit, organisation)
    if (found.unit.kind === 'township') townships.add(name)
    return stands ? { row, name, stands: stands.id } : { row, name, unit: found.unit }
  }
  const isVillage = ({ cell }: (typeof cells)[number]) => kindNamed(cell('kind')) === 'village'
  const upper = cells.filter((each) => !isVillage(each)).map(one)
  const lower = cells.filter(isVillage).map(one)
  return { missing, read: [...upper, ...lower].sort((a, b) => a.row - b.row) }
}

/** What makes two rows the same unit. */
const keyOf = ({ kind, name, township }: WantedUnit): string => JSON.stringify([kind, township, name])

/** The unit in force that a row speaks of, if there is one. */
function standing({ kind, name, township }: WantedUnit, organisation: Organisation): Unit | undefined {
  return organisation.units.find((unit) => unit.kind === kind && unit.name === name && (township === null || organisation.find(unit.parent ?? '')?.name === township))
}

const kindNamed = (words: string): AddedKind | undefined => ADDED_KINDS.find((kind) => KIND_NAMES[kind].includes(bareWords(words)))

function readOne(cell: Cell<Key>, townships: ReadonlySet<string>, organisation: Organisation): { unit: WantedUnit } | { stands: UnitId } | { wrong: Record<string, string> } {
  const [name, kindWords, parent] = [cell('name'), bareWords(cell('kind')), cell('parent')]
  if (Object.values(FIRST_KIND_NAMES).includes(kindWords)) {
    const first = organisation.units.find((unit) => unit.name === name && unit.kind in FIRST_KIND_NAMES && FIRST_KIND_NAMES[unit.kind as keyof typeof FIRST_KIND_NAMES] === kindWords)
    return first ? { stands: first.id } : { wrong: { [unitTitle('kind')]: `“${kindWords}”启用时已经建好，要换名字请在单位页改名` } }
  }
  const wrong: Record<string, string> = {}
  const letters = charactersOf(name).length
  if (letters < NAME_LEAST || letters > NAME_MOST) wrong[unitTitle('name')] = letters === 0 ? '没有填名称' : `名称要${NAME_LEAST}到${NAME_MOST}个字`
  const kind = kindNamed(kindWords)
  if (!kind) wrong[unitTitle('kind')] = kindWords === '' ? '没有填类型' : `请填“${ADDED_KINDS.map((each) => KIND_NAMES[each][0]!).join('”“')}”中的一种`
  if (kind === 'village' && !townships.has(parent)) wrong[unitTitle('parent')] = parent === '' ? '村（社区）要填属于哪个乡镇（街道）' : `没有“${parent}”这个乡镇（街道），或者它那一行有错`
  const centre = organisation.units.find((unit) => unit.kind === 'centre')
  if (kind && kind !== 'village' && parent !== '' && parent !== centre?.name) wrong[unitTitle('parent')] = '乡镇（街道）和部门直接设在区中心下面，上级请留空'
  const grids = namesIn(cell('grids'))
  const badGrids = wrongWithGrids(grids, kind)
  if (badGrids) wrong[unitTitle('grids')] = badGrids
  if (!kind || Object.keys(wrong).length > 0) return { wrong }
  return { unit: { kind, name, township: kind === 'village' ? parent : null, grids } }
}

function wrongWithGrids(grids: readonly string[], kind: AddedKind | undefined): string | null {
  if (grids.length > 0 && kind && kind !== 'village') return '只有村（社区）分网格'
  if (grids.length > GRIDS_MOST) return `最多${GRIDS_MOST}个网格`
  if (grids.some((grid) => /^\d+$/.test(grid))) return '请填网格名称，如：第一网格、第二网格'
  if (grids.some((grid) => charactersOf(grid).length > GRID_MOST)) return `网格名称最多${GRID_MOST}个字`
  return null
}
