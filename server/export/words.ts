import { CHANNEL_WORDS, KIND_WORDS } from '../../domain/appeal/kinds'
import { STATUS_WORDS } from '../../domain/appeal/statuses'
import { CHECKS } from '../../domain/ledger/checks'
import type { LedgerFilter } from '../../domain/ledger/filter'
import { type Tag, tagNames } from '../../domain/ledger/tags'
import type { Level } from '../../domain/organisation/units'
import type { District } from '../store/units'
import type { ExportOf } from './contract'

export const LEVEL_WORDS: Record<Level, string> = { village: '村级', township: '乡镇级', district: '区级' }

interface Names {
  organisation: District
  tags: readonly Tag[]
}

/** One row a member of the filter, in the order in which they are said. Of a person the id stands in `of`, not the name: it is sealed. */
const SAID: { [K in keyof LedgerFilter]-?: (value: NonNullable<LedgerFilter[K]>, names: Names, filter: LedgerFilter) => string } = {
  township: (id, { organisation }) => organisation.find(id)?.name ?? id,
  village: (id, { organisation }) => organisation.find(id)?.name ?? id,
  grid: (id, { organisation }, { village }) => (village ? organisation.gridsOf(village) : []).find((grid) => grid.id === id)?.name ?? '一个网格',
  lead: (id, { organisation }) => `${organisation.find(id)?.name ?? id}主办`,
  handler: () => '一位责任人的',
  open: () => '在办的',
  status: (status) => STATUS_WORDS[status],
  kind: (kind) => KIND_WORDS[kind],
  level: (level) => LEVEL_WORDS[level],
  channel: (channel) => CHANNEL_WORDS[channel],
  tag: (tag, { tags }) => tagNames([tag], tags)[0] ?? '一个标签',
  urgent: () => '紧急',
  none: (what) => ({ grid: '没有网格', handler: '没有责任人', lead: '没有交办', kind: '没有分类' })[what],
  check: (check, _, { stalledDays }) => `${CHECKS[check].words}${check === 'stalled' && stalledDays ? `${stalledDays}天` : ''}`,
  stalledDays: () => '',
  dueFrom: (day) => `应办${day}起`,
  dueTo: (day) => `应办到${day}`,
  filedFrom: (day) => `提交${day}起`,
  filedTo: (day) => `提交到${day}`,
  closedFrom: (day) => `销号${day}起`,
  closedTo: (day) => `销号到${day}`,
}

/** What is exported, in words that stand on record: `双桂坪镇台账：求决、提交2025-01-01起`. */
export function wordsOf(of: ExportOf, names: Names): string {
  const full = of.purpose ? '，姓名电话不隐去' : ''
  if ('code' in of) return `${of.code}${of.form === 'pdf' ? `档案（可打印${full}）` : '档案（核验用）'}`
  const { unit, ...filter } = of.ledger
  const said = (Object.keys(SAID) as (keyof LedgerFilter)[]).map((name) => (filter[name] === undefined ? '' : (SAID[name] as (value: unknown, names: Names, filter: LedgerFilter) => string)(filter[name], names, filter)))
  const parts = said.filter((words) => words !== '')
  return `${names.organisation.find(unit ?? '')?.name ?? ''}台账${parts.length > 0 ? `：${parts.join('、')}` : ''}${full}`
}

/** How long is left for the step that is waited for, as a line of a ledger says it. */
export const leftWords = ({ daysLeft }: { daysLeft: number | null }): string =>
  daysLeft === null ? '' : daysLeft < 0 ? `${CHECKS.overdue.words}${-daysLeft}个工作日` : `剩${daysLeft}个工作日`
