import { randomInt } from 'node:crypto'
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
    const named = rows.map(({ grids: _, leaders: __, _id, ...unit }) => ({ ...unit, id: _id }) as Omit<Unit, 'ladder'>)
    const stored = new Map(rows.map((row) => [row._id, row.ladder]))
    const leaders = new Map(rows.map((row) => [row._id, row.leaders]))
    const found = ladders(named, (unit) => leaders.get(unit) ?? {})
    // A unit stored by an earlier version has its ladder and no leaders.
    super(named.map((unit) => ({ ...unit, ladder: leaders.get(unit.id) ? found.get(unit.id)! : (stored.get(unit.id) ?? []) })))
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

/** One small document tells whether the units changed, so that an instance need not read them all to know. */
const versions = collection<{ _id: string; n: number }>('counters')
const VERSION = 'units'

const district = cached(
  async () => new District(await tables.units.all()),
  async () => (await versions.byId(VERSION))?.n ?? 0,
)

/** The district's units, kept for a minute and read again only when one was changed. */
export const loadDistrict = (): Promise<District> => district.get()

/** The units as they are at this moment, for whoever is about to change them. One request per thousand. */
export const freshDistrict = async (): Promise<{ rows: UnitRow[]; organisation: District }> => {
  const rows = await tables.units.all()
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
