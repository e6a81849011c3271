import { type Counts, BASIC_COUNTS } from '../../../domain/ledger/figures'
import { RATES, RATE_NAMES, basisPoints, percent, rateOf, ratesOf } from '../../../domain/ledger/rates'

const COUNTS: Counts = { received: 120, valid: 100, finished: 80, open: 20, overdue: 5, resolved: 78, satisfied: 60, fair: 10, dissatisfied: 2, unconfirmed: 6, inTime: 72, late: 8, ended: 81, repeat: 3, refused: 12 }

it('is two whole numbers and a percentage of them', () => {
  expect(ratesOf(COUNTS)).toEqual({
    completion: { above: 80, below: 85 },
    satisfaction: { above: 70, below: 78 },
    onTime: { above: 72, below: 85 },
    resolution: { above: 78, below: 100 },
    repeat: { above: 3, below: 81 },
  })
  expect(percent({ above: 47_591, below: 48_488 })).toBe('98.2%')
  expect(percent({ above: 0, below: 0 })).toBe('—')
  expect(basisPoints({ above: 1, below: 3 })).toBe(3333)
})

it.each(RATE_NAMES)('%s has nothing above the line that is not below it, for one appeal is in both or below alone', (name) => {
  const { above, below, ranks } = RATES[name]
  // `finished` covers what finished ones are divided into, `valid` all of them, `ended` those asked for again.
  const within: Partial<Record<string, string[]>> = { inTime: ['inTime'], resolved: ['valid'], repeat: ['ended'] }
  for (const count of above) expect([count, ...(within[count] ?? [])].some((one) => below.includes(one as (typeof below)[number]))).toBe(true)
  expect(ranks).toBe(['completion', 'satisfaction', 'onTime'].includes(name))
})

it('is not moved by what was refused with reasons, withdrawn or transferred', () => {
  const moved: Counts = { ...COUNTS, received: 500, refused: 400, withdrawn: 30, transferred: 40 }
  expect(ratesOf(moved)).toEqual(ratesOf(COUNTS))
  for (const name of RATE_NAMES) for (const count of ['received', 'refused', 'withdrawn', 'transferred'] as const) expect([...RATES[name].above, ...RATES[name].below]).not.toContain(count)
  expect(BASIC_COUNTS).toEqual(expect.arrayContaining(['refused', 'withdrawn', 'transferred']))
})

it('counts who could not be asked below the line of satisfaction and never above it', () => {
  expect(rateOf('satisfaction', { unconfirmed: 3 })).toEqual({ above: 0, below: 3 })
  expect(rateOf('resolution', { valid: 3, resolved: 3, unconfirmed: 3 })).toEqual({ above: 3, below: 3 })
})
