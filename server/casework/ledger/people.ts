import type { PersonId } from '../../../domain/organisation/units'
import { open } from '../../store/seal'
import { tables } from '../../store/tables'

/** How long a name is gone on with, and how many an instance keeps. */
const KEEP_MS = 10 * 60_000
const MOST = 5000

const known = new Map<PersonId, { name: string; until: number }>()

/** The names of cadres by id, those asked for lately from memory: a list of a unit whose people are known costs no request. */
export async function namesOf(ids: readonly (PersonId | null)[]): Promise<ReadonlyMap<PersonId, string>> {
  const now = performance.now()
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const missing = wanted.filter((id) => !((known.get(id)?.until ?? 0) > now))
  if (known.size + missing.length > MOST) known.clear()
  for (const [id, { name }] of await tables.people.byIds(missing)) known.set(id, { name: name ? open(name) : '', until: now + KEEP_MS })
  return new Map(wanted.map((id) => [id, known.get(id)?.name ?? '']))
}
