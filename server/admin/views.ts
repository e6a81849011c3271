import type { PostView, UnitNode } from './contract'
import { ROLE_WORDS } from '../../domain/organisation/roles'
import type { Post } from '../../domain/organisation/units'
import { maskPhone } from '../store/mask'
import type { PersonRow, UnitRow } from '../store/rows'
import { open } from '../store/seal'
import type { District } from '../store/units'

export const nodeOf = ({ _id, name, kind, parent, grids, closedOn, into }: UnitRow, organisation: District): UnitNode => ({
  id: _id,
  name,
  kind: kind as UnitNode['kind'],
  parent,
  grids: grids?.length ?? 0,
  closedOn: closedOn ?? null,
  into: into ? (organisation.find(into)?.name ?? null) : null,
})

export function postView(post: Post, organisation: District): PostView {
  const grids = organisation.gridsOf(post.unit)
  return { ...post, unitName: organisation.find(post.unit)?.name ?? '已撤并的单位', roleWords: ROLE_WORDS[post.role], gridNames: (post.grids ?? []).map((grid) => grids.find(({ id }) => id === grid)?.name ?? grid) }
}

/** `望溪街道复核专员、窗口受理员`, as the record and lists say it. */
export function postsWords(posts: readonly Post[], organisation: District): string | null {
  if (posts.length === 0) return null
  return posts
    .map((post) => {
      const { unitName, roleWords, gridNames } = postView(post, organisation)
      return `${unitName}${roleWords}${gridNames.length > 0 ? `（${gridNames.join('、')}）` : ''}`
    })
    .join('；')
}

/** A cadre's name as colleagues know it. */
export const nameOf = (person: Pick<PersonRow, 'name'> | undefined | null): string => (person?.name ? open(person.name) : '未填姓名')

export const phoneOf = (person: Pick<PersonRow, 'phone'>): string | null => (person.phone ? maskPhone(open(person.phone)) : null)
