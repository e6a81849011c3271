import type { Counts } from '../ledger/figures'
import { type Rate, type RateName, RATES, RATE_NAMES, basisPoints, ratesOf } from '../ledger/rates'
import type { UnitId } from '../organisation/units'

/** Villages, townships and departments are ranked apart: their work is not alike. Only units are, never people. */
export const RANKED_KINDS = ['village', 'township', 'department'] as const
export type RankedKind = (typeof RANKED_KINDS)[number]
export const RANKED_WORDS: Record<RankedKind, string> = { village: '村（社区）', township: '乡镇（街道）', department: '区级部门' }

/** Fewer cases than this say too little: the unit is shown and not ranked. Counted are those that were due. */
export const LEAST_VOLUME: Record<RankedKind, number> = { village: 5, township: 10, department: 10 }
/** How many stand on each side of the list at most. */
export const LIST_SIZE: Record<RankedKind, number> = { village: 10, township: 3, department: 3 }
/** Nobody is praised below this score, nobody blamed from it on, in hundredths of a percent. */
export const LINE = 9000

/** What a unit did in a month, and what keeps it from being praised. */
export interface Account {
  unit: UnitId
  counts: Counts
  /** A red warning stands against it: whatever its numbers, it is not praised. */
  vetoed?: boolean
}

export interface Line {
  unit: UnitId
  rates: Record<RateName, Rate>
  /** The mean of the rates that rank, in hundredths of a percent. */
  score: number
  /** The place; the same one for units that are equal in every rate. Null for one with too few cases. */
  place: number | null
  mark: 'red' | 'black' | null
}

const RANKING = RATE_NAMES.filter((name) => RATES[name].ranks)

/** The mean of the rates that rank, of those that there are: a unit that answered everything on the spot has no ratings. */
function scoreOf(rates: Record<RateName, Rate>): number {
  const points = RANKING.map((name) => basisPoints(rates[name])).filter((value) => value !== null)
  return points.length === 0 ? 0 : Math.round(points.reduce((total, value) => total + value, 0) / points.length)
}

/** The order of rates where scores are equal. */
const TIE_BREAKERS: readonly RateName[] = ['satisfaction', 'onTime', 'completion', 'resolution', 'repeat']

/** What decides the place, the better the smaller; equal values share one. */
function standing(line: Pick<Line, 'score' | 'rates'>): number[] {
  const side = (name: RateName) => (RATES[name].better === 'higher' ? -1 : 1) * (basisPoints(line.rates[name]) ?? 0)
  return [-line.score, ...TIE_BREAKERS.map(side)]
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - b[index]!
  return 0
}

/**
 * A total order of units of one kind by what is shown of them: the score, then satisfaction, timeliness,
 * completion, resolution, repetition. Equal in all of these is equal in place; among those the one with more
 * cases stands first, then the order of ids. A better rate never lowers a place.
 */
export function rank(kind: RankedKind, accounts: readonly Account[]): Line[] {
  const lines = accounts.map(({ unit, counts, vetoed = false }) => {
    const rates = ratesOf(counts)
    const line = { unit, rates, score: scoreOf(rates) }
    return { line, vetoed, volume: rates.completion.below, by: standing(line) }
  })
  const enough = (volume: number) => volume >= LEAST_VOLUME[kind]
  lines.sort((a, b) => Number(enough(b.volume)) - Number(enough(a.volume)) || compare(a.by, b.by) || b.volume - a.volume || (a.line.unit < b.line.unit ? -1 : 1))
  const ranked = lines.filter(({ volume }) => enough(volume))
  const placeOf = (index: number): number => {
    let first = index
    while (first > 0 && compare(ranked[first - 1]!.by, ranked[index]!.by) === 0) first -= 1
    return first + 1
  }
  const places = ranked.map((_, index) => placeOf(index))
  // Nobody is blamed by the order of ids: units that share a place are on the list together or not at all.
  const blamedFrom = places[Math.max(0, ranked.length - LIST_SIZE[kind])] ?? 1
  const firstBlamed = places.filter((place) => place >= blamedFrom).length > LIST_SIZE[kind] ? blamedFrom + 1 : blamedFrom
  return lines.map(({ line, vetoed, volume }, index): Line => {
    if (!enough(volume)) return { ...line, place: null, mark: null }
    const place = places[index]!
    const praised = line.score >= LINE && !vetoed && places.filter((other) => other <= place).length <= LIST_SIZE[kind]
    const blamed = line.score < LINE && place >= firstBlamed
    return { ...line, place, mark: praised ? 'red' : blamed ? 'black' : null }
  })
}
