import * as z from 'zod'
import type { World } from '../../../domain/appeal/situation'
import { Refusal } from '../../../domain/problem'
import { mayReadPaper } from '../../../domain/supervision/meeting/docket'
import { type MeetingRow, meetings as store } from '../../store/meetings'
import type { AppealRow, PersonRow } from '../../store/rows'
import type { District } from '../../store/units'
import { actorOf } from '../../world'
import { takenBefore } from '../record'
import { speaksFor } from '../rights'
import { calls, comes } from './rights'

/** A meeting's id as it comes from a screen. */
export const meetingIdSchema = z.string().regex(/^M-[\w-]{4,40}$/)

/** The world with the whole district. */
export type Lit = World & { organisation: District }

/** Who reads a meeting: those who call such ones, those who come, and who speaks for a unit that is asked to come. */
export function reads(me: PersonRow, row: MeetingRow, { organisation }: Lit): boolean {
  return calls(me, row.kind, organisation) || comes(me, row) || row.seats.some(({ unit }) => speaksFor(me, unit))
}

/** The appeals of some meetings that one may read. */
export const readable = (codes: readonly string[], appeals: ReadonlyMap<string, AppealRow>, me: PersonRow): AppealRow[] =>
  codes.flatMap((one) => (appeals.has(one) && mayReadPaper(actorOf(me), appeals.get(one)!, true) ? [appeals.get(one)!] : []))

/** The meeting; there is none for whoever may not read it. */
export async function known(of: string, me: PersonRow, world: Lit): Promise<MeetingRow> {
  const row = await store.meetings.byId(of)
  if (!row || !reads(me, row, world)) throw new Refusal('NOT_FOUND')
  return row
}

/** The answer to a request that was taken before; refuses one that saw an older version. */
export async function staleOr(row: { seq: number }, seen: number, requestId: string): Promise<{ version: number } | null> {
  if (row.seq === seen) return null
  const taken = await takenBefore(requestId)
  if (taken) return { version: taken.seq }
  throw new Refusal('STALE')
}
