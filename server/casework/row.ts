import type { World } from '../../domain/appeal/situation'
import { nextLookOn } from '../../domain/appeal/reminders'
import { type Standing, isUnattested, parties } from '../../domain/appeal/standing'
import { isOpen } from '../../domain/appeal/statuses'
import { thinkTankOf } from '../../domain/appeal/thinkTank'
import { actByOf, waitsOf } from '../../domain/appeal/waits'
import { counted, tallyOf } from '../../domain/ledger/figures'
import type { UnitId } from '../../domain/organisation/units'
import { fit, withoutPersonalData } from '../../domain/text'
import type { AppealRow } from '../store/rows'

/** The first words of an appeal as lists show them: without personal data, two lines on a phone. */
export function excerptOf(text: string): string {
  return fit(withoutPersonalData(text).text.replace(/\s+/g, ' '), 48)
}

/** What a unit's ledger of one tag is found by. */
export const taggedKey = (unit: UnitId, tag: string): string => `${unit}:${tag}`

/** The row of a standing: the standing and what lists find it by, all of it derived. */
export function rowOf(standing: Standing, excerpt: string, { calendar, settings }: Pick<World, 'calendar' | 'settings'>): AppealRow {
  return {
    ...standing,
    _id: standing.code,
    waits: waitsOf(standing),
    parties: parties(standing),
    actBy: actByOf(standing),
    nextLookOn: nextLookOn(standing, calendar, settings),
    excerpt,
    tally: tallyOf(standing),
    counted: counted(standing),
    thinkTank: thinkTankOf(standing),
    tagged: standing.scopes.flatMap((unit) => standing.tags.map((tag) => taggedKey(unit, tag))),
    unattested: isUnattested(standing) && isOpen(standing.status) ? standing.recordedBy : null,
  }
}
