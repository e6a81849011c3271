import * as z from 'zod'
import { CHANNELS, KINDS } from '../../domain/appeal/kinds'
import { monthOf } from '../../domain/calendar/day'
import { type Counts, DISTRICT, accountOf, splitCount, sum } from '../../domain/ledger/figures'
import { FORMULA_VERSION, ratesOf } from '../../domain/ledger/rates'
import type { Unit } from '../../domain/organisation/units'
import { monthPlus } from '../../domain/supervision/monthlyList'
import type { Board, LeadershipBoard, OpenAge, PublicBoard, TrendMonth, UnitBoard, UnitNumbers } from '../contract'
import { id } from '../door/schema'
import { verb } from '../door/verb'
import { oneOf } from '../store/conditions'
import type { FigureRow } from '../store/rows'
import { tables } from '../store/tables'
import { loadWorld } from '../world'
import { month } from './fields'
import { mustOversee, mustWatch, ownUnit } from './rights'
import { ALL, figureId } from './totals'

const input = z.strictObject({ month: month.optional() })
const COUNTED: readonly (keyof FigureRow & string)[] = ['month', 'unit', 'counts']
type Figure = Pick<FigureRow, 'month' | 'unit' | 'counts'>

/** The months that a trend shows, this one included. */
const TREND_MONTHS = 12

/** The district as its leaders see it: three requests, the person's included. */
export const leadership = verb(input, async ({ input, me }): Promise<LeadershipBoard> => {
  const { organisation, today } = await loadWorld()
  mustOversee(me, organisation)
  const townships = organisation.units.filter(({ kind }) => kind === 'township')
  const departments = organisation.units.filter(({ kind }) => kind === 'department')
  const [own, others] = await Promise.all([
    monthsOf([DISTRICT]),
    numbers([...townships.map((unit) => [unit, unit.id] as const), ...departments.map((unit) => [unit, accountOf(unit.id)] as const)], input.month),
  ])
  return { ...boardOf(own, DISTRICT, input.month, today), townships: others.filter(({ kind }) => kind === 'township'), departments: others.filter(({ kind }) => kind === 'department') }
})

/** One unit as it and those above it see it: three requests. */
export const unitBoard = verb(z.strictObject({ unit: id.optional(), month: month.optional() }), async ({ input, me }): Promise<UnitBoard> => {
  const { organisation, today } = await loadWorld()
  const unit = mustWatch(me, input.unit ?? ownUnit(me), organisation)
  const account = accountOf(unit.id)
  const villages = unit.kind === 'township' ? organisation.villagesOf(unit.id) : []
  const [own, below] = await Promise.all([monthsOf([unit.id, account]), numbers(villages.map((village) => [village, village.id] as const), input.month)])
  const counts = countsOf(own.filter((figure) => figure.unit === account), input.month)
  return {
    ...boardOf(own.filter((figure) => figure.unit === unit.id), unit.id, input.month, today),
    unit: { id: unit.id, name: unit.name, kind: unit.kind },
    account: { figure: account, counts, rates: ratesOf(counts) },
    below,
  }
})

/** What everyone may know: the same numbers, by the same definitions. Three requests. */
export const publicBoard = verb(input, async ({ input }): Promise<PublicBoard> => {
  const { organisation, today } = await loadWorld()
  const townships = organisation.units.filter(({ kind }) => kind === 'township')
  const [own, others] = await Promise.all([monthsOf([DISTRICT]), numbers(townships.map((unit) => [unit, unit.id] as const), input.month)])
  return { ...boardOf(own, DISTRICT, input.month, today), townships: others.map(({ figure: _, ...rest }) => rest) }
})

/** Every month's figure of some units, and their sums: one request, by the index of units. */
async function monthsOf(units: readonly string[]): Promise<Figure[]> {
  return tables.figures.pick({ unit: oneOf(units) }, COUNTED, 1000)
}

/** The figures of several units in one month, or of all time: one request by ids. A unit without one has no numbers yet. */
async function numbers(of: readonly (readonly [Unit, string])[], period: string | undefined): Promise<UnitNumbers[]> {
  if (of.length === 0) return []
  const found = await tables.figures.pick({ _id: oneOf(of.map(([, figure]) => figureId(period ?? ALL, figure))) }, COUNTED, 1000)
  const counts = new Map(found.map((figure) => [figure.unit, figure.counts]))
  return of.map(([{ id: unit, name, kind }, figure]) => ({ unit, name, kind, figure, counts: counts.get(figure) ?? {} }))
}

function countsOf(figures: readonly Figure[], period: string | undefined): Counts {
  return figures.find((figure) => figure.month === (period ?? ALL))?.counts ?? {}
}

function boardOf(figures: readonly Figure[], figure: string, period: string | undefined, today: string): Board {
  const counts = countsOf(figures, period)
  const monthly = figures.filter((one) => one.month !== ALL).sort((a, b) => (a.month < b.month ? -1 : 1))
  const split = (by: (typeof KINDS)[number] | (typeof CHANNELS)[number]) => ({ valid: counts[splitCount('valid', by)] ?? 0, resolved: counts[splitCount('resolved', by)] ?? 0 })
  return {
    month: period ?? null,
    months: monthly.map((one) => one.month).reverse(),
    today,
    formula: FORMULA_VERSION,
    figure,
    counts,
    rates: ratesOf(counts),
    trend: trendOf(monthly, period ?? monthOf(today)),
    ages: agesOf(monthly, today),
    kinds: KINDS.map((kind) => ({ kind, ...split(kind) })),
    channels: CHANNELS.map((channel) => ({ channel, ...split(channel) })).filter(({ valid }) => valid > 0),
  }
}

function trendOf(monthly: readonly Figure[], until: string): TrendMonth[] {
  return Array.from({ length: TREND_MONTHS }, (_, n) => monthPlus(until, n - TREND_MONTHS + 1)).map((one) => {
    const { valid = 0, finished = 0, resolved = 0, satisfied = 0 } = monthly.find((figure) => figure.month === one)?.counts ?? {}
    return { month: one, valid, finished, resolved, satisfied }
  })
}

/** How old what is open may be, in months before this one; the last has no end. */
const AGES: readonly { words: string; upTo: number }[] = [
  { words: '本月提交', upTo: 0 },
  { words: '上月提交', upTo: 1 },
  { words: '2至3个月前', upTo: 3 },
  { words: '4至6个月前', upTo: 6 },
  { words: '半年以前', upTo: Infinity },
]

function agesOf(monthly: readonly Figure[], today: string): OpenAge[] {
  return AGES.map(({ words, upTo }, index) => {
    const until = monthPlus(monthOf(today), index === 0 ? 0 : -AGES[index - 1]!.upTo - 1)
    const from = upTo === Infinity ? null : monthPlus(monthOf(today), -upTo)
    const { open = 0, overdue = 0 } = sum(monthly.filter((figure) => figure.month <= until && (from === null || figure.month >= from)).map((figure) => figure.counts))
    return { words, open, overdue, from, until }
  })
}
