/** What `export` answers: ledgers as spreadsheets and cases as files, made while the screen looks on. */
import type { Instant } from '../../domain/calendar/day'
import type { LedgerOrder, LedgerQuestion } from '../casework/ledger/contract'
import type { Page } from '../answers'

/**
 * What is to be made: a ledger as `.xlsx`, or one case as a printable file or as the record itself. Names and numbers are
 * masked; with a purpose they stand in full where the asker works on the appeal, and each is noted as looked at.
 */
export type ExportOf = ({ ledger: LedgerQuestion; order: LedgerOrder } | { code: string; form: 'pdf' | 'json' }) & { purpose?: string }

export interface ExportView {
  id: string
  what: 'ledger' | 'case'
  /** What it is, in words: `分台账：办理中`. */
  words: string
  at: Instant
  /** `queued` until somebody took it up; `failed` goes on where it stopped when asked for again; `expired` has no files any more. */
  state: 'queued' | 'making' | 'done' | 'failed' | 'expired'
  /** Rows so far. */
  rows: number
  /** Nothing is looked at any more: the files are whole. Each address is good for ten minutes and made anew each time. */
  files: { name: string; rows: number; bytes: number; url: string | null }[]
  /** When the files are deleted. */
  expiresAt: Instant
}

export interface ExportFunction {
  /** Begins; the id is the request's own, so that a repeated tap begins nothing new. */
  start: { input: { of: ExportOf }; output: ExportView }
  /** How far it is. Asked every few seconds; it also takes up again what was cut off. */
  follow: { input: { id: string }; output: ExportView }
  /** Makes one that failed, from where it stopped, or one whose files are gone, from the beginning. */
  again: { input: { id: string }; output: ExportView }
  /** My exports, the newest first. */
  mine: { input: { cursor?: string }; output: Page<Omit<ExportView, 'files'>> }
}
