import type { EvidenceId } from '../../domain/appeal/payloads'
import type { PersonId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { oneOf } from './conditions'
import type { EvidenceRow } from './rows'
import { tables } from './tables'

/**
 * Files that a person hands in with a step: one request, none for none. Refuses INVALID, naming
 * `field`, when one is not there, not theirs, or handed in with another appeal already. `read` are those
 * that were read before, which costs none.
 */
export async function evidenceToHandIn(ids: readonly EvidenceId[], owner: PersonId, field = 'evidence', read?: ReadonlyMap<string, EvidenceRow>): Promise<EvidenceRow[]> {
  const found = read ?? (await tables.evidence.byIds(ids))
  return ids.map((id) => {
    const row = found.get(id)
    if (!row || row.owner !== owner || row.appeal !== null) throw new Refusal('INVALID', { [field]: '有文件没有传好，请重新添加。' })
    return row
  })
}

/** Marks files as handed in with an appeal; those of another appeal stay as they are. */
export async function markEvidence(ids: readonly EvidenceId[], appeal: string): Promise<void> {
  await tables.evidence.update({ _id: oneOf(ids), appeal: null }, { appeal })
}
