import { cpus, loadavg } from 'node:os'

/** Rows of text under a title, ready to be printed. */
export interface Table {
  title: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

/** What a benchmark answers: tables to read, figures to compute with, and what has to be said beside them. */
export interface Report {
  tables: readonly Table[]
  figures: object
  notes: readonly string[]
}

export interface BenchOptions {
  /** Sizes of the store, in documents; a benchmark has its own when none are asked for. */
  sizes?: readonly number[]
  /** Where stores are kept between runs. */
  folder: string
  say: (line: string) => void
}

export type Bench = (options: BenchOptions) => Promise<Report>

/** How busy the machine is: figures taken beside other work say so. */
export const load = (): string => `${cpus().length} cores, load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`

/** Durations of one operation, in milliseconds. */
export interface Spread {
  median: number
  p95: number
}

export function spreadOf(durations: readonly number[]): Spread {
  const sorted = [...durations].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { median: at(0.5), p95: at(0.95) }
}

/** Milliseconds to two digits. */
export const ms = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))
