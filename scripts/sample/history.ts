import { codeOf } from '../../domain/appeal/code'
import { DEFAULT_SETTINGS } from '../../domain/appeal/settings'
import { type Calendar, createCalendar } from '../../domain/calendar/calendar'
import { type Instant, dayOf } from '../../domain/calendar/day'
import { Organisation } from '../../domain/organisation/units'
import type { SampleDistrict } from './district'
import { Cast } from './history/cast'
import { Ledger, type KeptFigure, type Papers, type Totals, fileAway, noPapers } from './history/papers'
import { NO_PICTURES, type Pictures } from './history/pictures'
import { type Plan, makePlans } from './history/plan'
import { MOVES } from './history/moves'
import { Case } from './history/walk'

export type { Totals } from './history/papers'
export type { Pictures } from './history/pictures'

export interface HistoryOptions {
  district: SampleDistrict
  /** How many valid appeals; those that were never valid, or left, come on top. */
  valid: number
  /** The moment at which the history ends. */
  now: Instant
  pictures?: Pictures
  seed?: number
}

/** What is known only once every appeal has been written. */
export interface Closing {
  figures: KeptFigure[]
  counters: { _id: string; n: number }[]
  totals: Totals
}

/** Appeals whose documents are held in memory at a time. */
const BATCH = 400

/**
 * The history of a sample district: appeals that were decided by the real rules, step by step, each at its
 * own moment in the years before `now`, with a tail that is still open in every status. Gives the documents
 * in batches and answers, at the end, figures, counters and totals. The same options give the same history,
 * but for sealed names and numbers, which are sealed anew each time.
 */
export function* history({ district, valid, now, pictures = NO_PICTURES, seed = 20261123 }: HistoryOptions): Generator<Papers, Closing> {
  const calendar: Calendar = createCalendar()
  const organisation = new Organisation(district.units)
  const villages = district.units.filter(({ kind }) => kind === 'village').map(({ id }) => id)
  const setting = { now, calendar, organisation, settings: DEFAULT_SETTINGS, cast: new Cast(district.people), departments: district.departments }
  const plans = makePlans({ valid, now, calendar, villages, seed })
  const counters = giveCodes(plans)
  const ledger = new Ledger()
  let papers = noPapers()
  // In the order of filing: a store takes sorted documents much faster.
  for (const plan of plans.sort((a, b) => a.filedAt - b.filedAt || a.seed - b.seed)) {
    const walked = new Case(plan, setting).walk((does, one) => MOVES[does](one))
    for (const one of [walked, ...walked.twins]) {
      fileAway(one, papers, pictures)
      ledger.add(one)
    }
    if (papers.appeals.length < BATCH) continue
    yield papers
    papers = noPapers()
  }
  yield papers
  const figures = ledger.close()
  return { figures, counters, totals: ledger.totals }
}

/** Numbers the appeals of each year as they were filed, and answers how far each year came. */
function giveCodes(plans: readonly Plan[]): Closing['counters'] {
  const counts = new Map<number, number>()
  const all = plans.flatMap((plan) => (plan.twin ? [plan, plan.twin] : [plan]))
  all.sort((a, b) => a.filedAt - b.filedAt || a.seed - b.seed)
  for (const plan of all) {
    const year = Number(dayOf(plan.filedAt).slice(0, 4))
    const n = (counts.get(year) ?? 0) + 1
    counts.set(year, n)
    plan.code = codeOf(year, n)
  }
  return [...counts].map(([year, n]) => ({ _id: `codes-${year}`, n }))
}
