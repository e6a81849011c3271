import { CHANNELS, CHANNEL_WORDS, KIND_WORDS } from 'domain/appeal/kinds'
import { STATUSES, STATUS_WORDS } from 'domain/appeal/statuses'
import { CHECKS, STALLED_DAYS } from 'domain/ledger/checks'
import type { LedgerFilter } from 'domain/ledger/filter'
import type { DistrictTree, LedgerName } from 'server/contract'

import type { Option } from '@/ui/choice'

/** What the choices of a filter are made of. */
export interface Known {
  ledger: LedgerName | undefined
  unit: string | undefined
  tree: DistrictTree | null
  tags: readonly { id: string; name: string }[]
  handlers: readonly { id: string; name: string }[]
}

type Options = readonly Option<string>[]

/** A member of the filter that is chosen from a list; no options, no line. */
export interface Field {
  name: keyof LedgerFilter
  label: string
  options: (known: Known, filter: LedgerFilter) => Options
  /** What the choice of a value changes beside the member itself. */
  with?: (value: string | undefined) => Partial<Record<keyof LedgerFilter, unknown>>
  /** The value as the filter has it. */
  value?: (value: string) => unknown
}

const YES = [{ value: 'true', words: '是' }]
const yes = () => true
const named = (list: readonly { id: string; name: string }[]): Options => list.map(({ id, name }) => ({ value: id, words: name }))
const choices = (words: Readonly<Record<string, string>>): Options => Object.entries(words).map(([value, word]) => ({ value, words: word }))

/** A ledger that spans townships. */
const isWide = ({ ledger }: Known): boolean => ledger === '总台账' || ledger === '台账'
const villages = (known: Known, { township }: LedgerFilter) => known.tree?.townships.find(({ id }) => id === (isWide(known) ? township : known.unit))?.villages ?? []
const grids = ({ tree, unit, ledger }: Known, { village }: LedgerFilter) => tree?.townships.flatMap((one) => one.villages).find(({ id }) => id === (ledger === '微台账' ? unit : village))?.grids ?? []
const leads = (known: Known, filter: LedgerFilter) => (known.tree ? [...known.tree.departments, ...known.tree.townships, ...villages(known, filter)] : [])

/** Everything that a line shows and that is chosen from a list (S5.4). */
export const FIELDS: readonly Field[] = [
  { name: 'open', label: '只看在办的', options: () => YES, value: yes },
  { name: 'status', label: '状态', options: () => STATUSES.map((status) => ({ value: status, words: STATUS_WORDS[status] })) },
  { name: 'kind', label: '类别', options: () => choices(KIND_WORDS) },
  { name: 'tag', label: '标签', options: ({ tags }) => named(tags) },
  { name: 'township', label: '乡镇（街道）', options: (known) => (isWide(known) ? named(known.tree?.townships ?? []) : []), with: () => ({ village: undefined, grid: undefined }) },
  { name: 'village', label: '村（社区）', options: (known, filter) => named(villages(known, filter)), with: () => ({ grid: undefined }) },
  { name: 'grid', label: '网格', options: (known, filter) => named(grids(known, filter)) },
  { name: 'lead', label: '主办单位', options: (known, filter) => named(leads(known, filter)) },
  { name: 'handler', label: '责任人', options: ({ handlers }) => named(handlers) },
  { name: 'level', label: '办理层级', options: () => choices({ village: '村级', township: '乡镇级', district: '区级' }) },
  { name: 'channel', label: '来源', options: () => CHANNELS.map((channel) => ({ value: channel, words: CHANNEL_WORDS[channel] })) },
  { name: 'urgent', label: '紧急', options: () => YES, value: yes },
  { name: 'none', label: '缺少什么', options: () => choices({ handler: '没有责任人', lead: '没有交办', grid: '没有网格', kind: '没有分类' }) },
  { name: 'stalledDays', label: '停滞多久', options: () => STALLED_DAYS.map((days) => ({ value: `${days}`, words: `${days}天没有进展` })), value: Number, with: (value) => ({ check: value && 'stalled' }) },
]

/** Days between which something lies, both ends included. */
export const RANGES: readonly { label: string; from: keyof LedgerFilter; to: keyof LedgerFilter }[] = [
  { label: '应办日期', from: 'dueFrom', to: 'dueTo' },
  { label: '提交日期', from: 'filedFrom', to: 'filedTo' },
  { label: '销号日期', from: 'closedFrom', to: 'closedTo' },
]

/** The filter with some members changed; what becomes undefined is gone. */
export function changed(filter: LedgerFilter, changes: Partial<Record<keyof LedgerFilter, unknown>>): LedgerFilter {
  return Object.fromEntries(Object.entries({ ...filter, ...changes }).filter(([, value]) => value !== undefined)) as LedgerFilter
}

/** Takes a choice of a field; undefined is no choice. */
export function chosen(filter: LedgerFilter, field: Field, value: string | undefined): LedgerFilter {
  return changed(filter, { ...field.with?.(value), [field.name]: value === undefined ? undefined : (field.value?.(value) ?? value) })
}

/** What is chosen of a field, in words; null for nothing. */
export function wordsOf(field: Field, known: Known, filter: LedgerFilter): string | null {
  const value = filter[field.name]
  if (value === undefined) return null
  return field.options(known, filter).find((option) => option.value === `${value}`)?.words ?? '已选'
}

function rangeWords(from: string | undefined, to: string | undefined): string | null {
  if (from && to) return `${short(from)}至${short(to)}`
  if (from) return `${short(from)}起`
  return to ? `到${short(to)}` : null
}

/** A day with its year, since ledgers go back years: 2026年3月2日. */
export function short(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** A filter in words, one a member: `类别 求决`. */
export function filterWords(filter: LedgerFilter, known: Known): string[] {
  const fields = FIELDS.flatMap((field) => {
    const words = wordsOf(field, known, filter)
    return words === null ? [] : [words === '是' ? field.label : `${field.label} ${words}`]
  })
  const ranges = RANGES.flatMap(({ label, from, to }) => {
    const words = rangeWords(filter[from] as string | undefined, filter[to] as string | undefined)
    return words === null ? [] : [`${label} ${words}`]
  })
  const check = filter.check && filter.stalledDays === undefined ? [CHECKS[filter.check].words] : []
  return [...fields, ...ranges, ...check]
}
