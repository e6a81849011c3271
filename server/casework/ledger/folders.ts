import * as z from 'zod'
import { KINDS, KIND_WORDS } from '../../../domain/appeal/kinds'
import { CHECK_NAMES, fails } from '../../../domain/ledger/checks'
import type { LedgerFilter } from '../../../domain/ledger/filter'
import type { UnitId, UnitKind } from '../../../domain/organisation/units'
import { type Asked, verb } from '../../door/verb'
import { id } from '../../door/schema'
import { ownUnits } from '../../intake/rights'
import type { AppealRow } from '../../store/rows'
import type { District } from '../../store/units'
import { actorOf, loadWorld } from '../../world'
import { FOLDERS, type Folder, type FolderBy, type Folders, type LedgerName, type LedgerOfCadres } from './contract'
import { namesOf } from './people'
import { planOf } from './plan'
import { unitOf } from './question'
import { LOOKED, isIn, look } from './read'

const OPEN: LedgerFilter = { open: true }

/** Whoever sees the district has it in one ledger. */
const WHOLE = { name: '总台账', by: 'township' } as const

/** 总台账 for those who see the district, 分台账 for a township, 微台账 for a village (S5.1–S5.3). */
const LEDGERS: Record<UnitKind, { name: LedgerName; by: FolderBy }> = {
  centre: WHOLE, discipline: WHOLE, petition: WHOLE, politicalLegal: WHOLE, performance: WHOLE,
  township: { name: '分台账', by: 'village' },
  village: { name: '微台账', by: 'grid' },
  department: { name: '台账', by: 'handler' },
}

type Row = Pick<AppealRow, 'township' | 'village' | 'grid' | 'handler' | 'lead' | 'kind' | 'assigner'>

/** What an appeal is put under, and the filter that finds it there again. */
const KEYS: Record<FolderBy, { of: (row: Row) => string | null; filter: (key: string) => LedgerFilter }> = {
  township: { of: ({ township }) => township, filter: (township) => ({ township }) },
  village: { of: ({ village }) => village, filter: (village) => ({ village }) },
  grid: { of: ({ grid }) => grid, filter: (grid) => ({ grid }) },
  handler: { of: ({ handler }) => handler, filter: (handler) => ({ handler }) },
  lead: { of: ({ lead, assigner }) => (assigner === null ? null : lead), filter: (lead) => ({ lead }) },
  kind: { of: ({ kind }) => kind, filter: (kind) => ({ kind: kind as LedgerFilter['kind'] & string }) },
}

/** Those that have none. Every appeal has a place. */
const NONE: Record<FolderBy, string> = { township: '', village: '', grid: '没有划到网格', handler: '没有责任人', lead: '还没有交办', kind: '还没有分类' }

type FoldersInput = LedgerOfCadres['folders']['input']
const foldersInput = z.strictObject({ unit: id.optional(), by: z.enum(FOLDERS).optional() }) as unknown as z.ZodType<FoldersInput>

/**
 * A ledger's folders (一村一档, down to the grid and the person) with what is open in each, and what fails the
 * checks: one reading of the open appeals, the nearest dates first. Every number is the count of a filtered list.
 */
export const folders = verb(foldersInput, async ({ input, me }: Asked<FoldersInput>): Promise<Folders> => {
  const { organisation, today } = await loadWorld()
  const [unit, actor] = [unitOf(me, input.unit), actorOf(me)]
  const by = input.by ?? LEDGERS[organisation.get(unit).kind].by
  const { items, next } = await look(planOf(OPEN, unit, 'deadline', today, organisation), [], LOOKED)
  const rows = items.filter((row) => isIn(row, actor, unit, OPEN, today))
  const groups = new Map<string | null, typeof rows>(standing(by, unit, organisation).map((key) => [key, []]))
  for (const row of rows) groups.set(KEYS[by].of(row), [...(groups.get(KEYS[by].of(row)) ?? []), row])
  const names = by === 'handler' ? await namesOf([...groups.keys()]) : new Map<string, string>()
  const nameOf = (key: string) => names.get(key) ?? organisation.find(key)?.name ?? gridName(key, unit, organisation) ?? KIND_WORDS[key as keyof typeof KIND_WORDS] ?? key
  return {
    unit,
    units: ownUnits(me).map((one) => ({ id: one, name: organisation.get(one).name, ledger: LEDGERS[organisation.get(one).kind].name })),
    by,
    folders: [...groups].map(([key, own]): Folder => ({
      id: key,
      name: key === null ? NONE[by] : nameOf(key),
      open: own.length,
      overdue: own.filter((row) => fails(row, 'overdue', today)).length,
      filter: { ...OPEN, ...(key === null ? { none: by as LedgerFilter['none'] & string } : KEYS[by].filter(key)) },
    })),
    open: rows.length,
    checks: Object.fromEntries(CHECK_NAMES.map((check) => [check, rows.filter((row) => fails(row, check, today)).length])) as Folders['checks'],
    whole: next === null,
  }
})

/** Folders that stand there with nothing in them too: a village is not gone because all is quiet. */
function standing(by: FolderBy, unit: UnitId, organisation: District): string[] {
  const { kind } = organisation.get(unit)
  if (by === 'village' && kind === 'township') return organisation.villagesOf(unit).map((village) => village.id)
  if (by === 'township' && LEDGERS[kind].by === 'township') return organisation.units.filter((one) => one.kind === 'township').map((township) => township.id)
  if (by === 'grid' && kind === 'village') return organisation.gridsOf(unit).map((grid) => grid.id)
  return by === 'kind' ? [...KINDS] : []
}

function gridName(key: string, unit: UnitId, organisation: District): string | undefined {
  const own = organisation.gridsOf(unit).find((grid) => grid.id === key)
  if (own) return own.name
  const village = organisation.units.find((one) => one.kind === 'village' && organisation.gridsOf(one.id).some((grid) => grid.id === key))
  return village && `${village.name}${organisation.gridsOf(village.id).find((grid) => grid.id === key)!.name}`
}
