import { readState, writeState } from './disk/state'
import type { Clock } from './service'

/** A clock that runs with real time from an offset, and whose offset can be moved. */
export interface MovableClock extends Clock {
  /** The offset to real time in milliseconds, one signed 64-bit integer, for threads that must see a move at once. */
  readonly shared: SharedArrayBuffer
  /** Puts the clock at a moment (milliseconds since the epoch), from which it runs on. */
  jump(to: number): void
}

/**
 * Opens the clock kept in `file`. A folder that has none begins at `start` (ISO 8601), or at real time;
 * later openings continue from the offset that was left, whatever `start` says.
 */
export function openClock(file: string, start?: string): MovableClock {
  const shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
  const cell = new BigInt64Array(shared)
  const jump = (to: number): void => {
    const offset = Math.round(to - Date.now())
    Atomics.store(cell, 0, BigInt(offset))
    writeState(file, { offset })
  }

  const kept = readState<{ offset: number }>(file)
  if (kept) Atomics.store(cell, 0, BigInt(kept.offset))
  else jump(start === undefined ? Date.now() : parseInstant(start))

  return { shared, jump, now: () => Date.now() + Number(Atomics.load(cell, 0)) }
}

/** Milliseconds since the epoch of an ISO 8601 instant; throws when it is not one. */
export function parseInstant(text: string): number {
  const parsed = /^\d{4}-\d{2}-\d{2}(T|$)/.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(parsed)) throw new RangeError(`not an ISO 8601 instant: ${text}`)
  return parsed
}

const DURATION = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const UNIT_MS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000]

/** Milliseconds of an ISO 8601 duration such as `P1D` or `PT30M`. Months and years have no fixed length and are refused. */
export function parseDuration(text: string): number {
  const match = DURATION.exec(text)
  if (!match) throw new RangeError(`not an ISO 8601 duration in weeks, days, hours, minutes or seconds: ${text}`)
  return UNIT_MS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0)
}
