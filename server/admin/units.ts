import * as z from 'zod'
import { ADDED_KINDS, type AddedKind, newGridId, newUnit, newUnitId } from '../../domain/administration/ids'
import { ROLES_IN } from '../../domain/administration/posts'
import { GRIDS_MOST } from '../../domain/administration/unitRows'
import { STATUSES, isOpen } from '../../domain/appeal/statuses'
import { NEVER } from '../../domain/appeal/waits'
import { ROLE_WORDS, type Role } from '../../domain/organisation/roles'
import type { PersonId, Unit, UnitId } from '../../domain/organisation/units'
import type { MoveUnitArgs } from '../clock/jobs'
import { type Asked, verb } from '../door/verb'
import { id, ids, text } from '../door/schema'
import { administration } from '../store/administration'
import { below as lessThan, oneOf } from '../store/conditions'
import { openJobs } from '../store/jobs'
import { holdersIn } from '../store/people'
import type { UnitRow } from '../store/rows'
import { tables } from '../store/tables'
import { freshDistrict } from '../store/units'
import { type Ground, administer } from './administer'
import type { AdminFunction, Officer, UnitView } from './contract'
import { leadersTogether, refusal } from './effects'
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
const openIn = (unitId: UnitId): Promise<number> => tables.appeals.count({ scopes: unitId, status: oneOf(STATUSES.filter(isOpen)) })

function found(rows: readonly UnitRow[], unitId: UnitId, field = 'id'): UnitRow {
  const row = rows.find(({ _id }) => _id === unitId)
  if (!row) throw refusal(field, '没有这个单位')
  return row
}

function inForce(rows: readonly UnitRow[], unitId: UnitId, field = 'id'): UnitRow {
  const row = found(rows, unitId, field)
  if (row.closedOn) throw refusal(field, '这个单位已经撤并')
  return row
}

/** Two units of a kind beside each other do not bear the same name. */
function mustBeFree(rows: readonly UnitRow[], kind: string, parent: UnitId | null, wanted: string, self?: UnitId): void {
  if (rows.some((row) => row._id !== self && !row.closedOn && row.kind === kind && row.parent === parent && row.name === wanted)) throw refusal('name', '已经有同名的单位')
}

/** As many villages as one township may hand over at once. */
const VILLAGES_MOST = 60
const isAdded = (kind: string): kind is AddedKind => (ADDED_KINDS as readonly string[]).includes(kind)

/** What a new unit may stand below. */
export const PARENT_OF: Record<AddedKind, Unit['kind']> = { township: 'centre', department: 'centre', village: 'township' }

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

const gridWords = (grids: readonly { name: string }[]) => (grids.length > 0 ? grids.map((grid) => grid.name).join('、') : null)
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

const closeInput = z.strictObject({ id, into: id.optional(), reason: text(300) })

/**
 * A unit is no more. With `into` it goes up in another of its kind: grids and villages at once, people and what it held in
 * slices. Without, it must be empty.
 */
export const closeUnit = verb(closeInput as unknown as z.ZodType<AdminFunction['closeUnit']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['closeUnit']['input']>) => {
  mustAdminister(me)
  await administer(me, requestId, async (ground) => {
    const row = inForce(ground.rows, input.id)
    if (!isAdded(row.kind)) throw refusal('id', '这个单位不能撤销，只能改名')
    return input.into === undefined ? closing(row, ground, input.reason) : merging(row, inForce(ground.rows, input.into, 'into'), ground, input.reason, requestId)
  })
  return { id: input.id }
})

async function closing(row: UnitRow, { rows, today }: Ground, reason: string) {
  if (rows.some(({ parent, closedOn }) => parent === row._id && !closedOn)) throw refusal('into', '下面还有村（社区），请先撤并，或选择并入哪个单位')
  const [people, invited, open] = await Promise.all([holdersIn([row._id]), administration.invitations.count({ units: row._id, state: 'open' }), openIn(row._id)])
  const left = [...(open > 0 ? [`${open}件在办诉求`] : []), ...(people.length > 0 ? [`${people.length}名人员`] : []), ...(invited > 0 ? [`${invited}份未接受的邀请`] : [])]
  if (left.length > 0) throw refusal('into', `还有${left.join('、')}，请选择并入哪个单位，一并移交`)
  return { said: { what: 'closeUnit' as const, unit: row._id, lines: [['单位', row.name, null]] as [string, string, null][], reason }, units: [{ ...row, closedOn: today, leaders: {}, grids: [] }] }
}

function merging(from: UnitRow, into: UnitRow, { rows, today }: Ground, reason: string, requestId: string) {
  if (from._id === into._id || from.kind !== into.kind) throw refusal('into', '只能并入同类的另一个单位')
  if (from.kind === 'village' && from.parent !== into.parent) throw refusal('into', '只能并入同一乡镇（街道）的村（社区）')
  const names = new Set((into.grids ?? []).map((grid) => grid.name))
  const moved = (from.grids ?? []).map((grid) => ({ id: grid.id, name: names.has(grid.name) ? `${from.name}${grid.name}` : grid.name }))
  const grids = [...(into.grids ?? []), ...moved]
  const villages = rows.filter(({ parent }) => parent === from._id).map((row) => below(row, into))
  const args: MoveUnitArgs = { from: from._id, into: into._id }
  return {
    said: { what: 'mergeUnit' as const, unit: from._id, lines: [['单位', from.name, into.name], ...(villages.length > 0 ? [['下属村（社区）', from.name, into.name]] : [])] as [string, string, string][], reason },
    units: [
      { ...from, closedOn: today, into: into._id, leaders: {}, ...(from.kind === 'village' ? { grids: [] } : {}) },
      { ...into, leaders: leadersTogether(into.leaders, from.leaders), ...(into.kind === 'village' ? { grids } : {}) },
      ...villages,
    ],
    job: { _id: `moveUnit:${requestId}`, kind: 'moveUnit' as const, args: { ...args } },
  }
}

/** A village as it stands below another township. */
const below = (village: UnitRow, township: Pick<UnitRow, '_id' | 'ancestors'>): UnitRow => ({ ...village, parent: township._id, ancestors: [township._id, ...township.ancestors], overseer: village.overseer === village.parent ? township._id : village.overseer })

const moveInput = z.strictObject({ id, into: id, reason: text(300) })

/** A village goes below another township, with its people and what is open of it; what the former township has begun to handle it ends. */
export const moveVillage = verb(moveInput as unknown as z.ZodType<AdminFunction['moveVillage']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['moveVillage']['input']>) => {
  mustAdminister(me)
  await administer(me, requestId, ({ rows }) => {
    const [row, into] = [inForce(rows, input.id), inForce(rows, input.into, 'into')]
    if (row.kind !== 'village') throw refusal('id', '只有村（社区）可以划到另一个乡镇（街道）')
    if (into.kind !== 'township' || into._id === row.parent) throw refusal('into', '请选另一个乡镇（街道）')
    mustBeFree(rows, row.kind, into._id, row.name)
    const from = found(rows, row.parent!)
    const args: MoveUnitArgs = { from: from._id, into: into._id, part: { grids: [], people: [], villages: [row._id] } }
    return { said: { what: 'moveVillage', unit: row._id, lines: [['上级', from.name, into.name]], reason: input.reason }, units: [below(row, into)], job: { _id: `moveUnit:${requestId}`, kind: 'moveUnit', args: { ...args } } }
  })
  return { id: input.id }
})

const splitInput = z.strictObject({ id, name, grids: ids(GRIDS_MOST), villages: ids(VILLAGES_MOST).optional(), people: ids(200), reason: text(300) })

/** Part of a village, a township or a department becomes one of its own. */
export const splitUnit = verb(splitInput as unknown as z.ZodType<AdminFunction['splitUnit']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['splitUnit']['input']>) => {
  mustAdminister(me)
  const { villages = [] } = input
  const line = await administer(me, requestId, async ({ rows, organisation }) => {
    const row = inForce(rows, input.id)
    if (!isAdded(row.kind)) throw refusal('id', '这个单位不能拆分，只能改名')
    if (row.kind === 'township' ? villages.length === 0 : input.grids.length + input.people.length === 0) throw row.kind === 'township' ? refusal('villages', '请选带走哪些村（社区）') : refusal('people', '请选带走哪些网格或人员')
    const moved = rows.filter(({ _id, parent, closedOn }) => villages.includes(_id) && parent === row._id && !closedOn)
    if (moved.length < villages.length) throw refusal('villages', '有村（社区）不在这个乡镇（街道）')
    const taken = (row.grids ?? []).filter((grid) => input.grids.includes(grid.id))
    if (taken.length < input.grids.length) throw refusal('grids', '没有这个网格')
    const people = await holdersIn([row._id])
    const leaving = people.filter(({ _id }) => input.people.includes(_id))
    if (leaving.length < input.people.length) throw refusal('people', '有人不在这个单位')
    mustBeFree(rows, row.kind, row.parent, input.name)
    const unitId = newUnitId(row.kind, input.name, row.parent!, new Set(rows.map(({ _id }) => _id)))
    const fresh = rowOf(newUnit(unitId, row.kind, input.name, organisation.get(row.parent!)), [])
    const movedWords = moved.map((village) => village.name).join('、')
    const [kept, gone] = partOf(row.leaders, input.people)
    const args: MoveUnitArgs = { from: row._id, into: unitId, part: { grids: input.grids, people: input.people, villages } }
    return {
      said: { what: 'splitUnit', unit: unitId, lines: [['单位', row.name, `${row.name}、${input.name}`], ...(taken.length > 0 ? [['带走的网格', null, gridWords(taken)] as [string, null, string | null]] : []), ...(moved.length > 0 ? [['带走的村（社区）', null, movedWords] as [string, null, string]] : []), ['带走的人员', null, `${leaving.length}人`]], reason: input.reason },
      units: [
        { ...row, leaders: kept, ...(row.kind === 'village' ? { grids: (row.grids ?? []).filter((grid) => !input.grids.includes(grid.id)) } : {}) },
        { ...fresh, leaders: gone, ...(row.kind === 'village' ? { grids: taken } : {}) },
        ...moved.map((village) => below(village, fresh)),
      ],
      job: { _id: `moveUnit:${requestId}`, kind: 'moveUnit', args: { ...args } },
    }
  })
  return { id: line.unit! }
})

function partOf(leaders: UnitRow['leaders'], people: readonly PersonId[]): [UnitRow['leaders'], UnitRow['leaders']] {
  const only = (goes: boolean) => Object.fromEntries(Object.entries(leaders).map(([role, holders]) => [role, holders.filter((one) => people.includes(one) === goes)]))
  return [only(false), only(true)]
}

