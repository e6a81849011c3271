import type { Day } from '../calendar/day'
import type { Role } from './roles'

export type UnitId = string
export type PersonId = string

/** The three levels that decide: 小事村上办、难事乡镇担、大事区里管 (S4). */
export const LEVELS = ['village', 'township', 'district'] as const
export type Level = (typeof LEVELS)[number]

/** The last two take no appeals: the political-legal commission (区委政法委) pushes them on, the performance centre (目标绩效中心) looks at what was closed out. */
export const UNIT_KINDS = ['village', 'township', 'department', 'centre', 'discipline', 'petition', 'politicalLegal', 'performance'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** Whether appeals may be assigned to units of a kind. */
export const takesAppeals = (kind: UnitKind): boolean => kind !== 'politicalLegal' && kind !== 'performance'

/** A unit of the district. `ancestors` runs from the parent to the root and is empty for the district centre. */
export interface Unit {
  id: UnitId
  name: string
  kind: UnitKind
  level: Level
  parent: UnitId | null
  ancestors: readonly UnitId[]
  /** The unit one level above, which rules on extensions, second disputes and parking. */
  overseer: UnitId | null
  /**
   * Those who may check and endorse for this unit, nearest first; when one of them is the
   * handler or has signed already the next takes the place (see `signoff.ts`).
   */
  ladder: readonly PersonId[]
  /** Since when it is no more; absent while it is in force. It stays known by name, for the records that speak of it. */
  closedOn?: Day
  /** What it went up in when it was closed. */
  into?: UnitId
}

/** A role held in a unit. `grids` narrows a grid worker to their grids; absent means the whole unit. */
export interface Post {
  unit: UnitId
  role: Role
  grids?: readonly string[]
}

/** The units of a district, looked up by id. Pure data, built once by whoever loads it. */
export class Organisation {
  private readonly byId: ReadonlyMap<UnitId, Unit>
  /** The units in force: what can be chosen, listed, given work. */
  readonly units: readonly Unit[]

  /** @param all Every unit there is or was. */
  constructor(readonly all: readonly Unit[]) {
    this.byId = new Map(all.map((unit) => [unit.id, unit]))
    this.units = all.filter(({ closedOn }) => closedOn === undefined)
  }

  /** The unit that stands for `id` today: itself, or what it went up in, or the one above it. */
  current(id: UnitId): UnitId {
    const unit = this.byId.get(id)
    if (!unit?.closedOn) return id
    const next = unit.into ?? unit.parent
    return next === null || next === undefined ? id : this.current(next)
  }

  /** The unit, or undefined when there is none. */
  find(id: UnitId): Unit | undefined {
    return this.byId.get(id)
  }

  /** The unit; throws when there is none, which is a bug in the caller. */
  get(id: UnitId): Unit {
    const unit = this.byId.get(id)
    if (!unit) throw new Error(`no unit ${id}`)
    return unit
  }

  /** Whether `id` is `above` or lies below it. */
  isWithin(id: UnitId, above: UnitId): boolean {
    return id === above || (this.byId.get(id)?.ancestors.includes(above) ?? false)
  }

  /** Whether the district was set up: before its first administrator came there is no centre, and no appeal finds a way. */
  get begun(): boolean {
    return this.units.some(({ kind }) => kind === 'centre')
  }

  /** The one unit of a kind that exists once in a district: centre, discipline commission, petition office. */
  sole(kind: 'centre' | 'discipline' | 'petition'): Unit {
    const unit = this.units.find((candidate) => candidate.kind === kind)
    if (!unit) throw new Error(`the district has no unit of kind ${kind}`)
    return unit
  }

  /** Villages of a township in the order they were given. */
  villagesOf(township: UnitId): Unit[] {
    return this.units.filter((unit) => unit.kind === 'village' && unit.parent === township)
  }
}
