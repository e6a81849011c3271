import * as z from 'zod'
import { newUnit, newUnitId } from '../../domain/administration/ids'
import { GRIDS_MOST } from '../../domain/administration/unitRows'
import type { PersonId } from '../../domain/organisation/units'
import type { MoveUnitArgs } from '../clock/jobs'
import { id, ids, text } from '../door/schema'
import { type Asked, verb } from '../door/verb'
import { administration } from '../store/administration'
import { holdersIn } from '../store/people'
import type { UnitRow } from '../store/rows'
import { type Ground, administer } from './administer'
import type { AdminFunction } from './contract'
import { leadersTogether, refusal } from './effects'
import { mustAdminister } from './rights'
import { found, gridWords, inForce, isAdded, mustBeFree, name, openIn, rowOf } from './units'

/** A unit that ends, goes up in another, goes below another, or becomes two: whatever moves people and work along. */

/** As many villages as one township may hand over at once. */
const VILLAGES_MOST = 60

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
