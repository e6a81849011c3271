import { dueDate } from '../../domain/appeal/deadline'
import type { World } from '../../domain/appeal/situation'
import { RESIDENT_STATUS_WORDS, STATUS_WORDS } from '../../domain/appeal/statuses'
import { isCarriedOn } from '../../domain/appeal/thinkTank'
import { NEVER } from '../../domain/appeal/waits'
import { dayOf } from '../../domain/calendar/day'
import type { AppealCard } from '../contract'
import type { AppealRow } from '../store/rows'

export type CardRow = Pick<AppealRow, 'code' | 'seq' | 'status' | 'kind' | 'urgentBy' | 'clock' | 'village' | 'township' | 'excerpt' | 'submittedAt' | 'promisedOn' | 'actBy' | 'lead' | 'measure'>

/** One appeal as a list shows it: to a resident in plain words with the promised date, to a cadre with the date to act by. */
export function cardOf(row: CardRow, { organisation, calendar, today }: World, forResident: boolean): AppealCard {
  const acting = row.actBy === NEVER ? dueDate(row.clock) : row.actBy
  const open = row.clock.kind !== 'met' && row.clock.kind !== 'stopped'
  const carried = isCarriedOn(row)
  const due = carried ? row.measure!.by : open ? (forResident ? row.promisedOn : acting) : null
  return {
    code: row.code,
    version: row.seq,
    status: row.status,
    statusWords: (forResident ? RESIDENT_STATUS_WORDS : STATUS_WORDS)[row.status],
    kind: row.kind,
    urgent: row.urgentBy !== null && open,
    village: organisation.find(row.village)?.name ?? '',
    township: organisation.find(row.township)?.name ?? '',
    excerpt: row.excerpt,
    submittedOn: dayOf(row.submittedAt),
    dueOn: due,
    daysLeft: due ? calendar.workingDaysBetween(today, due) : null,
    provisional: due ? calendar.isProvisional(due) : false,
    handler: null,
    lead: row.lead ? (organisation.find(row.lead)?.name ?? null) : null,
  }
}
