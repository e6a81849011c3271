import type { DistrictTree, Me } from 'server/contract'
import type { Duty } from 'domain/organisation/roles'

import { useQuery } from '@/api/cache'
import { useMe } from '@/features/session/me'

/** The villages of a district that somebody records for, or does another of these duties: one's own, those of one's township, or all. */
export function villagesOf(district: DistrictTree, posts: Me['posts'], by: readonly Duty[] = ['intake']): DistrictTree {
  const units = new Set<string>(posts.filter(({ duties }) => by.some((duty) => duties.includes(duty))).map(({ unit }) => unit))
  const known = district.townships.some(({ id, villages }) => units.has(id) || villages.some((one) => units.has(one.id)))
  // A post in neither is one at the district.
  if (units.size > 0 && !known) return district
  const townships = district.townships.map((one) => (units.has(one.id) ? one : { ...one, villages: one.villages.filter(({ id }) => units.has(id)) }))
  return { ...district, townships: townships.filter(({ villages }) => villages.length > 0) }
}

export interface Mine {
  me: Me | null
  /** The whole district: for the units that an appeal may be about. */
  district: DistrictTree | null
  /** What is mine to record for. */
  places: DistrictTree | null
  /** The one village that is mine, where it is one. */
  only: string | undefined
  /** The unit whose lists I read. */
  unit: string | undefined
}

/** Who I am and where I record, from what the phone knows where there is no network. */
export function useMine(): Mine {
  const me = useMe()
  const district = useQuery('account', 'district', {}).value
  const places = me && district && villagesOf(district, me.posts)
  const villages = places?.townships.flatMap(({ villages: ones }) => ones) ?? []
  return { me, district, places, only: villages.length === 1 ? villages[0]!.id : undefined, unit: me?.posts.find(({ duties }) => duties.includes('intake'))?.unit }
}
