import { randomInt } from 'node:crypto'
import { leadersFromLadders } from '../../domain/organisation/formerLadders'
import { type Leaders, ladders } from '../../domain/organisation/ladder'
import { Organisation, type Unit } from '../../domain/organisation/units'
import { cached } from './cached'
import { increase } from './conditions'
import { collection } from './database'
import type { UnitRow } from './rows'
import { tables } from './tables'

/** The units of the district with their grids. */
export class District extends Organisation {
  private readonly grids: ReadonlyMap<string, UnitRow['grids']>
  private readonly leaders: ReadonlyMap<string, Leaders>

  constructor(rows: readonly UnitRow[]) {
    const named = rows.map(({ grids: _, leaders: __, ladder: ___, _id, ...unit }) => ({ ...unit, id: _id }) as Omit<Unit, 'ladder'>)
    const leaders = new Map(rows.map((row) => [row._id, row.leaders]))
    const found = ladders(named, (unit) => leaders.get(unit) ?? {})
    super(named.map((unit) => ({ ...unit, ladder: found.get(unit.id)! })))
    this.grids = new Map(rows.map((row) => [row._id, row.grids]))
    this.leaders = leaders
  }

  /** The grids of a village; empty for any other unit. */
  gridsOf(unit: string): { id: string; name: string }[] {
    return this.grids.get(unit) ?? []
  }

  /** Who holds a leader's post in a unit. */
  leadersIn(unit: string): Leaders {
    return this.leaders.get(unit) ?? {}
  }
}

type Stored = Omit<UnitRow, 'leaders'> & { leaders?: Leaders }
const isLed = (row: Stored): row is UnitRow => row.leaders !== undefined

/** All units. Those that version 0.1.0 stored have ladders and no leaders: these are worked out, which is one request more until a migration has written them. */
async function wholeUnits(): Promise<UnitRow[]> {
  const rows: readonly Stored[] = await tables.units.all()
  return rows.every(isLed) ? [...rows] : withLeaders(rows)
}

async function withLeaders(rows: readonly Stored[]): Promise<UnitRow[]> {
  const people = await tables.people.byIds(rows.flatMap(({ ladder = [] }) => ladder))
  const found = leadersFromLadders(rows.map(({ _id, kind, parent, ladder }) => ({ id: _id, kind: kind as Unit['kind'], parent, ...(ladder ? { ladder } : {}) })), (person) => people.get(person)?.posts)
  return rows.map((row) => (isLed(row) ? row : { ...row, leaders: found.get(row._id) ?? {} }))
}

/** Writes the leaders of up to `most` units that were stored without; a unit that somebody changes at this moment has them by that. */
export async function storeLeaders(most: number): Promise<{ changed: number; left: boolean }> {
  const rows: readonly Stored[] = await tables.units.all()
  const lacking = new Set(rows.filter((row) => !isLed(row)).map(({ _id }) => _id))
  if (lacking.size === 0) return { changed: 0, left: false }
  const now = (await withLeaders(rows)).filter(({ _id }) => lacking.has(_id)).slice(0, most)
  let changed = 0
  for (const { _id, leaders } of now) changed += await tables.units.update({ _id, leaders: null }, { leaders })
  return { changed, left: lacking.size > now.length }
}

/** One small document tells whether the units changed, so that an instance need not read them all to know. */
const versions = collection<{ _id: string; n: number }>('counters')
const VERSION = 'units'

const district = cached(
  async () => new District(await wholeUnits()),
  async () => (await versions.byId(VERSION))?.n ?? 0,
)

/** The district's units, kept for a minute and read again only when one was changed. That there are none yet is not kept: whoever sets the district up begins at once. */
export async function loadDistrict(): Promise<District> {
  const known = await district.get()
  if (known.begun) return known
  district.forget()
  return district.get()
}

/** The units as they are at this moment, for whoever is about to change them. One request per thousand. */
export const freshDistrict = async (): Promise<{ rows: UnitRow[]; organisation: District }> => {
  const rows = await wholeUnits()
  return { rows, organisation: new District(rows) }
}

/** The document by which every instance learns that units were changed; written with them. */
export const unitsChanged = (): { _id: string; n: number } => ({ _id: VERSION, n: randomInt(2 ** 47) })

/** What this instance knew of the units is read anew. */
export const forgetUnits = (): void => district.forget()

/** Writes units, and tells every instance within a minute. */
export async function saveUnits(rows: readonly UnitRow[]): Promise<void> {
  for (const row of rows) await tables.units.set(row)
  if (!(await versions.change({ _id: VERSION }, { n: increase(1) }))) await versions.insertNew({ _id: VERSION, n: 1 })
  district.forget()
}
