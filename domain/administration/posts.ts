import { ROLE_DUTIES, ROLE_WORDS, type Role } from '../organisation/roles'
import type { Organisation, Post, UnitKind } from '../organisation/units'

const WORKING: readonly Role[] = ['coordinator', 'handler', 'leaderInCharge', 'principal']

/** Which roles are held in which units. */
export const ROLES_IN = {
  village: ['villageSecretary', 'villageCadre', 'gridWorker', 'commissioner'],
  township: ['reviewer', 'clerk', ...WORKING, 'commissioner'],
  department: [...WORKING, 'inspector'],
  centre: ['dispatcher', 'clerk', 'caller', ...WORKING, 'districtLeader', 'inspector', 'administrator'],
  discipline: ['disciplineOfficer', 'dispatcher', ...WORKING],
  petition: ['petitionOfficer', ...WORKING],
  politicalLegal: [...WORKING],
  performance: [...WORKING, 'inspector'],
} as const satisfies Record<UnitKind, readonly Role[]>

export const ROLES = Object.keys(ROLE_DUTIES) as Role[]

/** How many posts one person holds at most. */
export const POSTS_MOST = 8

interface Grids {
  gridsOf(unit: string): readonly { id: string }[]
}

/**
 * What is wrong with the posts that somebody is to hold, in words; null when nothing is. Whoever administers holds no
 * other post: who gives out the posts takes no part in the work that they carry.
 */
export function wrongWithPosts(posts: readonly Post[], organisation: Organisation & Grids): string | null {
  if (posts.length > POSTS_MOST) return `一个人最多${POSTS_MOST}个岗位`
  if (new Set(posts.map(({ unit, role }) => `${unit}:${role}`)).size < posts.length) return '同一个岗位写了两次'
  if (posts.length > 1 && posts.some(({ role }) => role === 'administrator')) return '系统管理员不能兼任其他岗位'
  for (const { unit, role, grids = [] } of posts) {
    const found = organisation.find(unit)
    if (!found || found.closedOn) return '没有这个单位，或已经撤并'
    if (!(ROLES_IN[found.kind] as readonly Role[]).includes(role)) return `${found.name}没有“${ROLE_WORDS[role]}”这个岗位`
    if (grids.length > 0 && role !== 'gridWorker') return '只有网格员分网格'
    const own = organisation.gridsOf(unit)
    if (grids.some((grid) => !own.some(({ id }) => id === grid))) return `${found.name}没有这个网格`
  }
  return null
}

/** The posts without those said twice; grids of the same post together. */
export function together(posts: readonly Post[]): Post[] {
  const found = new Map<string, Post>()
  for (const post of posts) {
    const key = `${post.unit}:${post.role}`
    const before = found.get(key)
    // A post in the whole unit is wider than one in some of its grids.
    const grids = !before ? post.grids : before.grids && post.grids ? [...new Set([...before.grids, ...post.grids])] : undefined
    found.set(key, { unit: post.unit, role: post.role, ...(grids ? { grids } : {}) })
  }
  return [...found.values()]
}
