import * as z from 'zod'
import { ADDED_KINDS, type AddedKind, newGridId, newUnit, newUnitId } from '../../domain/administration/ids'
import { ROLES_IN } from '../../domain/administration/posts'
import { GRIDS_MOST } from '../../domain/administration/unitRows'
import { STATUSES, isOpen } from '../../domain/appeal/statuses'
import { NEVER } from '../../domain/appeal/waits'
import { ROLE_WORDS, type Role } from '../../domain/organisation/roles'
import type { Unit, UnitId } from '../../domain/organisation/units'
import { type Asked, verb } from '../door/verb'
import { id, text } from '../door/schema'
import { administration } from '../store/administration'
import { below as lessThan, oneOf } from '../store/conditions'
import { openJobs } from '../store/jobs'
import { holdersIn } from '../store/people'
import type { UnitRow } from '../store/rows'
import { tables } from '../store/tables'
import { freshDistrict } from '../store/units'
import { administer } from './administer'
import type { AdminFunction, Officer, UnitView } from './contract'
import { refusal } from './effects'
import { invitationView } from './invitations'
import { mustAdminister } from './rights'
import { nameOf, nodeOf, phoneOf, postView, postsWords } from './views'

export const KIND_WORDS: Record<Unit['kind'], string> = { village: '村（社区）', township: '乡镇（街道）', department: '区级部门', centre: '区中心', discipline: '纪检', petition: '信访', politicalLegal: '政法', performance: '目标绩效' }
export const name = text(30, 2)

/** Every unit, those in force first by their ids; closed ones too, for what went where. */
export const units = verb(z.strictObject({}), async ({ me }) => {
  mustAdminister(me)
  const { rows, organisation } = await freshDistrict()
  return { units: rows.filter(({ takenBack }) => !takenBack).map((row) => nodeOf(row, organisation)) }
})

/** One unit with its people, who is invited, who signs, and what is open there. Seven requests. */
export const unit = verb(z.strictObject({ id }), async ({ input, me }: Asked<{ id: UnitId }>): Promise<UnitView> => {
  mustAdminister(me)
  const { rows, organisation } = await freshDistrict()
  const row = found(rows, input.id)
  const ladder = organisation.get(row._id).ladder
  const [people, invited, signers, open, jobs] = await Promise.all([
    holdersIn([row._id]),
    administration.invitations.page({ where: { units: row._id, state: 'open' }, order: [['at', 'desc']], limit: 200 }),
    tables.people.byIds(ladder),
    openIn(row._id),
    openJobs(),
  ])
  const kind = row.kind as Unit['kind']
  return {
    ...nodeOf(row, organisation),
    parentName: row.parent ? (organisation.find(row.parent)?.name ?? null) : null,
    gridList: [...(row.grids ?? [])],
    people: people.map((person): Officer => ({ id: person._id, name: nameOf(person), phone: phoneOf(person), posts: person.posts.map((post) => postView(post, organisation)) })),
    invitations: invited.items.map((one) => invitationView(one, organisation, Date.now())),
    ladder: ladder.map((person) => `${nameOf(signers.get(person))}（${postsWords((signers.get(person)?.posts ?? []).slice(0, 1), organisation) ?? ''}）`),
    open,
    roles: ROLES_IN[kind].map((role: Role) => ({ id: role, name: ROLE_WORDS[role] })),
    moving: jobs.some(({ kind: what, args }) => what === 'moveUnit' && [args['from'], args['into']].includes(row._id)),
  }
})

/** Open appeals that a unit may know of: what complains of it is not among them, neither here nor in any count. */
export const openIn = (unitId: UnitId): Promise<number> => tables.appeals.count({ scopes: unitId, status: oneOf(STATUSES.filter(isOpen)) })

/** The unit of an id, closed or not; refuses under `field` when there is none. */
export function found(rows: readonly UnitRow[], unitId: UnitId, field = 'id'): UnitRow {
  const row = rows.find(({ _id }) => _id === unitId)
  if (!row) throw refusal(field, '没有这个单位')
  return row
}

/** The same, and not closed. */
export function inForce(rows: readonly UnitRow[], unitId: UnitId, field = 'id'): UnitRow {
  const row = found(rows, unitId, field)
  if (row.closedOn) throw refusal(field, '这个单位已经撤并')
  return row
}

/** Two units of a kind beside each other do not bear the same name. */
export function mustBeFree(rows: readonly UnitRow[], kind: string, parent: UnitId | null, wanted: string, self?: UnitId): void {
  if (rows.some((row) => row._id !== self && !row.closedOn && row.kind === kind && row.parent === parent && row.name === wanted)) throw refusal('name', '已经有同名的单位')
}

/** Whether units of a kind are added and closed; the others can only be renamed. */
export const isAdded = (kind: string): kind is AddedKind => (ADDED_KINDS as readonly string[]).includes(kind)

/** What a new unit may stand below. */
const PARENT_OF: Record<AddedKind, Unit['kind']> = { township: 'centre', department: 'centre', village: 'township' }

const addInput = z.strictObject({ kind: z.enum(ADDED_KINDS), name, parent: id, grids: z.array(text(20)).max(GRIDS_MOST).optional() })

export const addUnit = verb(addInput as unknown as z.ZodType<AdminFunction['addUnit']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['addUnit']['input']>) => {
  mustAdminister(me)
  const line = await administer(me, requestId, ({ rows, organisation }) => {
    const parent = organisation.find(input.parent)
    if (!parent || parent.closedOn || parent.kind !== PARENT_OF[input.kind]) throw refusal('parent', input.kind === 'village' ? '请选它属于哪个乡镇（街道）' : '要设在区中心下面')
    mustBeFree(rows, input.kind, parent.id, input.name)
    const row = freshUnit(rows, input.kind, input.name, parent, input.grids ?? [])
    return { said: { what: 'addUnit', unit: row._id, lines: [['名称', null, input.name], ['上级', null, parent.name], ...gridLine([], row.grids ?? [])] }, units: [row] }
  })
  return { id: line.unit! }
})

/** A new unit below `parent` among `rows`. One that an import brought and that was taken back comes again under its id, which the responsibility list may speak of. */
export function freshUnit(rows: readonly UnitRow[], kind: AddedKind, wanted: string, parent: Pick<Unit, 'id' | 'ancestors'>, grids: readonly string[]): UnitRow {
  const before = rows.find((row) => row.takenBack && row.kind === kind && row.parent === parent.id && row.name === wanted)
  const unitId = before?._id ?? newUnitId(kind, wanted, parent.id, new Set(rows.map(({ _id }) => _id)))
  return rowOf(newUnit(unitId, kind, wanted, parent), kind === 'village' ? grids : [])
}

/** A new unit as it is stored, with grids of these names. */
export function rowOf({ id: _id, ancestors, ...unitOf }: Omit<Unit, 'ladder'>, gridNames: readonly string[]): UnitRow {
  const grids = gridNames.map((grid, at) => ({ id: `${_id}G${at + 1}`, name: grid }))
  return { ...unitOf, _id, ancestors: [...ancestors], leaders: {}, ...(unitOf.kind === 'village' ? { grids } : {}) }
}

/** The names of grids as one reads them; null for none. */
export const gridWords = (grids: readonly { name: string }[]) => (grids.length > 0 ? grids.map((grid) => grid.name).join('、') : null)
function gridLine(before: readonly { name: string }[], after: readonly { name: string }[]): [string, string | null, string | null][] {
  const [was, is] = [gridWords(before), gridWords(after)]
  return was === is ? [] : [['网格', was, is]]
}

const renameInput = z.strictObject({ id, name, reason: text(300).optional() })

export const renameUnit = verb(renameInput as unknown as z.ZodType<AdminFunction['renameUnit']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['renameUnit']['input']>) => {
  mustAdminister(me)
  await administer(me, requestId, ({ rows }) => {
    const row = inForce(rows, input.id)
    mustBeFree(rows, row.kind, row.parent, input.name, row._id)
    return { said: { what: 'renameUnit', unit: row._id, lines: [['名称', row.name, input.name]], reason: input.reason ?? null }, units: [{ ...row, name: input.name }] }
  })
  return { id: input.id }
})

const gridsInput = z.strictObject({ unit: id, grids: z.array(z.strictObject({ id: id.optional(), name: text(20) })).max(GRIDS_MOST) })

export const saveGrids = verb(gridsInput as unknown as z.ZodType<AdminFunction['saveGrids']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['saveGrids']['input']>) => {
  mustAdminister(me)
  await administer(me, requestId, async ({ rows }) => {
    const row = inForce(rows, input.unit, 'unit')
    const before = row.grids ?? []
    if (row.kind !== 'village') throw refusal('unit', '只有村（社区）分网格')
    if (new Set(input.grids.map((grid) => grid.name)).size < input.grids.length) throw refusal('grids', '有两个网格同名')
    if (input.grids.some((grid) => grid.id !== undefined && !before.some((one) => one.id === grid.id))) throw refusal('grids', '没有这个网格')
    const gone = before.filter((one) => !input.grids.some((grid) => grid.id === one.id))
    await mustBeUnused(row._id, gone)
    const taken = new Set(rows.flatMap(({ grids = [] }) => grids.map((grid) => grid.id)))
    const grids = input.grids.map((grid) => {
      const gridId = grid.id ?? newGridId(row._id, taken)
      taken.add(gridId)
      return { id: gridId, name: grid.name }
    })
    return { said: { what: 'saveGrids', unit: row._id, lines: gridLine(before, grids) }, units: [{ ...row, grids }] }
  })
  return { id: input.unit }
})

/** What complains of the village counts for nothing here either: a refusal would tell that there is such an appeal. */
async function mustBeUnused(village: UnitId, gone: readonly { id: string; name: string }[]): Promise<void> {
  if (gone.length === 0) return
  const people = await holdersIn([village])
  for (const grid of gone) {
    if (people.some(({ posts }) => posts.some(({ grids = [] }) => grids.includes(grid.id)))) throw refusal('grids', `${grid.name}还有网格员，请先给他们改网格`)
    if ((await tables.appeals.count({ grid: grid.id, scopes: village, actBy: lessThan(NEVER) }, 1)) > 0) throw refusal('grids', `${grid.name}还有在办的诉求，办完再删`)
  }
}
