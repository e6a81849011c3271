import type { UnitNode } from 'server/contract'

/** The district as one reads it: what stands at its top, and the townships with what is below each. */
export interface Tree {
  top: UnitNode[]
  departments: UnitNode[]
  townships: { unit: UnitNode; villages: UnitNode[] }[]
  closed: UnitNode[]
}

const TOP: readonly UnitNode['kind'][] = ['centre', 'discipline', 'petition', 'politicalLegal', 'performance']

export function treeOf(units: readonly UnitNode[]): Tree {
  const open = units.filter(({ closedOn }) => closedOn === null)
  return {
    top: open.filter(({ kind }) => TOP.includes(kind)),
    departments: open.filter(({ kind }) => kind === 'department'),
    townships: open.filter(({ kind }) => kind === 'township').map((unit) => ({ unit, villages: open.filter(({ kind, parent }) => kind === 'village' && parent === unit.id) })),
    closed: units.filter(({ closedOn }) => closedOn !== null),
  }
}

/** Units whose name holds every word that was typed; a village is also found by its township. */
export function unitsNamed(units: readonly UnitNode[], typed: string): UnitNode[] {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  return units.filter(({ name, parent, kind, closedOn }) => closedOn === null && words.every((word) => `${kind === 'village' ? (names.get(parent ?? '') ?? '') : ''}${name}`.includes(word)))
}
