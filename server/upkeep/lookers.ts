import { ROLE_WORDS } from '../../domain/organisation/roles'
import type { Organisation, PersonId } from '../../domain/organisation/units'
import type { PersonRow } from '../store/rows'

/** Who looked at a contact, by post: a name would be one more of the same. */
export function lookerWords(id: PersonId, people: ReadonlyMap<string, PersonRow>, organisation: Organisation): string {
  const post = people.get(id)?.posts[0]
  return post ? `${organisation.find(post.unit)?.name ?? ''}${ROLE_WORDS[post.role]}` : '已离岗的人员'
}
