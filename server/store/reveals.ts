import type { Instant } from '../../domain/calendar/day'
import type { PersonId } from '../../domain/organisation/units'
import type { Page } from '../contract'
import { oneOf } from './conditions'
import { collection } from './database'

/** That somebody looked at a name and a number, and what for. Written before they are shown. */
export interface RevealRow {
  _id: string
  appeal: string
  by: PersonId
  at: Instant
  purpose: string
}

const reveals = collection<RevealRow>('reveals')

/** Notes a reveal; the same request noted again is one reveal, and the same request for another appeal is another. */
export async function noteReveal(requestId: string, reveal: Omit<RevealRow, '_id'>): Promise<void> {
  await reveals.insertNew({ _id: `${reveal.by}:${requestId}:${reveal.appeal}`, ...reveal })
}

/** Notes that contacts were put into a file, each appeal once however often the file is begun again. One request to look, one to write; a thousand at most. */
export async function noteReveals(id: string, appeals: readonly string[], reveal: Omit<RevealRow, '_id' | 'appeal'>): Promise<void> {
  if (appeals.length === 0) return
  const rows = appeals.map((appeal): RevealRow => ({ _id: `${reveal.by}:${id}:${appeal}`, appeal, ...reveal }))
  const noted = await reveals.byIds(rows.map(({ _id }) => _id))
  const missing = rows.filter(({ _id }) => !noted.has(_id))
  if (missing.length > 0) await reveals.insert(...missing)
}

/** Who looked at any contact, newest first. */
export function allReveals(cursor?: string): Promise<Page<RevealRow>> {
  return reveals.page({ where: {}, order: [['at', 'desc']], limit: 50, cursor })
}

/** Who looked at the contacts of some appeals, newest first, two hundred at most: one request. */
export async function revealsOfAll(appeals: readonly string[]): Promise<RevealRow[]> {
  return (await reveals.page({ where: { appeal: oneOf(appeals) }, order: [['at', 'desc']], limit: 200 })).items
}

/** Who looked at an appeal's contact, newest first. */
export function revealsOf(appeal: string, cursor?: string): Promise<Page<RevealRow>> {
  return reveals.page({ where: { appeal }, order: [['at', 'desc']], limit: 50, cursor })
}
