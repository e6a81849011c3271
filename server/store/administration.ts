import type { Instant } from '../../domain/calendar/day'
import type { PersonId, Post, UnitId } from '../../domain/organisation/units'
import { collection } from './database'
import type { Sealed } from './rows'

/** What an administrator did. */
export type ChangeKind =
  | 'begin' | 'addUnit' | 'renameUnit' | 'closeUnit' | 'mergeUnit' | 'splitUnit' | 'saveGrids'
  | 'invite' | 'renewInvitation' | 'revokeInvitation' | 'accept' | 'setPosts'
  | 'importUnits' | 'importPeople' | 'undoImport' | 'settings' | 'template' | 'responsibility' | 'category' | 'tag' | 'export' | 'moveVillage' | 'calendar' | 'model'

/** A label with what stood there before and what stands there now; null where there was nothing. */
export type Line = [label: string, before: string | null, after: string | null]

/**
 * One line of the administrators' record: append-only, numbered without a gap, chained by hash. It names people by
 * id alone, so that no name is kept in it.
 */
export interface ChangeRow {
  /** `A-000001`. */
  _id: string
  seq: number
  at: Instant
  by: PersonId
  what: ChangeKind
  unit: UnitId | null
  person: PersonId | null
  invitation: string | null
  lines: Line[]
  reason: string | null
  requestId: string
  previous: string
  hash: string
}

/** Somebody who is to take posts: whoever comes with the code, or with the number verified, becomes that person. */
export interface InvitationRow {
  _id: string
  name: Sealed
  phone: Sealed | null
  phoneKey: string | null
  posts: Post[]
  /** The units of the posts: what it is listed by. */
  units: UnitId[]
  state: 'open' | 'accepted' | 'revoked'
  /** Counts the codes given for it; an earlier one opens nothing. */
  turn: number
  codeKey: string
  expiresAt: Instant
  at: Instant
  by: PersonId
  acceptedBy: PersonId | null
  import: string | null
}

/** What one spreadsheet brought, so that it can be taken back. */
export interface ImportRow {
  _id: string
  kind: 'units' | 'people'
  at: Instant
  by: PersonId
  /** Ids of the units or invitations that it made, in the order of its rows. */
  made: string[]
  /** Those of them that were taken back. */
  taken: string[]
}

export const administration = {
  changes: collection<ChangeRow>('administration'),
  invitations: collection<InvitationRow>('invitations'),
  imports: collection<ImportRow>('imports'),
}
