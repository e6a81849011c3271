import { CHECKS, STALLED_DAYS, type Check } from 'domain/ledger/checks'
import type { FolderBy, LedgerOrder } from 'server/contract'

/** Stands for no narrowing where one of several is chosen. */
export const EVERY = 'every'
export const ORDER_CHOICES: { value: LedgerOrder; words: string }[] = [{ value: 'deadline', words: '先到期的在前' }, { value: 'newest', words: '新提交的在前' }]

/** Ways to put what is open into folders. */
const FOLDER_WORDS: Record<FolderBy, string> = { township: '按乡镇', village: '按村', grid: '按网格', handler: '按责任人', lead: '按主办单位', kind: '按类别' }
export const FOLDER_CHOICES = Object.entries(FOLDER_WORDS).map(([value, words]) => ({ value: value as FolderBy, words }))

export const checkWords = (check: Check): string => (check === 'stalled' ? `${CHECKS[check].words}${STALLED_DAYS[0]}天` : CHECKS[check].words)
