import type { Role } from '../organisation/roles'
import type { UnitKind } from '../organisation/units'
import type { Column } from '../outreach/sheet'
import type { AddedKind } from './ids'

/** What a sheet of units tells of each. */
export type UnitColumn = 'name' | 'kind' | 'parent' | 'grids'

/** The columns of a sheet of units; the first title of each is the one of our own template. */
export const UNIT_COLUMNS: readonly Column<UnitColumn>[] = [
  { key: 'name', titles: ['名称', '单位名称', '单位'], needed: true },
  { key: 'kind', titles: ['类型', '单位类型'], needed: true },
  { key: 'parent', titles: ['上级', '上级单位', '所属乡镇'] },
  { key: 'grids', titles: ['网格', '网格名称'] },
]

/** What a sheet of people tells of each. */
export type PersonColumn = 'name' | 'phone' | 'township' | 'unit' | 'roles' | 'grids'

/** The columns of a sheet of people; the township tells villages of one name apart. */
export const PERSON_COLUMNS: readonly Column<PersonColumn>[] = [
  { key: 'name', titles: ['姓名'], needed: true },
  { key: 'phone', titles: ['手机号', '手机', '电话', '联系电话'] },
  { key: 'township', titles: ['乡镇（街道）', '乡镇', '街道'] },
  { key: 'unit', titles: ['单位', '所在单位'], needed: true },
  { key: 'roles', titles: ['职务', '角色', '岗位', '职务/角色'], needed: true },
  { key: 'grids', titles: ['网格', '负责网格'] },
]

/** How the kind of a unit is written in a sheet; the first word of each is the one we write ourselves. */
export const KIND_NAMES: Record<AddedKind, readonly string[]> = {
  township: ['乡镇（街道）', '乡镇', '街道', '镇', '乡'],
  village: ['村（社区）', '村', '社区'],
  department: ['区级部门', '部门', '区直部门'],
}

/** The kinds of the first day, as an exported sheet names them. */
export const FIRST_KIND_NAMES: Record<Exclude<UnitKind, AddedKind>, string> = { centre: '区中心', discipline: '纪检', petition: '信访', politicalLegal: '政法', performance: '目标绩效' }

/** What a role is called beside its own name. */
export const ROLE_NAMES: Partial<Record<Role, readonly string[]>> = {
  villageSecretary: ['村书记', '社区书记', '支部书记', '党支部书记'],
  villageCadre: ['村干部', '社区干部'],
  coordinator: ['联络员'],
  clerk: ['受理员'],
  inspector: ['核查员'],
  administrator: ['管理员'],
}

/** How several names stand in one cell. */
export const namesIn = (cell: string): string[] => [...new Set(cell.split(/[、，,；;\n]/).map((name) => name.trim()).filter(Boolean))]

/** The bare words of a cell: brackets as Chinese type sets them, no spaces. */
export const bareWords = (cell: string): string => cell.replace(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）')
