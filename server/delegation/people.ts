import { mayStandIn, signs } from '../../domain/organisation/delegation'
import { ROLE_WORDS, carries } from '../../domain/organisation/roles'
import type { Organisation, Post } from '../../domain/organisation/units'
import type { PersonRow } from '../store/rows'
import { open } from '../store/seal'

/** The post by which somebody signs for a unit, and may be away from; undefined where they sign for none. */
export const leadingPost = ({ posts }: PersonRow): Post | undefined => posts.find(signs)

/** The post by which `person` may stand in for a leader of `unit`; undefined where none lets them. */
export function deputyPost(person: PersonRow, unit: string, organisation: Organisation): Post | undefined {
  const ancestors = organisation.find(unit)?.ancestors ?? []
  // The nearest one: it is by this post that they sign.
  return [unit, ...ancestors].flatMap((one) => person.posts.filter((post) => post.unit === one && mayStandIn(post, unit, ancestors)))[0]
}

/** Somebody by unit, role and name, as cadres know each other. */
export function personWords(person: PersonRow | undefined, post: { unit: string; role: Post['role'] }, organisation: Organisation): string {
  const name = person?.name ? open(person.name) : ''
  return `${organisation.find(post.unit)?.name ?? ''} ${ROLE_WORDS[post.role]}${name && ` ${name}`}`
}

export const administers = ({ posts }: PersonRow): boolean => posts.some(({ role }) => carries(role, 'administration'))
