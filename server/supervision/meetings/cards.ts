import type { World } from '../../../domain/appeal/situation'
import { isLate } from '../../../domain/supervision/meeting/decisions'
import type { DecisionCard } from '../../contract'
import type { DecisionRow } from '../../store/meetings'

/** A decision as lists show it. */
export function decisionCard({ _id, meeting, kind, code, words, owner, dueOn, state }: DecisionRow, { organisation, today }: Pick<World, 'organisation' | 'today'>): DecisionCard {
  return { id: _id, meeting, kind, code, words, owner, ownerName: organisation.find(owner)?.name ?? owner, dueOn, state, late: isLate({ state, dueOn }, today) }
}
