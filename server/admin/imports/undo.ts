import * as z from 'zod'
import { Refusal } from '../../../domain/problem'
import { type Asked, verb } from '../../door/verb'
import { id } from '../../door/schema'
import { type ImportRow, administration } from '../../store/administration'
import { oneOf } from '../../store/conditions'
import { holdersIn } from '../../store/people'
import type { UnitRow } from '../../store/rows'
import { open } from '../../store/seal'
import { tables } from '../../store/tables'
import { freshDistrict } from '../../store/units'
import { type Effect, administer } from '../administer'
import type { AdminFunction } from '../contract'
import { mustAdminister } from '../rights'
import { SLICE } from './slices'

type Undone = AdminFunction['undoImport']['output']
/** What of an import can go, and what stays with the reason. */
interface Standing {
  free: string[]
  left: Undone['left']
}

/**
 * Takes back what an import made, in slices that may be done twice. Whatever is in use by now stays and is named: who came,
 * where somebody works or is invited, where appeals are.
 */
export const undoImport = verb(z.strictObject({ id }), async ({ input, me, requestId }: Asked<{ id: string }>): Promise<Undone> => {
  mustAdminister(me)
  for (let n = 1; ; n += 1) {
    const now = await found(input.id)
    const { free, left } = await standingOf(now)
    if (free.length === 0) return { taken: now.taken.length, left }
    await administer(me, `${requestId}:${n}`, async (ground) => {
      const row = await found(input.id)
      const next = (await standingOf(row)).free.slice(0, SLICE)
      return { said: { what: 'undoImport', lines: [[row.kind === 'units' ? '撤回的单位' : '撤回的邀请', `${next.length}${row.kind === 'units' ? '个' : '人'}`, null], ['导入编号', row._id, null]] }, ...takingBack(row, next, ground.rows, ground.today), sets: [['imports', { ...row, taken: [...row.taken, ...next] }]] }
    })
  }
})

async function found(imported: string): Promise<ImportRow> {
  const row = await administration.imports.byId(imported)
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

function takingBack({ kind }: ImportRow, next: readonly string[], rows: readonly UnitRow[], today: string): Pick<Effect, 'units' | 'changes'> {
  if (kind === 'people') return { changes: next.map((invitation) => ['invitations', invitation, { state: 'revoked' }] as const) }
  // It is closed like any unit, for other instances know it for a minute yet; only no list names it any more.
  return { units: rows.filter(({ _id }) => next.includes(_id)).map((row) => ({ ...row, closedOn: today, leaders: {}, ...(row.kind === 'village' ? { grids: [] } : {}), takenBack: true as const })) }
}

const standingOf = (row: ImportRow): Promise<Standing> => (row.kind === 'units' ? unitsOf(row) : invitationsOf(row))

async function invitationsOf({ made, taken }: ImportRow): Promise<Standing> {
  const rows = [...(await administration.invitations.byIds(made.filter((one) => !taken.includes(one)))).values()]
  return {
    free: rows.filter(({ state }) => state === 'open').map(({ _id }) => _id),
    left: rows.filter(({ state }) => state === 'accepted').map(({ name }) => ({ name: open(name), why: '已经接受邀请，请在人员页办理离岗' })),
  }
}

/** Villages first, so that a township is free once its villages are. */
async function unitsOf({ made, taken }: ImportRow): Promise<Standing> {
  const { rows } = await freshDistrict()
  const ours = rows.filter((row) => made.includes(row._id) && !taken.includes(row._id) && !row.closedOn)
  if (ours.length === 0) return { free: [], left: [] }
  const ids = ours.map(({ _id }) => _id)
  const used = await inUse(ids)
  const why = (row: UnitRow): string | null => {
    if (row.leaders && Object.values(row.leaders).some((holders) => holders.length > 0)) return '有人员'
    return used.get(row._id) ?? null
  }
  const free = new Set(ours.filter((row) => row.kind !== 'township' && why(row) === null).map(({ _id }) => _id))
  const villagesLeft = (row: UnitRow) => rows.some(({ _id, parent, closedOn }) => parent === row._id && !closedOn && !free.has(_id))
  const reason = (row: UnitRow) => why(row) ?? (villagesLeft(row) ? '下面还有村（社区）' : null)
  const townships = ours.filter((row) => row.kind === 'township' && reason(row) === null)
  return { free: [...free, ...townships.map(({ _id }) => _id)], left: ours.flatMap((row) => (reason(row) ? [{ name: row.name, why: reason(row)! }] : [])) }
}

/** Units asked of at once, so that those who hold posts there fit one answer. */
const UNITS_AT_ONCE = 60

/** Why a unit is in use, in words. What complains of it is not looked at: that goes where the unit stood below. */
async function inUse(ids: readonly string[]): Promise<Map<string, string>> {
  const used = new Map<string, string>()
  for (let from = 0; from < ids.length; from += UNITS_AT_ONCE) {
    const some = ids.slice(from, from + UNITS_AT_ONCE)
    const [people, invited, appeals] = await Promise.all([
      holdersIn(some),
      administration.invitations.page({ where: { units: oneOf(some), state: 'open' }, order: [], limit: 999 }),
      tables.appeals.count({ scopes: oneOf(some) }, 1),
    ])
    // Hardly ever there is one: then each unit is asked of by itself.
    if (appeals > 0) for (const unit of some) if ((await tables.appeals.count({ scopes: unit }, 1)) > 0) used.set(unit, '有诉求')
    for (const { units } of invited.items) for (const unit of units) used.set(unit, '有未接受的邀请')
    for (const { posts } of people) for (const { unit } of posts) used.set(unit, '有人员')
  }
  return used
}
