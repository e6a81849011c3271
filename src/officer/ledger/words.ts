import { KIND_WORDS } from 'domain/appeal/kinds'
import { STATUSES, STATUS_WORDS } from 'domain/appeal/statuses'
import { CHECKS, STALLED_DAYS, type Check } from 'domain/ledger/checks'
import type { FolderBy, LedgerOrder } from 'server/contract'

/** Stands for no narrowing where one of several is chosen. */
export const EVERY = 'every'
const every = (words: string) => ({ value: EVERY, words })

export const STATUS_CHOICES = [every('全部'), ...STATUSES.map((status) => ({ value: status as string, words: STATUS_WORDS[status] }))]
export const KIND_CHOICES = [every('全部'), ...Object.entries(KIND_WORDS).map(([value, words]) => ({ value, words }))]
export const ORDER_CHOICES: { value: LedgerOrder; words: string }[] = [{ value: 'deadline', words: '先到期的在前' }, { value: 'newest', words: '新提交的在前' }]
export const OPEN_CHOICES = [every('全部'), { value: 'open', words: '只看在办的' }]

/** Ways to put what is open into folders. */
export const FOLDER_WORDS: Record<FolderBy, string> = { township: '按乡镇', village: '按村', grid: '按网格', handler: '按责任人', lead: '按主办单位', kind: '按类别' }
export const FOLDER_CHOICES = Object.entries(FOLDER_WORDS).map(([value, words]) => ({ value: value as FolderBy, words }))

export const checkWords = (check: Check): string => (check === 'stalled' ? `${CHECKS[check].words}${STALLED_DAYS[0]}天` : CHECKS[check].words)
