/** A rate as two whole numbers, so that whoever reads it can check it. */
export interface Rate {
  above: number
  below: number
}

/** A rate in hundredths of a percent, as it is shown; null when there is nothing below the line. */
export function basisPoints({ above, below }: Rate): number | null {
  return below === 0 ? null : Math.round((above * 10_000) / below)
}

/** `98.2%`; `—` when there is nothing below the line. */
export function percent(rate: Rate, digits = 1): string {
  const points = basisPoints(rate)
  return points === null ? '—' : `${(points / 100).toFixed(digits)}%`
}
