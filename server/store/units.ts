import { Organisation, type Unit } from '../../domain/organisation/units'
import { cached } from './cached'
import { increase } from './conditions'
import { collection } from './database'
import type { UnitRow } from './rows'
import { tables } from './tables'

/** The units of the district with their grids. */
export class District extends Organisation {
  private readonly grids: ReadonlyMap<string, UnitRow['grids']>

  constructor(rows: readonly UnitRow[]) {
    super(rows.map(({ grids: _, _id, ...unit }) => ({ ...unit, id: _id }) as Unit))
    this.grids = new Map(rows.map((row) => [row._id, row.grids]))
  }

  /** The grids of a village; empty for any other unit. */
  gridsOf(unit: string): { id: string; name: string }[] {
    return this.grids.get(unit) ?? []
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

/** Writes units, and tells every instance within a minute. */
export async function saveUnits(rows: readonly UnitRow[]): Promise<void> {
  for (const row of rows) await tables.units.set(row)
  if (!(await versions.change({ _id: VERSION }, { n: increase(1) }))) await versions.insertNew({ _id: VERSION, n: 1 })
  district.forget()
}
