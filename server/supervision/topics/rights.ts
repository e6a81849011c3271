import type { Organisation } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { carriesOver, ownUnits } from '../../intake/rights'
import type { PersonRow } from '../../store/rows'
import type { TopicRow } from '../../store/topics'
import { topicStore } from '../../store/topics'
import { manages, oversees, speaksFor } from '../rights'

/** Whoever oversees the district reads every topic; units those of their area, their places or their own measure. */
export function mayReadTopic(me: PersonRow, topic: Pick<TopicRow, 'readers'>, organisation: Organisation): boolean {
  return oversees(me, organisation) || ownUnits(me).some((unit) => topic.readers.includes(unit))
}

/** The centre makes topics anywhere; whoever triages in a township, those of that township. */
export function mayManageTopic(me: PersonRow, area: string, organisation: Organisation): boolean {
  return manages(me, organisation) || carriesOver(me, 'triage', area, organisation)
}

/** Whoever speaks for the unit that answers for the measure. */
export const answersFor = (me: PersonRow, topic: Pick<TopicRow, 'owner'>): boolean => topic.owner !== null && speaksFor(me, topic.owner)

/** The topic; there is none for whoever may not read it. */
export async function topicFor(id: string, me: PersonRow, organisation: Organisation): Promise<TopicRow> {
  const row = await topicStore.topics.byId(id)
  if (!row || !mayReadTopic(me, row, organisation)) throw new Refusal('NOT_FOUND')
  return row
}

export function mustManageTopic(me: PersonRow, area: string, organisation: Organisation): void {
  if (!mayManageTopic(me, area, organisation)) throw new Refusal('FORBIDDEN')
}
