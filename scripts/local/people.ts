import { ROLE_WORDS, type Role } from '../../domain/organisation/roles'
import type { Unit, UnitId, UnitKind } from '../../domain/organisation/units'
import type { SampleDistrict, SamplePerson } from '../sample/district'

/** Someone who can hold the phone, as the console lists them. */
export interface Identity {
  openid: string
  name: string
  role: string
  unit: string
  group: string
  wecom?: string
}

const GROUPS: Record<UnitKind, string> = { village: '村（社区）', township: '乡镇（街道）', department: '部门', centre: '区中心', discipline: '督办', petition: '督办', politicalLegal: '督办', performance: '督办' }
const LEADERS: readonly Role[] = ['leaderInCharge', 'principal', 'districtLeader']

/** Where the console begins: its people come first, in this order. */
const FIRST_UNITS: readonly UnitId[] = ['T01V01', 'T01', 'DEP-transport', 'DEP-housing', 'D', 'D-jw', 'D-xf', 'D-zf', 'D-jx']

/** Finds how a person of the district is called: what they are, where, and with whom they are listed. */
export function identityIn({ units }: Pick<SampleDistrict, 'units'>): (person: SamplePerson, unit?: UnitId) => Identity {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return (person, unit) => {
    const { openid, name, wecom, posts, place } = person
    const post = posts.find((held) => held.unit === unit) ?? posts[0]
    const home = byId.get(post?.unit ?? place?.village ?? '')
    const roles = posts.filter((held) => held.unit === post?.unit).map(({ role }) => ROLE_WORDS[role])
    return { openid, name, role: roles.length > 0 ? roles.join('、') : '居民', unit: home?.name ?? '', group: groupOf(posts.map(({ role }) => role), home), ...(wecom ? { wecom } : {}) }
  }
}

function groupOf(roles: readonly Role[], unit: Unit | undefined): string {
  if (roles.length === 0 || !unit) return '居民'
  if (roles.some((role) => LEADERS.includes(role))) return '领导'
  return roles.includes('administrator') ? '管理' : GROUPS[unit.kind]
}

/** Everyone of the district: residents and cadres of where the console begins first, then the others as they come. */
export function peopleList(district: SampleDistrict): Identity[] {
  const identify = identityIn(district)
  const rank = ({ posts, place }: SamplePerson): number => {
    const place0 = FIRST_UNITS.indexOf(posts[0]?.unit ?? place?.village ?? '')
    return (place0 < 0 ? FIRST_UNITS.length : place0) + (posts.length === 0 && place0 === 0 ? -1 : 0)
  }
  return [...district.people].sort((a, b) => rank(a) - rank(b)).map((person) => identify(person))
}
