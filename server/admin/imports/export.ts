import * as z from 'zod'
import { FIRST_KIND_NAMES, KIND_NAMES, PERSON_COLUMNS, UNIT_COLUMNS } from '../../../domain/administration/columns'
import type { Post, UnitKind } from '../../../domain/organisation/units'
import { type Asked, verb } from '../../door/verb'
import { cursor } from '../../door/schema'
import { administration } from '../../store/administration'
import { maskPhone } from '../../store/mask'
import { holdersIn } from '../../store/people'
import { open } from '../../store/seal'
import { type District, freshDistrict } from '../../store/units'
import { administer } from '../administer'
import type { AdminFunction, ExportedSheet } from '../contract'
import { codeOfInvitation } from '../invitations'
import { mustAdminister } from '../rights'
import { nameOf, phoneOf, postView } from '../views'

type Input = AdminFunction['exportSheet']['input']
const [UNITS_AT_ONCE, INVITATIONS_AT_ONCE] = [60, 300]
/** Beside the columns that are imported: what an administrator hands out. */
const MORE = ['状态', '邀请码']
const kindName = (kind: UnitKind): string => (kind in KIND_NAMES ? KIND_NAMES[kind as keyof typeof KIND_NAMES][0]! : FIRST_KIND_NAMES[kind as keyof typeof FIRST_KIND_NAMES])

const input = z.strictObject({ of: z.enum(['units', 'people', 'invitations']), cursor }) as unknown as z.ZodType<Input>

const WORDS: Record<Input['of'], string> = { units: '单位表', people: '在岗人员，手机号显示一部分', invitations: '没接受的邀请和邀请码' }

/** Units, people or open invitations as a sheet of the shape that is imported. That it was handed out is on record, once for all its parts. */
export const exportSheet = verb(input, async ({ input: { of, cursor: from }, me, requestId }: Asked<Input>): Promise<ExportedSheet> => {
  mustAdminister(me)
  if (from === undefined) await administer(me, requestId, () => ({ said: { what: 'export', lines: [['导出的表', null, WORDS[of]]] } }))
  const { organisation } = await freshDistrict()
  if (of === 'units') return unitsSheet(organisation)
  const header = [...PERSON_COLUMNS.map(({ titles }) => titles[0]!), ...MORE]
  if (of === 'people') {
    // Some units at once, so that an index finds their people however many the district has.
    const ids = organisation.units.map(({ id }) => id).sort().filter((unit) => unit > (from ?? ''))
    const some = ids.slice(0, UNITS_AT_ONCE)
    const people = await holdersIn(some)
    const rows = people.flatMap((person) => linesOf(nameOf(person), phoneOf(person) ?? '', person.posts.filter(({ unit }) => some.includes(unit)), organisation, ['在岗', '']))
    return { header, rows, next: ids.length > some.length ? some.at(-1)! : null }
  }
  const page = await administration.invitations.page({ where: { state: 'open' }, order: [['at', 'desc']], limit: INVITATIONS_AT_ONCE, cursor: from })
  const now = Date.now()
  return { header, rows: page.items.flatMap((row) => linesOf(open(row.name), row.phone ? maskPhone(open(row.phone)) : '', row.posts, organisation, row.expiresAt > now ? ['等接受', codeOfInvitation(row)] : ['已过期', ''])), next: page.next }
})

function unitsSheet(organisation: District): ExportedSheet {
  const rows = organisation.units.map(({ id, name, kind, parent }) => [name, kindName(kind), kind === 'village' ? (organisation.find(parent ?? '')?.name ?? '') : '', organisation.gridsOf(id).map((grid) => grid.name).join('、')])
  return { header: UNIT_COLUMNS.map(({ titles }) => titles[0]!), rows, next: null }
}

/** One line a unit, and one of its own for a post that is narrowed to grids. */
function linesOf(name: string, phone: string, posts: readonly Post[], organisation: District, more: readonly string[]): string[][] {
  const lines = new Map<string, { post: Post; roles: string[]; grids: string }>()
  for (const post of posts) {
    const { roleWords, gridNames } = postView(post, organisation)
    const grids = gridNames.join('、')
    const key = JSON.stringify([post.unit, grids])
    lines.set(key, { post, roles: [...(lines.get(key)?.roles ?? []), roleWords], grids })
  }
  return [...lines.values()].map(({ post, roles, grids }) => {
    const unit = organisation.find(organisation.current(post.unit))
    const above = unit?.kind === 'village' ? (organisation.find(unit.parent ?? '')?.name ?? '') : ''
    return [name, phone, above, unit?.name ?? '', roles.join('、'), grids, ...more]
  })
}
