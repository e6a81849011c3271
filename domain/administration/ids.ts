import { DEPARTMENTS, DEPARTMENT_WORDS } from '../organisation/departments'
import type { Level, Unit, UnitId, UnitKind } from '../organisation/units'

/** The kinds that an administrator adds; those that lead the district stand once in a district, from its first day. */
export const ADDED_KINDS = ['township', 'village', 'department'] as const satisfies readonly UnitKind[]
export type AddedKind = (typeof ADDED_KINDS)[number]

const LEVEL_OF: Record<UnitKind, Level> = { village: 'village', township: 'township', department: 'district', centre: 'district', discipline: 'district', petition: 'district', politicalLegal: 'district', performance: 'district' }

/** The ids of the units of the first day. */
export const CENTRE = 'D'
export const DISCIPLINE = 'D-jw'
export const PETITION = 'D-xf'
export const POLITICAL_LEGAL = 'D-zf'
export const PERFORMANCE = 'D-jx'

const two = (n: number) => String(n).padStart(2, '0')

/** The first of `T01`, `T02`… that nobody ever had: an id stands in records, codes on walls and links. */
function free(taken: ReadonlySet<UnitId>, named: (n: number) => UnitId): UnitId {
  for (let n = 1; ; n += 1) if (!taken.has(named(n))) return named(n)
}

/** The id of a new unit. A department that the responsibility list speaks of has the id by which it is proposed. */
export function newUnitId(kind: AddedKind, name: string, parent: UnitId, taken: ReadonlySet<UnitId>): UnitId {
  if (kind === 'township') return free(taken, (n) => `T${two(n)}`)
  if (kind === 'village') return free(taken, (n) => `${parent}V${two(n)}`)
  const known = DEPARTMENTS.find((key) => DEPARTMENT_WORDS[key] === name)
  if (known && !taken.has(`DEP-${known}`)) return `DEP-${known}`
  return free(taken, (n) => `DEP-${two(n)}`)
}

/** The id of a new grid of a village. */
export const newGridId = (village: UnitId, taken: ReadonlySet<string>): string => free(taken, (n) => `${village}G${n}`)

/** A unit as it begins: below `parent`, and overseen from there. */
export function newUnit(id: UnitId, kind: UnitKind, name: string, parent: Pick<Unit, 'id' | 'ancestors'> | null): Omit<Unit, 'ladder'> {
  return { id, name, kind, level: LEVEL_OF[kind], parent: parent?.id ?? null, ancestors: parent ? [parent.id, ...parent.ancestors] : [], overseer: parent?.id ?? null }
}
