import { KIND_WORDS } from '../../../domain/appeal/kinds'
import { type Actor, maySee } from '../../../domain/appeal/permissions'
import type { World } from '../../../domain/appeal/situation'
import type { Status } from '../../../domain/appeal/statuses'
import { compareTexts, matterOf, reasonOf } from '../../../domain/text/likeness'
import type { Precedent } from '../../contract'
import { oneOf } from '../../store/conditions'
import type { AppealRow } from '../../store/rows'
import { tables } from '../../store/tables'
import { unitsOf } from './candidates'
import { findAlike } from './find'
import { likenessRowOf } from './row'

const SHOWN = 3
/** An answer of long ago in another village tells who handles such a matter as well as one of yesterday: the words alone count. */
const ALIKE_IN_WORDS = 0.25
const DONE: readonly Status[] = ['closed', 'published']

/** Closed appeals that sound like one, with the unit that handled each, as far as `actor` may know of them; at most three requests. */
export async function precedentsFor(row: AppealRow, words: { text: string; spot?: string | undefined }, actor: Actor, { organisation }: World): Promise<Precedent[]> {
  const units = unitsOf(actor)
  if (units.length === 0) return []
  const own = likenessRowOf(row, words)
  const asked = matterOf({ text: own.text, spot: own.spot, village: row.village, township: row.township, at: row.submittedAt })
  const alike = await findAlike(asked, { scopes: oneOf(units), open: false }, units.filter((unit) => unit !== row.village), { least: ALIKE_IN_WORDS, of: ({ text }) => text })
  const likest = alike.filter((one) => one.row._id !== row.code).slice(0, SHOWN * 2)
  const appeals = await tables.appeals.byIds(likest.map((one) => one.row._id))
  return likest
    .flatMap((one): Precedent[] => {
      const appeal = appeals.get(one.row._id)
      if (!appeal || !maySee(actor, appeal) || !appeal.lead || !appeal.kind || !DONE.includes(appeal.status)) return []
      const village = organisation.find(appeal.village)?.name ?? ''
      return [{
        code: appeal.code,
        text: compareTexts(one.row.text, own.text).one,
        unit: organisation.find(appeal.lead)?.name ?? '',
        kindWords: KIND_WORDS[appeal.kind],
        reason: reasonOf(asked, one.matter, one, village),
      }]
    })
    .slice(0, SHOWN)
}
