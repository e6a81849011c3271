import { entryId } from '../../domain/appeal/entries'
import { likenessRowOf } from '../casework/likeness/row'
import { followTopics } from '../supervision/topics/cases'
import { replaceLikeness } from '../store/likeness'
import type { Handler } from '../store/outbox'
import { loadDistrict } from '../store/units'
import { tables } from '../store/tables'

/** Brings the index of likeness up to where the appeals stand now: six requests a batch, however often it comes. */
export const indexLikeness: Handler = async (rows) => {
  await indexAppeals([...new Set(rows.map(({ appeal }) => appeal))])
  return rows.map(() => ({ is: 'done' }))
}

/** Puts appeals into the index as they stand now, in the place of what it held of them, and into the topics that they are of. Six requests. */
export async function indexAppeals(codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  const [appeals, records] = await Promise.all([tables.appeals.byIds(codes), tables.records.byIds(codes.map((code) => entryId(code, 1)))])
  const indexed = [...appeals.values()].filter(({ erasedOn }) => !erasedOn).map((appeal) => {
    const { text, spot } = records.get(entryId(appeal.code, 1))?.texts ?? {}
    return likenessRowOf(appeal, { text, spot })
  })
  await replaceLikeness(codes, indexed)
  await followTopics(appeals, indexed, (await loadDistrict()).sole('centre').id)
}
