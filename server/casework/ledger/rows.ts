import { CHANNEL_WORDS } from '../../../domain/appeal/kinds'
import { tagNames } from '../../../domain/ledger/tags'
import type { World } from '../../../domain/appeal/situation'
import type { AppealRow } from '../../store/rows'
import type { District } from '../../store/units'
import { type CardRow, cardOf } from '../card'
import type { LedgerRow } from './contract'
import { namesOf } from './people'

/** What a line of a ledger is made of. */
export const SHOWN = ['code', 'seq', 'status', 'kind', 'urgentBy', 'clock', 'village', 'township', 'excerpt', 'submittedAt', 'promisedOn', 'actBy', 'lead', 'measure', 'level', 'grid', 'channel', 'tags', 'handler', 'assigner', 'movedOn'] as const satisfies readonly (keyof AppealRow)[]
type Shown = Pick<AppealRow, (typeof SHOWN)[number]> & CardRow

/** Lines of a ledger, with the names of those responsible. */
export async function linesOf(rows: readonly Shown[], world: World & { organisation: District }): Promise<LedgerRow[]> {
  const names = await namesOf(rows.map(({ handler }) => handler))
  return rows.map((row) => ({
    ...cardOf(row, world, false),
    // A unit that is only proposed is responsible for nothing yet.
    ...(row.assigner === null ? { lead: null } : {}),
    level: row.level,
    grid: row.grid ? (world.organisation.gridsOf(row.village).find(({ id }) => id === row.grid)?.name ?? null) : null,
    channel: row.channel,
    channelWords: CHANNEL_WORDS[row.channel],
    tags: tagNames(row.tags, world.settings.tags),
    handler: row.handler ? (names.get(row.handler) ?? null) : null,
    movedOn: row.movedOn,
  }))
}
