import { eraseAppeal, erasePerson, hasAppeals } from '../store/erasure'
import type { Handler } from '../store/outbox'
import { tables } from '../store/tables'

/**
 * After an appeal's retention: its words, contact and files go, then each of its people to whom nothing else belongs.
 * A cadre stays, for the records that name their post.
 */
export const eraseAppeals: Handler = async (rows) => {
  const appeals = await tables.appeals.byIds(rows.map(({ appeal }) => appeal))
  for (const { appeal, body } of rows) {
    const row = appeals.get(appeal)
    if (!row?.erasedOn) continue
    await eraseAppeal(row)
    const people = await tables.people.byIds(body['people'] as string[])
    for (const { _id, posts } of people.values()) if (posts.length === 0 && !(await hasAppeals(_id))) await erasePerson(_id)
  }
  return rows.map(() => ({ is: 'done' }))
}
