import type { Day } from '../../../domain/calendar/day'
import type { Organisation } from '../../../domain/organisation/units'
import type { TopicRow } from '../../store/topics'
import { TOPIC_PAGE } from '../pages'
import type { Told } from '../record'

/** The centre's desk and whoever answers for the measure. */
export function tellTopic(row: TopicRow, organisation: Organisation, says: string, adds: string, by: Day): Told[] {
  const to = [`${organisation.sole('centre').id}:dispatch`, ...(row.owner ? ['reception', 'checking'].map((duty) => `${row.owner}:${duty}`) : [])]
  return [{ to, template: 'task', values: [row._id, says, adds, by], page: `${TOPIC_PAGE}?id=${encodeURIComponent(row._id)}` }]
}
