import type { Organisation, Unit } from '../organisation/units'

/** The village that a name means, written alone or with its township in front or beside it; or why none is meant, in words. */
export function villageNamed(name: string, township: string, organisation: Organisation): { village: Unit } | { why: string } {
  if (name === '') return { why: '没有填村（社区）' }
  const named = organisation.units.filter((unit) => unit.kind === 'village' && (unit.id === name || name.endsWith(unit.name)))
  const nameOf = (unit: Unit) => organisation.find(unit.parent ?? '')?.name ?? ''
  const fitting = named.filter((unit) => (township === '' || nameOf(unit) === township) && (unit.id === name || unit.name === name || `${nameOf(unit)}${unit.name}` === name))
  if (fitting.length > 1) return { why: '不止一个村（社区）叫这个名字，请写上乡镇' }
  return fitting[0] ? { village: fitting[0] } : { why: '本区没有这个村（社区）' }
}
