import type { Instant } from '../../domain/calendar/day'
import type { PersonId } from '../../domain/organisation/units'
import { type Responsibility, type ResponsibilityLine, responsibilityOf } from '../../domain/text/responsibility'
import { cached } from './cached'
import { collection } from './database'

interface ResponsibilityRow {
  _id: 'responsibility'
  lines: ResponsibilityLine[]
  by: PersonId
  at: Instant
}

const rows = collection<ResponsibilityRow>('settings')
const list = cached<Responsibility>(async () => responsibilityOf((await rows.byId('responsibility'))?.lines ?? []))

/** Who is responsible for what, as the district keeps it over the defaults; kept for a minute. */
export const loadResponsibility = (): Promise<Responsibility> => list.get()

/** Replaces what the district keeps differently. */
export async function saveResponsibility(lines: readonly ResponsibilityLine[], by: PersonId): Promise<Responsibility> {
  await rows.set({ _id: 'responsibility', lines: [...lines], by, at: Date.now() })
  list.forget()
  return list.get()
}
