import type { World } from '../../domain/appeal/situation'
import type { PersonId } from '../../domain/organisation/units'
import { eraseAppeal, erasePerson, hasMatters } from '../store/erasure'
import type { Handler } from '../store/outbox'
import { KEPT, termEnd } from '../store/retention'
import { tables } from '../store/tables'

/**
 * After an appeal's retention: its words, contact and files go, then each of its people to whom nothing else belongs.
 */
export const eraseAppeals: Handler = async (rows) => {
  const appeals = await tables.appeals.byIds(rows.map(({ appeal }) => appeal))
  for (const { appeal, body } of rows) {
    const row = appeals.get(appeal)
    if (!row?.erasedOn) continue
    await eraseAppeal(row)
    await eraseWithout(body['people'] as PersonId[])
  }
  return rows.map(() => ({ is: 'done' }))
}

/** Residents to whom nothing belongs any more. A cadre stays, for the records that name their post. */
async function eraseWithout(of: readonly PersonId[]): Promise<void> {
  const people = await tables.people.byIds(of)
  for (const { _id, posts } of people.values()) if (posts.length === 0 && !(await hasMatters(_id))) await erasePerson(_id)
}

/** What tells of people outside appeals and is past its term, slice by slice; stops when `until` has come (`performance.now()`'s scale). */
export async function eraseBeyondTerm({ today, settings }: Pick<World, 'today' | 'settings'>, until: number): Promise<'done' | 'more'> {
  const term = termEnd(today, settings.retentionYears)
  for (const slice of Object.values(KEPT)) {
    for (;;) {
      if (performance.now() >= until) return 'more'
      const { rows, people } = await slice(term, today)
      await eraseWithout(people)
      if (rows === 0) break
    }
  }
  return 'done'
}
