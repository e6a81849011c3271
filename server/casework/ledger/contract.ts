/** What the ledgers add to `casework`: three views of the same records, narrowed, counted, tagged and kept (S5). */
import type { TagInput } from '../../../domain/administration/categories'
import type { Channel } from '../../../domain/appeal/kinds'
import type { Day } from '../../../domain/calendar/day'
import type { Check } from '../../../domain/ledger/checks'
import type { LedgerFilter } from '../../../domain/ledger/filter'
import type { Tag } from '../../../domain/ledger/tags'
import type { Level, UnitId } from '../../../domain/organisation/units'
import type { AppealCard, Page } from '../../answers'

/** A line of a ledger. */
export interface LedgerRow extends AppealCard {
  level: Level | null
  grid: string | null
  channel: Channel
  channelWords: string
  /** Names of its tags. */
  tags: string[]
  /** The responsible person, by name. */
  handler: string | null
  /** The last day on which somebody moved it. */
  movedOn: Day
}

export type LedgerOrder = 'deadline' | 'newest'

/** Which ledger, and how much of it. Without a unit it is the first of one's own. */
export interface LedgerQuestion extends LedgerFilter {
  unit?: UnitId
}

/**
 * A page of a ledger. A narrow filter may leave few or none of the rows that one call reads: `looked` is
 * how many it read, and `next` goes on behind them.
 */
export interface LedgerPage extends Page<LedgerRow> {
  looked: number
}

/** How many there are. With `next` it is what the rows read so far hold, and asking again counts on behind them; 1,000 is a thousand or more. */
export interface LedgerCount {
  count: number
  next: string | null
}

/** What the open appeals of a ledger are put together by. */
export const FOLDERS = ['township', 'village', 'grid', 'handler', 'lead', 'kind'] as const
export type FolderBy = (typeof FOLDERS)[number]

/** The open appeals of one village, grid, person, …: each number is the ledger narrowed by `filter`. */
export interface Folder {
  id: string | null
  name: string
  open: number
  overdue: number
  filter: LedgerFilter
}

export interface Folders {
  /** The unit whose ledger it is, and the ledgers that one may choose from. */
  unit: UnitId
  units: { id: UnitId; name: string; ledger: LedgerName }[]
  by: FolderBy
  folders: Folder[]
  /** All open appeals, and those that fail each check. */
  open: number
  checks: Record<Check, number>
  /** False where there are more open ones than a call reads: the numbers are those of the nearest dates. */
  whole: boolean
}

/** 总台账、分台账、微台账; a department's own has no name of its own. */
export type LedgerName = '总台账' | '分台账' | '微台账' | '台账'

/** A way of looking at a ledger that a person keeps. */
export interface SavedView {
  /** Made on the phone. */
  id: string
  name: string
  question: LedgerQuestion
  order: LedgerOrder
  /** What the ledger opens with; one at most. */
  first?: true
}

export interface LedgerOfCadres {
  ledger: { input: LedgerQuestion & { order?: LedgerOrder; cursor?: string }; output: LedgerPage }
  count: { input: LedgerQuestion & { cursor?: string }; output: LedgerCount }
  folders: { input: { unit?: UnitId; by?: FolderBy }; output: Folders }
  views: { input: Record<string, never>; output: { views: SavedView[] } }
  saveView: { input: SavedView; output: { views: SavedView[] } }
  dropView: { input: { id: string }; output: { views: SavedView[] } }
  /** What appeals may be sorted by. */
  tags: { input: Record<string, never>; output: { tags: Tag[]; mayKeep: boolean } }
  /** One tag named anew, closed or offered again; without an id a new one. */
  saveTag: { input: TagInput; output: { tags: Tag[]; mayKeep: boolean } }
}
