import type { LocalCloud } from '../../localcloud'
import { MIGRATIONS } from '../../server/clock/migrations'
import { leadersOf } from '../../domain/organisation/ladder'
import type { PersonRow, UnitRow } from '../../server/store/rows'
import { keyedHash, seal } from '../../server/store/seal'
import { type SampleDistrict, makeDistrict } from './district'

/** Puts the sample district's units and people into an empty store. Names and numbers are sealed as the functions would. */
export function loadDistrict(cloud: LocalCloud, district: SampleDistrict = makeDistrict()): SampleDistrict {
  const leaders = leadersOf(district.people)
  const units = district.units.map(({ id, ladder: _, ...unit }): UnitRow => ({
    ...unit,
    _id: id,
    ancestors: [...unit.ancestors],
    leaders: leaders.get(id) ?? {},
    grids: district.grids.filter(({ village }) => village === id).map(({ id: grid, name }) => ({ id: grid, name })),
  }))
  const people = district.people.map(({ id, openid, name, phone, posts, wecom }): PersonRow => ({
    _id: id,
    identities: [openid],
    name: seal(name),
    phone: seal(phone),
    phoneKey: keyedHash('phone', phone),
    posts,
    wecom: wecom ?? null,
    credits: {},
    largeType: null,
  }))
  cloud.database.bulkInsert('units', units)
  cloud.database.bulkInsert('people', people)
  // What is made now is as this version writes it.
  cloud.database.bulkInsert('counters', [{ _id: 'schema', n: MIGRATIONS.at(-1)!.to }])
  return district
}
