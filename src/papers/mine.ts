import type { DistrictTree, Me } from 'server/contract'

import { useQuery } from '@/api/cache'
import { useMe } from '@/features/session/me'

type Post = Me['posts'][number]
type Named = { id: string; name: string }

/** The posts in which somebody records appeals. */
export const intakePosts = (me: Me | null): Post[] => me?.posts.filter(({ duties }) => duties.includes('intake')) ?? []

/** A unit and what lies in it, to choose places from: itself first, then its townships and villages. */
export function placesWithin(district: DistrictTree, { unit, unitName }: Post): Named[] {
  const township = district.townships.find(({ id }) => id === unit)
  if (township) return [{ id: unit, name: `${unitName}（全部）` }, ...township.villages.map(({ id, name }) => ({ id, name }))]
  if (district.townships.some(({ villages }) => villages.some(({ id }) => id === unit))) return [{ id: unit, name: unitName }]
  const villages = district.townships.flatMap(({ name, villages: ones }) => ones.map((one) => ({ id: one.id, name: `${name}${one.name}` })))
  return [{ id: unit, name: '全区' }, ...district.townships.map(({ id, name }) => ({ id, name })), ...villages]
}

/** Who I am as a recorder, and the district. */
export function useMine(): { me: Me | null; posts: Post[]; district: DistrictTree | null } {
  const me = useMe()
  const district = useQuery('account', 'district', {}).value
  return { me, posts: intakePosts(me), district }
}
