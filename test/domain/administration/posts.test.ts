import { ROLES, ROLES_IN } from '../../../domain/administration/posts'
import { ROLE_DUTIES } from '../../../domain/organisation/roles'

it('there is no role that nobody can be named to', () => {
  const held = new Set<string>(Object.values(ROLES_IN).flat())
  expect(ROLES.filter((role) => !held.has(role))).toEqual([])
})

it('who handles errands is named where residents live and where they are served', () => {
  for (const kind of ['village', 'township'] as const) expect(ROLES_IN[kind].filter((role) => (ROLE_DUTIES[role] as readonly string[]).includes('errands'))).toContain('commissioner')
})
