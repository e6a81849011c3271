import { canonical, sha256Hex } from '../../appeal/entries'
import type { UnitId, UnitKind } from '../../organisation/units'
import { type Signal, ticketsOf } from './signals'

/** Drawn apart, each with its own number: villages, townships, departments, and the district's own three. */
export const STRATA = ['village', 'township', 'department', 'district'] as const
export type Stratum = (typeof STRATA)[number]
export const STRATUM_WORDS: Record<Stratum, string> = { village: '村（社区）', township: '乡镇（街道）', department: '区级部门', district: '区中心、纪委、信访' }

export function stratumOf(kind: UnitKind): Stratum {
  return kind === 'village' || kind === 'township' || kind === 'department' ? kind : 'district'
}

/** A close-out that can be drawn, as it was when the list was frozen. */
export interface Candidate {
  code: string
  unit: UnitId
  stratum: Stratum
  signals: readonly Signal[]
}

export type Sizes = Readonly<Record<Stratum, number>>

/** A whole number from 0 up to and without `bound`, each as likely as the other. */
export type Below = (bound: number) => number

/** What one reads off a digest at a time: 48 bits, exact in a number. */
const SPAN = 2 ** 48

/** How many of them are used for numbers below `bound`: as many for each number, the few left over for none. */
export const fairSpan = (bound: number): number => SPAN - (SPAN % bound)

/**
 * Whole numbers that follow from a seed and a name: SHA-256 over `seed`, `name` and a counter, the first 48 bits of
 * each. What would favour small numbers is passed over, so that every number below the bound has the same chance.
 */
export function numbersFrom(seed: string, name: string): Below {
  let counter = 0
  return (bound) => {
    if (!Number.isInteger(bound) || bound < 1) throw new RangeError(`there is no whole number below ${bound}`)
    const fair = fairSpan(bound)
    for (;;) {
      const drawn = Number.parseInt(sha256Hex(`${seed}\n${name}\n${counter++}`).slice(0, 12), 16)
      if (drawn < fair) return drawn % bound
    }
  }
}

/** The ticket's owner, where each candidate holds its tickets one after the other in the order given. */
function ownerOf(tickets: readonly number[], ticket: number): number {
  let passed = 0
  for (const [index, held] of tickets.entries()) {
    passed += held
    if (ticket < passed) return index
  }
  throw new RangeError(`nobody holds ticket ${ticket}`)
}

/**
 * Draws `size` of the candidates, or all where there are no more: one ticket after the other, and who was drawn takes
 * no further part. Each draw is fair by tickets; with as many tickets the chances are the same.
 */
export function drawFrom<T>(candidates: readonly T[], tickets: (one: T) => number, size: number, below: Below): T[] {
  const left = [...candidates]
  const drawn: T[] = []
  while (drawn.length < size && left.length > 0) {
    const held = left.map(tickets)
    const ticket = below(held.reduce((total, one) => total + one, 0))
    drawn.push(...left.splice(ownerOf(held, ticket), 1))
  }
  return drawn
}

const byCode = (a: Candidate, b: Candidate) => (a.code < b.code ? -1 : 1)

/** The list as it is frozen: by code, each once. Whoever repeats a draw begins with this. */
export function frozen(candidates: readonly Candidate[]): Candidate[] {
  const each = new Map(candidates.map(({ code, unit, stratum, signals }) => [code, { code, unit, stratum, signals }]))
  return [...each.values()].sort(byCode)
}

/** What is written down of a frozen list and of how many were to be drawn: any other list has another digest. */
export function digestOfList(candidates: readonly Candidate[], sizes: Sizes): string {
  return sha256Hex(canonical({ candidates: frozen(candidates), sizes }))
}

/** The sample, stratum by stratum. The same seed, list and sizes give the same one, in whatever order the list comes. */
export function drawSample(seed: string, candidates: readonly Candidate[], sizes: Sizes): Candidate[] {
  const list = frozen(candidates)
  return STRATA.flatMap((stratum) => drawFrom(list.filter((one) => one.stratum === stratum), ({ signals }) => ticketsOf(signals), sizes[stratum], numbersFrom(seed, stratum)))
}
