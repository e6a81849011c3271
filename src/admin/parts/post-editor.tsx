import type { Post } from 'domain/organisation/units'
import type { Role } from 'domain/organisation/roles'
import type { UnitView } from 'server/contract'

import { Checks } from '@/ui/checks'
import { Field } from '@/ui/field'

interface Props {
  unit: Pick<UnitView, 'id' | 'name' | 'roles' | 'gridList'>
  /** All posts of the person, in whichever units. */
  posts: readonly Post[]
  onChange: (posts: Post[]) => void
  error?: string | undefined
}

/** The posts that somebody holds in one unit; for a grid worker, in which grids. Posts elsewhere stay as they are. */
export function PostEditor({ unit, posts, onChange, error }: Props) {
  const elsewhere = posts.filter((post) => post.unit !== unit.id)
  const here = posts.filter((post) => post.unit === unit.id)
  const grids = here.find(({ role }) => role === 'gridWorker')?.grids ?? []
  const setRoles = (roles: Role[]) => onChange([...elsewhere, ...roles.map((role) => here.find((post) => post.role === role) ?? { unit: unit.id, role })])
  const setGrids = (chosen: string[]) => onChange([...elsewhere, ...here.map((post) => (post.role === 'gridWorker' ? { unit: post.unit, role: post.role, ...(chosen.length > 0 ? { grids: chosen } : {}) } : post))])
  return (
    <>
      <Field label={`在${unit.name}的岗位`} hint='可以选几个' error={error}>
        <Checks label='岗位' options={unit.roles.map(({ id, name }) => ({ value: id, words: name }))} value={here.map(({ role }) => role)} onChange={setRoles} />
      </Field>
      {here.some(({ role }) => role === 'gridWorker') && unit.gridList.length > 0 && (
        <Field label='负责哪些网格' hint='都不选就是整个村（社区）' optional>
          <Checks label='网格' options={unit.gridList.map(({ id, name }) => ({ value: id, words: name }))} value={grids} onChange={setGrids} />
        </Field>
      )}
    </>
  )
}
