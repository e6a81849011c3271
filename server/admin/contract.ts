/** `admin`: what administrators keep of a district, and how the people of its units come in. */
import type { AddedKind } from '../../domain/administration/ids'
import type { SettingLine, SettingName } from '../../domain/administration/settings'
import type { Day, Instant } from '../../domain/calendar/day'
import type { TemplateKey } from '../../domain/notice/templates'
import type { Role } from '../../domain/organisation/roles'
import type { PersonId, Post, UnitId, UnitKind } from '../../domain/organisation/units'
import type { Page } from '../answers'
import type { SheetInput, SheetResult } from '../outreach/contract'

/** A unit as the tree shows it; what is below a closed one went with it. */
export interface UnitNode {
  id: UnitId
  name: string
  kind: UnitKind
  parent: UnitId | null
  /** How many grids a village has. */
  grids: number
  closedOn: Day | null
  /** The name of what it went up in. */
  into: string | null
}

export interface PostView extends Post {
  unitName: string
  roleWords: string
  /** Names of its grids; none means all of the unit. */
  gridNames: string[]
}

/** Somebody who holds posts. */
export interface Officer {
  id: PersonId
  name: string
  /** Masked. */
  phone: string | null
  posts: PostView[]
}

/** Somebody who is invited and has not come yet. */
export interface InvitationView {
  id: string
  name: string
  phone: string | null
  posts: PostView[]
  state: 'open' | 'accepted' | 'revoked' | 'expired'
  expiresAt: Instant
  /** To be handed to the person; null once it opens nothing. */
  code: string | null
}

export interface UnitView extends UnitNode {
  parentName: string | null
  gridList: { id: string; name: string }[]
  people: Officer[]
  invitations: InvitationView[]
  /** Who signs for it, nearest first: names with posts. */
  ladder: string[]
  /** Open appeals that it has to do with, none that complain of it among them; counted to a thousand. */
  open: number
  /** What may be held here. */
  roles: { id: Role; name: string }[]
  /** Its people or work are still on their way to another unit. */
  moving: boolean
}

export interface OfficerView extends Officer {
  /** Open appeals that wait for this very person; counted to a thousand. */
  open: number
  /** Who could take them over: those who handle in the same units. */
  heirs: { id: PersonId; name: string }[]
  mine: boolean
}

/** What the invited person sees before saying yes. */
export interface InvitedView {
  id: string
  name: string
  posts: PostView[]
  expiresAt: Instant
  /** Whether the number that it was made for has still to be verified. */
  phoneNeeded: boolean
}

/** One line of the record. */
export interface ChangeView {
  id: string
  at: Instant
  who: string
  what: string
  about: string
  lines: [label: string, before: string | null, after: string | null][]
  reason: string | null
}

/** One setting with what it is now; a yes or no is 1 or 0. */
export interface SettingView extends SettingLine {
  value: number
  byDefault: number
}

/** A message template: what WeChat knows it by, its fields, and messages as people get them. */
export interface TemplateView {
  key: TemplateKey
  title: string
  /** WeChat's id; null where the deployment sets none, and then nothing can be sent by it. */
  id: string | null
  /** Whether one accept allows any number of messages. */
  longTerm: boolean
  fields: { name: string; label: string; limit: number }[]
  /** Messages of each step that uses it: whole, and as WeChat shows them. */
  examples: { values: string[]; shown: string[] }[]
}

/** What one spreadsheet brought. */
export interface ImportView {
  id: string
  kind: 'units' | 'people'
  at: Instant
  who: string
  /** How many units or invitations it made, and how many of them were taken back. */
  made: number
  taken: number
}

/** A sheet of the shape that is imported: its titles, and a part of its rows. */
export interface ExportedSheet {
  header: string[]
  rows: string[][]
  next: string | null
}

/** A part of a sheet for an import, which the phone names: its parts are one import, and the same part twice brings nothing twice. */
export interface ImportInput extends SheetInput {
  import: string
}

export interface AdminFunction {
  /** The first administrator, by the secret that the deployment printed; once in the life of a district. */
  begin: { input: { secret: string; name: string }; output: { unit: UnitId } }
  units: { input: Record<string, never>; output: { units: UnitNode[] } }
  unit: { input: { id: UnitId }; output: UnitView }
  addUnit: { input: { kind: AddedKind; name: string; parent: UnitId; grids?: string[] }; output: { id: UnitId } }
  renameUnit: { input: { id: UnitId; name: string; reason?: string }; output: { id: UnitId } }
  /** Grids by name in their order; one with an id is renamed, one that is missing is removed. */
  saveGrids: { input: { unit: UnitId; grids: { id?: string; name: string }[] }; output: { id: UnitId } }
  /** Refused while people or open work are there, unless `into` takes them: then it is a merge. */
  closeUnit: { input: { id: UnitId; into?: UnitId; reason: string }; output: { id: UnitId } }
  /** A new unit of the same kind takes some grids and people along, and what these work on. */
  splitUnit: { input: { id: UnitId; name: string; grids: string[]; villages?: UnitId[]; people: PersonId[]; reason: string }; output: { id: UnitId } }
  /** A village below another township. */
  moveVillage: { input: { id: UnitId; into: UnitId; reason: string }; output: { id: UnitId } }
  officer: { input: { id: PersonId }; output: OfficerView }
  setPosts: { input: { person: PersonId; posts: Post[]; heir?: PersonId; reason: string }; output: { id: PersonId } }
  invite: { input: { name: string; phone?: string; posts: Post[] }; output: InvitationView }
  invitations: { input: { state: 'open' | 'accepted' | 'revoked'; cursor?: string }; output: Page<InvitationView> }
  renewInvitation: { input: { id: string }; output: InvitationView }
  revokeInvitation: { input: { id: string }; output: InvitationView }
  /** For whoever was given a code, or whose verified number is invited. */
  invited: { input: { code?: string }; output: { invitations: InvitedView[]; verified: boolean } }
  acceptInvitation: { input: { id: string; code?: string }; output: { posts: PostView[] } }
  settings: { input: Record<string, never>; output: { settings: SettingView[] } }
  /** One setting at a time, with its reason on record. */
  saveSetting: { input: { name: SettingName; value: number; reason: string }; output: { settings: SettingView[] } }
  templates: { input: Record<string, never>; output: { templates: TemplateView[] } }
  importUnits: { input: ImportInput; output: SheetResult }
  /** Each becomes an invitation, to be accepted with the number verified or with the code. */
  importPeople: { input: ImportInput; output: SheetResult }
  imports: { input: { cursor?: string }; output: Page<ImportView> }
  /** Takes back what an import made, but for that on which something hangs already, which is named; `taken` counts all that was ever taken back of it. */
  undoImport: { input: { id: string }; output: { taken: number; left: { name: string; why: string }[] } }
  /** Units, people or open invitations in the shape that is imported; numbers of people masked. */
  exportSheet: { input: { of: 'units' | 'people' | 'invitations'; cursor?: string }; output: ExportedSheet }
  changes: { input: { unit?: UnitId; person?: PersonId; cursor?: string }; output: Page<ChangeView> }
}
